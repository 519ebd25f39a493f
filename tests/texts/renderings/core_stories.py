"""Renderings of `bot.features.stories.texts.core_stories`."""

from bot.features.stories.core_stories import PER_PAGE, questions_of
from bot.features.stories.texts import core_stories as say
from question_bank.loader import load_bank
from tests.texts.renderings import of
from tests.texts.renderings.banked import kept

BANK = load_bank()
QUESTIONS = questions_of(BANK)
RENDERINGS = [
    of(say.core_text, BANK.core_stories, {}),
    of(say.core_text, BANK.core_stories, {core.number: [kept()] * 9 for core in BANK.core_stories}),
    *(of(say.core_story_text, core, [kept()] * 9) for core in BANK.core_stories),
    of(say.core_story_text, BANK.core_stories[0], []),
    of(say.questions_text, QUESTIONS[:PER_PAGE], 1, len(QUESTIONS), [True, False] * 4),
    *(of(say.question_text, question, [(kept(), True), (kept(), False)]) for question in QUESTIONS),
    of(say.question_text, QUESTIONS[0], []),
]
