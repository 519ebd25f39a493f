"""Renderings of `bot.features.stories.texts.story_versions`."""

from bot.features.stories.texts import story_versions as say
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.banked import TOLD, version

RENDERINGS = [
    of(say.versions_text, LONG_LINE, [version()] * 8, ["28 Sept 2025"] * 8, 99),
    of(say.versions_text, "A", [version(1, long=False)], ["3 Mar 2025"], 1),
    of(say.line_text, version(), "28 Sept 2025"),
    of(say.version_text, version(), "28 Sept 2025", TOLD),
    of(say.restored_text, 99),
]
