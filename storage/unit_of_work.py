"""The unit of work: one transaction and its repositories. Leaving without `commit()` rolls everything back."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Generic, TypeVar

from sqlalchemy import text

from storage.encryption import Cipher
from storage.errors import translated
from storage.repositories.answers.answers import Answers
from storage.repositories.answers.disagreements import Disagreements
from storage.repositories.answers.loose_texts import LooseTexts
from storage.repositories.answers.own_questions import OwnQuestions
from storage.repositories.answers.reviews import Reviews
from storage.repositories.base import Repository
from storage.repositories.delivery.due import DuePrompts
from storage.repositories.delivery.facts import Facts
from storage.repositories.delivery.inbox import Inbox
from storage.repositories.delivery.outbox import OutboxMessages
from storage.repositories.history import History
from storage.repositories.people.conversations import Conversations
from storage.repositories.people.erasure import Erasure
from storage.repositories.people.guests import Guests
from storage.repositories.people.settings import Hints, Pauses, PlanTicks, UserSettings
from storage.repositories.people.users import Users
from storage.repositories.practice.interviews import Interviews
from storage.repositories.practice.practice import Cards, Drills, Mocks, Quizzes
from storage.repositories.practice.retrieval import Retrievals
from storage.repositories.sealed import SealedTexts
from storage.repositories.statements import AnyConnection, Statements
from storage.repositories.stories.bank import Stories
from storage.repositories.stories.friends import FriendLinks, PeerAssessments
from storage.repositories.stories.imports import Imports
from storage.repositories.stories.moments import Moments
from storage.repositories.stories.rehearsals import Rehearsals

R = TypeVar("R", bound=Repository)

_open: ContextVar["UnitOfWork | None"] = ContextVar("open_unit_of_work", default=None)


def is_open() -> bool:
    """Return whether this task, or one that began it, is inside a unit of work that may write.

    Until its commit or the end of its block, other writers may wait for it: it must await its statements alone.
    """
    uow = _open.get()
    return uow is not None and not uow.is_over


@contextmanager
def opened(uow: "UnitOfWork") -> Iterator[None]:
    """Make `is_open` return True in this block, until the unit of work ends."""
    outer = _open.get()
    _open.set(uow)
    try:
        yield
    finally:
        _open.set(outer)


class BuiltWhenUsed(Generic[R]):
    """A repository of a unit of work, built on first use."""

    def __init__(self, build: Callable[[Statements], R]) -> None:
        self._build = build
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, uow: "UnitOfWork", owner: type) -> R:
        # Python calls this only while the unit of work has no attribute of this name.
        statements = uow._statements  # noqa: SLF001 -- this is a part of the unit of work
        repository = vars(uow)[self._name] = self._build(statements)
        return repository


class UnitOfWork:
    """The reads and writes of one use case.

    It ends with `commit()` or with its block: its connection may then serve another one.
    """

    users = BuiltWhenUsed(Users)
    erasure = BuiltWhenUsed(Erasure)
    settings = BuiltWhenUsed(UserSettings)
    conversations = BuiltWhenUsed(Conversations)
    answers = BuiltWhenUsed(Answers)
    reviews = BuiltWhenUsed(Reviews)
    disagreements = BuiltWhenUsed(Disagreements)
    loose_texts = BuiltWhenUsed(LooseTexts)
    own_questions = BuiltWhenUsed(OwnQuestions)
    cards = BuiltWhenUsed(Cards)
    mocks = BuiltWhenUsed(Mocks)
    rehearsals = BuiltWhenUsed(Rehearsals)
    stories = BuiltWhenUsed(Stories)
    friend_links = BuiltWhenUsed(FriendLinks)
    peer_assessments = BuiltWhenUsed(PeerAssessments)
    guests = BuiltWhenUsed(Guests)
    drills = BuiltWhenUsed(Drills)
    quizzes = BuiltWhenUsed(Quizzes)
    retrievals = BuiltWhenUsed(Retrievals)
    interviews = BuiltWhenUsed(Interviews)
    moments = BuiltWhenUsed(Moments)
    hints = BuiltWhenUsed(Hints)
    history = BuiltWhenUsed(History)
    pauses = BuiltWhenUsed(Pauses)
    plan_ticks = BuiltWhenUsed(PlanTicks)
    imports = BuiltWhenUsed(Imports)
    due = BuiltWhenUsed(DuePrompts)
    inbox = BuiltWhenUsed(Inbox)
    outbox = BuiltWhenUsed(OutboxMessages)
    facts = BuiltWhenUsed(Facts)
    sealed = BuiltWhenUsed(SealedTexts)

    def __init__(self, connection: AnyConnection, cipher: Cipher, commit: Callable[[], Awaitable[None]]) -> None:
        self._statements = Statements(connection, cipher)
        self._commit = commit

    @property
    def is_over(self) -> bool:
        """Return whether the unit of work was committed or left."""
        return self._statements.is_over

    async def commit(self) -> None:
        """Commit and end the unit of work. Raises storage.errors.Unavailable where the commit failed."""
        self.end()
        with translated():
            await self._commit()

    def end(self) -> None:
        """End the unit of work: no more reads and writes."""
        self._statements.end()

    async def ping(self) -> None:
        """Run an empty query."""
        await self._statements.scalar(text("SELECT 1"))
