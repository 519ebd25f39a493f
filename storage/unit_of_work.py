"""One transaction and the repositories in it: leaving without `commit()` rolls everything back."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import text

from storage.encryption import Cipher
from storage.errors import translated
from storage.repositories.answers import Answers
from storage.repositories.cards import Cards
from storage.repositories.conversations import Conversations
from storage.repositories.drills import Drills
from storage.repositories.due import DueRows
from storage.repositories.facts import Facts
from storage.repositories.hints import Hints
from storage.repositories.imports import Imports
from storage.repositories.inbox import Inbox
from storage.repositories.mocks import Mocks
from storage.repositories.outbox import OutboxRows
from storage.repositories.pauses import Pauses
from storage.repositories.plan_ticks import PlanTicks
from storage.repositories.quizzes import Quizzes
from storage.repositories.rehearsals import Rehearsals
from storage.repositories.reviews import Reviews
from storage.repositories.sealed import SealedTexts
from storage.repositories.settings import UserSettings
from storage.repositories.statements import AnyConnection, Statements
from storage.repositories.stories import Stories
from storage.repositories.users import Users

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
        self.due = DueRows(statements)
        self.inbox = Inbox(statements)
        self.outbox = OutboxRows(statements)
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
