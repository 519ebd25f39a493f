"""A bare echo bot of python-telegram-bot, to be run beside ours.

`python -m tests.bench.bare_echo API_URL TOKEN [echo-aiohttp]`; the last gives it Stardrill's client. It imports as little as
such a bot can.
"""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

AT_ONCE = 64


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it again."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(api_url: str, token: str, kind: str = "echo") -> None:
    """Poll and echo until told to stop."""
    builder = Application.builder().token(token).base_url(f"{api_url}/bot").concurrent_updates(AT_ONCE)
    if kind == "echo-aiohttp":
        # The plain one is measured without it.
        from bot.delivery.http.http_client import AiohttpRequest

        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest(connection_pool_size=1))
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
