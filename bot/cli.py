"""The command line: each subcommand imports what it needs when it is called."""

# ruff: noqa: PLC0415 -- `stardrill --help` must not wait for the bot's libraries

import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from bot.shell.errors import ShellError
from bot.shell.output import say, say_aside

if TYPE_CHECKING:
    from bot.config import Config

app = typer.Typer(
    help="Stardrill, a private mock interviewer: in Telegram, or in this terminal.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # Rich's boxes take longer to load than all the rest of --help
)
bank_app = typer.Typer(help="The question bank.", no_args_is_help=True)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
app.add_typer(bank_app, name="bank")
app.add_typer(db_app, name="db")
keys_app = typer.Typer(help="The keys that encrypt every text in the database.", no_args_is_help=True)
app.add_typer(keys_app, name="keys")
inbox_app = typer.Typer(help="What people sent that could not be handled.", no_args_is_help=True)
app.add_typer(inbox_app, name="inbox")
outbox_app = typer.Typer(help="Replies that could not be sent.", no_args_is_help=True)
app.add_typer(outbox_app, name="outbox")

LOG_LEVEL = "ERROR"
"""Level for commands that end by themselves: progress lines of a running bot would not help their user."""
UserId = Annotated[
    int | None,
    typer.Option(help="Whose, by Telegram id; not needed where there is one.", min=1, max=2**52 - 1, metavar="ID"),
]


def command_line() -> int:
    """Run the command that was typed; return its exit status. Raises ShellError for what the user can mend."""
    try:
        return app(standalone_mode=False) or 0
    except TyperException as error:
        say_aside(_usage(error))
        return error.exit_code


@app.command()
def run() -> None:
    """Run the bot, in Telegram or in this terminal. With a token it is Telegram."""
    from bot.shell.running.start import start

    start()


@app.command()
def web(
    user: UserId = None,
    browser: Annotated[bool, typer.Option(help="Open the link in the browser of this desktop.")] = True,
    port: Annotated[
        int | None,
        typer.Option(help="The port of the page.", min=0, max=65535, show_default="8077, or a free one"),
    ] = None,
    host: Annotated[
        str, typer.Option(help="Where to listen. Another address is for a container whose port is on loopback.")
    ] = "127.0.0.1",
) -> None:
    """Open the page in this machine's browser. It shows your stories, answers and plan."""
    from bot.shell.running.web import web as open_web

    open_web(_settings(), user=user, opens_browser=browser, host=host, port=port)


@app.command()
def review(
    file: Annotated[str | None, typer.Argument(help="The answer as a text file; - reads standard input.")] = None,
    archetype: Annotated[str, typer.Option(help="What the answer is for: an archetype, cisco or style.")] = "cisco",
    question: Annotated[str | None, typer.Option(help="The question that it answers.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show each rule that fired or nearly fired.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Review many: JSON lines in, JSON lines out.")] = False,
) -> None:
    """Judge a story by the rules."""
    from bot.shell.judging.review import review_file, review_lines

    if jsonl:
        raise typer.Exit(review_lines(file or "-"))
    if file is None:
        raise ShellError("Name a file with the answer, or - for standard input.")
    review_file(file, archetype=archetype, question=question, as_json=json, explained=explain)


@app.command("export")
def export_(
    user: UserId = None,
    kind: Annotated[str, typer.Option("--format", help="md, json, anki or all.")] = "all",
    to: Annotated[Path, typer.Option(help="The folder to write into.", show_default="here")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
) -> None:
    """Write what a user has stored. As Markdown, as JSON and as an Anki deck."""
    from bot.shell.transfer import Format, export

    if kind not in set(Format):
        raise ShellError(f"--format {kind} should be one of {', '.join(Format)}.")
    config = _settings()
    tracks = config.tracks_path
    _on_database(partial(export, user=user, kind=Format(kind), folder=to, force=force, tracks=tracks), config)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A Markdown or text file with stories, or a JSON file of an export.")],
    user: UserId = None,
) -> None:
    """Take the stories of a file into a user's bank. Nothing there is overwritten."""
    from bot.shell.transfer import import_file

    _on_database(partial(import_file, user=user, path=file))


@bank_app.command("check")
def bank_check(
    path: Annotated[
        Path | None,
        typer.Argument(help="A track, or a folder of tracks; the built-in bank and TRACKS_PATH by default."),
    ] = None,
) -> None:
    """Check the question bank or tracks; every problem is named with its file and line."""
    from bot.shell.bank.check import check

    raise typer.Exit(check(path, _settings().tracks_path if path is None else None))


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version's tables."""
    from bot.shell.maintaining.migration import upgrade

    _on_database(upgrade)


@db_app.command("current")
def db_current() -> None:
    """Say at which revision the database is."""
    from bot.shell.maintaining.migration import current

    _on_database(current)


@keys_app.command("new")
def keys_new() -> None:
    """Make a key for STARDRILL_ENCRYPTION_KEYS."""
    from bot.shell.maintaining.keys import new

    say(new())


@keys_app.command("encrypt")
def keys_encrypt() -> None:
    """Encrypt the texts that were stored before there was a key."""
    from bot.shell.maintaining.keys import encrypt

    _on_database(encrypt)


@keys_app.command("rotate")
def keys_rotate() -> None:
    """Encrypt every text with the newest key, so that the older ones can go."""
    from bot.shell.maintaining.keys import rotate

    _on_database(rotate)


@inbox_app.command("list")
def inbox_list() -> None:
    """List the updates that failed or were set aside, without a word of them."""
    from bot.shell.maintaining.inbox import show

    _on_database(show)


@inbox_app.command("retry")
def inbox_retry(
    number: Annotated[
        int | None, typer.Argument(metavar="ID", help="The id that the list shows.", min=1, max=2**63 - 1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All that failed or were set aside.")] = False,
) -> None:
    """Have one of them, or all, handled again."""
    from bot.shell.maintaining.inbox import retry, retry_all

    if (number is None) != every:
        raise ShellError("Name one id of `stardrill inbox list`, or --all.")
    _on_database(retry_all if number is None else partial(retry, inbox_id=number))


@outbox_app.command("list")
def outbox_list() -> None:
    """List the replies that were set aside, without a word of them."""
    from bot.shell.maintaining.outbox import show

    _on_database(show)


@outbox_app.command("retry")
def outbox_retry(
    number: Annotated[
        int | None, typer.Argument(metavar="ID", help="The id that the list shows.", min=1, max=2**63 - 1)
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="All that were set aside.")] = False,
) -> None:
    """Have one of them, or all, sent again."""
    from bot.shell.maintaining.outbox import retry, retry_all

    if (number is None) != every:
        raise ShellError("Name one id of `stardrill outbox list`, or --all.")
    _on_database(retry_all if number is None else partial(retry, message_id=number))


@app.command()
def disagreements() -> None:
    """List the verdicts that users contradict, as JSON lines."""
    from bot.shell.judging.disagreements import listed

    _on_database(listed)


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to make.")]) -> None:
    """Copy the database while the bot runs (SQLite)."""
    from bot.shell.maintaining.backup import backup as copy

    _on_database(lambda url, _: copy(url, to))


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="What `stardrill backup` made.")]) -> None:
    """Put a copy in the database's place (SQLite). The database is kept aside."""
    from bot.shell.maintaining.backup import restore as bring_back

    _on_database(lambda url, _: bring_back(url, source))


@app.command()
def doctor() -> None:
    """Look at everything that the bot needs, and say what to do."""
    from bot.delivery.clock import SystemClock
    from bot.shell.doctor.report import report
    from bot.shell.logs import log_to_stderr
    from bot.shell.opening.location import data_folder

    config = _settings()
    log_to_stderr(LOG_LEVEL)
    said, well = report(config, config.database(data_folder()), SystemClock())
    say(said)
    raise typer.Exit(0 if well else 1)


def _usage(error: TyperException) -> str:
    """Return Typer's message for arguments that it refuses; the message repeats them."""
    said = io.StringIO()
    show = getattr(error, "show", None)  # its base class alone has a public name
    if show is None:
        return error.format_message()
    show(said)
    return said.getvalue().rstrip()


def _on_database(call: Callable[[str, Sequence[str]], str], config: "Config | None" = None) -> None:
    """Call with the database's URL and the encryption keys; print the result if any, and on standard error the place.

    `config` are the settings where they are read already.
    """
    from bot.shell.logs import log_to_stderr
    from bot.shell.opening.location import database_to_use
    from storage.errors import StorageError
    from storage.place import place_of

    config = config or _settings()
    log_to_stderr(LOG_LEVEL)
    url, said = database_to_use(config)
    if said:
        say_aside(said)
    try:
        say_aside(f"Database: {place_of(url)}")
        result = call(url, config.keys)
    except StorageError as error:
        raise ShellError(str(error)) from error
    if result:
        say(result)


def _settings() -> "Config":
    from bot.shell.settings import settings

    return settings()
