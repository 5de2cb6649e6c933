"""Finds the frame, a language's way to say one wish, that fits a clause as a whole."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from todo.language.changes import read_changes
from todo.language.fitness import words_fit
from todo.language.grammar import Hole, Name, Parser, Sequent, Slots, Words, compile_pattern
from todo.language.moments import read_moment

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
    needs: tuple[int, ...]
    """Of each element the keys, as bits, that it may begin with (0 of a hole): a clause has one of each."""
    solid: tuple[int, ...]
    """Those of elements that are no hole, the rarest words first to tell that the clause has none."""
    last: frozenset[str]
    """The words that the clause must end with; none if it may end with others."""


_Bucket = dict[tuple[int, int], list[_Variant]]
"""By the first two of their `solid` needs, which most of them share: asked once for all of them."""


@dataclass(frozen=True)
class FrameIndex:
    """Frames by a key that a clause must hold: of its first token, or of some token."""

    frames: Sequence[Frame]
    _first: dict[str, _Bucket] = field(default_factory=dict)
    _anywhere: dict[int, _Bucket] = field(default_factory=dict)
    """By the key's bit."""
    _bare: list[_Variant] = field(default_factory=list)
    """Nothing but holes."""
    _bits: dict[str, int] = field(default_factory=dict)

    def prepare(self, starts: Mapping[str, Sequence[str]]) -> None:
        """`starts`: the keys that each rule may begin with."""
        compiled = [(sequent, frame) for frame in self.frames for sequent in compile_pattern(frame.pattern)]
        for order, (sequent, frame) in enumerate(compiled):
            keys = [_keys(element, starts) for element in sequent]
            needs = tuple(self._mask(each) for each in keys)
            solid = tuple(sorted((need for need in needs if need), key=int.bit_count))
            ending = sequent[-1] if sequent else None
            last = ending.words if isinstance(ending, Words) else frozenset()
            variant = _Variant(order, sequent, frame, needs, solid, last)
            if not solid:
                self._bare.append(variant)
                continue
            pair = (solid[0], solid[1 % len(solid)])
            for key in next(each for each in keys if each):
                opens = not isinstance(sequent[0], Hole)
                bucket = (
                    self._first.setdefault(key, {})
                    if opens
                    else self._anywhere.setdefault(self._bits[key], {})
                )
                bucket.setdefault(pair, []).append(variant)

    @cached_property
    def _inner(self) -> int:
        """All bits of `_anywhere`."""
        return sum(self._anywhere)

    def _mask(self, keys: Sequence[str]) -> int:
        mask = 0
        for key in keys:
            mask |= self._bits.setdefault(key, 1 << len(self._bits))
        return mask

    def _masks(self, parser: Parser) -> list[int]:
        """Of each token the bits of its keys."""
        masks = parser.kept.get((FrameIndex, 0, 0))
        if not isinstance(masks, list):
            bits = self._bits
            masks = [sum({bits[key] for key in keys if key in bits}) for keys in parser.keys]
            parser.kept[FrameIndex, 0, 0] = masks
        return masks

    def fits(self, parser: Parser, start: int, end: int) -> Iterator[Bound]:
        """Every way a frame covers tokens `[start, end)`, in the frames' order."""
        masks = self._masks(parser)
        present = 0
        for mask in masks[start:end]:
            present |= mask
        found: dict[int, _Variant] = {}
        last = parser.tokens[end - 1].norm
        buckets = [self._first[key] for key in parser.keys[start] if key in self._first]
        inside = present & self._inner
        while inside:
            bit = inside & -inside
            inside ^= bit
            buckets.append(self._anywhere[bit])
        for bucket in buckets:
            for (rare, next_rare), variants in bucket.items():
                if present & rare and present & next_rare:
                    for variant in variants:
                        if _may_fit(variant, present, end - start, last):
                            found[variant.order] = variant
        found.update((variant.order, variant) for variant in self._bare)
        for order in sorted(found):
            variant = found[order]
            for holes, slots in _lay(parser, _Laid(variant, masks, end), 0, start, {}, Slots()):
                yield Bound(variant.frame, holes, slots)


def _may_fit(variant: _Variant, present: int, length: int, last: str) -> bool:
    """Whether the clause is long enough and holds what each element may begin with."""
    if len(variant.sequent) > length or (variant.last and last not in variant.last):
        return False
    for need in variant.solid:  # noqa: SIM110 - asked of hundreds of variants a clause: a generator costs twice
        if not present & need:
            return False
    return True


class _Laid(NamedTuple):
    """A variant, and the clause that it is laid over: each token's bits, and where it ends."""

    variant: _Variant
    masks: list[int]
    end: int


def _keys(element: Words | Name | Hole, starts: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if isinstance(element, Words):
        return [f"={word}" for word in element.words]
    if isinstance(element, Name):
        return starts.get(element.name, [element.name])
    return []


Holes = dict[str, tuple[int, int]]


def _lay(
    parser: Parser, laid: _Laid, k: int, at: int, holes: Holes, slots: Slots
) -> Iterator[tuple[Holes, Slots]]:
    sequent, end = laid.variant.sequent, laid.end
    if k == len(sequent):
        if at == end:
            yield holes, slots
        return
    if at >= end:
        return
    element = sequent[k]
    if isinstance(element, Hole):
        for stop in _stops(parser, laid, k, at):
            if _may_fill(parser, laid.variant.frame, element.slot, at, stop):
                yield from _lay(parser, laid, k + 1, stop, {**holes, element.slot: (at, stop)}, slots)
    elif laid.masks[at] & laid.variant.needs[k]:
        for stop, filled in _one(parser, element, at, end, slots):
            yield from _lay(parser, laid, k + 1, stop, holes, filled)


def _may_fill(parser: Parser, frame: Frame, slot: str, start: int, end: int) -> bool:
    """What is told fast, before the rest of the frame is laid."""
    if slot == "when":
        return read_moment(parser, start, end) is not None
    if slot == "changes":
        return read_changes(parser, start, end) is not None
    return slot != "ref" or words_fit(parser, frame.options, start, end)


def _stops(parser: Parser, laid: _Laid, k: int, at: int) -> Iterator[int]:
    """Where a hole that begins here may end."""
    variant, masks, end = laid
    if k == len(variant.sequent) - 1:
        yield end
        return
    following, need = variant.sequent[k + 1], variant.needs[k + 1]
    if isinstance(following, Hole):
        yield from range(at + 1, min(end, at + 1 + MAX_STOPS))
        return
    found = 0
    for stop in range(at + 1, min(end, at + MAX_INNER)):
        if masks[stop] & need and any(True for _ in _one(parser, following, stop, end, Slots())):
            found += 1
            if found > MAX_STOPS:
                return
            yield stop


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
