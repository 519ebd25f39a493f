"""Renderings of `bot.features.stories.texts.story_writing`."""

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.stories.texts import story_writing as say
from question_bank.loader import load_bank
from question_bank.models import Move
from storage.records import LetterMark, MarkedText
from tests.review.engine import review
from tests.texts.renderings import LONG, LONG_LINE, of
from tests.texts.renderings.banked import TOLD, verdicts

ARCHETYPES = tuple(load_bank().archetypes.values())
SHORT = "We had 40 people and the launch was at risk."
RENDERINGS = [
    *(of(say.prompt_text, move, (LONG_LINE, LONG_LINE), ARCHETYPES[0], LONG, over=True, place=6) for move in Move),
    of(say.prompt_text, Move.SITUATION, (LONG_LINE,), None, "", over=False, place=1),
    *(
        of(say.verdict_text, move, verdicts(), MarkedText(text=TOLD, marks=(LetterMark("A", 0, len(LONG)),)))
        for move in Move
    ),
    *(of(say.core_story_ideas, core, move) for core in load_bank().core_stories for move in say.LETTERS_OF_TEMPLATE),
    of(say.verdict_text, Move.SITUATION, review(SHORT), joined_letters({"S": SHORT})),
    of(say.verdict_text, Move.SITUATION, review("!"), joined_letters({"S": "!"})),
    *(of(say.part_text, move, verdicts(), LONG) for move in Move),
    *(of(say.left_text, LONG_LINE, words) for words in (0, 1)),
]
