"""One message, several wishes: where to cut, and what each clause means."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from todo.language.builders import build_all
from todo.language.fitness import COMMANDS
from todo.language.grammar import Parser, Reading
from todo.language.holes import said_when, with_details
from todo.language.moments import read_moment
from todo.language.profiles import Profile
from todo.language.references import names_a_number, parts, read_references, span_of
from todo.language.remarks import (
    is_hence,
    is_joined,
    is_told,
    is_unknown_deed,
    reason_at,
    subject,
    tells_why,
)
from todo.language.repairs import repair_at, repaired
from todo.language.repeats import ended
from todo.language.schedule import ENDS, last_of, schedule
from todo.language.sentences import QUESTION_MARKS, SENTENCE_ENDS, ends_a_date, sentences
from todo.language.social import KINDS, small_talk, talked_of
from todo.language.things import things_to_do, with_what_is_said_once
from todo.language.titles import Titled, is_scrambled, read_title
from todo.language.types import Ambiguity, Choice, Intent, IntentKind, Priority, Reference
from todo.language.units import Unit, after_leading, is_time_unit, is_weak, units_in
from todo.language.values import Clock, Day

MAX_SPLIT_TOKENS = 160
MAX_SPLITS = 12
MAX_LISTED = 4
"""Words of one thing in a list without a command."""
MAX_TRAILING = 8
"""Dates, priorities and tags after a command that are looked at for where they begin."""
AFTER_TITLES = (IntentKind.ADD, IntentKind.LIST, IntentKind.COUNT, IntentKind.SEARCH, IntentKind.UNDO)
OF_NEW_TASK = (IntentKind.PRIORITISE, IntentKind.TAG, IntentKind.RESCHEDULE, IntentKind.DESCRIBE)
"""What is said of a task just added: "and mark it as urgent"."""
_EXCEPT = frozenset({"except"})
_DUTIES = COMMANDS | {"need_to", "remember_to"}
_NOTES = frozenset({"note_word"})
_NO_DUTY = frozenset({"negated", "either", "not_happened"})
SOCIAL = (IntentKind.GREETING, IntentKind.THANKS)


class ClauseReader:
    def __init__(self, profile: Profile, parser: Parser) -> None:
        self.profile = profile
        self.parser = parser
        self._memo: dict[tuple[int, int], list[Intent]] = {}
        self._spoken_memo: dict[tuple[int, int], list[Intent]] = {}
        self._wishes_memo: dict[tuple[int, int], list[Intent]] = {}

    def message(self) -> list[Intent]:
        found: list[Intent] = []
        for start, end in sentences(self.parser):
            detail = self._detail(found[-1], start, end) if found else None
            listed = self._listed(start, end) if self._opens_list(found) else None
            meant = self._meant(found, start, end)
            if listed:
                found.append(listed)
            elif meant:
                found = meant
            elif detail:
                found[-1] = detail
            else:
                found = self._after(found, self._sentence(start, end))
        wishes = _without_noise(found)
        is_list = len(wishes) > 1 and self._opens_list(wishes[:1]) and wishes[1].kind is IntentKind.ADD
        return wishes[1:] if is_list else wishes

    def _meant(self, found: list[Intent], start: int, end: int) -> list[Intent]:
        """ "Delete 4. No, 5": what the wish before is about instead; empty if this is no such thing."""
        lead = self.parser.category("no_lead", start, end) if found and _is_command(found[-1]) else None
        if found and not lead and found[-1].kind is IntentKind.ADD:
            lead = self._put_right(start, end)
        first, last = self._bare(lead.end, end) if lead else (end, end)
        if first >= last or self._answer(*self._bare(start, end)):
            return []
        return repaired(self.parser, found, [], *self._stripped(first, last))

    def _put_right(self, start: int, end: int) -> Reading | None:
        """ "Make that rolls": words of a repair, with nothing after them that is a wish of another kind."""
        first, last = self._stripped(*self._bare(start, end))
        lead = self.parser.category("repair", first, last)
        wishes = self._spoken(first, last) if lead and lead.end < last else []
        return lead if wishes and all(wish.kind is IntentKind.ADD for wish in wishes) else None

    def _after(self, found: list[Intent], said: list[Intent]) -> list[Intent]:
        """ "Add milk. No, add bread": the refusal takes back the wish before it."""
        is_taken_back = (
            len(said) > 1 and said[0].kind is IntentKind.REFUSE and found and _is_command(found[-1])
        )
        about_it = any(reference.kind == "pronoun" for intent in said for reference in intent.references)
        if not is_taken_back:
            return [*found, *said]
        return [*found, *said[1:]] if about_it else [*found[:-1], *said[1:]]

    def _opens_list(self, found: list[Intent]) -> bool:
        """ "Add these tasks:" and then a line for each."""
        wishes = [intent for intent in found if intent.kind not in SOCIAL]
        return (
            bool(wishes)
            and all(intent.kind is IntentKind.ADD for intent in wishes)
            and wishes[0].title is None
            and not wishes[0].implied
        )

    def _listed(self, start: int, end: int) -> Intent | None:
        if (
            self.parser.tokens[start].value is not None
            and start + 1 < end
            and self.parser.tokens[start + 1].norm in ".)"
        ):
            start += 2
        while end - 1 > start and self.parser.category("list_sep", end - 1, end):
            end -= 1  # "1) milk, and 2) bread"
        if start >= end or small_talk(self.parser, *self._bare(start, end)):
            return None
        read = read_title(self.parser, start, end)
        return _added(self.parser, read, start, end) if read.title else None

    def _detail(self, last: Intent, start: int, end: int) -> Intent | None:
        """ "Add a task: pay rent. Due friday. High priority.": sentences that only say more of a new task."""
        if last.kind is not IntentKind.ADD:
            return None
        more = read_title(self.parser, start, end)
        if more.title is not None or not (more.when or more.priority or more.tags):
            return None
        return with_details(last, more)

    def _sentence(self, start: int, end: int) -> list[Intent]:
        start, end = self._bare(start, end)
        if start >= end:
            return []
        talk = small_talk(self.parser, start, end)
        if talk:
            return [Intent(talk, span_of(self.parser, start, end), topic=talked_of(self.parser, start, end))]
        return self._repaired(start, end) or self._answer(start, end) or self._wishes(start, end)

    def _repaired(self, start: int, end: int) -> list[Intent]:
        repair = repair_at(self.parser, start, end) if end - start <= MAX_SPLIT_TOKENS else None
        if repair is None:
            return []
        said = (
            self._wishes(*self._bare(start, repair[0])) if self._bare(start, repair[0])[0] < repair[0] else []
        )
        if not said or not all(_is_command(intent) for intent in said):
            return []
        first, last = self._stripped(*self._bare(repair[1], end))
        spoken = [
            intent for intent in self._spoken(first, last) if _is_command(intent) and not intent.implied
        ]
        if not spoken and said[-1].implied:  # "buy a cake, no wait, bake a cake"
            spoken = [
                intent
                for intent in self.clause(first, last)
                if intent.kind is IntentKind.ADD and intent.title
            ]
        return repaired(self.parser, said, spoken, first, last)

    def _answer(self, start: int, end: int) -> list[Intent]:
        """A yes or no and what follows it; empty if the sentence begins with neither."""
        for category, kind in (("yes_lead", IntentKind.CONFIRM), ("no_lead", IntentKind.REFUSE)):
            lead = self.parser.category(category, start, end)
            if lead and lead.end < end:
                after = self._after_connectors(lead.end, end)
                first, last = self._bare(after, end)
                needless = self.parser.category("no_longer_need", start, end)
                if needless and needless.end > lead.end:
                    return []  # "no need for the gym task" refuses nothing
                if first >= last or small_talk(self.parser, *self._stripped(after, end)) is kind:
                    return [Intent(kind, span_of(self.parser, start, end))]
                is_no = all(
                    intent.implied or intent.kind in (IntentKind.REFUSE, IntentKind.RESCHEDULE)
                    for intent in self._spoken(start, end)
                )
                moved = self._moved(first, last) if kind is IntentKind.REFUSE and is_no else None
                rest = [moved] if moved else self._wishes(first, last)  # "no, monday"
                if moved or any(intent.kind is kind for intent in rest):
                    return rest
                if any(_is_command(intent) for intent in rest):
                    return [Intent(kind, span_of(self.parser, start, lead.end)), *rest]
        return []

    def _wishes(self, start: int, end: int) -> list[Intent]:
        """Of one sentence; asked again for what follows a remark."""
        known = self._wishes_memo.get((start, end))
        if known is None:
            known = self._wishes_memo[start, end] = self._read_wishes(start, end)
        return list(known)

    def _read_wishes(self, start: int, end: int) -> list[Intent]:
        found: list[Intent] = []
        if end - start <= MAX_SPLIT_TOKENS:
            cuts = [at for at in range(start + 1, end - 1) if self._may_cut(at)][:MAX_SPLITS]
            for at in cuts:
                if at < start + 1:
                    continue
                following = self._after_connectors(at, end)
                stops = [cut for cut in cuts if cut > following][:2]
                left = self.clause(start, at)
                resumed = self._resumed(left, following, next((cut for cut in stops), end))
                is_to = any(self.parser.category("to_word", k, at) for k in range(start, at))
                if not resumed and is_to and any(self._continued(left, following, k) for k in [*stops, end]):
                    resumed = following
                if not resumed and any(self._levelled(left, following, k) for k in [*stops, end]):
                    resumed = following
                if resumed:
                    found.extend(left)
                    start = resumed
                elif left and self._is_reason(left, start, at, following, end):
                    start = following
                elif left and (
                    self._is_put_away(left, start, at, following, end)
                    or any(self._may_follow(left, following, stop) for stop in [*stops, end])
                ):
                    found.extend(left)
                    start = following
                elif left and self._is_remark(left, at, following, end):
                    return [*found, *left]
                elif not found and not left and (told := self._about_named(start, at, following, end)):
                    return told
                elif not found and not left and self._is_aside(start, at, following, end):
                    start = following
        found.extend(self.clause(start, end) or [self._unknown(start, end)])
        return found

    def _is_aside(self, start: int, at: int, following: int, end: int) -> bool:
        """ "I'm not well, move the gym to friday": a remark, and then a wish that names what it is about."""
        is_reason, says_so = is_hence(self.parser, start, at), is_told(self.parser, start, at)
        is_sentence = says_so or self.parser.category("sentence_verb", at - 1) is not None
        is_after_comma = is_sentence and self.parser.tokens[at].norm in (",", "،")
        if not (is_reason or is_after_comma) or "doing" in self.parser.key_sets[start]:
            return False
        right = self._wishes(following, end)
        return (
            not _speaks_of_it(right)
            and all(_is_command(intent) and not intent.implied for intent in right)
            and (
                right[0].kind is not IntentKind.ADD
                or not (_DUTIES if is_reason else COMMANDS).isdisjoint(self._begun(following, end))
            )
            and (says_so or is_reason or all(intent.references for intent in right))
        )

    def _begun(self, start: int, end: int) -> frozenset[str]:
        """The categories of the first word of a wish, behind the polite ones."""
        return self.parser.key_sets[self._stripped(start, end)[0]]

    def _resumed(self, left: list[Intent], start: int, end: int) -> int | None:
        """ "Remind me to call at 2 and to write at 4": a second thing to add; the token where its title begins."""
        again = self.parser.category("resume_add", start, end)
        lead = again or self.parser.category("resume", start, end)
        if lead is None or not left or left[-1].kind is not IntentKind.ADD:
            return None
        title = read_title(self.parser, lead.end if again else start, end)
        if title.title is None or not (again or (title.when and left[-1].when)):
            return None
        self._memo[start, end] = self._spoken_memo[start, end] = [_added(self.parser, title, start, end)]
        return start

    def _continued(self, left: list[Intent], start: int, end: int) -> bool:
        """ "Move 1 to friday and 2 to saturday": the verb holds for the second, too."""
        if len(left) != 1 or left[0].kind is not IntentKind.RESCHEDULE or not left[0].when or start >= end:
            return False
        for at in range(start + 1, end - 1):
            joint = self.parser.category("to_word", at, end)
            moment = read_moment(self.parser, joint.end, end) if joint and joint.end < end else None
            about = read_references(self.parser, start, at) if moment else None
            if moment and about and all(reference.kind != "set" for reference in about):
                when, doubts = schedule(moment, self.parser.context, open_date=True)
                span = span_of(self.parser, start, end)
                wish = Intent(
                    IntentKind.RESCHEDULE, span, when=when, references=about, ambiguities=tuple(doubts)
                )
                if not self._spoken(start, end):
                    self._memo[start, end] = self._spoken_memo[start, end] = [wish]
                    return True
        return False

    def _levelled(self, left: list[Intent], start: int, end: int) -> bool:
        """ "Make 1 high and 2 low": the verb holds for the second, too."""
        if len(left) != 1 or left[0].kind is not IntentKind.PRIORITISE or start >= end:
            return False
        for at in range(start + 1, end):
            said = [found.value for found in self.parser.read("level", at) if found.end == end]
            level = next((known for known in get_args(Priority) if known in said), None)
            about = read_references(self.parser, start, at) if level else None
            if level and about and all(reference.kind in ("number", "ordinal") for reference in about):
                wish = replace(
                    left[0], span=span_of(self.parser, start, end), references=about, priority=level
                )
                self._memo[start, end] = self._spoken_memo[start, end] = [wish]
                return True
        return False

    def _is_remark(self, left: list[Intent], at: int, following: int, end: int) -> bool:
        """ "Reopen the form, I still have to sign it": a sentence that only tells why."""
        return (
            self.parser.tokens[at].norm == ","
            and all(intent.references and not intent.implied for intent in left)
            and tells_why(self.parser, following, end)
            and not self._spoken(following, end)
        )

    def _noted(self, start: int, end: int) -> list[Intent]:
        """ "Parents evening tuesday 6pm, note: ask about maths": a task to add, and what else is to be known."""
        for at in range(start + 1, end - 2):
            found = (
                self.parser.category("note_word", at, end) if self.parser.has_category(_NOTES, at) else None
            )
            if found is None or found.end >= end - 1 or self.parser.word(found.end) != ":":
                continue
            first, last = self._bare(start, at)
            said = self.clause(first, last) if first < last else []
            if (
                len(said) == 1
                and said[0].kind is IntentKind.ADD
                and said[0].title
                and not said[0].description
            ):
                text = self.parser.text[
                    self.parser.tokens[found.end + 1].start : self.parser.tokens[end - 1].end
                ]
                return [replace(said[0], description=text.strip())]
        return []

    def _about_named(self, start: int, at: int, following: int, end: int) -> list[Intent]:
        """ "Task 4 can wait, push it back three days": the wishes about it, said of what is named before them."""
        right = self._wishes(following, end) if is_joined(self.parser, at) and following < end else []
        is_about_it = bool(right) and all(
            _is_command(intent)
            and intent.kind not in (IntentKind.ADD, IntentKind.REFUSE, IntentKind.CONFIRM, IntentKind.UNDO)
            and len(intent.references) == 1
            and intent.references[0].kind == "pronoun"
            and not intent.references[0].plural
            for intent in right
        )
        about = subject(self.parser, start, at) if is_about_it else None
        return [replace(right[0], references=about), *right[1:]] if about else []

    def _is_reason(self, left: list[Intent], start: int, at: int, following: int, end: int) -> bool:
        """ "Mum comes on sunday so remind me to clean": only the wish after the reason is one."""
        return (
            self.parser.category("hence", at) is not None
            and (all(intent.implied for intent in left) or self._is_stated(left, start, at))
            and left[0].kind in (IntentKind.ADD, IntentKind.DELETE, IntentKind.COMPLETE, IntentKind.LIST)
            and "doing" not in self.parser.keys[start]
            and bool(right := self._wishes(following, end))
            and _is_command(right[0])
            and not right[0].implied
            and not _speaks_of_it(right)
        )

    def _is_stated(self, left: list[Intent], start: int, at: int) -> bool:
        """ "My train is cancelled": what is said of a thing rather than ordered."""
        return left[0].kind in (IntentKind.DELETE, IntentKind.COMPLETE) and COMMANDS.isdisjoint(
            self._begun(start, at)
        )

    def _is_put_away(self, left: list[Intent], start: int, at: int, following: int, end: int) -> bool:
        """ "Add milk to my list and call the plumber": the list ends what is added, and a thing to do begins."""
        is_add = left[-1].kind is IntentKind.ADD and not left[-1].implied
        ends = any(
            (place := self.parser.category("list_place", k, at)) is not None and place.end == at
            for k in range(max(start + 1, at - 3), at)
        )
        return is_add and ends and following < end and "doing" in self.parser.keys[following]

    def _may_cut(self, at: int) -> bool:
        return self.parser.tokens[at].norm in (",", "،") or self.parser.category("connector", at) is not None

    def _after_connectors(self, at: int, end: int) -> int:
        while at < end:
            if self.parser.tokens[at].norm in (",", "،"):
                at += 1
            elif found := self.parser.category("connector", at, end):
                at = found.end
            else:
                break
        return at

    def _may_follow(self, left: list[Intent], start: int, end: int) -> bool:
        """Whether a second wish begins here; words of a wish inside a title do not begin one."""
        begins = COMMANDS | {"doing"}
        if start >= end or (left[-1].implied and begins.isdisjoint(self.parser.keys[start])):
            return False
        right = self._spoken(start, end)
        commands = all(_is_command(intent) or intent.kind is IntentKind.HELP for intent in right)
        if not right or not commands or right[0].implied:
            return False
        if left[-1].implied:
            if right[0].kind is IntentKind.ADD and "remind_me" in self._begun(start, end):
                return True  # "buy milk, and remind me to call"
            is_add = right[0].kind is IntentKind.ADD
            return not is_add and self._leaves_title(right, start, end)
        return left[-1].kind is not IntentKind.ADD or self._leaves_title(right, start, end)

    def _leaves_title(self, right: list[Intent], start: int, end: int) -> bool:
        """Whether a wish after a title is plainly one: it adds, lists, or says which task it is about."""
        kinds = {reference.kind for intent in right for reference in intent.references}
        if right[0].kind is IntentKind.ADD or not kinds:
            return right[0].kind in AFTER_TITLES
        named = any(self.parser.category("task_noun", at) for at in range(start, end))
        if kinds == {"pronoun"}:
            return right[0].kind in OF_NEW_TASK
        return bool(kinds & {"number", "ordinal", "set"}) or ("title" in kinds and named)

    def clause(self, start: int, end: int) -> list[Intent]:
        """The wishes of one clause; empty if it is not understood."""
        known = self._memo.get((start, end))
        if known is None:
            known = self._memo[start, end] = self._clause(start, end)
        return known

    def _clause(self, start: int, end: int) -> list[Intent]:
        spoken = self._spoken(start, end)
        start, end = self._bare(start, end)
        if spoken or start >= end:
            return spoken
        first, last = self._stripped(start, end)
        implied = self._implied(first, last)
        return self._separated(implied, first, last) if implied else []

    def _spoken(self, start: int, end: int) -> list[Intent]:
        """The wishes that words of a wish tell; what is only implied is none of them."""
        known = self._spoken_memo.get((start, end))
        if known is None:
            known = self._spoken_memo[start, end] = self._read_spoken(*self._bare(start, end))
        return known

    def _read_spoken(self, start: int, end: int) -> list[Intent]:
        if start >= end:
            return []
        first, last = self._stripped(start, end)
        more_than_said = (
            self._corrected(start, end, first, last)
            or self._sparing(first, last)
            or self._reasoned(first, last)
            or self._noted(first, last)
        )
        if more_than_said:
            return more_than_said
        for bound in self.profile.frames.fits(self.parser, first, last):
            built = build_all(self.parser, bound, first, last)
            if built:
                return built
        dated = self._dated_after(first, last) or self._dated_before(first, last)
        if dated:
            return [dated]
        negated = self._is_negated(first, last)
        return [Intent(IntentKind.REFUSE, span_of(self.parser, start, end))] if negated else []

    def _corrected(self, start: int, end: int, first: int, last: int) -> list[Intent]:
        """ "Actually friday", "at 5pm instead": another time for what was just spoken of, or for what is named."""
        around = (*range(start, first), *range(last, end))
        if not any(self.parser.category("correction", at) for at in around):
            return []
        moved = self._moved(first, last)
        if moved:
            return [moved]
        for bound in self.profile.frames.fits(self.parser, first, end) if last < end else ():
            built = build_all(self.parser, bound, first, end)
            if built and built[0].kind is IntentKind.RESCHEDULE:
                return built
        return []

    def _sparing(self, start: int, end: int) -> list[Intent]:
        """ "Move everything due today to tomorrow except milk": what is named last is none of it."""
        for at in range(end - 2, start, -1):
            found = self.parser.category("except", at, end) if self.parser.has_category(_EXCEPT, at) else None
            if found is None or found.end >= end:
                continue
            excluded = read_references(self.parser, found.end, end)
            for bound in self.profile.frames.fits(self.parser, start, at) if excluded else ():
                built = build_all(self.parser, bound, start, at)
                about = [reference for intent in built for reference in intent.references]
                if about and all(reference.kind == "set" or reference.plural for reference in about):
                    return [_without(intent, excluded or ()) for intent in built]
            return []
        return []

    def _reasoned(self, start: int, end: int) -> list[Intent]:
        """ "Push the gym to friday because I'm sick": the wish about tasks that are there, without its reason."""
        at = reason_at(self.parser, start, end)
        for bound in self.profile.frames.fits(self.parser, start, at) if at else ():
            built = build_all(self.parser, bound, start, at or end)
            if built:
                return built if all(intent.references and not intent.implied for intent in built) else []
        return []

    def _moved(self, start: int, end: int) -> Intent | None:
        """A time alone, for what was just spoken of."""
        moment = read_moment(self.parser, start, end)
        if moment is None:
            return None
        when, doubts = schedule(moment, self.parser.context, open_date=True)
        span = span_of(self.parser, start, end)
        about = (Reference("pronoun", span),)
        return Intent(IntentKind.RESCHEDULE, span, when=when, references=about, ambiguities=tuple(doubts))

    def _dated_after(self, start: int, end: int) -> Intent | None:
        """ "Put milk on my list tomorrow": a date, a priority or tags after a command to add."""
        units = units_in(self.parser, start, end)
        whole = end
        # Each of them costs a look at the whole clause.
        for unit in reversed(units[-MAX_TRAILING:]):
            if unit.end != end:
                break
            end = unit.start
            while end > start and self.parser.tokens[end - 1].norm in (",", "،", "for", "due"):
                end -= 1
            for bound in self.profile.frames.fits(self.parser, start, end) if end > start else ():
                built = build_all(self.parser, bound, start, end)
                if built:
                    more = read_title(self.parser, end, whole)
                    ended = self._ended(built[0], end, whole)
                    if ended:
                        return ended
                    is_add = len(built) == 1 and built[0].kind is IntentKind.ADD and more.title is None
                    if is_add and more.when and more.when.time and built[0].when and built[0].when.time:
                        # "In the morning … at 6": both tell one time.
                        return replace(built[0], when=read_title(self.parser, start, whole).when)
                    return with_details(built[0], more) if is_add else None
        return None

    def _dated_before(self, start: int, end: int) -> Intent | None:
        """ "On friday remind me to buy milk"."""
        stop = after_leading(units_in(self.parser, start, end), start)
        if stop == start:
            return None
        rest = stop
        while rest < end and self.parser.tokens[rest].norm in (",", "،", ":", "-"):
            rest += 1
        for bound in self.profile.frames.fits(self.parser, rest, end) if rest < end else ():
            built = build_all(self.parser, bound, rest, end)
            if built:
                is_add = len(built) == 1 and built[0].kind is IntentKind.ADD
                return self._on_day(built[0], start, stop, rest, end) if is_add else None
        return None

    def _on_day(self, intent: Intent, start: int, stop: int, rest: int, end: int) -> Intent | None:
        """The addition of tokens `[rest, end)`, on the day of `[start, stop)`; None if it names another itself."""
        before = read_title(self.parser, start, stop)
        if intent.when is None:
            return with_details(intent, before)
        names_day = any(
            is_time_unit(unit.value) and not isinstance(unit.value, Clock)
            for unit in units_in(self.parser, rest, end)
        )
        if names_day or before.when is None or before.when.date is None or before.when.time is not None:
            return None
        return replace(
            intent, when=replace(intent.when, date=before.when.date, recurrence=before.when.recurrence)
        )

    def _ended(self, intent: Intent, start: int, end: int) -> Intent | None:
        """ "Every day …" and at the end of the sentence "until June"."""
        units = units_in(self.parser, start, end)
        day = units[0].value if len(units) == 1 else None
        if not isinstance(day, Day) or day.prep not in ENDS or not intent.when or not intent.when.recurrence:
            return None
        last = last_of(day)
        rule = ended(intent.when.recurrence, last) if last else intent.when.recurrence
        return replace(intent, when=replace(intent.when, recurrence=rule))

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        tokens = self.parser.tokens
        while (
            start < end
            and tokens[start].kind == "punct"
            and tokens[start].norm not in "#@!("
            and not any(self.parser.category(name, start) for name in KINDS)
        ):
            start += 1
        while end > start and tokens[end - 1].norm in (*SENTENCE_ENDS, ",", "،", ":", "-"):
            if tokens[end - 1].norm == "." and ends_a_date(self.parser, end - 1):
                break
            if tokens[end - 1].norm == "!" and end - 2 >= start and tokens[end - 2].norm == "!":
                break
            end -= 1
        return start, end

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        """Without the polite words around a wish."""
        while found := self.parser.category("lead", start, end - 1):
            after = found.end
            while after < end and self.parser.tokens[after].norm in (",", "،"):
                after += 1
            if after >= end or self.parser.category("possessive", after):
                break  # "brother's birthday", not "brother, …"
            start = after
        trimmed = True
        while trimmed:
            trimmed = False
            for width in (4, 3, 2, 1):
                found = self.parser.category("tail", end - width, end) if end - width > start else None
                if found and found.end == end:
                    end -= width
                    trimmed = True
                    while end - 1 > start and self.parser.tokens[end - 1].norm in (",", "،"):
                        end -= 1
                    break
        return start, end

    def _is_negated(self, start: int, end: int) -> bool:
        after = start
        while found := self.parser.category("negation", after, end):
            after = found.end
        return after > start and (after >= end or bool(self.clause(after, end)))

    def _implied(self, start: int, end: int) -> Intent | None:
        """A bare thing to do: it begins like one or says when."""
        parser = self.parser
        units = units_in(parser, start, end)
        first = after_leading(units, start)
        if self._speaks_of_something_else(start, end, first):
            return None
        dated = any(not is_weak(unit.value) or self._ends_phrase(unit.end, end) for unit in units)
        occasion = parser.category("occasion", first, end)
        dated = dated or said_when(parser, first, end)
        is_doing = parser.category("doing", occasion.end if occasion else first, end)
        begins = (is_doing or is_unknown_deed(parser, first, end)) and not parser.category(
            "chat_request", start, end
        )
        if (
            not dated
            and not begins
            and not self._ends_in_a_verb(start, end)
            and not self._is_scrambled(start, end)
            and not self._is_list(start, end)
        ):
            return None
        read = read_title(parser, start, end)
        if read.title is None or (not dated and end - start < 2) or self._is_about_it(first, end, units):
            return None
        return replace(_added(parser, read, start, end), implied=True)

    def _is_list(self, start: int, end: int) -> bool:
        """ "Groceries: milk, eggs": a heading of a word or two, and several things."""
        colon = next(
            (at for at in range(start + 1, min(start + 4, end - 1)) if self.parser.word(at) == ":"), None
        )
        if colon is None or any(self.parser.tokens[at].kind != "word" for at in range(start, colon)):
            return False
        things = list(parts(self.parser, colon + 1, end))
        return len(things) > 1 and all(last - first <= MAX_LISTED for first, last in things)

    def _is_about_it(self, start: int, end: int, units: Sequence[Unit]) -> bool:
        """ "End it on friday": of a task that is there, whatever should happen to it."""
        stop = next((unit.start for unit in units if unit.start > start), end)
        acts = start < end and "of_a_task" in self.parser.key_sets[start]
        return (
            acts
            and stop == start + 2
            and any(
                found.end == stop
                for found in self.parser.read("pronoun", start + 1)
                if found.value in ("one", "many")
            )
        )

    def _ends_in_a_verb(self, start: int, end: int) -> bool:
        last = self.parser.tokens[end - 1]
        return (
            last.kind == "word"
            and self.parser.grammar.is_bare_infinitive(last.norm)
            and self.parser.category("not_a_verb", end - 1, end) is None
            and self.parser.category("chat_request", start, end) is None
        )

    def _is_scrambled(self, start: int, end: int) -> bool:
        """ "Bring must I milk from the shop", where the verb comes last: what follows it says where, or whom."""
        return is_scrambled(self.parser, start, end) and not any(
            self.parser.has_category(_NO_DUTY, at) for at in range(start, end)
        )

    def _separated(self, implied: Intent, start: int, end: int) -> list[Intent]:
        """ "Buy milk, call mom tomorrow and pay rent on the 1st"."""
        things = things_to_do(self.parser, start, end)
        read = [read_title(self.parser, *thing) for thing in things]
        if len(things) < 2 or any(one.title is None for one in read):
            return [implied]
        each = [
            replace(_added(self.parser, one, *thing), implied=True)
            for one, thing in zip(read, things, strict=True)
        ]
        return with_what_is_said_once(self.parser, each, things)

    def _speaks_of_something_else(self, start: int, end: int, first: int) -> bool:
        """A task that is there, a question, a remark."""
        parser = self.parser
        inside = range(start, end)
        return (
            any(names_a_number(parser, at, end) for at in inside)
            or any(parser.category("question_word", at, end) for at in inside)
            or parser.category("question", start, end) is not None
            or parser.category("statement", first, end) is not None
            or parser.tokens[min(end, len(parser.tokens) - 1)].norm in QUESTION_MARKS
        )

    def _ends_phrase(self, at: int, end: int) -> bool:
        return at >= end or self.parser.tokens[at].norm in (",", ":", "،", "-")

    def _unknown(self, start: int, end: int) -> Intent:
        span = span_of(self.parser, start, end)
        doubt = Ambiguity(
            "not_a_wish", span, (Choice(self.parser.text[slice(*span)], "add"),), "out_of_scope"
        )
        return Intent(IntentKind.OUT_OF_SCOPE, span, ambiguities=(doubt,))


def _without(intent: Intent, excluded: tuple[Reference, ...]) -> Intent:
    spared = tuple(replace(reference, excluded=excluded) for reference in intent.references)
    return replace(intent, references=spared)


def _added(parser: Parser, read: Titled, start: int, end: int) -> Intent:
    return Intent(
        IntentKind.ADD,
        span_of(parser, start, end),
        title=read.title,
        when=read.when,
        priority=read.priority,
        tags=read.tags,
        ambiguities=read.ambiguities,
        pieces=read.pieces,
    )


def _says_again(before: Intent | None, wish: Intent) -> bool:
    """ "I do not need that one, delete it": the second names no task of its own; "that was a mistake, undo it"."""
    if before and before.kind is wish.kind is IntentKind.COMPLETE and _are_same(before, wish):
        return True
    if before and before.kind is wish.kind is IntentKind.UNDO:
        return wish.times == 1 and not wish.references
    is_once = wish.kind in (IntentKind.COMPLETE, IntentKind.DELETE, IntentKind.REOPEN, IntentKind.RESTORE)
    names_none = is_once and all(reference.kind == "pronoun" for reference in wish.references)
    is_bare = (names_none or not wish.references) and not (wish.title or wish.when or wish.filter)
    return bool(before and before.references and is_bare and wish.kind is before.kind and _is_command(wish))


def _speaks_of_it(wishes: Sequence[Intent]) -> bool:
    """Whether the first of them speaks of what was named before it."""
    return any(reference.kind in ("pronoun", "newest") for reference in wishes[0].references)


def _are_same(first: Intent, second: Intent) -> bool:
    names = [
        [(reference.kind, reference.words, reference.numbers) for reference in intent.references]
        for intent in (first, second)
    ]
    return names[0] == names[1] and all(reference.kind != "pronoun" for reference in first.references)


def _is_command(intent: Intent) -> bool:
    return intent.kind not in (IntentKind.OUT_OF_SCOPE, IntentKind.HELP, *SOCIAL)


def _without_noise(intents: list[Intent]) -> list[Intent]:
    """Greetings, thanks and asides beside a wish are no wishes of their own."""
    wishes = [intent for intent in intents if intent.kind not in (*SOCIAL, IntentKind.OUT_OF_SCOPE)]
    if any(not intent.implied for intent in wishes):
        return [wish for before, wish in pairwise([None, *wishes]) if wish and not _says_again(before, wish)]
    if wishes:
        return [replace(intent) for intent in wishes]
    talk = [intent for intent in intents if intent.kind in SOCIAL]
    unknown = [intent for intent in intents if intent.kind is IntentKind.OUT_OF_SCOPE]
    return unknown[:1] or talk[-1:]
