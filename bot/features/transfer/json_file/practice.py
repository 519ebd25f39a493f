"""Reads what was practised from a JSON file: answers with their verdicts, cards, rehearsals, mocks, drills and quizzes.

What cannot be read is left out and counted, so that it keeps no story from coming back.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from bot.conversation.logic.questions.spaced_repetition import is_card
from bot.features.transfer.json_file.place import JsonPlace
from bot.features.transfer.json_file.records import read_record
from bot.features.transfer.storybook.draft import BadFile
from bot.review.review_json import from_json
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level
from storage.records import (
    Answer,
    AnswerPart,
    AnswerVersion,
    Challenge,
    Disagreement,
    Drill,
    Mock,
    Outline,
    OwnQuestion,
    Pause,
    Quiz,
    QuizItem,
    Rating,
    Rehearsal,
    RehearsalKind,
    RetrievalItem,
    RetrievalSession,
    Settings,
    StoredCard,
    StoredReview,
    Telling,
)

T = TypeVar("T")
M = TypeVar("M")

SIGNS = re.compile(r"[+~-]{4}|[+~-]{6}")
ARCHETYPES = frozenset(archetype.value for archetype in ArchetypeId)
LEVELS = frozenset(level.value for level in Level)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAnswer:
    """An answer in a file. Ids are those of the file."""

    answer: Answer
    parts: tuple[AnswerPart, ...]
    versions: tuple[AnswerVersion, ...]
    reviews: tuple[StoredReview, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTick:
    """A task of the plan that was ticked as done."""

    task: str
    local_date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPractice:
    """What was practised, and how the bot was set, as a file has it. Ids are those of the file."""

    settings: Settings | None = None
    answers: tuple[FoundAnswer, ...] = ()
    own_questions: tuple[OwnQuestion, ...] = ()
    """Also the removed ones: answers name them."""
    disagreements: tuple[Disagreement, ...] = ()
    tellings: tuple[Telling, ...] = ()
    cards: tuple[StoredCard, ...] = ()
    ratings: tuple[Rating, ...] = ()
    rehearsals: tuple[tuple[Rehearsal, tuple[Challenge, ...]], ...] = ()
    """Without those with a friend, which come with the stories."""
    mocks: tuple[Mock, ...] = ()
    drills: tuple[tuple[Drill, tuple[Outline, ...]], ...] = ()
    quizzes: tuple[tuple[Quiz, tuple[QuizItem, ...]], ...] = ()
    retrievals: tuple[tuple[RetrievalSession, tuple[RetrievalItem, ...]], ...] = ()
    pauses: tuple[Pause, ...] = ()
    plan_ticks: tuple[FoundTick, ...] = ()
    unread: int = 0
    """Number of objects that could not be read."""

    @property
    def has_any(self) -> bool:
        """Return whether there is anything but settings and own questions, which every account has or the file counts."""
        return bool(self.answers or self.rehearsals or self.mocks or self.drills or self.quizzes or self.retrievals)


def read_practice(body: Mapping[str, Any]) -> FoundPractice:
    """Return what was practised, of a file's whole object."""
    reader = _Reader(body)
    rehearsals = reader.each("rehearsals", _with(_rehearsal, Challenge, "challenges", "rehearsal_id"))
    return FoundPractice(
        settings=reader.one("settings", lambda place: read_record(place, Settings, user_id=0)),
        answers=reader.each("answers", _answer),
        own_questions=reader.each("own_questions", _of_user(OwnQuestion)),
        disagreements=reader.each("disagreements", lambda place: read_record(place, Disagreement)),
        tellings=reader.each("tellings", lambda place: read_record(place, Telling)),
        cards=reader.each("cards", _card),
        ratings=reader.each("ratings", _rating),
        rehearsals=tuple(each for each in rehearsals if each[0].kind is not RehearsalKind.FRIEND),
        mocks=reader.each("mocks", _of_user(Mock)),
        drills=reader.each("drills", _with(_of_user(Drill), Outline, "outlines", "drill_id")),
        quizzes=reader.each("quizzes", _with(_of_user(Quiz), QuizItem, "items", "quiz_id")),
        retrievals=reader.each(
            "retrieval_sessions", _with(_of_user(RetrievalSession), RetrievalItem, "items", "session_id")
        ),
        pauses=reader.each("pauses", _of_user(Pause)),
        plan_ticks=reader.each("plan_ticks", lambda place: read_record(place, FoundTick)),
        unread=reader.unread,
    )


@dataclass(slots=True)
class _Reader:
    """Reads the lists of a file, and counts what it has to leave out."""

    body: Mapping[str, Any]
    unread: int = field(default=0)

    def each(self, name: str, read: Callable[[JsonPlace], T]) -> tuple[T, ...]:
        items = self.body.get(name, [])
        if not isinstance(items, list):
            self.unread += 1
            return ()
        found = [self._read(name, at, item, read) for at, item in enumerate(items, 1)]
        return tuple(each for each in found if each is not None)

    def one(self, name: str, read: Callable[[JsonPlace], T]) -> T | None:
        return self._read(name, 1, self.body[name], read) if self.body.get(name) is not None else None

    def _read(self, name: str, at: int, item: Any, read: Callable[[JsonPlace], T]) -> T | None:
        try:
            return read(JsonPlace(name, at, item))
        except BadFile:
            self.unread += 1
            return None


def _of_user(kind: type[T]) -> Callable[[JsonPlace], T]:
    return lambda place: read_record(place, kind, user_id=0)


def _with(
    read: Callable[[JsonPlace], T], kind: type[M], name: str, owner: str
) -> Callable[[JsonPlace], tuple[T, tuple[M, ...]]]:
    """Return a reader of an object with its members, which name it by the field `owner` in the database alone."""

    def both(place: JsonPlace) -> tuple[T, tuple[M, ...]]:
        members = [JsonPlace(f"{place.name}, {name}", at, item) for at, item in enumerate(place.each(name), 1)]
        return read(place), tuple(read_record(each, kind, **{owner: 0}) for each in members)

    return both


def _answer(place: JsonPlace) -> FoundAnswer:
    answer = read_record(place, Answer, user_id=0)
    for name in ("archetype", "counts_as"):
        _check(place, name, getattr(answer, name), {None, *ARCHETYPES})
    parts = [JsonPlace(f"{place.name}, messages", at, item) for at, item in enumerate(place.each("messages"), 1)]
    versions = [JsonPlace(f"{place.name}, versions", at, item) for at, item in enumerate(place.each("versions"), 1)]
    read = tuple(read_record(each, AnswerVersion, answer_id=answer.id) for each in versions)
    reviews = [
        _review(JsonPlace(each.name, 1, each.mapping("verdict")), version)
        for each, version in zip(versions, read, strict=True)
        if each.has_value("verdict")
    ]
    return FoundAnswer(
        answer=answer,
        parts=tuple(read_record(each, AnswerPart, answer_id=answer.id) for each in parts),
        versions=read,
        reviews=tuple(reviews),
    )


def _review(place: JsonPlace, version: AnswerVersion) -> StoredReview:
    body = place.mapping("review")
    place.made("review", _as_review, body)
    told = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    review = read_record(place, StoredReview, answer_id=version.answer_id, version=version.n, body=told)
    _check(place, "level", review.level, LEVELS)
    if not SIGNS.fullmatch(review.moves):
        raise place.bad("moves")
    return review


def _as_review(body: Mapping[str, Any]) -> Review:
    """Return a stored review. Raises ValueError or KeyError for what is none."""
    try:
        return from_json(body)
    except AttributeError:
        raise ValueError("a list in the place of an object") from None


def _card(place: JsonPlace) -> StoredCard:
    body = json.dumps(place.mapping("body"))
    card = read_record(place, StoredCard, user_id=0, body=body)
    _check(place, "archetype", card.archetype, ARCHETYPES)
    _check(place, "last_rating", card.last_rating, range(1, 5))
    if not is_card(body, card.due_at):
        raise place.bad("body")
    return card


def _rating(place: JsonPlace) -> Rating:
    rating = read_record(place, Rating, user_id=0)
    _check(place, "archetype", rating.archetype, ARCHETYPES)
    _check(place, "rating", rating.rating, range(1, 5))
    return rating


def _rehearsal(place: JsonPlace) -> Rehearsal:
    return read_record(place, Rehearsal, user_id=0)


def _check(place: JsonPlace, name: str, value: Any, among: Any) -> None:
    if value not in among:
        raise place.bad(name)
