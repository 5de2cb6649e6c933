"""How well a corpus is understood: intents, slots and whole phrases, overall, by language and by slot."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from evals.corpus import Expected, Phrase, described
from todo.language import understand

ZONE = ZoneInfo("Asia/Karachi")
NOW = datetime(2026, 11, 23, 9, tzinfo=ZONE)
NO_SLOT = "(none)"


@dataclass
class Score:
    phrases: int = 0
    intents_right: int = 0
    slots: int = 0
    slots_right: int = 0
    phrases_right: int = 0
    by_slot: Counter[str] = field(default_factory=Counter)
    by_slot_right: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[Phrase, Expected]] = field(default_factory=list)

    def add(self, phrase: Phrase, got: Expected) -> None:
        expected = _comparable(phrase.expected)
        found = _comparable(got)
        self.phrases += 1
        self.intents_right += [kind for kind, _ in expected] == [kind for kind, _ in found]
        self._add_slots(expected, found)
        if expected == found:
            self.phrases_right += 1
        else:
            self.missed.append((phrase, got))

    def _add_slots(self, expected: Expected, found: Expected) -> None:
        """A slot that is missing, wrong or made up is one slot wrong."""
        for place in range(max(len(expected), len(found))):
            wanted = expected[place][1] if place < len(expected) else {}
            given = found[place][1] if place < len(found) else {}
            for name in {*wanted, *given}:
                right = wanted.get(name) == given.get(name)
                self.slots += 1
                self.slots_right += right
                self.by_slot[name] += 1
                self.by_slot_right[name] += right

    @property
    def intent_accuracy(self) -> float:
        return self.intents_right / max(1, self.phrases)

    @property
    def slot_accuracy(self) -> float:
        return self.slots_right / max(1, self.slots)

    @property
    def phrase_accuracy(self) -> float:
        return self.phrases_right / max(1, self.phrases)


def _comparable(intents: Expected) -> Expected:
    return [(kind, {name: value.casefold() for name, value in slots.items()}) for kind, slots in intents]


def score(phrases: Sequence[Phrase]) -> Score:
    result = Score()
    for phrase in phrases:
        result.add(phrase, described(understand(phrase.text, now=NOW, zone=ZONE)))
    return result
