"""The typed context of every handler: the frame of its update, the context of its chat, and how to reply."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from random import Random  # noqa: TID251 -- only for the type: the composition root makes the source
from typing import Any

from telegram.ext import Application, CallbackContext, ExtBot

from bot.conversation.context import Context
from bot.conversation.judges import WorkMatcher, WorkReviewer
from bot.conversation.logic.stories.same_project import ProjectMatcher
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.stories.link_maker import LinkMaker
from bot.conversation.text_cache import TextCache
from bot.conversation.work import Work
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.receiving.refusal_throttle import Throttle
from bot.delivery.receiving.update_processor import Frame, current_frame
from bot.delivery.receiving.user_rate_limit import UserRateLimit
from bot.features.registered import FEATURES
from bot.review.judge import Judge
from question_bank.models import QuestionBank
from storage.encryption import Encryption
from storage.records import Conversation, Settings, StoredUser
from storage.unit_of_work import UnitOfWork

DAY_S = 24 * 60 * 60.0
MINUTE_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AppContext:
    """The values that all updates share; PTB keeps them as `bot_data`."""

    bank: QuestionBank
    reviewer: Judge
    matcher: ProjectMatcher
    dice: Callable[[int], Random]
    """Makes a source of randomness from a seed."""
    allowed: Collection[int] | None
    """Ids of admitted users. None admits everybody, an empty collection only the owner."""
    encryption: Encryption
    registry: Registry = field(default_factory=lambda: Registry(FEATURES))
    default_zone: str | None = None
    in_terminal: bool = False
    link_maker: LinkMaker | None = None
    """Maker of links for friends. None where they are off."""
    clock: Clock = field(default_factory=SystemClock)
    user_rate_limit: UserRateLimit = field(default_factory=UserRateLimit)
    turned_away: Throttle = field(default_factory=partial(Throttle, DAY_S))
    """Strangers and groups that were told today that the bot is not for them."""
    told_of_visits: Throttle = field(default_factory=partial(Throttle, MINUTE_S))
    """Strangers who were told in the last minute that a friend's link is over."""

    text_cache: TextCache = field(default_factory=TextCache)

    def open_context(
        self,
        uow: UnitOfWork,
        user: StoredUser,
        settings: Settings,
        conversation: Conversation,
        now: datetime,
        *,
        work: Work,
        seed: int,
        heard_at: datetime | None = None,
    ) -> Context:
        """Return the context of a user's chat.

        The same seed gives the same draws, also when `work` makes it start again.
        """
        return Context(
            uow=uow,
            registry=self.registry,
            user=user,
            settings=settings,
            conversation=conversation,
            now=now,
            bank=self.bank,
            reviewer=WorkReviewer(self.reviewer, work, self.text_cache),
            matcher=WorkMatcher(self.matcher, work),
            work=work,
            dice=self.dice(seed),
            encryption=self.encryption,
            default_zone=self.default_zone,
            in_terminal=self.in_terminal,
            link_maker=self.link_maker,
            heard_at=heard_at,
        )


class UpdateContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], AppContext]):
    """PTB's context, with the unit of work in which the update is handled."""

    frame: Frame
    _chat_context: Context | None = None

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "UpdateContext":
        """Return a context with the frame that the update processor opened for this update."""
        context: UpdateContext = super().from_update(update, application)
        context.frame = current_frame.get()
        return context

    @property
    def app_context(self) -> AppContext:
        """Return what all updates share."""
        return self.bot_data

    @property
    def chat_context(self) -> Context:
        """Return the context of the admitted user's chat; the gate sets it before any other handler runs."""
        if self._chat_context is None:
            raise RuntimeError("the gate has not admitted anybody")
        return self._chat_context

    @chat_context.setter
    def chat_context(self, context: Context) -> None:
        self._chat_context = context

    def say(self, replies: Iterable[Reply]) -> None:
        """Queue replies; they are committed together with the other changes of the update."""
        self.frame.replies.extend(replies)
