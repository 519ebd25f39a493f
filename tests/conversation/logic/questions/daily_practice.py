"""People who are asked every day, each answering in a way of their own, for tests over months."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from bot.conversation.logic.dates.local_time import next_daily
from bot.conversation.logic.questions.history import Judged
from bot.conversation.logic.questions.next_question import next_question, repair_of
from bot.conversation.logic.questions.spaced_repetition import rated, standings
from question_bank.models import CISCO, STAFF_AI, ArchetypeId, Level, QuestionBank
from storage.records import Answer, AnswerKind, StoredCard
from tests.conversation.logic.questions.practice_records import BANK, BOTH, EIGHT, dice, judged
from tests.review.small_bank import asked_question, stored_card

Answering = Callable[[ArchetypeId, Random], Level | str | None]


@dataclass
class Person:
    """Somebody who is asked once a day, and answers as `answering` says: a level, None for no story, or "skip"."""

    answering: Answering
    tracks: Sequence[str] = (STAFF_AI,)
    bank: QuestionBank = BANK
    a_day: int = 1
    interview_on: date | None = None
    seed: int = 1
    weekdays: frozenset[int] = frozenset(range(1, 8))
    zone: str = "America/New_York"
    cards: dict[str, StoredCard] = field(default_factory=dict)
    history: list[Answer] = field(default_factory=list)
    latest: dict[str, Judged] = field(default_factory=dict)
    repairs: int = 0

    def live(self, days: int, until: date | None = None) -> "Person":
        rolled, now = dice(self.seed), datetime(2026, 2, 20, tzinfo=UTC)
        for _ in range(days):
            day, now = next_daily(self.zone, now, time(8, 30), self.weekdays)
            if until is not None and day > until:
                break
            for n in range(self.a_day):
                self._answer(day, now + timedelta(minutes=20 * n), rolled, daily=n == 0)
        return self

    def _answer(self, day: date, now: datetime, rolled: Random, *, daily: bool) -> None:
        found = standings(self.cards.values(), self.interview_on, self.zone, now)
        choice = next_question(
            standings=found,
            history=self.history,
            tracks=self.tracks,
            today=day,
            daily=daily,
            dice=rolled,
            bank=self.bank,
        )
        standing = next(s for s in found if s.archetype is choice.archetype)
        latest = self.latest.get(choice.archetype)
        repaired = daily and repair_of(latest, standing, found, self.history, day) is not None
        kind = AnswerKind.REPAIR if repaired else AnswerKind.DAILY if daily else AnswerKind.PRACTICE
        self.history.insert(0, replace(asked_question(choice.question_id, choice.archetype, day), kind=kind))
        if repaired:
            self.repairs += 1
            return
        level = self.answering(choice.archetype, rolled)
        if level == "skip" or standing.rated_on == day:
            return
        assert level is None or isinstance(level, Level)
        old = self.cards.get(choice.archetype)
        card = rated(old.body if old else None, level, now)
        self.cards[choice.archetype] = stored_card(choice.archetype, card, day)
        if level is not None:
            self.latest[choice.archetype] = judged("++++++" if level is Level.STAFF else "++~~-+", level)


def mixed(_: ArchetypeId, rolled: Random) -> Level | str | None:
    return rolled.choice([Level.WEAK, Level.PASSING, Level.PASSING, Level.STRONG, Level.STAFF, None, "skip"])


def two_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[:2] else Level.STRONG


def two_weak_of_staff(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[3:5] else Level.STAFF


def one_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype is EIGHT[6] else Level.PASSING


def three_passing(archetype: ArchetypeId, _: Random) -> Level:
    return Level.PASSING if archetype in EIGHT[:3] else Level.STAFF


def four_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[4:] else Level.STAFF


PEOPLE = {
    "always-weak": Person(answering=lambda *_: Level.WEAK),
    "always-passing": Person(answering=lambda *_: Level.PASSING, tracks=BOTH),
    "always-staff": Person(answering=lambda *_: Level.STAFF, tracks=(CISCO,)),
    "never-a-story": Person(answering=lambda *_: None),
    "mixed": Person(answering=mixed),
    "mixed-cisco": Person(answering=mixed, tracks=(CISCO,), zone="Asia/Kolkata"),
    "two-weak": Person(answering=two_weak, tracks=BOTH),
    "two-weak-of-staff": Person(answering=two_weak_of_staff),
    "one-weak": Person(answering=one_weak),
    "three-passing": Person(answering=three_passing),
    "four-weak": Person(answering=four_weak),
    "two-weak-with-an-interview": Person(answering=two_weak, interview_on=date(2026, 3, 25)),
    "keen": Person(answering=mixed, tracks=BOTH, a_day=3),
}


def lives(name: str, days: int, *, until: date | None = None, **changes: Any) -> Person:
    """Return that person after so many questions, or on that local day if it comes first."""
    person = replace(PEOPLE[name], cards={}, history=[], latest={}, repairs=0, **changes)
    return person.live(days, until)


def full(history: Sequence[Answer]) -> list[Answer]:
    return [each for each in history if each.kind is not AnswerKind.REPAIR]
