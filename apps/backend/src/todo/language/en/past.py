"""What was done, or is being done, told from what is to be done: "buy" -> "bought". Data only."""

from collections.abc import Sequence

from todo.language.en import doing

_IRREGULAR = {
    "babysit": "babysat", "begin": "", "bring": "brought", "build": "built", "buy": "bought", "choose": "chose|chosen",
    "cut": "cut", "deal": "dealt", "dig": "dug", "do": "did|done", "draw": "drew|drawn", "drink": "drank|drunk",
    "drive": "drove|driven", "eat": "ate|eaten", "feed": "fed", "find": "found", "freeze": "froze|frozen", "get": "",
    "give": "gave|given", "go": "went|gone", "grind": "ground", "grow": "grew|grown", "hang": "hung", "have": "",
    "hold": "held", "keep": "", "know": "", "lay": "laid", "lead": "led", "learn": "learned|learnt", "leave": "left",
    "lend": "lent", "let": "", "lose": "lost", "make": "made", "meet": "met", "mow": "mowed|mown", "pay": "paid|payed",
    "put": "put", "quit": "quit", "read": "read", "ride": "rode|ridden", "ring": "rang|rung", "run": "ran",
    "see": "saw|seen",
    "sell": "sold", "send": "sent", "set": "set", "sew": "sewed|sewn", "shred": "shredded", "sleep": "slept",
    "speak": "spoke|spoken", "spend": "spent", "split": "split", "stand": "stood", "start": "", "steal": "stole",
    "stick": "stuck", "sweep": "swept", "swim": "swam|swum", "take": "took|taken", "teach": "taught", "tell": "told",
    "try": "", "use": "", "wake": "woke|woken", "withdraw": "withdrew", "write": "wrote|written", "wrap": "wrapped",
}  # fmt: skip
"""An empty form: said of something begun or kept it would not mean that it is done."""
_DOUBLED = frozenset(
    """
    chat chop drop flip grab hug jog knit log map mop nap plug pop prep scan scrub ship shop stop submit top transfer
    trim unclog unplug wrap zip get put set let scrap bin pin tag untag swap zap rub
    """.split()  # noqa: SIM905 - as text it can be read
)
_PHRASES = (
    "picked up|dropped off|handed in|turned in|replied to|finished up|sorted out|filled out|filled in|cleaned up|"
    "tidied up|set up|signed up for|paid off|paid for|looked at|looked into|went to|gone to|been to|been at|"
    "talked to|got back from|come back from|came back from|gotten through|gone through|went through|"
    "spoke to|spoken to|worked on|worked out|applied for|sent off|sent out|took out|taken out|washed up|"
    "caught up with|met with|met up with|checked in for|got rid of|put away|put up|written up|wrote up|"
    "dealt with|heard back from|heard from|got through to|got hold of|got in touch with|caught up on|read through|"
    "followed up with|followed up on|gave back|given back|took back|taken back|listened to|sorted|paid"
)
_NO_SURE = frozenset({"set up", "did", "got back from", "come back from", "came back from"})
"""Also a command, a question ("did the plumber come?"), or nothing that was to be done."""
_UNTOLD = frozenset(
    {"change", "move", "know", "continue", "aim", "decide", "agree", "ask", "question", "plan", "schedule"}
)


def past_of(verb: str) -> str:
    known = _IRREGULAR.get(verb)
    if known is not None:
        return known
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLED else f"{verb}ed"


def gerund_of(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith("ee") else f"{verb}ing"


def past_forms() -> str:
    """Of all verbs that begin a thing to do, and of those that need a second word."""
    return "|".join(dict.fromkeys([*_PHRASES.split("|"), *_forms(_verbs())]))


def sure_past_forms() -> str:
    """Those of them that cannot be a command: "painted", but not "put"."""
    verbs = _verbs()
    told = [*_PHRASES.split("|"), *(form for form in _forms(verbs) if form not in verbs)]
    return "|".join(dict.fromkeys(form for form in told if form not in _NO_SURE))


def _verbs() -> list[str]:
    return [verb for forms in doing.WORDS["doing"].values() for verb in forms.split("|")]


def _forms(verbs: Sequence[str]) -> list[str]:
    return [form for verb in verbs if verb not in _UNTOLD for form in past_of(verb).split("|") if form]
