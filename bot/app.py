"""The composition root: everything is built and wired here, and only here."""

import asyncio
import hashlib
import hmac
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field, replace
from functools import cache, partial
from random import Random  # noqa: TID251 -- the composition root makes the source of randomness
from typing import Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes

from bot.conversation.gate import owner_code
from bot.conversation.logic.same_project import ProjectMatcher
from bot.conversation.prompt_schedule import plan_all, plan_missing
from bot.conversation.replies import Reply
from bot.conversation.texts.general import not_sent_text
from bot.delivery.chat_rate_limit import ChatRateLimit
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.daily_counts import DailyCounts
from bot.delivery.database_outage import database_outage, telegram_outage
from bot.delivery.export import Exporter
from bot.delivery.health import Health
from bot.delivery.heartbeat import BEAT_EVERY, tell_of_outage
from bot.delivery.http import AiohttpRequest
from bot.delivery.inbox import UpdateStore
from bot.delivery.log_privacy import silence_libraries
from bot.delivery.loop_watch import LoopWatch
from bot.delivery.metrics import MeasuredReviewer, Metrics
from bot.delivery.outbox import Outbox
from bot.delivery.picture import draw
from bot.delivery.poll_watch import PollWatch
from bot.delivery.polling import Poller
from bot.delivery.rate_limited_log import RateLimitedLog
from bot.delivery.replay import Replay
from bot.delivery.retry import GrowingPause
from bot.delivery.rotation import Rotation
from bot.delivery.send_outcome import SendOutcome, outcome_of, pause_before_retry
from bot.delivery.serving import Server
from bot.delivery.tick import Tick
from bot.delivery.unhandled import Unhandled
from bot.delivery.update_processor import UpdateProcessor
from bot.delivery.worker import Worker
from bot.handlers.context import AppContext, UpdateContext
from bot.handlers.due import due_handler, planner
from bot.handlers.registry import ALLOWED_UPDATES, menu, register
from bot.handlers.render import TelegramSender, payload_of
from bot.handlers.update_kind import kind_of
from bot.review.judge import Judge
from bot.review.reviewer import Reviewer
from bot.web.server import Webhook, build_web
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import QuestionBank
from storage.encryption import Encryption
from storage.engine import Database
from storage.errors import NoLocks, StorageError
from storage.lease import sender_lease
from storage.process_lock import ProcessLock, lock_of
from storage.schema import HEAD, upgrade

log = logging.getLogger(__name__)

MOST_SENDS_A_SECOND = 28
TICK_S = 5
RECOVER_S = 30
WEBHOOK_PORT = 8080
MOST_REQUESTS = 100
"""At once, on the HTTP port: Telegram itself delivers 40 updates at once."""
STOP_WITHIN_S = 10.0
"""What a stop may take in all. The two below leave some of it for the end of the process, on a busy machine too."""
FINISH_WITHIN_S = 7.0
CLOSE_WITHIN_S = 1.0
JOB_OPTIONS: dict[str, Any] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotOptions:
    """What a Stardrill is built from. `allowed` None admits everybody, empty only the owner.

    `unlimited` lifts the limits on sending, for a Bot API on loopback. `erase_files` removes what was written for the
    person outside of the database, when they erase themselves. `judge` judges answers; None is the built-in engine.
    """

    token: str
    api_url: str
    database_url: str
    keys: tuple[str, ...] = ()
    allowed: Collection[int] | None = None
    default_zone: str | None = None
    unlimited: bool = False
    erase_files: Callable[[], object] | None = None
    clock: Clock = field(default_factory=SystemClock)
    dice: Callable[[int], Random] = Random
    judge: Judge | None = None
    webhook_url: str | None = None
    webhook_secret: str | None = None
    host: str = "127.0.0.1"
    port: int | None = None


class WebhookRefused(Exception):
    """Telegram does not deliver to the webhook's address; the text says why, in Telegram's words."""


class Stardrill:
    """The bot, wired. `start()` takes up work where the last process left it; `stop()` finishes what is in hand.

    `lock` is that of the database, which `stop()` lets go last.
    """

    def __init__(self, plan: BotOptions, database: Database, lock: ProcessLock | None, encryption: Encryption) -> None:
        self.plan = plan
        self.database = database
        self._lock = lock
        self.outage = database_outage(plan.clock)
        self.telegram = telegram_outage(plan.clock)
        self.metrics = Metrics()
        self.counts = DailyCounts(self.metrics, plan.clock)
        self.lines_on_strangers = RateLimitedLog(log, plan.clock.monotonic)
        self.app_context = _app_context(plan, self.metrics, encryption)
        pace = ChatRateLimit(refill_s=0.0 if plan.unlimited else 1.0)
        self.outbox = Outbox(
            database=database,
            clock=plan.clock,
            render=payload_of,
            pace=pace,
            lease=sender_lease(database),
            outage=self.outage,
            telegram=self.telegram,
            metrics=self.metrics,
            finish_erasure=self._finish_erasure,
            apologise=_apology_unsent,
        )
        self.worker = Worker()
        self.loop_watch = LoopWatch(self.metrics)
        self.turns = UpdateProcessor(
            database=database,
            outbox=self.outbox,
            unhandled=Unhandled(database=database, outbox=self.outbox, clock=plan.clock, metrics=self.metrics),
            clock=plan.clock,
            outage=self.outage,
            metrics=self.metrics,
            worker=self.worker,
            kind_of=kind_of,
        )
        self.rotation = Rotation(self.turns.take)
        self.store = UpdateStore(
            database=database, rotation=self.rotation, clock=plan.clock, outage=self.outage, metrics=self.metrics
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
            on_far_ahead=planner(self.app_context, plan.clock, plan_all),
        )
        self.polls = PollWatch(plan.clock)
        self._requests = (AiohttpRequest(connection_pool_size=64), AiohttpRequest(connection_pool_size=1))
        self.application = _application(plan, self._requests)
        self.application.bot_data = self.app_context
        self.turns.application = self.application
        connect = partial(Database.open, plan.database_url, plan.keys)
        exporter = Exporter(connect, plan.clock, self.app_context.bank, Worker())
        self.outbox.courier = TelegramSender(self.application.bot, draw, exporter.make)
        register(self.application)
        self._sender: asyncio.Task[None] | None = None
        self._polling: asyncio.Task[None] | None = None
        self._server: Server | None = None
        self.port: int | None = None

    async def start(self) -> None:
        """Take up what is pending, then listen.

        Raises telegram.error.InvalidToken for a token that is none, and WebhookRefused.
        """
        self.loop_watch.start()
        await self._until_telegram_answers(self.application.initialize)
        await tell_of_outage(self.database, self.outbox, self.plan.clock, self.app_context.registry)
        replay = Replay(database=self.database, turns=self.turns, clock=self.plan.clock, outage=self.outage)
        await replay.run()
        self._sender = asyncio.create_task(self.outbox.run(), name="outbox")
        await self.application.start()
        self.rotation.start()
        await self._recover()
        self._start_jobs()
        if self.plan.webhook_url is not None:
            await self._listen()
        else:
            await self._poll()
        await self._introduce()

    async def deaf(self) -> None:
        """Return never. Raises bot.delivery.polling.TokenRefused when Telegram takes the token no more."""
        if self._polling is not None:
            await asyncio.shield(self._polling)
        await asyncio.Event().wait()

    async def stop(self) -> None:
        """Stop listening, finish what is in hand, and close, within STOP_WITHIN_S; leave the rest to the next start."""
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
        """Close what is open, within CLOSE_WITHIN_S; what does not close by then goes with the process."""
        closing: list[Awaitable[object]] = [request.shutdown() for request in self._requests]
        if self._sender is not None:
            self._sender.cancel()
            closing.append(asyncio.wait({self._sender}))
        try:
            async with asyncio.timeout(CLOSE_WITHIN_S):
                await asyncio.gather(*closing)
                await self.database.close()
        except TimeoutError:
            log.warning("Connections did not close in time.")

    async def _finish_erasure(self) -> None:
        """Leave nothing of whoever was erased beside the tables: in SQLite's log, and in files.

        Raises storage.errors.Busy where others use the database all the while.
        """
        await self.database.forget_deleted()
        if self.plan.erase_files is not None:
            await asyncio.to_thread(self.plan.erase_files)

    async def settled(self) -> None:
        """Return when every update that arrived is handled and every reply is sent."""
        await self.rotation.idle()
        await self.outbox.idle()

    async def _stop_gently(self) -> None:
        if self._polling is not None:
            self._polling.cancel()
            await asyncio.wait([self._polling])
        if self._server is not None:
            await self._server.stop()
        await self.rotation.stop()
        if self.application.running:
            await self.application.stop()
        self.outbox.stop()
        sender, self._sender = self._sender, None
        if sender is not None:
            await sender
            self.counts.tell()
        await self.turns.shutdown()
        await self.application.shutdown()

    async def _until_telegram_answers(self, call: Callable[[], Awaitable[object]]) -> None:
        """Call again until Telegram takes it. Raises InvalidToken, and BadRequest for what Telegram itself refuses."""
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
            await self._serve(None)

    async def _listen(self) -> None:
        secret = self.plan.webhook_secret or ""
        path = "/telegram/" + hmac.new(secret.encode(), b"path", hashlib.sha256).hexdigest()[:32]
        await self._serve(Webhook(path=path, secret=secret, store=self.store, lines=self.lines_on_strangers))
        log.info("Updates: delivered to the webhook at %s.", urlsplit(self.plan.webhook_url or "").hostname)
        set_webhook = partial(
            self.application.bot.set_webhook,
            f"{self.plan.webhook_url}{path}",
            secret_token=secret,
            allowed_updates=list(ALLOWED_UPDATES),
        )
        try:
            await self._until_telegram_answers(set_webhook)
        except BadRequest as error:
            raise WebhookRefused(str(error)) from error

    async def _serve(self, webhook: Webhook | None) -> None:
        health = Health(
            database=self.database,
            clock=self.plan.clock,
            metrics=self.metrics,
            polls=self.polls if self.plan.webhook_url is None else None,
        )
        app = build_web(ready=health.ready, metrics=health.page, webhook=webhook)
        port = WEBHOOK_PORT if self.plan.port is None else self.plan.port
        self._server = Server(app, self.plan.host, port, requests=MOST_REQUESTS, lines=self.lines_on_strangers)
        self.port = await self._server.start()
        log.info("The HTTP port listens on %s, port %d.", self.plan.host, self.port)

    def _start_jobs(self) -> None:
        jobs = self.application.job_queue
        assert jobs is not None  # noqa: S101 -- the extra that brings it is in requirements.in
        beat_s = BEAT_EVERY.total_seconds()
        every = (
            (self.tick.fire, TICK_S),
            (self._recover, RECOVER_S),
            (self.tick.keep_house, beat_s),
            (self._tell_counts, beat_s),
        )
        for call, seconds in every:
            jobs.run_repeating(
                _job(call), name=call.__name__, interval=seconds, first=seconds / 5, job_kwargs=JOB_OPTIONS
            )

    async def _recover(self) -> None:
        """Take up stored updates that no process has in hand, such as those of a replica that died."""
        try:
            await self.store.recover()
        except StorageError:
            self.outage.noticed()

    async def _tell_counts(self) -> None:
        """Log what was counted in a day that is over, and the lines that were held back."""
        self.counts.tell_if_the_day_is_over()
        self.lines_on_strangers.tell_held_back()

    async def _introduce(self) -> None:
        """Set the command menu, and log the owner's link where there is no owner yet."""
        try:
            await self.application.bot.set_my_commands(menu())
        except TelegramError as error:
            log.warning("The command menu could not be set: %s", type(error).__name__)
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


async def open_stardrill(plan: BotOptions) -> Stardrill:
    """Take and migrate the database and wire everything; nothing is sent or received before `start()`.

    Raises storage.errors.InUse where another bot has the database, StorageError for one that cannot be used, and
    question_bank.errors.BankError for a bank that is malformed.
    """
    silence_libraries()
    lock = _taken_lock(plan.database_url)
    try:
        database = await Database.open(plan.database_url, plan.keys)
        log.info("%s", _migrated(await upgrade(database)))
        await database.take_part()
        return Stardrill(plan, database, lock, await database.encryption())
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _taken_lock(database_url: str) -> ProcessLock | None:
    """Take the lock of a SQLite file. Where the file system has none the bot runs all the same, and says so."""
    lock = lock_of(database_url)
    try:
        if lock is not None:
            lock.take()
    except NoLocks as error:
        log.warning("%s See to it yourself that one bot alone uses it.", error)
    return lock


def _migrated(before: str | None) -> str:
    """Return what the log says of the migrations that were run."""
    if before == HEAD:
        return f"The database is at revision {HEAD}, the newest."
    return f"The tables were made, at revision {HEAD}." if before is None else f"Migrated from {before} to {HEAD}."


@cache
def _engine() -> tuple[QuestionBank, Reviewer, ProjectMatcher]:
    """The bank and what judges by it, built once a process: nothing in them changes."""
    bank, lexicon = load_bank(), load_lexicon()
    return bank, Reviewer.from_bank(bank, lexicon), ProjectMatcher.from_bank(bank, lexicon)


def offline_app_context(encryption: Encryption = Encryption.NOTHING) -> AppContext:
    """The house without a bot around it: nobody is refused, nothing is measured. Raises BankError as above."""
    bank, reviewer, matcher = _engine()
    return AppContext(bank=bank, reviewer=reviewer, matcher=matcher, dice=Random, allowed=None, encryption=encryption)


def _app_context(plan: BotOptions, metrics: Metrics, encryption: Encryption) -> AppContext:
    app_context = offline_app_context(encryption)
    return replace(
        app_context,
        reviewer=MeasuredReviewer(plan.judge or app_context.reviewer, metrics),
        dice=plan.dice,
        allowed=plan.allowed,
        default_zone=plan.default_zone,
        clock=plan.clock,
    )


def _application(plan: BotOptions, requests: tuple[AiohttpRequest, AiohttpRequest]) -> PtbApplication:
    """Return PTB's application with our requests: the first for calls, the second for long polls, which are ours too."""
    builder = (
        ApplicationBuilder()
        .token(plan.token)
        .base_url(f"{plan.api_url}/bot")
        .base_file_url(f"{plan.api_url}/file/bot")
        .request(requests[0])
        .get_updates_request(requests[1])
        .updater(None)
        .context_types(ContextTypes(context=UpdateContext))
    )
    if not plan.unlimited:
        # One at a time, evenly: a bucket of 28 would let 55 through in its first second.
        # PTB types its builder as having a limiter without arguments.
        limiter = AIORateLimiter(overall_max_rate=1, overall_time_period=1 / MOST_SENDS_A_SECOND, max_retries=0)
        builder = builder.rate_limiter(limiter)  # type: ignore[arg-type]
    return builder.build()


def _apology_unsent(reference: str) -> Reply:
    return Reply(text=not_sent_text(reference))


def _job(call: Callable[[], Any]) -> Callable[[Any], Any]:
    async def run(_: Any) -> None:
        await call()

    return run
