"""Bytes of a file to the stories in it."""

from pathlib import PurePath

from bot.coach.storybook.draft import BadFile, Fault
from bot.services.transfer.found import StoryFile
from bot.services.transfer.json_file import read_json
from bot.services.transfer.markdown_file import read_markdown
from bot.text_files import LARGEST_FILE, NotText
from bot.text_files import decoded as text_of
from question_bank.models import QuestionBank

MARKDOWN_ENDINGS = (".md", ".markdown", ".txt")
JSON_ENDING = ".json"
__all__ = ["LARGEST_FILE", "decoded", "is_story_file", "stories_in"]


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
    """The stories of a file. Raises BadFile."""
    return read_json(text) if PurePath(name).suffix.lower() == JSON_ENDING else read_markdown(text, bank)
