"""Links for friends, and what friends said of a story."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, insert, select, update

from storage.records import FriendLink, LinkState, PeerAssessment
from storage.repositories.base import Repository
from storage.tables import FRIEND_LINK as LINK
from storage.tables import PEER_ASSESSMENT as ASSESSMENT
from storage.tables import REHEARSAL

COLUMNS = [column for column in LINK.c if column.name != "token_hash"]
OF_USER = select(ASSESSMENT).join(REHEARSAL, REHEARSAL.c.id == ASSESSMENT.c.rehearsal_id)


class FriendLinks(Repository):
    """Repository of links. A token is looked for by its hash, which the index finds in the same time for any token."""

    async def add(
        self, user_id: int, story_id: int, token_hash: str, called: str | None, at: datetime, expires_at: datetime
    ) -> FriendLink:
        """Add an open link."""
        fields: dict[str, Any] = {
            "user_id": user_id,
            "story_id": story_id,
            "token_hash": token_hash,
            "called": None if called is None else self._cipher.seal(called),
            "state": LinkState.OPEN.value,
            "created_at": at,
            "expires_at": expires_at,
            "pages": 0,
            "words": 0,
            "rules_moves": "",
            "moves": "",
        }
        row = await self._statements.first(insert(LINK).values(**fields).returning(*COLUMNS))
        assert row is not None  # noqa: S101 -- an INSERT returns its row
        return self._link(row)

    async def of_token(self, token_hash: str) -> FriendLink | None:
        """Return the link of a token."""
        row = await self._statements.first(select(*COLUMNS).where(LINK.c.token_hash == token_hash))
        return self._link(row) if row is not None else None

    async def take(self, link_id: int, guest_id: int, at: datetime, until: datetime) -> bool:
        """Give an open link to a guest for a visit until that instant.

        Return False where it is not open at `at`. Of several guests at once the database lets one have it.
        """
        is_open = (LINK.c.id == link_id) & (LINK.c.state == LinkState.OPEN.value) & (LINK.c.expires_at > at)
        taken = {"state": LinkState.TAKEN.value, "guest_id": guest_id, "expires_at": until}
        return await self._statements.run(update(LINK).where(is_open).values(**taken)) == 1

    async def held(self, link_id: int, guest_id: int) -> FriendLink | None:
        """Return the link that this guest has opened, locked until the transaction ends; None for any other."""
        query = select(*COLUMNS).where(LINK.c.id == link_id, LINK.c.guest_id == guest_id).with_for_update()
        row = await self._statements.first(query)
        return self._link(row) if row is not None else None

    async def of_guest(self, guest_id: int) -> Sequence[FriendLink]:
        """Return the links that a guest has opened, oldest first."""
        return await self._all(LINK.c.guest_id == guest_id)

    async def of_user(self, user_id: int) -> Sequence[FriendLink]:
        """Return the links of an author, oldest first."""
        return await self._all(LINK.c.user_id == user_id)

    async def change(self, link_id: int, **fields: Any) -> None:
        """Change what a guest has said, or the state of a link."""
        values = dict(fields)
        if values.get("line") is not None:
            values["line"] = self._cipher.seal(values["line"])
        await self._statements.run(update(LINK).where(LINK.c.id == link_id).values(**values))

    async def decline(self, link_id: int) -> None:
        """Mark a link as declined, without a trace of its guest."""
        gone = {"state": LinkState.DECLINED.value, "guest_id": None, "moves": "", "level": None, "line": None}
        await self._statements.run(update(LINK).where(LINK.c.id == link_id).values(**gone))

    async def end(
        self, *, link_id: int | None = None, story_id: int | None = None, user_id: int | None = None
    ) -> Sequence[FriendLink]:
        """Delete one link, or all links of a story or an author; return those that were deleted."""
        named = ((LINK.c.id, link_id), (LINK.c.story_id, story_id), (LINK.c.user_id, user_id))
        (condition,) = (column == value for column, value in named if value is not None)
        return await self._end(condition)

    async def end_expired(self, now: datetime) -> Sequence[FriendLink]:
        """Delete the links whose time is over; return them. A declined one stays until its author is told."""
        return await self._end((LINK.c.expires_at <= now) & (LINK.c.state != LinkState.DECLINED.value))

    async def end_all(self) -> Sequence[FriendLink]:
        """Delete the links of everybody; return them."""
        return await self._end(LINK.c.id.is_not(None))

    async def forget_declined(self, user_id: int) -> int:
        """Delete the declined links of an author; return how many."""
        declined = (LINK.c.user_id == user_id) & (LINK.c.state == LinkState.DECLINED.value)
        return len(await self._end(declined))

    async def _all(self, condition: ColumnElement[bool]) -> Sequence[FriendLink]:
        rows = await self._statements.all(select(*COLUMNS).where(condition).order_by(LINK.c.id))
        return [self._link(row) for row in rows]

    async def _end(self, condition: ColumnElement[bool]) -> Sequence[FriendLink]:
        rows = await self._statements.all(delete(LINK).where(condition).returning(*COLUMNS))
        return [self._link(row) for row in rows]

    def _link(self, row: Row[Any]) -> FriendLink:
        fields = {**row._mapping, "state": LinkState(row.state)}
        for name in ("called", "line"):
            fields[name] = None if fields[name] is None else self._cipher.open(fields[name])
        return FriendLink(**fields)


class PeerAssessments(Repository):
    """Repository of what friends said of stories."""

    async def put(self, assessment: PeerAssessment) -> None:
        """Store an assessment, or its changes."""
        row = asdict(assessment)
        row["line"] = None if assessment.line is None else self._cipher.seal(assessment.line)
        await self._statements.upsert(ASSESSMENT, ["rehearsal_id"], row)

    async def of_user(self, user_id: int) -> Sequence[PeerAssessment]:
        """Return what friends said of an author's stories, oldest first."""
        query = OF_USER.where(REHEARSAL.c.user_id == user_id).order_by(ASSESSMENT.c.rehearsal_id)
        return [self._assessment(row) for row in await self._statements.all(query)]

    async def get(self, rehearsal_id: int, user_id: int) -> PeerAssessment | None:
        """Return the author's assessment of that rehearsal; another author's is not there."""
        query = OF_USER.where(ASSESSMENT.c.rehearsal_id == rehearsal_id, REHEARSAL.c.user_id == user_id)
        row = await self._statements.first(query)
        return self._assessment(row) if row is not None else None

    def _assessment(self, row: Row[Any]) -> PeerAssessment:
        stored = {column.name: row._mapping[column.name] for column in ASSESSMENT.columns}
        return PeerAssessment(**{**stored, "line": None if row.line is None else self._cipher.open(row.line)})
