"""Finds the frame, a language's way to say one wish, that fits a clause as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from todo.language.grammar import Hole, Name, Parser, Sequent, Slots, Words, compile_pattern

MAX_STOPS = 24
MAX_INNER = 120
"""Tokens that a hole holds if something follows it: longer ones are no reference, date or title that people write."""


class Frame(NamedTuple):
    """`kind` is an `IntentKind`; `options` are read by the builder."""

    kind: str
    pattern: str
    options: Mapping[str, object] = {}


@dataclass(frozen=True, slots=True)
class Bound:
    """A frame laid over a clause: which tokens fill its holes, what its categories mean."""

    frame: Frame
    holes: Mapping[str, tuple[int, int]]
    slots: Slots


class _Variant(NamedTuple):
    order: int
    sequent: Sequent
    frame: Frame
    needs: tuple[frozenset[str], ...]
    """Of each element that is no hole the keys of tokens that it may begin with: a clause has one of each."""


@dataclass(frozen=True)
class FrameIndex:
    """Frames by a key that a clause must hold: of its first token, or of some token."""

    frames: Sequence[Frame]
    _first: dict[str, list[_Variant]] = field(default_factory=dict)
    _anywhere: dict[str, list[_Variant]] = field(default_factory=dict)

    def prepare(self, starts: Mapping[str, Sequence[str]]) -> None:
        """`starts`: the keys that each rule may begin with."""
        for order, frame in enumerate(self.frames):
            for sequent in compile_pattern(frame.pattern):
                needs = [
                    frozenset(_keys(element, starts)) for element in sequent if not isinstance(element, Hole)
                ]
                variant = _Variant(order, sequent, frame, tuple(needs))
                anchor = next((element for element in sequent if not isinstance(element, Hole)), None)
                index = self._first if sequent and sequent[0] is anchor else self._anywhere
                for key in _keys(anchor, starts) if anchor is not None else ("",):
                    index.setdefault(key, []).append(variant)

    def fits(self, parser: Parser, start: int, end: int) -> Iterator[Bound]:
        """Every way a frame covers tokens `[start, end)`, in the frames' order."""
        found: dict[tuple[int, Sequent], _Variant] = {}
        for key in parser.keys[start]:
            for variant in self._first.get(key, ()):
                found[variant.order, variant.sequent] = variant
        present = {key for at in range(start, end) for key in parser.keys[at]} | {""}
        for key in present & self._anywhere.keys():
            for variant in self._anywhere[key]:
                found[variant.order, variant.sequent] = variant
        possible = [
            variant
            for variant in found.values()
            if len(variant.sequent) <= end - start
            and not any(present.isdisjoint(need) for need in variant.needs)
        ]
        for variant in sorted(possible, key=lambda variant: (variant.order, -len(variant.sequent))):
            for holes, slots in _lay(parser, variant.sequent, 0, start, end, {}, Slots()):
                yield Bound(variant.frame, holes, slots)


def _keys(element: Words | Name | Hole, starts: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if isinstance(element, Words):
        return [f"={word}" for word in element.words]
    if isinstance(element, Name):
        return starts.get(element.name, [element.name])
    return []


Holes = dict[str, tuple[int, int]]


def _lay(
    parser: Parser, sequent: Sequent, k: int, at: int, end: int, holes: Holes, slots: Slots
) -> Iterator[tuple[Holes, Slots]]:
    if k == len(sequent):
        if at == end:
            yield holes, slots
        return
    if at >= end:
        return
    element = sequent[k]
    if not isinstance(element, Hole):
        for stop, filled in _one(parser, element, at, end, slots):
            yield from _lay(parser, sequent, k + 1, stop, end, holes, filled)
        return
    if k == len(sequent) - 1:
        yield {**holes, element.slot: (at, end)}, slots
        return
    following = sequent[k + 1]
    if isinstance(following, Hole):
        for stop in range(at + 1, min(end, at + 1 + MAX_STOPS)):
            yield from _lay(parser, sequent, k + 1, stop, end, {**holes, element.slot: (at, stop)}, slots)
        return
    stops = 0
    for stop in range(at + 1, min(end, at + MAX_INNER)):
        if next(_one(parser, following, stop, end, slots), None) is None:
            continue
        stops += 1
        if stops > MAX_STOPS:
            return
        yield from _lay(parser, sequent, k + 1, stop, end, {**holes, element.slot: (at, stop)}, slots)


def _one(
    parser: Parser, element: Words | Name, at: int, end: int, slots: Slots
) -> Iterator[tuple[int, Slots]]:
    token = parser.tokens[at]
    if isinstance(element, Words):
        if token.norm in element.words and token.kind != "quote" and (token.glued or not element.glued):
            yield at + 1, slots
        return
    if element.glued and not token.glued:
        return
    for reading in parser.read(element.name, at):
        if reading.end <= end:
            filled = Slots(slots)
            filled[element.slot] = reading.value
            yield reading.end, filled
