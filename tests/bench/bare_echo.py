"""A bare echo bot of python-telegram-bot, to be run beside ours: `python -m tests.bench.bare_echo API_URL TOKEN`."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it again."""
    if update.message is not None:
        await update.message.reply_text(update.message.text or "")


def main(api_url: str, token: str) -> None:
    """Poll and echo until told to stop."""
    application = Application.builder().token(token).base_url(f"{api_url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
