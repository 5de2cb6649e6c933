"""Yes, no, hello, thanks and help: messages that are nothing else."""

from todo.language.grammar import Parser
from todo.language.types import IntentKind

KINDS = {
    "help_word": IntentKind.HELP,
    "no": IntentKind.REFUSE,
    "yes": IntentKind.CONFIRM,
    "thank": IntentKind.THANKS,
    "greet": IntentKind.GREETING,
}
"""In the order in which one wins over the others: "ok, cancel" is a no."""


def small_talk(parser: Parser, start: int, end: int) -> IntentKind | None:
    """What these tokens are if all of them are small talk."""
    found: set[IntentKind] = set()
    is_firm = False
    at = start
    while at < end:
        if parser.tokens[at].kind == "punct" and parser.tokens[at].norm in ",.!?؟،۔-~" and found:
            at += 1
            continue
        best_end, best_kinds = at, set[IntentKind]()
        for category, kind in KINDS.items():
            reading = parser.category(category, at, end)
            if reading and reading.end > best_end:
                best_end, best_kinds = reading.end, {kind}
            elif reading and reading.end == best_end:
                best_kinds.add(kind)
        if best_end == at:
            addressee = parser.category("addressee", at, end) if found else None
            if addressee is None:
                return None
            at = addressee.end
            continue
        is_firm |= IntentKind.CONFIRM in best_kinds and parser.category("weak_yes", at, end) is None
        found.add(next(kind for kind in KINDS.values() if kind in best_kinds))
        at = best_end
    if found == {IntentKind.CONFIRM, IntentKind.THANKS} and not is_firm:
        return IntentKind.THANKS  # "ok, thanks" ends a talk and confirms nothing
    return next((kind for kind in KINDS.values() if kind in found), None)
