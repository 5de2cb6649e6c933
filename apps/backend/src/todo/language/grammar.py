"""Patterns over tokens, written as data.

A pattern is words and spaces: `in|within <count:n> <unit> [or so]`
  in|within   one of these words        <count:n>   a category of the lexicon or another rule; its value goes to slot n
  [or so]     may be absent             ~th         no space before it
  {title}     any tokens (frames only)
Matching is memoised and never recurses deeper than a pattern is long, so it stays linear in the text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from todo.language.lexicon import Lexeme, Lexicon
from todo.language.tokens import Token, fold
from todo.language.values import Context

T = TypeVar("T")
MAX_READINGS = 12
MIN_PLURAL_LENGTH = 3
DIGITS: Mapping[str, Callable[[str], bool]] = {
    "int": lambda digits: True,
    "two": lambda digits: len(digits) == 2,
    "four": lambda digits: len(digits) == 4,
    "zeroed": lambda digits: len(digits) == 2 and digits[0] == "0",
}
"""Categories of numbers by how they are written; no lexicon holds them."""


class Words(NamedTuple):
    words: frozenset[str]
    glued: bool


class Name(NamedTuple):
    name: str
    slot: str
    glued: bool


class Hole(NamedTuple):
    slot: str


Element = Words | Name | Hole
Sequent = tuple[Element, ...]


class Mismatch(Exception):
    """A slot holds another kind of value than the action asks for: this is no reading of the words."""


class Slots(dict[str, object]):
    def of(self, name: str, kind: type[T]) -> T:
        value = self[name]
        if not isinstance(value, kind):
            raise Mismatch(name)
        return value

    def get_of(self, name: str, kind: type[T]) -> T | None:
        return self.of(name, kind) if name in self else None


Taken = tuple[tuple[str, object], ...]
Action = Callable[[Context, Slots], object | None]
"""Turns slots into a value; None refuses the reading."""


class Rule(NamedTuple):
    name: str
    pattern: str
    action: str
    constants: Mapping[str, object] = {}


class Variant(NamedTuple):
    order: int
    sequent: Sequent
    action: Action
    constants: Mapping[str, object]


@dataclass(slots=True)
class Step:
    """Patterns that begin alike, walked together: what may come next, and which variants end here."""

    ends: list[Variant] = field(default_factory=list)
    words: dict[str, list[tuple[bool, "Step"]]] = field(default_factory=dict)
    """Word -> whether it must be glued, and where that leads."""
    names: dict[str, list[tuple[str, bool, "Step"]]] = field(default_factory=dict)
    """Name of a category or rule -> the slot of its value, whether it must be glued, and where that leads."""
    _known: dict[Element, "Step"] = field(default_factory=dict)

    def add(self, variant: Variant) -> None:
        step = self
        for element in variant.sequent:
            step = step._next(element)
        step.ends.append(variant)

    def _next(self, element: Element) -> "Step":
        if isinstance(element, Hole):
            raise ValueError("a rule may not contain a hole")
        if element in self._known:
            return self._known[element]
        step = self._known[element] = Step()
        if isinstance(element, Name):
            self.names.setdefault(element.name, []).append((element.slot, element.glued, step))
        else:
            for word in element.words:
                self.words.setdefault(word, []).append((element.glued, step))
        return step


class Reading(NamedTuple):
    end: int
    value: object


def kept(read: "Callable[[Parser, int, int], T]") -> "Callable[[Parser, int, int], T]":
    """A reading of tokens `[start, end)` that many frames ask for: done once a text."""

    @wraps(read)
    def ask(parser: "Parser", start: int, end: int) -> T:
        key = (read, start, end)
        try:
            found: T = parser.kept[key]
        except KeyError:
            found = parser.kept[key] = read(parser, start, end)
        return found

    return ask


def compile_pattern(pattern: str) -> list[Sequent]:
    """Every way to leave the optional parts out, fullest first."""
    variants, rest = _expand(_lex(pattern), 0)
    if rest:
        raise ValueError(f"unbalanced brackets in pattern {pattern!r}")
    return sorted(dict.fromkeys(variants), key=len, reverse=True)


def _lex(pattern: str) -> list[str]:
    return pattern.replace("[", " [ ").replace("]", " ] ").split()


def _expand(parts: list[str], depth: int) -> tuple[list[Sequent], list[str]]:
    variants: list[Sequent] = [()]
    while parts:
        part, parts = parts[0], parts[1:]
        if part == "]":
            return variants, parts if depth else ["]"]
        if part == "[":
            inner, parts = _expand(parts, depth + 1)
            variants = [head + tail for head in variants for tail in [*inner, ()]]
        else:
            variants = [(*head, _element(part)) for head in variants]
    return variants, []


def _element(part: str) -> Element:
    if part.startswith("{"):
        return Hole(part[1:-1])
    glued = part.startswith("~")
    part = part.removeprefix("~")
    if part.startswith("<"):
        name, _, slot = part[1:-1].partition(":")
        return Name(name, slot or name, glued)
    words = part.split("|") if part != "|" else [part]
    return Words(frozenset(fold(word) for word in words), glued)


@dataclass(frozen=True)
class Grammar:
    """Lexicon and compiled rules of one language mix; shared by all texts."""

    lexicon: Lexicon
    rules: Sequence[Rule]
    actions: Mapping[str, Action]
    infinitives: tuple[str, ...] = ()
    """Endings of verbs that name something to do, in languages that put the verb last."""
    bare_infinitives: tuple[str, ...] = ()
    """Those of them that tell something to do without another word beside them."""
    plurals: tuple[str, ...] = ()
    """Endings of words for several things."""
    _index: dict[str, dict[str, list[Variant]]] = field(default_factory=dict)
    _begun: dict[str, set[str]] = field(default_factory=dict)
    _steps: dict[tuple[str, tuple[str, ...]], Step] = field(default_factory=dict)
    """Answers of `first_step`: a language has few sets of keys that begin a rule."""
    _openings: dict[str, "Opening"] = field(default_factory=dict)
    """Of the lexicon's words, where no longer phrase begins with them."""

    def __post_init__(self) -> None:
        compiled: dict[str, list[Variant]] = {}
        for rule in self.rules:
            variants = compiled.setdefault(rule.name, [])
            for sequent in compile_pattern(rule.pattern):
                variants.append(Variant(len(variants), sequent, self.actions[rule.action], rule.constants))
        for name, variants in compiled.items():
            index = self._index.setdefault(name, {})
            for variant in variants:
                for key in _first_keys(variant.sequent[0], compiled, frozenset({name})):
                    index.setdefault(key, []).append(variant)
                    self._begun.setdefault(key, set()).add(name)

    def is_infinitive(self, word: str) -> bool:
        return len(word) > 2 and bool(self.infinitives) and word.endswith(self.infinitives)

    def is_bare_infinitive(self, word: str) -> bool:
        return len(word) > 2 and bool(self.bare_infinitives) and word.endswith(self.bare_infinitives)

    def is_plural(self, word: str) -> bool:
        return len(word) > MIN_PLURAL_LENGTH and bool(self.plurals) and word.endswith(self.plurals)

    def starts(self) -> dict[str, list[str]]:
        """The keys that each rule may begin with."""
        return {name: list(index) for name, index in self._index.items()}

    def is_rule(self, name: str) -> bool:
        return name in self._index

    def opening(self, token: Token, lexemes: Sequence[tuple[Lexeme, int]]) -> "Opening":
        if token.kind == "quote":
            return self._opening(["quote"])
        if lexemes and lexemes is self.lexicon.alone(token.norm):
            known = self._openings.get(token.norm)
            if known is None:
                known = self._openings[token.norm] = self._opening(_keys(token, lexemes))
            return known
        return self._opening(_keys(token, lexemes))

    def _opening(self, keys: list[str]) -> "Opening":
        begun = frozenset[str]().union(*(self._begun[key] for key in keys if key in self._begun))
        names = frozenset(keys)
        return Opening(tuple(dict.fromkeys(keys)), names, begun, begun | names)

    def first_step(self, name: str, keys: Sequence[str]) -> Step:
        """Of the patterns of a rule that may begin at a token with these keys."""
        index = self._index[name]
        beginning = tuple(key for key in keys if key in index)
        known = self._steps.get((name, beginning))
        if known is None:
            known = self._steps[name, beginning] = Step()
            for variant in sorted(
                {variant.order: variant for key in beginning for variant in index[key]}.values(),
                key=lambda variant: variant.order,
            ):
                known.add(variant)
        return known


class Opening(NamedTuple):
    """What may begin at a token."""

    keys: tuple[str, ...]
    """The word itself after "=", its categories, how its digits are written."""
    key_set: frozenset[str]
    begun: frozenset[str]
    """Rules."""
    names: frozenset[str]
    """All that `read` may find something for."""


def _keys(token: Token, lexemes: Sequence[tuple[Lexeme, int]]) -> list[str]:
    keys = [f"={token.norm}", *(lexeme.category for lexeme, _ in lexemes)]
    if token.value is not None:
        keys += [name for name, fits in DIGITS.items() if fits(token.norm)]
    return keys


def _first_keys(element: Element, compiled: Mapping[str, list[Variant]], seen: frozenset[str]) -> set[str]:
    if isinstance(element, Words):
        return {f"={word}" for word in element.words}
    if isinstance(element, Hole):
        raise ValueError("a rule may not begin with a hole")
    if element.name not in compiled:
        return {element.name}
    if element.name in seen:
        raise ValueError(f"rule {element.name} is left-recursive")
    keys: set[str] = set()
    for variant in compiled[element.name]:
        keys |= _first_keys(variant.sequent[0], compiled, seen | {element.name})
    return keys


def _by_order(ended: tuple[Variant, int, Taken]) -> int:
    return ended[0].order


def _by_category(token: Token, lexemes: Sequence[tuple[Lexeme, int]], at: int) -> dict[str, list[Reading]]:
    """What a token begins, longest first; of two meanings that end together the first."""
    found: dict[str, list[Reading]] = {}
    for lexeme, length in lexemes:
        readings = found.setdefault(lexeme.category, [])
        if not readings or readings[-1].end != at + length:
            readings.append(Reading(at + length, lexeme.value))
    if token.value is not None:
        found.update(
            {name: [Reading(at + 1, token.value)] for name, fits in DIGITS.items() if fits(token.norm)}
        )
    return found


class Parser:
    """Reads one text. `read` answers are kept, so asking again is free."""

    def __init__(self, grammar: Grammar, text: str, tokens: list[Token], context: Context) -> None:
        self.grammar = grammar
        self.text = text
        self.tokens = tokens
        self.context = context
        self._lexemes = [grammar.lexicon.at(tokens, index) for index in range(len(tokens))]
        openings = [grammar.opening(*each) for each in zip(tokens, self._lexemes, strict=True)]
        self.keys = [opening.keys for opening in openings]
        self.key_sets = [opening.key_set for opening in openings]
        self._begun = [opening.begun for opening in openings]
        self.openers = [opening.names for opening in openings]
        """Of each token all names that `read` may find something for."""
        self._categories: dict[int, dict[str, list[Reading]]] = {}
        self._length = len(tokens)
        self._memo: dict[tuple[str, int], list[Reading]] = {}
        self.kept: dict[tuple[object, int, int], Any] = {}
        """What `kept` readings of stretches found."""

    def category(self, name: str, at: int, limit: int | None = None) -> Reading | None:
        """The longest lexeme of a category at a token."""
        if at >= self._length or name not in self.key_sets[at]:
            return None
        for reading in self._readings(name, at):
            if limit is None or reading.end <= limit:
                return reading
        return None

    def has_category(self, names: frozenset[str], at: int) -> bool:
        return at < self._length and not names.isdisjoint(self.key_sets[at])

    def _readings(self, category: str, at: int) -> Sequence[Reading]:
        known = self._categories.get(at)
        if known is None:
            known = self._categories[at] = _by_category(self.tokens[at], self._lexemes[at], at)
        return known.get(category, ())

    def word(self, at: int) -> str:
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def read(self, name: str, at: int) -> Sequence[Reading]:
        """All readings of a rule or category at a token, longest first."""
        if at >= self._length or name not in self.openers[at]:
            return ()
        if name not in self._begun[at]:
            return () if self.grammar.is_rule(name) else self._readings(name, at)
        known = self._memo.get((name, at))
        if known is None:
            known = self._memo[name, at] = self._read(name, at)
        return known

    def _read(self, name: str, at: int) -> list[Reading]:
        found: dict[int, Reading] = {}
        ended: list[tuple[Variant, int, Taken]] = []
        self._walk(self.grammar.first_step(name, self.keys[at]), at, (), ended)
        if len(ended) > 1:
            ended.sort(key=_by_order)
        for variant, end, taken in ended:
            if end not in found:
                try:
                    value = variant.action(self.context, Slots({**variant.constants, **dict(taken)}))
                except Mismatch:
                    continue
                if value is not None:
                    found[end] = Reading(end, value)
        if len(found) < 2:
            return list(found.values())
        return [found[end] for end in sorted(found, reverse=True)][:MAX_READINGS]

    def _walk(self, step: Step, at: int, taken: Taken, ended: list[tuple[Variant, int, Taken]]) -> None:
        """All variants that the tokens from here on say, with what their slots take; as deep as a pattern is long."""
        for variant in step.ends:
            ended.append((variant, at, taken))
        if at >= self._length:
            return
        token = self.tokens[at]
        if step.words and token.kind != "quote":
            for is_glued, following in step.words.get(token.norm, ()):
                if token.glued or not is_glued:
                    self._walk(following, at + 1, taken, ended)
        if not step.names:
            return
        for name in step.names.keys() & self.openers[at]:
            readings = self.read(name, at)
            if not readings:
                continue
            for slot, is_glued, following in step.names[name]:
                if token.glued or not is_glued:
                    for reading in readings:
                        self._walk(following, reading.end, (*taken, (slot, reading.value)), ended)
