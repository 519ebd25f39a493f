"""Wires the page of a bot."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from bot.app.options import BotOptions
from bot.delivery.sending.export import Exporter
from bot.delivery.sending.outbox import enqueue
from bot.delivery.slow_work import Worker
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.handlers.context import AppContext
from bot.handlers.render import payload_of
from storage.engine import Database

if TYPE_CHECKING:
    from bot.web.page.application import PageApp
    from bot.web.page.guard import HostPolicy
    from bot.web.page.one_time_links import OneTimeLinks

log = logging.getLogger(__name__)

SEED_BITS = 32

MakePage = Callable[["HostPolicy", "OneTimeLinks"], Awaitable["PageApp"]]
"""Wires the page under a host policy."""


async def open_page(
    plan: BotOptions,
    database: Database,
    app_context: AppContext,
    worker: Worker,
    metrics: Metrics,
    exporter: Exporter,
    host_policy: "HostPolicy",
    links: "OneTimeLinks",
) -> "PageApp":
    """Return the page, wired. The modules of the page are loaded here: a bot whose page nobody opens needs none."""
    from bot.web.page.application import PageApp  # noqa: PLC0415 -- see above
    from bot.web.page.calls import PageCalls  # noqa: PLC0415 -- see above
    from bot.web.page.files import load_page_files, load_page_templates  # noqa: PLC0415 -- see above
    from bot.web.page.sessions import Sessions, signing_key  # noqa: PLC0415 -- see above
    from bot.web.page.waiting_forms import WaitingForms  # noqa: PLC0415 -- see above

    key = await signing_key(database, plan.random_words)
    return PageApp(
        registry=app_context.registry,
        calls=PageCalls(
            database=database,
            open_context=app_context.open_context,
            allowed=plan.allowed,
            clock=plan.clock,
            worker=worker,
            seeds=partial(secrets.randbits, SEED_BITS),
            enqueue=partial(enqueue, payload_of),
        ),
        sessions=Sessions(key, plan.clock.now, plan.random_words),
        waiting_forms=WaitingForms(key, host_policy.cookie, plan.clock.now, plan.random_words),
        links=links,
        host_policy=host_policy,
        clock=plan.clock,
        bot_token=plan.token if host_policy.mini_app else None,
        export=exporter.make,
        count=metrics.count_page_request,
        lines=RateLimitedLog(log, plan.clock.monotonic),
        files=await asyncio.to_thread(load_page_files),
        templates=await asyncio.to_thread(load_page_templates),
    )
