"""How English asks for a deed without a command, and the forms that it then has. Data only."""

from todo.language.bids import Bid, by_first_word
from todo.language.en.past import gerund_of, past_of
from todo.language.en.verbs import WORDS as VERBS
from todo.language.lexicon import Table

_COMMANDS = (
    "add_verb", "put_verb", "show_verb", "complete_verb", "reopen_verb", "rename_verb", "change_verb", "move_verb",
    "clear_verb", "delete_verb", "restore_verb", "undo_verb", "tag_verb", "untag_verb", "prioritise_verb",
    "deprioritise_verb", "raise_verb", "lower_verb", "search_verb",
)  # fmt: skip
_MORE = "make|mark|set|give|remind|flag|tell|show|bring|get|take|let|count|schedule|call|repeat|cross|tick|check|have"
_PAST = {"get": "got", "have": "had"}

_GERUND_BIDS = (
    "would you mind", "do you mind", "if you wouldn't mind", "if you don't mind", "would you consider",
    "any chance of", "any chance of you", "is there any chance of", "can i trouble you with",
)  # fmt: skip
_KIND = (
    "i'd be grateful", "i would be grateful", "i'd be very grateful", "i'd be so grateful", "i'd appreciate it",
    "i would appreciate it", "i'd really appreciate it", "i'd love it", "i would love it", "i'd like it",
    "i'd prefer it", "i'd prefer", "i'd be happy", "i'd be glad", "i'd be thankful", "it'd be great",
    "it would be great", "it'd be good", "it would be good", "it'd be nice", "it would be nice", "it'd be lovely",
    "it would be lovely", "it'd be helpful", "it would be helpful", "it'd be better", "it would be better",
    "it'd help", "it would help", "would be great", "would be good", "would be nice", "would be lovely",
    "would be helpful", "would be cool", "i was wondering", "i'm wondering", "i wonder", "would it be ok",
    "would it be okay", "would it be possible", "is it ok", "is it okay",
)  # fmt: skip
_LEADS = "|".join(
    (
        *_GERUND_BIDS,
        *(f"{kind} if {you}" for kind in _KIND for you in ("you could", "you would", "you can", "u could", "you", "u")),
    )
)  # fmt: skip


def _past(verb: str) -> str:
    return _PAST.get(verb) or past_of(verb)


def _verbs() -> list[str]:
    phrases = [phrase for name in _COMMANDS for forms in VERBS[name].values() for phrase in forms.split("|")]
    first = [phrase.split()[0] for phrase in phrases] + _MORE.split("|")
    return [verb for verb in dict.fromkeys(first) if verb.isalpha() and not verb.endswith(("ing", "ed"))]


_GERUNDS = {gerund_of(verb): verb for verb in _verbs()}
_PASTS = {form: verb for verb in _verbs() for form in _past(verb).split("|") if form}

BIDS = by_first_word(
    [
        *(Bid(tuple(bid.split()), _GERUNDS) for bid in _GERUND_BIDS),
        *(Bid(tuple(f"{kind} if {you}".split()), _PASTS) for kind in _KIND for you in ("you", "u")),
    ]
)
WORDS: Table = {"lead": {"bid": _LEADS}}
"""Words that only ask, before what is asked for."""
JOINTS = frozenset({"and", "then", "also", "please", "just", "kindly", ","})
