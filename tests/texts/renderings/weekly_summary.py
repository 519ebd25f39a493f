"""Renderings of `bot.features.progress.texts.weekly_summary`."""

from bot.conversation.texts.html import quoted
from bot.features.progress.logic.weekly_summary import Done, Practice, week_of
from bot.features.progress.texts import weekly_summary as say
from tests.features.progress.logic.test_coverage import BANK, TODAY, eight
from tests.texts.renderings import LONG_LINE, of
from tests.texts.renderings.coverage import ALL, NONE, RATED, TOLD

DONE = [Done(practice, TODAY) for practice in Practice for _ in range(40)]

RENDERINGS = [
    of(say.weekly_text, week_of(NONE, [], [], eight(), BANK), caption=True),
    of(
        say.weekly_text,
        week_of(ALL, TOLD, DONE, RATED, BANK, interview_on=TODAY, streak=7),
        f"tell {quoted(LONG_LINE, 40)} aloud",
        caption=True,
    ),
]
