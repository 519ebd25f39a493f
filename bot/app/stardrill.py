"""One bot, wired: it resumes what the last process left, takes updates, and finishes what is in hand."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.app.engine import load_readers
from bot.app.exporting import exporter_for
from bot.app.loopback_page import LoopbackPage
from bot.app.menu_button import settle_menu_button
from bot.app.options import BotOptions
from bot.app.page import open_page
from bot.app.ptb import ptb_application
from bot.conversation.gate import owner_code
from bot.conversation.prompts.prompt_schedule import plan_all, plan_missing
from bot.conversation.replies import Reply
from bot.conversation.stories.link_maker import LinkMaker
from bot.conversation.texts.apologies import not_sent_text
from bot.delivery.housekeeping import Housekeeping
from bot.delivery.http.http_client import AiohttpRequest
from bot.delivery.receiving.chat_queue import ChatQueue
from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.receiving.poll_watch import PollWatch
from bot.delivery.receiving.polling import Poller
from bot.delivery.receiving.replay import Replay
from bot.delivery.receiving.unhandled import Unhandled
from bot.delivery.receiving.update_processor import UpdateProcessor
from bot.delivery.retry import GrowingPause
from bot.delivery.sending.outbox import Outbox
from bot.delivery.sending.send_outcome import SendOutcome, outcome_of, pause_before_retry
from bot.delivery.sending.send_rate_limit import ChatRateLimit
from bot.delivery.slow_work import Worker
from bot.delivery.tick import Tick
from bot.delivery.visit_sweep import VisitSweep
from bot.delivery.watching.daily_counts import DailyCounts
from bot.delivery.watching.health import Health
from bot.delivery.watching.heartbeat import BEAT_EVERY, tell_of_outage
from bot.delivery.watching.loop_watch import LoopWatch
from bot.delivery.watching.metrics import MeasuredReviewer, Metrics
from bot.delivery.watching.outage import database_outage, telegram_outage
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.handlers.context import AppContext
from bot.handlers.due import due_handler, planner
from bot.handlers.registration import ALLOWED_UPDATES, menu, register
from bot.handlers.render import TelegramSender, payload_of
from bot.handlers.update_kind import kind_of
from bot.pictures.picture import draw
from bot.web.page.link_socket import socket_of
from bot.web.page.mini_app_address import mini_app_address
from storage.engine import Database
from storage.errors import StorageError
from storage.lease import sender_lease
from storage.process_lock import ProcessLock
from storage.url import file_of

if TYPE_CHECKING:
    from bot.app.http_port import HttpPort
    from bot.web.page.application import PageApp
    from bot.web.page.guard import HostPolicy
    from bot.web.page.one_time_links import OneTimeLinks

log = logging.getLogger(__name__)

TICK_S = 5
RECOVER_S = 30
STOP_WITHIN_S = 10.0
"""Time for a whole stop. The two below leave a part of it for the end of the process, also on a busy machine."""
FINISH_WITHIN_S = 7.0
CLOSE_WITHIN_S = 1.0
JOB_OPTIONS: dict[str, Any] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class WebhookRefused(Exception):
    """Telegram refuses the webhook's address; the message is Telegram's reason."""


class Stardrill:
    """The wired bot. `start()` resumes work where the last process left it; `stop()` finishes what is in hand.

    `lock` is the database's lock, which `stop()` releases last.
    """

    def __init__(self, plan: BotOptions, database: Database, lock: ProcessLock | None, app_context: AppContext) -> None:
        self.plan = plan
        self.database = database
        self._lock = lock
        self.outage = database_outage(plan.clock)
        self.telegram = telegram_outage(plan.clock)
        self.metrics = Metrics()
        self.counts = DailyCounts(self.metrics, plan.clock)
        self.lines_on_strangers = RateLimitedLog(log, plan.clock.monotonic)
        self.app_context = replace(
            app_context,
            reviewer=MeasuredReviewer(app_context.reviewer, self.metrics),
            link_maker=self._link_maker() if plan.friend_links and not plan.in_terminal else None,
        )
        rate_limit = ChatRateLimit(refill_s=0.0 if plan.unlimited else 1.0)
        self.outbox = Outbox(
            database=database,
            clock=plan.clock,
            render=payload_of,
            rate_limit=rate_limit,
            lease=sender_lease(database),
            outage=self.outage,
            telegram=self.telegram,
            metrics=self.metrics,
            finish_erasure=self._finish_erasure,
            apologise=_apology_unsent,
        )
        self.worker = Worker()
        self.loop_watch = LoopWatch(self.metrics)
        self.processor = UpdateProcessor(
            database=database,
            outbox=self.outbox,
            unhandled=Unhandled(database=database, outbox=self.outbox, clock=plan.clock, metrics=self.metrics),
            clock=plan.clock,
            outage=self.outage,
            metrics=self.metrics,
            worker=self.worker,
            kind_of=partial(kind_of, self.app_context.registry),
        )
        self.chat_queue = ChatQueue(self.processor.take)
        self.store = UpdateStore(
            database=database, queue=self.chat_queue, clock=plan.clock, outage=self.outage, metrics=self.metrics
        )
        on_due = due_handler(self.app_context, plan.clock)
        self.tick = Tick(
            database=database,
            outbox=self.outbox,
            clock=plan.clock,
            outage=self.outage,
            metrics=self.metrics,
            worker=self.worker,
            on_due=on_due,
            on_set_aside=planner(self.app_context, plan.clock, plan_missing),
        )
        self.housekeeping = Housekeeping(
            database=database,
            clock=plan.clock,
            outage=self.outage,
            on_far_ahead=planner(self.app_context, plan.clock, plan_all),
        )
        self.visit_sweep = VisitSweep(
            database=database,
            outbox=self.outbox,
            clock=plan.clock,
            outage=self.outage,
            is_on=self.app_context.link_maker is not None,
        )
        self.polls = PollWatch(plan.clock)
        self._requests = (AiohttpRequest(connection_pool_size=64), AiohttpRequest(connection_pool_size=1))
        self.application = ptb_application(plan, self._requests)
        self.application.bot_data = self.app_context
        self.processor.application = self.application
        self.exporter = exporter_for(plan, self.app_context.bank)
        self.outbox.sender = TelegramSender(self.application.bot, draw, self.exporter.make)
        register(self.application, self.app_context.registry)
        self._sender: asyncio.Task[None] | None = None
        self._polling: asyncio.Task[None] | None = None
        self._loading: asyncio.Task[None] | None = None
        self._http_port: HttpPort | None = None
        self.loopback_page = LoopbackPage(plan, database, self.page, self.lines_on_strangers)
        self.port: int | None = None

    async def start(self) -> None:
        """Handle what is pending, then take new updates.

        Raises telegram.error.InvalidToken for a token that Telegram does not know, and WebhookRefused.
        """
        self.loop_watch.start()
        await self._until_telegram_answers(self.application.initialize)
        await tell_of_outage(self.database, self.outbox, self.plan.clock, self.app_context.registry)
        replay = Replay(database=self.database, processor=self.processor, clock=self.plan.clock, outage=self.outage)
        await replay.run()
        self._sender = asyncio.create_task(self.outbox.run(), name="outbox")
        await self.application.start()
        self.chat_queue.start()
        await self._recover()
        self._start_jobs()
        if self.plan.webhook_url is not None:
            await self._listen()
        else:
            await self._poll()
        self._loading = asyncio.create_task(
            self.worker.call(partial(load_readers, self.plan.clock.now())), name="readers"
        )
        file = file_of(self.plan.database_url)
        await self.loopback_page.listen(socket_of(file) if file is not None else None)
        await self._introduce()

    async def deaf(self) -> None:
        """Wait without end. Raises bot.delivery.receiving.polling.TokenRefused once Telegram no longer accepts the token."""
        if self._polling is not None:
            await asyncio.shield(self._polling)
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Stop taking updates, finish what is in hand, and close.

        The next start takes up what does not fit STOP_WITHIN_S.
        """
        try:
            async with asyncio.timeout(FINISH_WITHIN_S):
                await self._stop_gently()
        except TimeoutError:
            log.warning("What was in hand took too long; the next start takes it up.")
        finally:
            self.loop_watch.stop()
            try:
                await self._close()
            finally:
                if self._lock is not None:
                    self._lock.release()

    async def _close(self) -> None:
        """Close all connections within CLOSE_WITHIN_S; the end of the process closes the rest."""
        closing: list[Awaitable[object]] = [request.shutdown() for request in self._requests]
        for task in (self._sender, self._loading):
            if task is not None:
                task.cancel()
                closing.append(asyncio.wait({task}))
        try:
            async with asyncio.timeout(CLOSE_WITHIN_S):
                await asyncio.gather(*closing)
                await self.database.close()
        except TimeoutError:
            log.warning("Connections did not close in time.")

    async def _finish_erasure(self) -> None:
        """Erase what is left of erased users outside of the tables: in SQLite's log, and in files.

        Raises storage.errors.Busy where other connections keep the database in use.
        """
        await self.database.forget_deleted()
        if self.plan.erase_files is not None:
            await asyncio.to_thread(self.plan.erase_files)

    async def settled(self) -> None:
        """Return once every stored update is handled and every reply is sent."""
        await self.chat_queue.idle()
        await self.outbox.idle()

    async def _stop_gently(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.wait([self._polling])
        await self.loopback_page.stop()
        if self._http_port is not None:
            await self._http_port.close()
        await self.chat_queue.stop()
        if self.application.running:
            await self.application.stop()
        self.outbox.stop()
        sender, self._sender = self._sender, None
        if sender is not None:
            await sender
            self.counts.tell()
        await self.processor.shutdown()
        await self.application.shutdown()

    async def _until_telegram_answers(self, call: Callable[[], Awaitable[object]]) -> None:
        """Retry a call until Telegram accepts it.

        Raises InvalidToken, and BadRequest for what Telegram itself refuses.
        """
        pause = GrowingPause(self.plan.clock)
        while True:
            try:
                await call()
            except TelegramError as error:
                if isinstance(error, InvalidToken) or outcome_of(error) is SendOutcome.REFUSED:
                    raise
                self.telegram.noticed(type(error).__name__)
                await pause.wait(pause_before_retry(error, 0))
            else:
                self.telegram.over()
                return

    async def _poll(self) -> None:
        poller = Poller(
            request=self._requests[1],
            url=self.application.bot.base_url,
            allowed=ALLOWED_UPDATES,
            store=self.store,
            watch=self.polls,
            clock=self.plan.clock,
            metrics=self.metrics,
        )
        self._polling = asyncio.create_task(poller.run(), name="polling")
        log.info("Updates: asked for at %s.", urlsplit(self.plan.api_url).hostname)
        if self.plan.port is not None:
            await self._open_port()

    async def _listen(self) -> None:
        port = await self._open_port()
        log.info("Updates: delivered to the webhook at %s.", urlsplit(self.plan.webhook_url or "").hostname)
        set_webhook = partial(
            self.application.bot.set_webhook,
            f"{self.plan.webhook_url}{port.webhook_path}",
            secret_token=self.plan.webhook_secret or "",
            allowed_updates=list(ALLOWED_UPDATES),
        )
        try:
            await self._until_telegram_answers(set_webhook)
        except BadRequest as error:
            raise WebhookRefused(str(error)) from error

    async def _open_port(self) -> "HttpPort":
        from bot.app.http_port import HttpPort  # noqa: PLC0415 -- 3 MB, which a bot without an HTTP port need not hold

        health = Health(
            database=self.database,
            clock=self.plan.clock,
            metrics=self.metrics,
            polls=self.polls if self.plan.webhook_url is None else None,
        )
        self._http_port = HttpPort(self.plan, self.store, health, self.lines_on_strangers)
        self.port = await self._http_port.open(self.page)
        return self._http_port

    def _start_jobs(self) -> None:
        jobs = self.application.job_queue
        assert jobs is not None  # noqa: S101 -- the extra that brings it is in requirements.in
        beat_s = BEAT_EVERY.total_seconds()
        every = (
            (self.tick.fire, TICK_S),
            (self._recover, RECOVER_S),
            (self.housekeeping.run, beat_s),
            (self.visit_sweep.run, beat_s),
            (self._tell_counts, beat_s),
        )
        for call, seconds in every:
            jobs.run_repeating(
                _job(call), name=call.__qualname__, interval=seconds, first=seconds / 5, job_kwargs=JOB_OPTIONS
            )

    async def _recover(self) -> None:
        """Queue stored updates that no process has in hand, such as those of a replica that died."""
        try:
            await self.store.recover()
        except StorageError:
            self.outage.noticed()

    async def _tell_counts(self) -> None:
        """Log the counts of a day that is over, and the held-back lines."""
        self.counts.tell_if_the_day_is_over()
        self.lines_on_strangers.tell_held_back()

    async def page(self, host_policy: "HostPolicy", links: "OneTimeLinks") -> "PageApp":
        """Return the page of this bot, under a host policy."""
        return await open_page(
            self.plan, self.database, self.app_context, self.worker, self.metrics, self.exporter, host_policy, links
        )

    def _link_maker(self) -> LinkMaker:
        """Return what makes the links for friends."""
        return LinkMaker(random_words=self.plan.random_words, address=self._address_of)

    def _address_of(self, token: str) -> str:
        """Return the link that brings a token to this bot."""
        return f"{self.application.bot.link}?start={token}"

    async def _introduce(self) -> None:
        """Set the command menu and the menu button, and log the owner's link while there is no owner."""
        bot = self.application.bot
        try:
            await bot.set_my_commands(menu())
        except TelegramError as error:
            log.warning("The command menu could not be set: %s", type(error).__name__)
        try:
            await settle_menu_button(bot, mini_app_address(self.plan.webhook_url))
        except TelegramError as error:
            log.warning("The menu button could not be set: %s", type(error).__name__)
        if self.plan.allowed is not None and not self.plan.allowed:
            async with self.database.begin() as uow:
                code = await owner_code(uow)
                await uow.commit()
            if code is not None:
                log.warning(
                    "Nobody owns this bot yet. Open https://t.me/%s?start=%s to own it.",
                    self.application.bot.username,
                    code,
                )


def _apology_unsent(reference: str) -> Reply:
    return Reply(text=not_sent_text(reference))


def _job(call: Callable[[], Any]) -> Callable[[Any], Any]:
    async def run(_: Any) -> None:
        await call()

    return run
