"""Renderings of `bot.features.stories.texts.story_tags`."""

from bot.features.stories.texts import story_tags as say
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.banked import kept

NAMES = [LONG_LINE[:40]] * 8
RENDERINGS = [
    *(of(say.too_long_text, field, 60_000) for field in say.Field),
    of(say.choose_scope_text, LONG_LINE),
    of(say.tags_text, kept().story, NAMES, LONG_LINE),
    of(say.tags_text, kept(long=False).story, [], None),
    of(say.same_project_text, LONG_LINE, [LONG_LINE] * 9, NAMES, by_tag=True),
    of(say.same_project_text, LONG_LINE, [LONG_LINE], NAMES[:2], by_tag=False),
]
