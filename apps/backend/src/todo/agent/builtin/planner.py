"""From what the person wrote and what this turn has done so far, to the next step.

A plan is a generator: it yields calls, is sent their results, and returns the answer. It is replayed from the start at
every step against the calls that were made already, so that it needs no memory of its own.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from todo.agent.builtin.follow_up import with_choice
from todo.agent.builtin.transcript import PastCall, Transcript
from todo.language import LanguageCode, Understanding

Understand = Callable[..., Understanding]


@dataclass(frozen=True)
class Call:
    tool: str
    arguments: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Say:
    text: str


Plan = Generator[Call, PastCall, str]


@dataclass(frozen=True)
class Situation:
    """What a plan may look at."""

    understanding: Understanding
    transcript: Transcript
    now: datetime
    zone: ZoneInfo

    @property
    def language(self) -> LanguageCode:
        return self.understanding.language


class Planner:
    def __init__(
        self,
        *,
        understand: Understand,
        plan: Callable[[Situation], Plan],
        now: datetime,
        zone: ZoneInfo,
        language: str | None,
        understood: Mapping[str, Understanding] | None = None,
    ) -> None:
        self.understand = understand
        self.plan = plan
        self.now = now
        self.zone = zone
        self.language = language
        self.understood = dict(understood or {})
        """What was read already."""

    def _understand(self, text: str) -> Understanding:
        """The same at each step of an answer, so it is read once."""
        if text not in self.understood:
            self.understood[text] = self.understand(
                text, now=self.now, zone=self.zone, language=self.language
            )
        return self.understood[text]

    def next(self, transcript: Transcript) -> Call | Say:
        understanding = with_choice(self._understand(transcript.text), transcript, self._understand)
        seen: list[PastCall] = []
        """Of this turn's calls those that the plan has made by now: it decides again as it did before."""
        so_far = replace(transcript, calls=seen)
        plan = self.plan(Situation(understanding, so_far, self.now, self.zone))
        made = list(transcript.calls)
        try:
            call = next(plan)
            while (result := _take(call, made)) is not None:
                seen.append(result)
                call = plan.send(result)
        except StopIteration as finished:
            return Say(finished.value)
        return call


def _take(call: Call, made: list[PastCall]) -> PastCall | None:
    """The call as it was made earlier in this turn; of an addition also by another engine, in other words."""
    same = [past for past in made if past.tool == call.tool and past.arguments == call.arguments]
    if not same and call.tool == "add_task":
        same = [past for past in made if past.tool == call.tool]
    if not same:
        return None
    made.remove(same[0])
    return same[0]
