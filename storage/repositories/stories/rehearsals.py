"""Rehearsals, and the hard questions of those with pushback."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from storage.records import Challenge, ChallengeKind, ChallengeState, Rehearsal, RehearsalKind
from storage.repositories.base import Repository
from storage.tables import CHALLENGE, REHEARSAL


class Rehearsals(Repository):
    """Repository of rehearsals."""

    async def add(self, rehearsal: Rehearsal) -> int:
        """Add a rehearsal; return its id."""
        values = {name: value for name, value in asdict(rehearsal).items() if name != "id"}
        return int(await self._statements.scalar(insert(REHEARSAL).values(**values).returning(REHEARSAL.c.id)))

    async def get(self, rehearsal_id: int, user_id: int) -> Rehearsal | None:
        """Return the user's rehearsal with that id; another user's is not there."""
        query = select(REHEARSAL).where(REHEARSAL.c.id == rehearsal_id, REHEARSAL.c.user_id == user_id)
        row = await self._statements.first(query)
        return _rehearsal(row) if row else None

    async def of_answer(self, answer_id: int) -> Sequence[Rehearsal]:
        """Return the rehearsals of one answer, oldest first."""
        query = select(REHEARSAL).where(REHEARSAL.c.answer_id == answer_id).order_by(REHEARSAL.c.id)
        return [_rehearsal(row) for row in await self._statements.all(query)]

    async def since(self, user_id: int, at: datetime) -> Sequence[Rehearsal]:
        """Return a user's rehearsals from that instant on, oldest first."""
        query = select(REHEARSAL).where(REHEARSAL.c.user_id == user_id, REHEARSAL.c.at >= at)
        return [_rehearsal(row) for row in await self._statements.all(query.order_by(REHEARSAL.c.id))]

    async def of_stories(self, user_id: int) -> Sequence[Rehearsal]:
        """Return the rehearsals of a user's stories, oldest first."""
        query = select(REHEARSAL).where(REHEARSAL.c.user_id == user_id, REHEARSAL.c.story_id.is_not(None))
        return [_rehearsal(row) for row in await self._statements.all(query.order_by(REHEARSAL.c.id))]

    async def challenge(self, challenge: Challenge) -> None:
        """Store a hard question, or its outcome."""
        row = asdict(challenge) | {"kind": challenge.kind.value, "state": challenge.state.value}
        row["question"] = self._cipher.seal(challenge.question)
        row["text"] = None if challenge.text is None else self._cipher.seal(challenge.text)
        await self._statements.upsert(CHALLENGE, ["rehearsal_id", "n"], row)

    async def challenges(self, rehearsal_id: int) -> Sequence[Challenge]:
        """Return the hard questions of a rehearsal, in the order of asking."""
        query = select(CHALLENGE).where(CHALLENGE.c.rehearsal_id == rehearsal_id).order_by(CHALLENGE.c.n)
        return [self._challenge(row) for row in await self._statements.all(query)]

    async def challenges_of(self, user_id: int) -> Sequence[Challenge]:
        """Return every hard question that a user was asked, oldest first."""
        query = select(CHALLENGE).join(REHEARSAL, REHEARSAL.c.id == CHALLENGE.c.rehearsal_id)
        query = query.where(REHEARSAL.c.user_id == user_id).order_by(CHALLENGE.c.rehearsal_id, CHALLENGE.c.n)
        return [self._challenge(row) for row in await self._statements.all(query)]

    async def take_time(self, rehearsal_id: int, seconds: int) -> None:
        """Store the spoken seconds of a rehearsal."""
        await self._statements.run(update(REHEARSAL).where(REHEARSAL.c.id == rehearsal_id).values(seconds=seconds))

    async def belongs_to(self, rehearsal_id: int, story_id: int, words: int) -> None:
        """Store the story of a rehearsal, and the number of words of its text."""
        which = REHEARSAL.c.id == rehearsal_id
        await self._statements.run(update(REHEARSAL).where(which).values(story_id=story_id, words=words))

    def _challenge(self, row: Row[Any]) -> Challenge:
        fields = dict(row._mapping)
        fields["question"] = self._cipher.open(row.question)
        fields["text"] = None if row.text is None else self._cipher.open(row.text)
        return Challenge(**{**fields, "kind": ChallengeKind(row.kind), "state": ChallengeState(row.state)})


def _rehearsal(row: Row[Any]) -> Rehearsal:
    return Rehearsal(**{**row._mapping, "kind": RehearsalKind(row.kind)})
