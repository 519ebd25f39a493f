"""A database with one person who has practised for long: many judged answers, and a bank of stories."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice

from bot.conversation.logic.questions.history import signs
from bot.delivery.clock import SystemClock
from bot.features.answering.judging import stored
from bot.review.types import Review
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId
from storage.engine import Database
from storage.records import (
    AnswerKind,
    AnswerState,
    MarkedText,
    Settings,
    StoredUser,
    StoryCause,
    VersionCause,
)
from storage.schema import upgrade
from storage.unit_of_work import UnitOfWork
from tests.corpus.answers import HERE
from tests.review.engine import reviewer

USER = 1
ARCHETYPES = tuple(ArchetypeId)


@dataclass(frozen=True, slots=True)
class Judged:
    """A text of the corpus with its review."""

    text: str
    archetype: ArchetypeId
    review: Review


async def fill_desk(url: str, answers: int, stories: int) -> None:
    """Migrate a database, and write a set-up person with so many judged answers, one a day, and so many stories."""
    database = await Database.open(url)
    await upgrade(database)
    judged, now = _judged(), SystemClock().now()
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=USER, language="en", created_at=now, last_seen_at=now))
        await uow.settings.put(Settings(user_id=USER, set_up=3))
        for n, each in enumerate(islice(cycle(judged), answers)):
            await _answer(uow, each, days_ago=answers - n)
        for n, each in enumerate(islice(cycle(judged), stories)):
            await _story(uow, each, n)
        await uow.commit()
    await database.close()


def _judged() -> Sequence[Judged]:
    engine = reviewer()
    found = []
    for line in (HERE / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        if said["archetype"] in ARCHETYPES:
            archetype = ArchetypeId(said["archetype"])
            found.append(Judged(said["text"], archetype, engine.review(said["text"], archetype=archetype)))
    return found


async def _answer(uow: UnitOfWork, judged: Judged, days_ago: int) -> None:
    at = SystemClock().now() - timedelta(days=days_ago)
    question = next(each for each in load_bank().questions.values() if each.archetypes[:1] == (judged.archetype,))
    answer = await uow.answers.open(USER, question.id, judged.archetype, AnswerKind.PRACTICE, at, at.date())
    version = await uow.answers.add_version(answer.id, judged.text, None, VersionCause.FIRST, at)
    await uow.reviews.add(stored(answer, version, judged.review))
    await uow.answers.set_state(answer.id, AnswerState.JUDGED, at)


async def _story(uow: UnitOfWork, judged: Judged, n: int) -> None:
    at = SystemClock().now()
    story = await uow.stories.add(USER, f"Story {n + 1}", [judged.archetype], at)
    review = judged.review
    await uow.stories.add_version(
        story.id,
        MarkedText(text=judged.text),
        level=review.level.value,
        moves=signs(part.verdict for part in review.parts.values()),
        structural_change=review.structural_change,
        words=review.words,
        cause=StoryCause.WRITTEN,
        at=at,
    )
