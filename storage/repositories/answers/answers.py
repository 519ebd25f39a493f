"""Asked questions: their messages, and the versions of their text."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, exists, func, insert, select, update

from storage.records import (
    Answer,
    AnswerInBrief,
    AnswerKind,
    AnswerPart,
    AnswerState,
    AnswerVersion,
    JudgedAnswer,
    MockState,
    PartRole,
    VersionCause,
)
from storage.repositories.answers.reviews import REVIEWS, review_of
from storage.repositories.base import Repository
from storage.repositories.statements import given, in_state
from storage.tables import ANSWER, MOCK, REVIEW
from storage.tables import ANSWER_PART as PART
from storage.tables import ANSWER_VERSION as VERSION

OPEN = insert(ANSWER).returning(*ANSWER.c)
CHANGE = update(ANSWER).where(given(ANSWER.c.id))
BY_ID = select(ANSWER).where(given(ANSWER.c.id), given(ANSWER.c.user_id))
IS_OPEN = in_state(ANSWER.c.state, AnswerState.OPEN)
UNDER_WAY = select(MOCK.c.id).where(MOCK.c.state != MockState.DONE.value)
NEWEST_OPEN = select(ANSWER).where(given(ANSWER.c.user_id), IS_OPEN).order_by(ANSWER.c.id.desc())
OF_LEFT_MOCK = exists().where(MOCK.c.id == ANSWER.c.mock_id, MOCK.c.state == MockState.LEFT.value)
CURRENT = NEWEST_OPEN.where(ANSWER.c.reminded_at.is_(None), ~OF_LEFT_MOCK).limit(1)
ASIDE = NEWEST_OPEN.where(ANSWER.c.reminded_at.is_not(None), ANSWER.c.mock_id.is_(None))
ASKED_SINCE = (
    select(ANSWER).where(given(ANSWER.c.user_id), ANSWER.c.opened_at >= bindparam("since")).order_by(ANSWER.c.id.desc())
)
OF_MOCK = select(ANSWER).where(given(ANSWER.c.mock_id)).order_by(ANSWER.c.id)
IS_JUDGED = in_state(ANSWER.c.state, AnswerState.JUDGED)
LATEST_JUDGED = (
    select(ANSWER)
    .where(given(ANSWER.c.user_id), IS_JUDGED)
    .order_by(ANSWER.c.judged_at.desc(), ANSWER.c.id.desc())
    .limit(1)
)
LATEST_COUNTING = LATEST_JUDGED.where(given(ANSWER.c.counts_as))
DAYS_PRACTISED = (
    select(ANSWER.c.local_date).where(given(ANSWER.c.user_id), IS_JUDGED).distinct().order_by(ANSWER.c.local_date)
)
PARTS = select(PART).where(given(PART.c.answer_id)).order_by(PART.c.n)
NEXT_PART = select(func.coalesce(func.max(PART.c.n), 0) + 1).where(given(PART.c.answer_id)).scalar_subquery()
ADD_PART = insert(PART).values(n=NEXT_PART).returning(PART.c.n)
NEXT_VERSION = select(func.coalesce(func.max(VERSION.c.n), 0) + 1).where(given(VERSION.c.answer_id)).scalar_subquery()
VERSIONS = select(VERSION).where(given(VERSION.c.answer_id)).order_by(VERSION.c.n)
LATEST_VERSION = select(VERSION).where(given(VERSION.c.answer_id)).order_by(VERSION.c.n.desc()).limit(1)
ADD_VERSION = insert(VERSION).values(n=NEXT_VERSION).returning(VERSION.c.n)


class Answers(Repository):
    """Repository of answers."""

    async def open(
        self,
        user_id: int,
        question_id: str,
        archetype: str | None,
        kind: AnswerKind,
        at: datetime,
        local_date: date,
        mock_id: int | None = None,
        repairs: int | None = None,
    ) -> Answer:
        """Open an answer to a question that is being asked."""
        values = {
            "user_id": user_id,
            "question_id": question_id,
            "archetype": archetype,
            "kind": kind.value,
            "state": AnswerState.OPEN.value,
            "opened_at": at,
            "local_date": local_date,
            "touched_at": at,
            "mock_id": mock_id,
            "repairs": repairs,
        }
        row = await self._statements.first(OPEN, **values)
        assert row is not None  # noqa: S101 -- an insert that did not raise returns its row
        return _answer(row)

    async def get(self, answer_id: int, user_id: int) -> Answer | None:
        """Return the user's answer with that id; another user's is not there."""
        row = await self._statements.first(BY_ID, given_id=answer_id, given_user_id=user_id)
        return _answer(row) if row else None

    async def current(self, user_id: int) -> Answer | None:
        """Return the newest open answer of a user, without those kept aside and that of a mock that was left."""
        row = await self._statements.first(CURRENT, given_user_id=user_id)
        return _answer(row) if row else None

    async def aside(self, user_id: int) -> Sequence[Answer]:
        """Return the open answers of a user that are kept aside, newest first."""
        return [_answer(row) for row in await self._statements.all(ASIDE, given_user_id=user_id)]

    async def set_state(self, answer_id: int, state: AnswerState, at: datetime) -> None:
        """Set an answer's state; `at` becomes the time of judging with JUDGED."""
        values: dict[str, Any] = {"state": state.value}
        if state is AnswerState.JUDGED:
            values["judged_at"] = at
        await self._change(answer_id, **values)

    async def count_as(self, answer_id: int, archetype: str | None) -> None:
        """Store the archetype that an answer counts for; None for no archetype."""
        await self._change(answer_id, counts_as=archetype)

    async def limit_words(self, answer_id: int, limit: int | None) -> None:
        """Store the most words of an answer that is typed for a form; None for one that would be spoken."""
        await self._change(answer_id, word_limit=limit)

    async def touch(self, answer_id: int, at: datetime) -> None:
        """Store the time of the last typed text. The answer is kept aside no longer."""
        await self._change(answer_id, touched_at=at, reminded_at=None)

    async def keep_aside(self, answer_id: int, at: datetime) -> None:
        """Keep an open answer aside from that time on."""
        await self._change(answer_id, reminded_at=at)

    async def add_part(self, answer_id: int, message_id: int, role: PartRole, text: str) -> AnswerPart:
        """Add one message to an answer."""
        sealed = self._cipher.seal(text)
        values = {"answer_id": answer_id, "message_id": message_id, "role": role.value, "text": sealed}
        n = int(await self._statements.scalar(ADD_PART, given_answer_id=answer_id, **values))
        return AnswerPart(answer_id=answer_id, message_id=message_id, n=n, role=role, text=text)

    async def edit_part(self, answer_id: int, message_id: int, text: str) -> bool:
        """Change the text of one message; return False where the answer has no such message."""
        of_message = (PART.c.answer_id == answer_id) & (PART.c.message_id == message_id)
        return await self._statements.run(update(PART).where(of_message).values(text=self._cipher.seal(text))) > 0

    async def find_part(self, user_id: int, message_id: int) -> AnswerPart | None:
        """Return the newest part with that message id among the user's answers."""
        query = (
            select(PART)
            .join(ANSWER, ANSWER.c.id == PART.c.answer_id)
            .where(PART.c.message_id == message_id, ANSWER.c.user_id == user_id)
            .order_by(PART.c.id.desc())
            .limit(1)
        )
        row = await self._statements.first(query)
        return self._part(row) if row else None

    async def parts(self, answer_id: int) -> Sequence[AnswerPart]:
        """Return the messages of an answer, in order."""
        rows = await self._statements.all(PARTS, given_answer_id=answer_id)
        return [self._part(row) for row in rows]

    async def clear_parts(self, answer_id: int, role: PartRole | None = None, after: int = 0) -> None:
        """Delete the messages of an answer: those of a role if it is given, and those after part `after`."""
        statement = delete(PART).where(PART.c.answer_id == answer_id, PART.c.n > after)
        if role is not None:
            statement = statement.where(PART.c.role == role.value)
        await self._statements.run(statement)

    async def add_version(
        self, answer_id: int, text: str, first_end: int | None, cause: VersionCause, at: datetime
    ) -> AnswerVersion:
        """Store a text as it is judged; versions count from 1."""
        values = {
            "answer_id": answer_id,
            "text": self._cipher.seal(text),
            "first_end": first_end,
            "cause": cause.value,
            "created_at": at,
        }
        n = int(await self._statements.scalar(ADD_VERSION, given_answer_id=answer_id, **values))
        return AnswerVersion(answer_id=answer_id, n=n, text=text, first_end=first_end, cause=cause, created_at=at)

    async def versions(self, answer_id: int) -> Sequence[AnswerVersion]:
        """Return every judged text of an answer, oldest first."""
        rows = await self._statements.all(VERSIONS, given_answer_id=answer_id)
        return [self._version(row) for row in rows]

    async def latest_version(self, answer_id: int) -> AnswerVersion | None:
        """Return the newest judged text of an answer."""
        row = await self._statements.first(LATEST_VERSION, given_answer_id=answer_id)
        return self._version(row) if row else None

    async def all_parts(self, user_id: int) -> Sequence[AnswerPart]:
        """Return the messages of every answer of a user, answer by answer."""
        query = select(PART).join(ANSWER, ANSWER.c.id == PART.c.answer_id).where(ANSWER.c.user_id == user_id)
        return [self._part(row) for row in await self._statements.all(query.order_by(PART.c.answer_id, PART.c.n))]

    async def all_versions(self, user_id: int) -> Sequence[AnswerVersion]:
        """Return every judged text of a user, answer by answer, oldest first."""
        query = select(VERSION).join(ANSWER, ANSWER.c.id == VERSION.c.answer_id).where(ANSWER.c.user_id == user_id)
        return [
            self._version(row) for row in await self._statements.all(query.order_by(VERSION.c.answer_id, VERSION.c.n))
        ]

    async def asked_since(self, user_id: int, since: datetime) -> Sequence[Answer]:
        """Return the questions asked from that instant on, in any state, newest first."""
        rows = await self._statements.all(ASKED_SINCE, given_user_id=user_id, since=since)
        return [_answer(row) for row in rows]

    async def of_mock(self, mock_id: int) -> Sequence[Answer]:
        """Return the answers of a mock, in the order of asking."""
        rows = await self._statements.all(OF_MOCK, given_mock_id=mock_id)
        return [_answer(row) for row in rows]

    async def judged_since(
        self, user_id: int, since: datetime | None, until: datetime | None = None
    ) -> Sequence[JudgedAnswer]:
        """Return the answers judged from `since` up to, not including, `until`, oldest first."""
        query = select(ANSWER).where(ANSWER.c.user_id == user_id, IS_JUDGED)
        if since is not None:
            query = query.where(ANSWER.c.judged_at >= since)
        if until is not None:
            query = query.where(ANSWER.c.judged_at < until)
        return await self._judged(query.order_by(ANSWER.c.judged_at, ANSWER.c.id))

    async def judged_of_mock(self, mock_id: int) -> Sequence[JudgedAnswer]:
        """Return the judged answers of a mock, in the order of asking."""
        query = select(ANSWER).where(ANSWER.c.mock_id == mock_id, IS_JUDGED)
        return await self._judged(query.order_by(ANSWER.c.id))

    async def page_of_judged(self, user_id: int, skipped: int, limit: int) -> Sequence[JudgedAnswer]:
        """Return the judged answers, newest first, `limit` of them after the first `skipped`.

        Those of a mock that is not over are left out: their verdicts come with its debrief.
        """
        query = _past(user_id).order_by(ANSWER.c.judged_at.desc(), ANSWER.c.id.desc())
        return await self._judged(query.offset(skipped).limit(limit))

    async def judged_in_brief(self, user_id: int) -> Sequence[AnswerInBrief]:
        """Return all answers that `page_of_judged` returns, newest first, without a word of them."""
        newest = select(REVIEW.c.answer_id, func.max(REVIEW.c.version).label("version")).group_by(REVIEW.c.answer_id)
        last = newest.subquery()
        past = _past(user_id).subquery()
        query = (
            select(past, REVIEW.c.level, REVIEW.c.moves, REVIEW.c.words, REVIEW.c.seconds)
            .join(last, last.c.answer_id == past.c.id)
            .join(REVIEW, (REVIEW.c.answer_id == last.c.answer_id) & (REVIEW.c.version == last.c.version))
            .order_by(past.c.judged_at.desc(), past.c.id.desc())
        )
        return [_in_brief(row) for row in await self._statements.all(query)]

    async def count_judged(self, user_id: int) -> int:
        """Return the number of answers that `page_of_judged` returns in all."""
        return int(await self._statements.scalar(select(func.count()).select_from(_past(user_id).subquery())))

    async def latest_judged(self, user_id: int, archetype: str | None = None) -> JudgedAnswer | None:
        """Return the answer judged last, among those that count as `archetype` if it is given."""
        if archetype is None:
            row = await self._statements.first(LATEST_JUDGED, given_user_id=user_id)
        else:
            row = await self._statements.first(LATEST_COUNTING, given_user_id=user_id, given_counts_as=archetype)
        if row is None:
            return None
        reviews = await self._statements.all(REVIEWS, given_answer_id=row.id)
        return self._with_reviews(_answer(row), reviews) if reviews else None

    async def days_practised(self, user_id: int) -> Sequence[date]:
        """Return the local dates with a judged answer, ascending."""
        return [row.local_date for row in await self._statements.all(DAYS_PRACTISED, given_user_id=user_id)]

    async def _change(self, answer_id: int, **values: Any) -> None:
        await self._statements.run(CHANGE, given_id=answer_id, **values)

    async def _judged(self, query: Select[Any]) -> Sequence[JudgedAnswer]:
        """Return the answers with their first and newest review; those without a review are left out."""
        answers = [_answer(row) for row in await self._statements.all(query)]
        if not answers:
            return []
        wanted = query.with_only_columns(ANSWER.c.id).subquery()
        reviews = select(REVIEW).join(wanted, wanted.c.id == REVIEW.c.answer_id).order_by(REVIEW.c.version)
        of_answer: dict[int, list[Row[Any]]] = {}
        for row in await self._statements.all(reviews):
            of_answer.setdefault(row.answer_id, []).append(row)
        return [self._with_reviews(answer, of_answer[answer.id]) for answer in answers if answer.id in of_answer]

    def _with_reviews(self, answer: Answer, reviews: Sequence[Row[Any]]) -> JudgedAnswer:
        """Return an answer with the first and the newest of its reviews, which are given oldest first."""
        first, latest = (review_of(self._cipher, reviews[at]) for at in (0, -1))
        return JudgedAnswer(answer=answer, first=first, latest=latest)

    def _part(self, row: Row[Any]) -> AnswerPart:
        return AnswerPart(
            answer_id=row.answer_id,
            message_id=row.message_id,
            n=row.n,
            role=PartRole(row.role),
            text=self._cipher.open(row.text),
        )

    def _version(self, row: Row[Any]) -> AnswerVersion:
        text = self._cipher.open(row.text)
        return AnswerVersion(**{**row._mapping, "text": text, "cause": VersionCause(row.cause)})


def _answer(row: Row[Any]) -> Answer:
    return Answer(**{**row._mapping, "kind": AnswerKind(row.kind), "state": AnswerState(row.state)})


def _past(user_id: int) -> Select[Any]:
    """Return the query for a user's judged answers, without those of a mock that is not over."""
    is_judged = (ANSWER.c.user_id == user_id) & (IS_JUDGED)
    return select(ANSWER).where(is_judged, ANSWER.c.mock_id.is_(None) | ANSWER.c.mock_id.not_in(UNDER_WAY))


def _in_brief(row: Row[Any]) -> AnswerInBrief:
    of_review = {name: row._mapping[name] for name in ("level", "moves", "words", "seconds")}
    of_answer = {name: value for name, value in row._mapping.items() if name not in of_review}
    kinds = {"kind": AnswerKind(row.kind), "state": AnswerState(row.state)}
    return AnswerInBrief(answer=Answer(**of_answer | kinds), **of_review)
