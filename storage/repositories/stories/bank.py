"""The story bank: stories and all versions of their text."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from storage.records import (
    KeptStory,
    LetterMark,
    MarkedText,
    Story,
    StoryCause,
    StoryScope,
    StoryVersion,
    Telling,
    TellingHow,
)
from storage.repositories.base import Repository
from storage.repositories.statements import given
from storage.tables import STORY, TELLING
from storage.tables import STORY_VERSION as VERSION

OPENED_IN_A_ROW = 50
"""Texts decrypted before the event loop gets a turn; of the greatest length, they take some ten milliseconds."""
SEALED_FIELDS = ("title", "project", "category", "learnings")

TOLD_BY = (
    select(STORY)
    .join(TELLING, TELLING.c.story_id == STORY.c.id)
    .where(given(TELLING.c.answer_id), given(STORY.c.user_id), STORY.c.removed_at.is_(None))
)


class Stories(Repository):
    """Repository of stories."""

    async def add(
        self,
        user_id: int,
        title: str,
        archetypes: Sequence[str],
        at: datetime,
        *,
        project: str | None = None,
        year: int | None = None,
        category: str | None = None,
        learnings: str | None = None,
        core: int | None = None,
        scope: StoryScope | None = None,
    ) -> Story:
        """Add a story; it has no version yet."""
        fields: dict[str, Any] = {
            "user_id": user_id,
            "title": title,
            "project": project,
            "year": year,
            "archetypes": tuple(archetypes),
            "category": category,
            "learnings": learnings,
            "core": core,
            "scope": scope,
            "created_at": at,
        }
        story_id = await self._statements.scalar(insert(STORY).values(**self._row(fields)).returning(STORY.c.id))
        return Story(id=story_id, **fields)

    async def get(self, story_id: int, user_id: int) -> Story | None:
        """Return the user's story with that id, removed or not; another user's is not there."""
        row = await self._statements.first(select(STORY).where(STORY.c.id == story_id, STORY.c.user_id == user_id))
        return self._story(row) if row else None

    async def kept(self, user_id: int) -> Sequence[KeptStory]:
        """Return every story that is not removed, with its newest version, oldest story first."""
        stories = select(STORY).where(STORY.c.user_id == user_id, STORY.c.removed_at.is_(None)).order_by(STORY.c.id)
        newest = (
            select(VERSION.c.story_id, func.max(VERSION.c.n).label("n"))
            .join(STORY, STORY.c.id == VERSION.c.story_id)
            .where(STORY.c.user_id == user_id)
            .group_by(VERSION.c.story_id)
            .subquery()
        )
        versions = select(VERSION).join(newest, (newest.c.story_id == VERSION.c.story_id) & (newest.c.n == VERSION.c.n))
        of_story = {}
        for at, row in enumerate(await self._statements.all(versions)):
            of_story[row.story_id] = self._version(row)
            if at % OPENED_IN_A_ROW == OPENED_IN_A_ROW - 1:
                await asyncio.sleep(0)
        found = [self._story(row) for row in await self._statements.all(stories)]
        return [KeptStory(story=story, version=of_story[story.id]) for story in found if story.id in of_story]

    async def one(self, story_id: int, user_id: int) -> KeptStory | None:
        """Return the user's story with its newest version; None for another user's, a removed or an unwritten one."""
        story = await self.get(story_id, user_id)
        version = await self.latest(story_id) if story is not None and story.removed_at is None else None
        return KeptStory(story=story, version=version) if story is not None and version is not None else None

    async def tell(self, answer_id: int, story_id: int, how: TellingHow) -> None:
        """Store that an answer tells a story; it replaces an earlier one."""
        row = {"answer_id": answer_id, "story_id": story_id, "how": how.value}
        await self._statements.upsert(TELLING, ["answer_id"], row)

    async def told_by(self, answer_id: int, user_id: int) -> Story | None:
        """Return the story that an answer tells, unless it is removed."""
        row = await self._statements.first(TOLD_BY, given_answer_id=answer_id, given_user_id=user_id)
        return self._story(row) if row else None

    async def tellings(self, user_id: int) -> Sequence[Telling]:
        """Return the pairs of a user's answers and the stories that they tell, removed stories included."""
        query = select(TELLING).join(STORY, STORY.c.id == TELLING.c.story_id).where(STORY.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(TELLING.c.answer_id))
        return [Telling(answer_id=row.answer_id, story_id=row.story_id, how=TellingHow(row.how)) for row in rows]

    async def change(self, story_id: int, **fields: Any) -> None:
        """Change a story's title, tags or removal."""
        await self._statements.run(update(STORY).where(STORY.c.id == story_id).values(**self._row(fields)))

    async def purge(self, user_id: int, before: datetime) -> int:
        """Delete stories that were removed before that instant, with their versions; return how many."""
        gone = (STORY.c.user_id == user_id) & (STORY.c.removed_at < before)
        return await self._statements.run(delete(STORY).where(gone))

    async def add_version(
        self,
        story_id: int,
        told: MarkedText,
        *,
        level: str,
        moves: str,
        structural_change: bool,
        words: int,
        cause: StoryCause,
        at: datetime,
    ) -> StoryVersion:
        """Add a version of the text; versions count from 1."""
        count = select(func.coalesce(func.max(VERSION.c.n), 0)).where(VERSION.c.story_id == story_id)
        version = StoryVersion(
            story_id=story_id,
            n=int(await self._statements.scalar(count)) + 1,
            told=told,
            level=level,
            moves=moves,
            structural_change=structural_change,
            words=words,
            cause=cause,
            created_at=at,
        )
        await self._statements.run(insert(VERSION).values(**self._version_row(version)))
        return version

    async def add_versions(self, versions: Sequence[StoryVersion]) -> None:
        """Add the first versions of a story in one statement; they have their numbers."""
        await self._statements.run_many(insert(VERSION), [self._version_row(version) for version in versions])

    async def fill_version(
        self,
        story_id: int,
        n: int,
        told: MarkedText,
        *,
        level: str,
        moves: str,
        structural_change: bool,
        words: int,
    ) -> None:
        """Replace the content of a version that is being written; to overwrite text, add a version instead."""
        values = {
            "text": self._cipher.seal(told.text),
            "marks": _as_json(told.marks),
            "level": level,
            "moves": moves,
            "structural_change": structural_change,
            "words": words,
        }
        which = (VERSION.c.story_id == story_id) & (VERSION.c.n == n)
        await self._statements.run(update(VERSION).where(which).values(**values))

    async def set_marks(self, story_id: int, n: int, marks: Sequence[LetterMark]) -> None:
        """Replace the marks of a version; its text stays."""
        which = (VERSION.c.story_id == story_id) & (VERSION.c.n == n)
        await self._statements.run(update(VERSION).where(which).values(marks=_as_json(marks)))

    async def versions(self, story_id: int) -> Sequence[StoryVersion]:
        """Return every version of a story, oldest first."""
        rows = await self._statements.all(select(VERSION).where(VERSION.c.story_id == story_id).order_by(VERSION.c.n))
        return [self._version(row) for row in rows]

    async def all_versions(self, user_id: int) -> Sequence[StoryVersion]:
        """Return every version of every story of a user, story by story, oldest first."""
        query = select(VERSION).join(STORY, STORY.c.id == VERSION.c.story_id).where(STORY.c.user_id == user_id)
        return [
            self._version(row) for row in await self._statements.all(query.order_by(VERSION.c.story_id, VERSION.c.n))
        ]

    async def latest(self, story_id: int) -> StoryVersion | None:
        """Return the newest version of a story."""
        query = select(VERSION).where(VERSION.c.story_id == story_id).order_by(VERSION.c.n.desc()).limit(1)
        row = await self._statements.first(query)
        return self._version(row) if row else None

    def _row(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        row = dict(fields)
        for name in SEALED_FIELDS:
            if row.get(name) is not None:
                row[name] = self._cipher.seal(row[name])
        if "archetypes" in row:
            row["archetypes"] = " ".join(row["archetypes"])
        if row.get("scope") is not None:
            row["scope"] = row["scope"].value
        return row

    def _story(self, row: Row[Any]) -> Story:
        fields = dict(row._mapping)
        for name in SEALED_FIELDS:
            if fields[name] is not None:
                fields[name] = self._cipher.open(fields[name])
        scope = StoryScope(row.scope) if row.scope is not None else None
        return Story(**{**fields, "archetypes": tuple(fields["archetypes"].split()), "scope": scope})

    def _version_row(self, version: StoryVersion) -> dict[str, Any]:
        fields = ("story_id", "n", "level", "moves", "structural_change", "words", "created_at")
        return {
            **{name: getattr(version, name) for name in fields},
            "text": self._cipher.seal(version.told.text),
            "marks": _as_json(version.told.marks),
            "cause": version.cause.value,
        }

    def _version(self, row: Row[Any]) -> StoryVersion:
        fields = dict(row._mapping)
        marks = tuple(LetterMark(*each) for each in json.loads(fields.pop("marks")))
        told = MarkedText(text=self._cipher.open(fields.pop("text")), marks=marks)
        return StoryVersion(**{**fields, "told": told, "cause": StoryCause(row.cause)})


def _as_json(marks: Sequence[LetterMark]) -> str:
    return json.dumps([(mark.letter, mark.start, mark.end) for mark in marks], separators=(",", ":"))
