"""`stardrill export` and `stardrill import`: from the shell what /export and a sent file do in the chat."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from contextlib import asynccontextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from bot.app import offline_app_context
from bot.conversation.gate import welcome_in
from bot.conversation.replies import ExportKind
from bot.conversation.whose import NobodyMeant, whose
from bot.conversation.work import Work
from bot.delivery.clock import SystemClock
from bot.delivery.sending.export import rendered
from bot.features.transfer.everything import everything_of
from bot.features.transfer.exporting import FILE_NAMES
from bot.features.transfer.file_reading import decoded, is_story_file, stories_in
from bot.features.transfer.found import StoryFile
from bot.features.transfer.importing.beside import take_in_beside
from bot.features.transfer.importing.matches import BankFull
from bot.features.transfer.importing.stories import take_in
from bot.features.transfer.limits import LARGEST_FILE
from bot.features.transfer.storybook.draft import BadFile
from bot.features.transfer.texts.transfer import BANK_FULL, bad_file_text, done_text
from bot.shell.bank.tracks import bank_with
from bot.shell.errors import ShellError
from bot.shell.opening.opened import opened
from bot.terminal.readable import readable
from bot.text_files import TooLarge, UnreadableFile, read_file
from question_bank.loader import load_bank
from question_bank.models import QuestionBank
from storage.engine import Database
from storage.errors import StorageError
from storage.key_check import prove
from storage.private_files import write
from storage.process_lock import exclusive
from storage.schema import upgrade

T = TypeVar("T")


class Format(StrEnum):
    """A format of the export."""

    MARKDOWN = "md"
    JSON = "json"
    ANKI = "anki"
    ALL = "all"


def export(
    url: str,
    keys: Sequence[str],
    *,
    user: int | None,
    kind: Format,
    folder: Path,
    force: bool,
    tracks: Path | None = None,
) -> str:
    """Write the files into `folder`, readable by their owner alone; return their paths. Raises ShellError.

    `tracks` is the folder of the operator's own tracks, whose questions stand in the files.
    """
    kinds = list(ExportKind) if kind is Format.ALL else [ExportKind(kind)]
    paths = {each: folder / FILE_NAMES[each] for each in kinds}
    there = [path for path in paths.values() if path.exists()]
    if there and not force:
        raise ShellError(f"{there[0]} is there already. Name another folder with --to, or overwrite it with --force.")
    files = _run(_exported(url, keys, user, kinds, bank_with(tracks)))
    if not files:
        return "There is no story yet, so there are no flashcards to write."
    for each, content in files.items():
        _write(paths[each], content)
    written = [str(paths[each]) for each in files]
    left_out = [] if len(files) == len(kinds) else ["There is no story yet, so there are no flashcards."]
    return "\n".join([*written, *left_out])


def import_file(url: str, keys: Sequence[str], *, user: int | None, path: Path) -> str:
    """Import the stories of a file into a user's bank; return what was done. Raises ShellError."""
    if not is_story_file(path.name):
        raise ShellError(f"{path} should be a Markdown or text file (.md, .txt), or a .json as the export writes it.")
    try:
        file = stories_in(path.name, decoded(read_file(path, LARGEST_FILE)), load_bank())
    except TooLarge:
        raise ShellError(f"{path} is over 5 MB. Import the stories in several files.") from None
    except UnreadableFile as error:
        raise ShellError(f"{path} cannot be read: {error}.") from None
    except BadFile as error:
        said = readable(bad_file_text(error.fault, error.line, error.words)).plain
        raise ShellError(f"{path}: {said}") from None
    try:
        with exclusive(url):
            return _run(_imported(url, keys, user, file))
    except StorageError as error:
        raise ShellError(str(error)) from error
    except BankFull:
        raise ShellError(f"{path}: {readable(BANK_FULL).plain}") from None


def _run(work: Coroutine[Any, Any, T]) -> T:
    try:
        return asyncio.run(work)
    except (StorageError, NobodyMeant) as error:
        raise ShellError(str(error)) from error


async def _exported(
    url: str, keys: Sequence[str], user: int | None, kinds: Sequence[ExportKind], bank: QuestionBank
) -> Mapping[ExportKind, bytes]:
    now = SystemClock().now()
    async with opened(url, keys) as database, database.read() as uow:
        await prove(uow)
        user_id = await whose(uow, user)
        if await uow.users.get(user_id) is None:
            raise ShellError(f"Nobody with the id {user_id} has used this database.")
        everything = await everything_of(uow, user_id)
    wanted = [kind for kind in kinds if kind is not ExportKind.ANKI or everything.stories]
    return {kind: rendered(kind, everything, bank, now) for kind in wanted}


async def _imported(url: str, keys: Sequence[str], user: int | None, file: StoryFile) -> str:
    now = SystemClock().now()
    app_context = offline_app_context()
    async with _migrated(url, keys) as database, database.begin() as uow:
        user_id = await whose(uow, user)
        conversation = await uow.conversations.lock(user_id, now)
        person, settings = await welcome_in(uow, user_id, None, now)
        context = app_context.open_context(uow, person, settings, conversation, now, work=Work(at_once=None), seed=0)
        done = await take_in(context, file)
        beside = await take_in_beside(context, file, [kept for _, kept in done])
        await uow.commit()
    stories = [(kept.story.title, fate) for fate, kept in done]
    return readable(done_text(stories, file.empty, beside)).plain


@asynccontextmanager
async def _migrated(url: str, keys: Sequence[str]) -> AsyncIterator[Database]:
    database = await Database.open(url, keys)
    try:
        await upgrade(database)
        yield database
    finally:
        await database.close()


def _write(path: Path, content: bytes) -> None:
    try:
        write(path, content)
    except OSError as error:
        raise ShellError(f"{path} cannot be written: {error.strerror}.") from None
