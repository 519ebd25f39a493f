"""A message of a story that was edited: its words in the story's text change, the marks of the others stay."""

from bot.conversation.logic.stories.moved_marks import moved
from bot.conversation.logic.stories.story_text import letters_at, with_letter, without_letter
from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText


def with_words_edited(told: MarkedText, old: str, new: str, letter: Move) -> MarkedText | None:
    """Return the story with the words of a message changed, where they stand last. None where they do not stand there.

    The new words tell the letter that the old ones told, `letter` where they told none. Where these told several, a diff
    moves the marks.
    """
    words, instead = old.strip(), new.strip()
    at = told.text.rfind(words)
    if not words or not instead or at < 0:
        return None
    span, put_in = Span(at, at + len(words)), Span(at, at + len(instead))
    text = told.text[:at] + instead + told.text[span.end :]
    letters = letters_at(told, span) or (letter,)
    if len(letters) > 1:
        return moved(told, text)
    bare = told
    for move in Move:
        bare = without_letter(bare, move, span)
    grown = len(instead) - len(words)
    marks = [
        mark if mark.end <= span.start else LetterMark(mark.letter, mark.start + grown, mark.end + grown)
        for mark in bare.marks
    ]
    return with_letter(MarkedText(text=text, marks=tuple(marks)), letters[0], put_in)
