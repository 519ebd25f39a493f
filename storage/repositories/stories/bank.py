"""The story bank: stories and every version of what they say."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from storage.models import StoryRow, StoryVersionRow, TellingRow
from storage.records import KeptStory, Story, StoryCause, StoryVersion, Telling, TellingHow
from storage.repositories.base import Repository
from storage.repositories.statements import given, table_of

STORY = table_of(StoryRow)
VERSION = table_of(StoryVersionRow)
TELLING = table_of(TellingRow)
OPENED_IN_A_ROW = 50
"""How many texts are opened before others get the event loop: of the greatest length, they take some ten milliseconds."""
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
    ) -> Story:
        """Begin a story; it has no version yet."""
        fields: dict[str, Any] = {
            "user_id": user_id,
            "title": title,
            "project": project,
            "year": year,
            "archetypes": tuple(archetypes),
            "category": category,
            "learnings": learnings,
            "core": core,
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
        """Return the user's story with its newest version; None where it is another's, removed or has no version."""
        story = await self.get(story_id, user_id)
        version = await self.latest(story_id) if story is not None and story.removed_at is None else None
        return KeptStory(story=story, version=version) if story is not None and version is not None else None

    async def tell(self, answer_id: int, story_id: int, how: TellingHow) -> None:
        """Note that an answer tells a story; the last word counts."""
        row = {"answer_id": answer_id, "story_id": story_id, "how": how.value}
        await self._statements.upsert(TellingRow, ["answer_id"], row)

    async def told_by(self, answer_id: int, user_id: int) -> Story | None:
        """Return the story that an answer tells, unless it is removed."""
        row = await self._statements.first(TOLD_BY, given_answer_id=answer_id, given_user_id=user_id)
        return self._story(row) if row else None

    async def tellings(self, user_id: int) -> Sequence[Telling]:
        """Return which answers of a user tell which stories, removed ones included."""
        query = select(TELLING).join(STORY, STORY.c.id == TELLING.c.story_id).where(STORY.c.user_id == user_id)
        rows = await self._statements.all(query.order_by(TELLING.c.answer_id))
        return [Telling(answer_id=row.answer_id, story_id=row.story_id, how=TellingHow(row.how)) for row in rows]

    async def change(self, story_id: int, **fields: Any) -> None:
        """Change a story's title, tags or removal."""
        await self._statements.run(update(STORY).where(STORY.c.id == story_id).values(**self._row(fields)))

    async def purge(self, user_id: int, before: datetime) -> int:
        """Erase what was removed before that instant, with its versions; return how many."""
        gone = (STORY.c.user_id == user_id) & (STORY.c.removed_at < before)
        return await self._statements.run(delete(STORY).where(gone))

    async def add_version(
        self,
        story_id: int,
        parts: Mapping[str, str],
        *,
        level: str,
        moves: str,
        structural_change: bool,
        words: int,
        cause: StoryCause,
        at: datetime,
    ) -> StoryVersion:
        """Keep a new state of the parts; versions count from 1."""
        count = select(func.coalesce(func.max(VERSION.c.n), 0)).where(VERSION.c.story_id == story_id)
        version = StoryVersion(
            story_id=story_id,
            n=int(await self._statements.scalar(count)) + 1,
            parts=dict(parts),
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
        """Keep the versions of a story that has none yet, in one statement; they count themselves."""
        await self._statements.run_many(insert(VERSION), [self._version_row(version) for version in versions])

    async def fill_version(
        self,
        story_id: int,
        n: int,
        parts: Mapping[str, str],
        *,
        level: str,
        moves: str,
        structural_change: bool,
        words: int,
    ) -> None:
        """Put more text into a version that is being written; for what would overwrite text, add a version."""
        values = {
            "parts": self._cipher.seal(json.dumps(dict(parts), ensure_ascii=False)),
            "level": level,
            "moves": moves,
            "structural_change": structural_change,
            "words": words,
        }
        which = (VERSION.c.story_id == story_id) & (VERSION.c.n == n)
        await self._statements.run(update(VERSION).where(which).values(**values))

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
        return row

    def _story(self, row: Row[Any]) -> Story:
        fields = dict(row._mapping)
        for name in SEALED_FIELDS:
            if fields[name] is not None:
                fields[name] = self._cipher.open(fields[name])
        return Story(**{**fields, "archetypes": tuple(fields["archetypes"].split())})

    def _version_row(self, version: StoryVersion) -> dict[str, Any]:
        sealed = self._cipher.seal(json.dumps(dict(version.parts), ensure_ascii=False))
        fields = ("story_id", "n", "level", "moves", "structural_change", "words", "created_at")
        return {**{name: getattr(version, name) for name in fields}, "parts": sealed, "cause": version.cause.value}

    def _version(self, row: Row[Any]) -> StoryVersion:
        parts = json.loads(self._cipher.open(row.parts))
        return StoryVersion(**{**row._mapping, "parts": parts, "cause": StoryCause(row.cause)})
