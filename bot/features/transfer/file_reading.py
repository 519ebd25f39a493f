"""Reads the bytes of a file into stories."""

from pathlib import PurePath

from bot.features.transfer.found import Found, StoryFile
from bot.features.transfer.json_file.whole_file import read_json
from bot.features.transfer.limits import LONGEST_STORIES, MOST_STORIES, MOST_VERSIONS
from bot.features.transfer.markdown_file import as_one_story, read_markdown
from bot.features.transfer.storybook.draft import BadFile, Fault
from bot.text_files import NotText
from bot.text_files import decoded as text_of
from question_bank.models import QuestionBank

TEXT_ENDING = ".txt"
MARKDOWN_ENDINGS = (".md", ".markdown", TEXT_ENDING)
JSON_ENDING = ".json"


def is_story_file(name: str) -> bool:
    """Return whether a file can hold stories, by the ending of its name."""
    return PurePath(name).suffix.lower() in (*MARKDOWN_ENDINGS, JSON_ENDING)


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises BadFile for bytes that are no text."""
    try:
        return text_of(content)
    except NotText:
        raise BadFile(Fault.NOT_TEXT) from None


def stories_in(name: str, text: str, bank: QuestionBank) -> StoryFile:
    """Return the stories of a file. Raises BadFile, also where they are too many or too long."""
    if not text.strip():
        raise BadFile(Fault.EMPTY)
    file = read_json(text) if PurePath(name).suffix.lower() == JSON_ENDING else _read_text(name, text, bank)
    if len(file.found) > MOST_STORIES:
        raise BadFile(Fault.MANY_STORIES)
    if sum(len(found.versions) for found in file.found) > MOST_VERSIONS:
        raise BadFile(Fault.MANY_VERSIONS)
    if sum(map(_length, file.found)) > LONGEST_STORIES:
        raise BadFile(Fault.LONG_STORIES)
    return file


def _read_text(name: str, text: str, bank: QuestionBank) -> StoryFile:
    """Return the stories of a Markdown or text file, or the whole of it as one where it has no form of any kind."""
    path = PurePath(name)
    try:
        return read_markdown(text, bank, path.stem)
    except BadFile as error:
        if error.fault is not Fault.NO_STORY:
            raise
        file = as_one_story(text, path.stem, literal=path.suffix.lower() == TEXT_ENDING)
        if file is None:
            raise
        return file


def _length(found: Found) -> int:
    """Return the number of characters of a story that are to be judged."""
    if found.versions:
        return sum(len(past.told.text) for past in found.versions)
    return len(found.draft.told.text)
