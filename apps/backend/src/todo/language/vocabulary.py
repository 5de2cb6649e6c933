"""What one language brings to the shared engine. Only data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from todo.language.bids import Bids
from todo.language.frames import Frame
from todo.language.grammar import Rule
from todo.language.lexicon import Table
from todo.language.types import LanguageCode


@dataclass(frozen=True)
class Names:
    """How the language writes dates, times and repetition. Each is understood again by its own rules."""

    weekdays: Sequence[str]
    """From Monday."""
    short_weekdays: Sequence[str]
    months: Sequence[str]
    short_months: Sequence[str]
    hours: Mapping[int, str]
    """First hour -> template with `{h12}`, `{h24}` and `{m}`; the last that has begun counts."""
    date: str
    when: str
    near: Mapping[int, str]
    """Days from today -> template around `{when}`."""
    units: Mapping[str, tuple[str, str]]
    """FREQ -> "every day", and the template for every `{n}` of them."""
    workdays: str
    on_weekdays: str
    monthly: Mapping[str, str]
    """`day`, `last_day` and `weekday` of the month, `year`: templates after the unit."""
    ordinals: Mapping[int, str]
    nth: Mapping[int, str]
    """Endings of days of the month; 0 is the usual one."""
    listed: tuple[str, str]
    """What stands between things, and before the last."""
    until: str
    times: str


@dataclass(frozen=True)
class Language:
    code: LanguageCode
    words: Sequence[Table]
    rules: Sequence[Rule]
    frames: Sequence[Frame]
    names: Names
    real_words: Sequence[str] = ()
    """Words that look like slips of known ones and are not."""
    infinitives: tuple[str, ...] = ()
    """Endings of verbs that name something to do, in languages that put the verb last."""
    bare_infinitives: tuple[str, ...] = ()
    """Those of them that tell something to do without another word beside them ("دودھ لانا")."""
    plurals: tuple[str, ...] = ()
    """Endings of words for several things ("eggs"), where endings tell."""
    bids: Bids = field(default_factory=dict)
    """Words that ask for a deed in another form than a command ("would you mind")."""
    joints: frozenset[str] = frozenset()
    """Words that may stand between the deeds that are asked for."""
    enclitics: Mapping[str, str] = field(default_factory=dict)
    """Endings that are a word of their own before one of `after_enclitics` ("the laundry's done")."""
    after_enclitics: frozenset[str] = frozenset()
    whole_words: frozenset[str] = frozenset()
    """Words with such an ending that are read as they are ("that's")."""
    same_days_back: int = 0
    """So many days from today are called alike in both directions ("کل" is yesterday and tomorrow)."""
    letters: str = ""
    """A character class of the script, if it is not Latin: a word with one of these is in this language."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Words in Latin letters and how the script writes them."""
    sound: Callable[[str], str] | None = None
    """The key of a Latin spelling under which others of the same word stand in `sounded`."""
    sounded: Mapping[str, str] = field(default_factory=dict)
    tells: frozenset[str] = frozenset()
    """Of `spelled`: those that no other language has, so that they tell this one."""
    hints: frozenset[str] = frozenset()
    """Of `spelled`: those that tell the language where there are several of them."""
