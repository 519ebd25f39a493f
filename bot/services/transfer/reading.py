"""Bytes of a file to the stories in it."""

from pathlib import PurePath

from bot.coach.storybook.draft import MOST_STORIES, MOST_VERSIONS, BadFile, Fault
from bot.services.transfer.found import StoryFile
from bot.services.transfer.json_file import read_json
from bot.services.transfer.markdown_file import read_markdown
from bot.text_files import LARGEST_FILE, NotText
from bot.text_files import decoded as text_of
from question_bank.models import QuestionBank

__all__ = ["LARGEST_FILE", "decoded", "is_story_file", "stories_in"]

MARKDOWN_ENDINGS = (".md", ".markdown", ".txt")
JSON_ENDING = ".json"


def is_story_file(name: str) -> bool:
    """Whether a file can hold stories, by the ending of its name."""
    return PurePath(name).suffix.lower() in (*MARKDOWN_ENDINGS, JSON_ENDING)


def decoded(content: bytes) -> str:
    """Return the text of a file. Raises BadFile for what is no text."""
    try:
        return text_of(content)
    except NotText:
        raise BadFile(Fault.NOT_TEXT) from None


def stories_in(name: str, text: str, bank: QuestionBank) -> StoryFile:
    """Return the stories of a file. Raises BadFile, also for more of them than anybody has to tell."""
    file = read_json(text) if PurePath(name).suffix.lower() == JSON_ENDING else read_markdown(text, bank)
    if len(file.found) > MOST_STORIES:
        raise BadFile(Fault.MANY_STORIES)
    if sum(len(found.versions) for found in file.found) > MOST_VERSIONS:
        raise BadFile(Fault.MANY_VERSIONS)
    return file
