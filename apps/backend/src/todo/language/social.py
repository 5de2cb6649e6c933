"""Yes, no, hello, thanks and help: messages that are nothing else."""

import unicodedata

from todo.language.grammar import Parser
from todo.language.types import IntentKind, Topic

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
            passed = _passed_over(parser, at, end, is_begun=bool(found))
            if passed == at:
                return None
            at = passed
            continue
        is_firm |= IntentKind.CONFIRM in best_kinds and parser.category("weak_yes", at, end) is None
        found.add(next(kind for kind in KINDS.values() if kind in best_kinds))
        at = best_end
    if found == {IntentKind.CONFIRM, IntentKind.THANKS} and not is_firm:
        return IntentKind.THANKS  # "ok, thanks" ends a talk and confirms nothing
    return next((kind for kind in KINDS.values() if kind in found), None)


def talked_of(parser: Parser, start: int, end: int) -> Topic | None:
    """What a greeting is besides a hello."""
    for topic in ("farewell", "wellbeing"):
        if any(parser.category(topic, at, end) for at in range(start, end)):
            return topic
    return None


def _passed_over(parser: Parser, at: int, end: int, *, is_begun: bool) -> int:
    """The index after words and signs that add nothing: "hmm, no", "thanks a lot 🎉"."""
    said = parser.category("addressee" if is_begun else "pause_word", at, end)
    if said:
        return said.end
    token = parser.tokens[at]
    is_sign = token.kind == "punct" and unicodedata.category(parser.text[token.start]).startswith("S")
    is_comma = not is_begun and at > 0 and token.norm in (",", ".", "…", "-", "،")
    return at + 1 if is_sign or is_comma else at
