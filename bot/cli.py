"""The command line: each subcommand imports what it needs when it is called."""

# ruff: noqa: PLC0415 -- `stardrill --help` must not wait for the bot's libraries

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, NoReturn

import typer

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


@app.command()
def run() -> None:
    """Run the bot: in Telegram with a token, in this terminal without."""
    # While a thousand modules are loaded there is nothing to collect, and each look costs up to 100 ms.
    gc.disable()
    from bot.config import ConfigError, load_config
    from bot.shell.errors import ShellError
    from bot.shell.run import run as run_bot

    gc.enable()
    try:
        run_bot(load_config())
    except (ConfigError, ShellError) as error:
        _fail(str(error))


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
    from bot.shell.review import review_file, review_lines

    if jsonl:
        sys.exit(review_lines(sys.stdin, sys.stdout))
    if file is None:
        _fail("Name a file with the answer, or - for standard input.")
    sys.exit(review_file(file, archetype=archetype, question=question, as_json=json, explained=explain))


@app.command("export")
def export_(
    user: Annotated[int | None, typer.Option(help="Whose, by Telegram id; not needed where there is one.")] = None,
    kind: Annotated[str, typer.Option("--format", help="md, json, anki or all.")] = "all",
    to: Annotated[Path, typer.Option(help="The folder to write into.", show_default="here")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that are there.")] = False,
) -> None:
    """Write what a user has stored as Markdown, JSON and an Anki deck."""
    from bot.shell.transfer import Format, export

    if kind not in set(Format):
        _fail(f"--format {kind} should be one of {', '.join(Format)}.")
    _on_database(partial(export, user=user, kind=Format(kind), folder=to, force=force))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A Markdown or text file with stories, or a JSON file of an export.")],
    user: Annotated[int | None, typer.Option(help="Whose, by Telegram id; not needed where there is one.")] = None,
) -> None:
    """Take the stories of a file into a user's bank; overwrite nothing."""
    from bot.shell.transfer import import_file

    _on_database(partial(import_file, user=user, path=file))


@bank_app.command("check")
def bank_check(
    folder: Annotated[Path | None, typer.Argument(help="A folder of bank files; the built-in one by default.")] = None,
) -> None:
    """Check the question bank; every problem is named with its file and line."""
    from bot.shell.bank import check

    sys.exit(check(folder))


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to this version's tables."""
    from bot.shell.database import upgrade

    _on_database(upgrade)


@db_app.command("current")
def db_current() -> None:
    """Say at which revision the database is."""
    from bot.shell.database import current

    _on_database(current)


@keys_app.command("new")
def keys_new() -> None:
    """Make a key for STARDRILL_ENCRYPTION_KEYS."""
    from bot.shell.keys import new

    typer.echo(new())


@keys_app.command("encrypt")
def keys_encrypt() -> None:
    """Encrypt the texts that were stored before there was a key."""
    from bot.shell.keys import encrypt

    _on_database(encrypt)


@keys_app.command("rotate")
def keys_rotate() -> None:
    """Encrypt every text with the newest key, so that the older ones can go."""
    from bot.shell.keys import rotate

    _on_database(rotate)


@app.command()
def backup(to: Annotated[Path, typer.Argument(help="The file to make.")]) -> None:
    """Copy the database while the bot runs (SQLite)."""
    from bot.shell.backup import backup as copy

    _on_database(lambda url, _: copy(url, to))


@app.command()
def restore(source: Annotated[Path, typer.Argument(help="What `stardrill backup` made.")]) -> None:
    """Put a copy in the database's place, which is kept aside (SQLite)."""
    from bot.shell.backup import restore as bring_back

    _on_database(lambda url, _: bring_back(url, source))


@app.command()
def doctor() -> None:
    """Look at everything that the bot needs, and say what to do."""
    from platformdirs import user_data_path

    from bot.config import ConfigError, load_config
    from bot.delivery.clock import SystemClock
    from bot.shell.doctor import report

    try:
        config = load_config()
    except ConfigError as error:
        _fail(str(error))
    url = config.database(user_data_path("stardrill", appauthor=False, ensure_exists=config.database_url is None))
    said, well = report(config, url, SystemClock())
    typer.echo(said)
    sys.exit(0 if well else 1)


def _on_database(call: Callable[[str, Sequence[str]], str]) -> None:
    from platformdirs import user_data_path

    from bot.config import ConfigError, load_config
    from bot.shell.errors import ShellError

    try:
        config = load_config()
        url = config.database(user_data_path("stardrill", appauthor=False, ensure_exists=config.database_url is None))
        typer.echo(call(url, config.keys))
    except (ConfigError, ShellError) as error:
        _fail(str(error))


def _fail(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
