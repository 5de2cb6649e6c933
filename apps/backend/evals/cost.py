"""How much CPU a sentence costs, warm: the process' own time, whatever else the machine does."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from evals.scoring import NOW, ZONE
from todo.language import understand

ROUNDS = 3
AGAIN = 40
"""Rounds of the dearest phrases: of hundreds some meet a busy moment three times."""
LONGEST = 4000
"""Characters of a message."""
HEAVY = {
    "4,000 characters of wishes": "buy milk and call mom tomorrow at 5pm, " * 200,
    "4,000 characters without one": "lorem ipsum dolor sit amet " * 200,
    "200 numbers": "complete " + ", ".join(str(number) for number in range(1, 201)),
    "50 weekdays": "gym " + "monday wed friday " * 17,
    "50 times of day": "call " + "5pm and 6:30 and " * 25,
    "4,000 characters of Urdu": "کل صبح نو بجے دودھ لانا شامل کرو اور " * 200,
}


@dataclass(frozen=True)
class Costs:
    """Milliseconds."""

    p50: float
    p99: float
    worst: float
    heavy: dict[str, float]


def costs(texts: Sequence[str]) -> Costs:
    dearest_last = sorted((_least(text), text) for text in texts)
    few = max(1, len(texts) // 50)
    again = [min(once, _least(text, AGAIN)) for once, text in dearest_last[-few:]]
    spent = sorted([*(once for once, _ in dearest_last[:-few]), *again])
    heavy = {name: _least(text[:LONGEST]) for name, text in HEAVY.items()}
    return Costs(spent[len(spent) // 2], spent[len(spent) * 99 // 100], spent[-1], heavy)


def _least(text: str, rounds: int = ROUNDS) -> float:
    """Of some rounds the least: what else runs only ever adds."""
    found = []
    for _ in range(rounds):
        started = time.process_time_ns()
        understand(text, now=NOW, zone=ZONE)
        found.append((time.process_time_ns() - started) / 1e6)
    return min(found)
