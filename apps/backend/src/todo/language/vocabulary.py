"""What one language brings to the shared engine. Only data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from todo.language.frames import Frame
from todo.language.grammar import Rule
from todo.language.lexicon import Table
from todo.language.types import LanguageCode


@dataclass(frozen=True)
class Language:
    code: LanguageCode
    words: Sequence[Table]
    rules: Sequence[Rule]
    frames: Sequence[Frame]
    real_words: Sequence[str] = ()
    """Words that look like slips of known ones and are not."""
    infinitives: tuple[str, ...] = ()
    letters: str = ""
    """A character class of the script, if it is not Latin: a word with one of these is in this language."""
    spelled: Mapping[str, str] = field(default_factory=dict)
    """Words in Latin letters and how the script writes them."""
    tells: frozenset[str] = frozenset()
    """Of `spelled`: those that no other language has, so that they tell this one."""
