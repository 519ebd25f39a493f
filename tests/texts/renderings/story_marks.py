"""Renderings of `bot.features.stories.texts.story_marks`."""

from bot.features.stories.texts import story_marks as say
from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.texts.renderings import LONG, LONG_LINE, of

ALL = tuple(LetterMark(move.value, 0, len(LONG)) for move in Move)
TOLD = MarkedText(text=LONG, marks=ALL)
ODD = "<b>We</b> & 😀 "
MANY = MarkedText(text=ODD * 100, marks=tuple(LetterMark("S", at * 13, at * 13 + 6) for at in range(250 // 2)))
RENDERINGS = [
    of(say.whole_text, LONG_LINE, MarkedText(text="&" * 3_650, marks=ALL[:6])),
    of(say.whole_text, LONG_LINE, MANY),
    of(say.whole_text, "A", MarkedText()),
    of(say.sentences_text, TOLD, [Span(0, 500)] * 6, 1_001, 1_006),
    of(say.sentences_text, MarkedText(text="A"), [Span(0, 1)], 1, 1),
    of(say.sentence_text, TOLD, Span(0, len(LONG)), 1, 1_000),
    of(say.sentence_text, MarkedText(text="A"), Span(0, 1), 1, 1),
    *(of(say.letter_label, move, told=True) for move in Move),
]
