"""The composition root: the only place where everything is built and wired."""

import asyncio
import hashlib
import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from random import Random  # noqa: TID251 -- the composition root makes the source of randomness
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes

from bot.conversation.gate import owner_code
from bot.conversation.logic.dates.date_reading import read_date
from bot.conversation.logic.stories.same_project import ProjectMatcher
from bot.conversation.logic.typed.typed_places import load_names
from bot.conversation.prompts.prompt_schedule import plan_all, plan_missing
from bot.conversation.replies import Reply
from bot.conversation.stories.link_maker import LinkMaker
from bot.conversation.texts.general import not_sent_text
from bot.delivery.clock import Clock, SystemClock
from bot.delivery.http.http_client import AiohttpRequest
from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.receiving.poll_watch import PollWatch
from bot.delivery.receiving.polling import Poller
from bot.delivery.receiving.replay import Replay
from bot.delivery.receiving.rotation import Rotation
from bot.delivery.receiving.unhandled import Unhandled
from bot.delivery.receiving.update_processor import UpdateProcessor
from bot.delivery.retry import GrowingPause
from bot.delivery.sending.export import Exporter
from bot.delivery.sending.outbox import Outbox
from bot.delivery.sending.send_outcome import SendOutcome, outcome_of, pause_before_retry
from bot.delivery.sending.send_rate_limit import MOST_SENDS_A_SECOND, ChatRateLimit
from bot.delivery.slow_work import Worker
from bot.delivery.tick import Tick
from bot.delivery.visit_sweep import VisitSweep
from bot.delivery.watching.daily_counts import DailyCounts
from bot.delivery.watching.health import Health
from bot.delivery.watching.heartbeat import BEAT_EVERY, tell_of_outage
from bot.delivery.watching.log_privacy import silence_libraries
from bot.delivery.watching.loop_watch import LoopWatch
from bot.delivery.watching.metrics import MeasuredReviewer, Metrics
from bot.delivery.watching.outage import database_outage, telegram_outage
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.handlers.context import AppContext, UpdateContext
from bot.handlers.due import due_handler, planner
from bot.handlers.registry import ALLOWED_UPDATES, menu, register
from bot.handlers.render import TelegramSender, payload_of
from bot.handlers.update_kind import kind_of
from bot.pictures.picture import draw
from bot.review.judge import Judge
from bot.review.reviewer import Reviewer
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import QuestionBank
from storage.encryption import Encryption
from storage.engine import Database
from storage.errors import NoLocks, StorageError
from storage.lease import sender_lease
from storage.process_lock import ProcessLock, lock_of
from storage.schema import HEAD, upgrade

if TYPE_CHECKING:
    from bot.delivery.http.http_server import Server
    from bot.web.page.application import PageApp
    from bot.web.page.guard import Doors
    from bot.web.page.one_time_links import OneTimeLinks
    from bot.web.server import Webhook

log = logging.getLogger(__name__)

TICK_S = 5
RECOVER_S = 30
WEBHOOK_PORT = 8080
LINK_BYTES = 24
"""Random bytes of a link: 192 bits, which nobody guesses."""
SEED_BITS = 32
MOST_REQUESTS = 100
"""Requests at once on the HTTP port. Telegram itself delivers 40 updates at once."""
STOP_WITHIN_S = 10.0
"""Time for a whole stop. The two below leave a part of it for the end of the process, also on a busy machine."""
FINISH_WITHIN_S = 7.0
CLOSE_WITHIN_S = 1.0
JOB_OPTIONS: dict[str, Any] = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class BotOptions:
    """The options of one bot."""

    token: str
    """The bot's token."""
    api_url: str
    """The address of the Bot API, without the token."""
    database_url: str
    keys: tuple[str, ...] = ()
    """Encryption keys, the newest first; none for plain texts."""
    allowed: Collection[int] | None = None
    """Ids of admitted users. None admits everybody, an empty collection only the owner."""
    friend_links: bool = False
    """True to offer links by which a friend sees one story."""
    random_words: Callable[[], str] = lambda: secrets.token_urlsafe(LINK_BYTES)
    """Source of the tokens of links, and of the page's key."""
    default_zone: str | None = None
    """The time zone of new users, where it is known."""
    in_terminal: bool = False
    """True where the chat is in a terminal, so that no messenger carries it."""
    unlimited: bool = False
    """True to send without rate limits, for a Bot API on loopback."""
    erase_files: Callable[[], object] | None = None
    """Removes files written for the person outside of the database, when they erase their data."""
    clock: Clock = field(default_factory=SystemClock)
    dice: Callable[[int], Random] = Random
    """Makes a source of randomness from a seed."""
    judge: Judge | None = None
    """Reviews answers; None is the built-in engine."""
    webhook_url: str | None = None
    """The public address for the webhook; None polls for updates."""
    webhook_secret: str | None = None
    host: str = "127.0.0.1"
    """The address on which the HTTP port listens."""
    port: int | None = None
    """The HTTP port; None opens none, or WEBHOOK_PORT with a webhook."""
    tracks: Path | None = None
    """The folder of the operator's own tracks. They are read here and never again."""


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
        self.rotation = Rotation(self.processor.take)
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
        self.visit_sweep = VisitSweep(
            database=database,
            outbox=self.outbox,
            clock=plan.clock,
            outage=self.outage,
            is_on=self.app_context.link_maker is not None,
        )
        self.polls = PollWatch(plan.clock)
        self._requests = (AiohttpRequest(connection_pool_size=64), AiohttpRequest(connection_pool_size=1))
        self.application = _application(plan, self._requests)
        self.application.bot_data = self.app_context
        self.processor.application = self.application
        connect = partial(Database.open, plan.database_url, plan.keys)
        self.exporter = Exporter(connect, plan.clock, self.app_context.bank, Worker())
        self.outbox.sender = TelegramSender(self.application.bot, draw, self.exporter.make)
        register(self.application, self.app_context.registry)
        self._sender: asyncio.Task[None] | None = None
        self._polling: asyncio.Task[None] | None = None
        self._loading: asyncio.Task[None] | None = None
        self._server: Server | None = None
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
        self.rotation.start()
        await self._recover()
        self._start_jobs()
        if self.plan.webhook_url is not None:
            await self._listen()
        else:
            await self._poll()
        self._loading = asyncio.create_task(
            self.worker.call(partial(_load_readers, self.plan.clock.now())), name="readers"
        )
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
            await self._serve(None)

    async def _listen(self) -> None:
        from bot.web.server import Webhook  # noqa: PLC0415 -- 3 MB, which a bot without an HTTP port need not hold

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

    async def _serve(self, webhook: "Webhook | None") -> None:
        from bot.delivery.http.http_server import Server  # noqa: PLC0415 -- as above
        from bot.web.server import build_web  # noqa: PLC0415 -- as above

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
            (self.tick.do_housekeeping, beat_s),
            (self.visit_sweep.run, beat_s),
            (self._tell_counts, beat_s),
        )
        for call, seconds in every:
            jobs.run_repeating(
                _job(call), name=call.__name__, interval=seconds, first=seconds / 5, job_kwargs=JOB_OPTIONS
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

    async def page(self, doors: "Doors", links: "OneTimeLinks") -> "PageApp":
        """Return the page of this bot, as it is reached by these doors."""
        return await open_page(self.plan, self.database, self.app_context, self.worker, self.exporter, doors, links)

    def _link_maker(self) -> LinkMaker:
        """Return what makes the links for friends."""
        return LinkMaker(random_words=self.plan.random_words, address=self._address_of)

    def _address_of(self, token: str) -> str:
        """Return the link that brings a token to this bot."""
        return f"{self.application.bot.link}?start={token}"

    async def _introduce(self) -> None:
        """Set the command menu, and log the owner's link while there is no owner."""
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
    """Lock and migrate the database, and wire the bot; nothing is sent or received before `start()`.

    Raises storage.errors.InUse where another bot has the database, StorageError for one that cannot be used, and
    question_bank.errors.BankError for a malformed bank or track, before the database is touched.
    """
    silence_libraries()
    engine = _engine(plan.tracks)
    lock = _taken_lock(plan.database_url)
    try:
        database = await Database.open(plan.database_url, plan.keys)
        log.info("%s", _migrated(await upgrade(database)))
        await database.take_part()
        return Stardrill(plan, database, lock, _app_context(plan, engine, await database.encryption()))
    except BaseException:
        if lock is not None:
            lock.release()
        raise


async def open_page(
    plan: BotOptions,
    database: Database,
    app_context: AppContext,
    worker: Worker,
    exporter: Exporter,
    doors: "Doors",
    links: "OneTimeLinks",
) -> "PageApp":
    """Return the page, wired. The modules of the page are loaded here: a bot whose page nobody opens needs none."""
    from bot.web.page.application import PageApp  # noqa: PLC0415 -- see above
    from bot.web.page.calls import PageCalls  # noqa: PLC0415 -- see above
    from bot.web.page.sessions import Sessions, signing_key  # noqa: PLC0415 -- see above

    return PageApp(
        registry=app_context.registry,
        calls=PageCalls(
            database=database,
            open_context=app_context.open_context,
            allowed=plan.allowed,
            clock=plan.clock,
            worker=worker,
            seeds=partial(secrets.randbits, SEED_BITS),
        ),
        sessions=Sessions(await signing_key(database, plan.random_words), plan.clock.now, plan.random_words),
        links=links,
        doors=doors,
        clock=plan.clock,
        export=exporter.make,
        bot_token=plan.token if doors.mini_app else None,
    )


def _load_readers(now: datetime) -> None:
    """Load what reads typed dates and places, so that the first of them does not hold the event loop."""
    read_date("1 January", now.date())
    load_names(now)


def _taken_lock(database_url: str) -> ProcessLock | None:
    """Return the taken lock of a SQLite file. Where its file system has no locks, log it and run without."""
    lock = lock_of(database_url)
    try:
        if lock is not None:
            lock.take()
    except NoLocks as error:
        log.warning("%s See to it yourself that one bot alone uses it.", error)
    return lock


def _migrated(before: str | None) -> str:
    """Return the log line on the migrations that were run."""
    if before == HEAD:
        return f"The database is at revision {HEAD}, the newest."
    return f"The tables were made, at revision {HEAD}." if before is None else f"Migrated from {before} to {HEAD}."


Engine = tuple[QuestionBank, Reviewer, ProjectMatcher]


def _engine(tracks: Path | None) -> Engine:
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


def _app_context(plan: BotOptions, engine: Engine, encryption: Encryption) -> AppContext:
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


def _application(plan: BotOptions, requests: tuple[AiohttpRequest, AiohttpRequest]) -> PtbApplication:
    """Return PTB's application with our two request objects: one for calls, one for long polls."""
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
        # One message at a time, evenly: a bucket of 28 would let 55 through in its first second.
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
