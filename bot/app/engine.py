"""Builds what asks, reads and judges: the question bank, the reviewer and the project matcher, in what all updates share."""

from datetime import datetime
from functools import cache
from pathlib import Path
from random import Random  # noqa: TID251 -- the composition root makes the source of randomness
from threading import Event

from bot.app.options import BotOptions
from bot.conversation.logic.dates.date_reading import read_date
from bot.conversation.logic.stories.same_project import ProjectMatcher
from bot.conversation.logic.typed.typed_time_zone import load_names
from bot.handlers.context import AppContext
from bot.review.reviewer import Reviewer
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import QuestionBank
from storage.encryption import Encryption

Engine = tuple[QuestionBank, Reviewer, ProjectMatcher]
_readers_loaded = Event()


def engine_with(tracks: Path | None) -> Engine:
    """Return the bank, with the operator's tracks if there are any, the reviewer and the project matcher.

    Raises BankError.
    """
    if tracks is None:
        return _own_engine()
    _, reviewer, matcher = _own_engine()
    return load_bank(more_tracks=tracks), reviewer, matcher


@cache
def _own_engine() -> Engine:
    """Return the same of the package alone, built once a process, since it never changes."""
    bank, lexicon = load_bank(), load_lexicon()
    return bank, Reviewer.from_bank(bank, lexicon), ProjectMatcher.from_bank(bank, lexicon)


def offline_app_context() -> AppContext:
    """Return the app context for the command line: no access check, no metrics, no tracks but the package's."""
    bank, reviewer, matcher = _own_engine()
    return AppContext(
        bank=bank, reviewer=reviewer, matcher=matcher, dice=Random, allowed=None, encryption=Encryption.NOTHING
    )


def app_context_of(plan: BotOptions, engine: Engine, encryption: Encryption) -> AppContext:
    """Return what all updates of one bot share."""
    bank, reviewer, matcher = engine
    return AppContext(
        bank=bank,
        reviewer=plan.judge or reviewer,
        matcher=matcher,
        encryption=encryption,
        dice=plan.dice,
        allowed=plan.allowed,
        default_zone=plan.default_zone,
        in_terminal=plan.in_terminal,
        clock=plan.clock,
    )


def load_readers(now: datetime) -> None:
    """Load what reads typed dates and places, so that the first of them does not hold the event loop.

    A process that starts a second bot has them.
    """
    if _readers_loaded.is_set():
        return
    read_date("1 January", now.date())
    load_names(now)
    _readers_loaded.set()
