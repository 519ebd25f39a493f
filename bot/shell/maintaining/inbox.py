"""`stardrill inbox`: lists the updates that could not be handled, without their text, and retries them."""

from collections.abc import Sequence

from bot.conversation.texts.html import count
from bot.shell.errors import ShellError
from bot.shell.maintaining.table import in_columns
from bot.shell.opening.opened import on_database
from storage.engine import Database
from storage.records import InboxUpdate

MOST_SHOWN = 200
NOTHING = "Nothing failed and nothing was set aside: every update that came was handled, or is about to be."
HEADINGS = ("id", "update", "chat", "state", "received (UTC)", "deaths", "reference")
PICKED_UP = "A running bot takes it up within half a minute."


def show(url: str, keys: Sequence[str]) -> str:
    """Return a table of the updates that failed or were set aside, newest first. Raises ShellError with what to do."""
    return on_database(url, keys, _table)


def retry(url: str, keys: Sequence[str], inbox_id: int) -> str:
    """Let one update be handled again, and return what was done. Raises ShellError for an unknown id."""

    async def try_again(database: Database) -> str:
        async with database.begin() as uow:
            found = await uow.inbox.retry(inbox_id)
            await uow.commit()
        if not found:
            raise ShellError(
                f"Nothing that failed or was set aside has the id {inbox_id}. `stardrill inbox list` shows the ids."
            )
        return f"Update {inbox_id} is to be handled again. {PICKED_UP}"

    return on_database(url, keys, try_again)


def retry_all(url: str, keys: Sequence[str]) -> str:
    """Let all of them be handled again, and return how many. Raises ShellError with what to do."""

    async def try_again(database: Database) -> str:
        async with database.begin() as uow:
            found = await uow.inbox.retry_all()
            await uow.commit()
        return f"{found} to be handled again. {PICKED_UP}" if found else NOTHING

    return on_database(url, keys, try_again)


async def _table(database: Database) -> str:
    async with database.read() as uow:
        rows = await uow.inbox.given_up(MOST_SHOWN)
        number = await uow.inbox.given_up_count()
    if not rows:
        return NOTHING
    lines = [*in_columns(HEADINGS, [_cells(row) for row in rows])]
    if number > len(rows):
        lines.append(f"... and {count(number - len(rows), 'older one')}.")
    return "\n".join([*lines, "", "`stardrill inbox retry ID` has one handled again, `retry --all` all of them."])


def _cells(row: InboxUpdate) -> tuple[str, ...]:
    return (
        str(row.id),
        "-" if row.update_id is None else str(row.update_id),
        str(row.chat_id),
        row.state.value.replace("_", " "),
        "-" if row.received_at is None else f"{row.received_at:%Y-%m-%d %H:%M:%S}",
        str(row.deaths),
        row.reference or "-",
    )
