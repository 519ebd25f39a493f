"""`stardrill outbox`: lists the replies that were set aside, without their text, and retries them."""

from collections.abc import Sequence

from bot.conversation.texts.html import count
from bot.shell.errors import ShellError
from bot.shell.maintaining.table import in_columns
from bot.shell.opening.opened import on_database
from storage.engine import Database
from storage.records import MessageSetAside

MOST_SHOWN = 200
NOTHING = "No reply was set aside: every one was sent, or is about to be."
HEADINGS = ("id", "chat", "written (UTC)", "tries", "reference")
PICKED_UP = "A running bot sends it within seconds, as a new message."


def show(url: str, keys: Sequence[str]) -> str:
    """Return a table of the replies that were set aside, newest first. Raises ShellError with what to do."""
    return on_database(url, keys, _table)


def retry(url: str, keys: Sequence[str], message_id: int) -> str:
    """Let one reply be sent again, and return what was done. Raises ShellError for an unknown id."""

    async def try_again(database: Database) -> str:
        async with database.begin() as uow:
            found = await uow.outbox.send_again(message_id)
            await uow.commit()
        if not found:
            raise ShellError(
                f"No reply that was set aside has the id {message_id}. `stardrill outbox list` shows the ids."
            )
        return f"Reply {message_id} is to be sent again. {PICKED_UP}"

    return on_database(url, keys, try_again)


def retry_all(url: str, keys: Sequence[str]) -> str:
    """Let all of them be sent again, and return how many. Raises ShellError with what to do."""

    async def try_again(database: Database) -> str:
        async with database.begin() as uow:
            found = await uow.outbox.send_all_again()
            await uow.commit()
        return f"{found} to be sent again. {PICKED_UP}" if found else NOTHING

    return on_database(url, keys, try_again)


async def _table(database: Database) -> str:
    async with database.read() as uow:
        rows = await uow.outbox.all_set_aside(MOST_SHOWN)
        number = await uow.outbox.set_aside_count()
    if not rows:
        return NOTHING
    lines = [*in_columns(HEADINGS, [_cells(row) for row in rows])]
    if number > len(rows):
        lines.append(f"... and {count(number - len(rows), 'older one')}.")
    return "\n".join([*lines, "", "`stardrill outbox retry ID` has one sent again, `retry --all` all of them."])


def _cells(row: MessageSetAside) -> tuple[str, ...]:
    return (
        str(row.id),
        str(row.chat_id),
        "-" if row.created_at is None else f"{row.created_at:%Y-%m-%d %H:%M:%S}",
        str(row.attempts),
        row.reference or "-",
    )
