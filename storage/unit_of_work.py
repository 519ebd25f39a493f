"""One transaction and the repositories in it: leaving without `commit()` rolls everything back."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import text

from storage.encryption import Cipher
from storage.errors import translated
from storage.repositories.answers import Answers, Reviews
from storage.repositories.delivery.due import DuePrompts
from storage.repositories.delivery.facts import Facts
from storage.repositories.delivery.inbox import Inbox
from storage.repositories.delivery.outbox import OutboxMessages
from storage.repositories.people.conversations import Conversations
from storage.repositories.people.settings import Hints, Pauses, PlanTicks, UserSettings
from storage.repositories.people.users import Users
from storage.repositories.practice import Cards, Drills, Mocks, Quizzes
from storage.repositories.sealed import SealedTexts
from storage.repositories.statements import AnyConnection, Statements
from storage.repositories.stories.bank import Stories
from storage.repositories.stories.imports import Imports
from storage.repositories.stories.rehearsals import Rehearsals

_open: ContextVar["UnitOfWork | None"] = ContextVar("open_unit_of_work", default=None)


def is_open() -> bool:
    """Return whether this task is inside a unit of work that may write.

    It is until the commit or the end of the block, also in tasks begun within. Others may wait for it: whoever is in one
    awaits nothing but its statements.
    """
    uow = _open.get()
    return uow is not None and not uow.is_over


@contextmanager
def opened(uow: "UnitOfWork") -> Iterator[None]:
    """Let `is_open` know of the unit of work in this block."""
    outer = _open.get()
    _open.set(uow)
    try:
        yield
    finally:
        _open.set(outer)


class UnitOfWork:
    """What one use case reads and writes. After `commit()`, or outside of its block,
    it is over: its connection may be another's by then."""

    def __init__(self, connection: AnyConnection, cipher: Cipher, commit: Callable[[], Awaitable[None]]) -> None:
        statements = Statements(connection, cipher)
        self._statements = statements
        self._commit = commit
        self.users = Users(statements)
        self.settings = UserSettings(statements)
        self.conversations = Conversations(statements)
        self.answers = Answers(statements)
        self.reviews = Reviews(statements)
        self.cards = Cards(statements)
        self.mocks = Mocks(statements)
        self.rehearsals = Rehearsals(statements)
        self.stories = Stories(statements)
        self.drills = Drills(statements)
        self.quizzes = Quizzes(statements)
        self.hints = Hints(statements)
        self.pauses = Pauses(statements)
        self.plan_ticks = PlanTicks(statements)
        self.imports = Imports(statements)
        self.due = DuePrompts(statements)
        self.inbox = Inbox(statements)
        self.outbox = OutboxMessages(statements)
        self.facts = Facts(statements)
        self.sealed = SealedTexts(statements)

    @property
    def is_over(self) -> bool:
        """Return whether it was committed or left."""
        return self._statements.is_over

    async def commit(self) -> None:
        """Make everything so far last, and end it. Raises storage.errors.Unavailable where it did not."""
        self.end()
        with translated():
            await self._commit()

    def end(self) -> None:
        """Let nothing more be read or written in it."""
        self._statements.end()

    async def ping(self) -> None:
        """Ask the database for nothing."""
        await self._statements.scalar(text("SELECT 1"))
