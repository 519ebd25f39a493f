"""Say why a text is no answer, and what to do instead: one sentence or two for each kind of text that is none."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.review.genre import Genre
from bot.review.reading import Reading
from bot.review.rubric import FEWEST_WORDS

WHY_NOT_JUDGED: Mapping[Genre, str] = MappingProxyType({
    Genre.EMPTY: "There is no text to judge.",
    Genre.OTHER_LANGUAGE: "I can only judge English so far, and this does not look like English.",
    Genre.CODE: "This looks like code. Tell the story in sentences.",
    Genre.THE_QUESTION: "This is the question again. Tell a time when you were in it.",
    Genre.CHAT: "This looks like a chat of several people. Tell in your own words what you did.",
    Genre.WORD_LIST: "These are words without sentences. Tell what happened, one sentence after the other.",
})  # fmt: skip
"""Why a text is not judged at all."""
WHY_NO_STORY: Mapping[Genre, str] = MappingProxyType({
    Genre.HYPOTHETICAL: "This says what you would do. Tell a time when you did it.",
    Genre.LECTURE: "This says what one does, or what you usually do. Tell one time when it happened.",
    Genre.NOTHING_HAPPENED: "Nothing in it is told as having happened. Tell one time, from its beginning to its end.",
    Genre.BARE_CLAIMS: "These are verbs with nothing after them. Tell one time: who, what, and how it ended.",
    Genre.MOVE_TALK: "This names the parts of a story and tells none. Tell one time: where, who, what you did, what came of it.",
    Genre.NO_WORK: "I hear nothing of your work in this. Tell one time at work: where it was, what you did, what came of it.",
    Genre.BLANKS: "Some blanks are still empty. Fill them with what happened to you, and send it again.",
    Genre.ABSURD: "I cannot make sense of this. Tell one time as it was: where, what you did, what came of it.",
    Genre.BROKEN_OFF: "Most sentences break off before they say anything. Tell one time, each sentence to its end.",
})  # fmt: skip
"""Why a text that is judged has none of the moves."""


def why_no_story(genre: Genre, reading: Reading) -> str | None:
    """Return why a text has none of the moves; None where it is a story, or so short that its length says enough."""
    if genre is Genre.NOTHING_HAPPENED and reading.words < FEWEST_WORDS:
        return None
    return WHY_NO_STORY.get(genre)


def why_short(reading: Reading) -> str | None:
    """Return why a text with words enough is too short once what counts for nothing is left out; None for any other."""
    if not 0 < reading.told_words < FEWEST_WORDS <= reading.words:
        return None
    left = "1 word is" if reading.told_words == 1 else f"{reading.told_words} words are"
    return f"Only {left} your own story; the rest is repeated, code or what others say. That is too few to judge."
