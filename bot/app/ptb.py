"""Builds python-telegram-bot's application."""

from typing import Any

from telegram.ext import AIORateLimiter, Application, ApplicationBuilder, ContextTypes

from bot.app.options import BotOptions
from bot.delivery.http.http_client import AiohttpRequest
from bot.delivery.sending.send_rate_limit import MOST_SENDS_A_SECOND
from bot.handlers.context import UpdateContext

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


def ptb_application(plan: BotOptions, requests: tuple[AiohttpRequest, AiohttpRequest]) -> PtbApplication:
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
