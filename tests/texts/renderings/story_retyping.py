"""Renderings of `bot.features.stories.texts.story_retyping`."""

from bot.features.stories.texts import story_retyping as say
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.banked import verdicts

RENDERINGS = [
    of(say.ask_text, LONG_LINE),
    *(of(say.taken_text, words, verdicts()) for words in (1, 59, 60, 12_000)),
    of(say.taken_text, 12_000, verdicts(), meanwhile=True),
]
