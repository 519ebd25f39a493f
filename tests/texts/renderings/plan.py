"""Renderings of `bot.features.plan.texts.plan`."""

from dataclasses import replace
from datetime import date, time, timedelta

from bot.features.plan.logic.plan import plan
from bot.features.plan.logic.plan_tasks import TICKED, Ready, StoryReady
from bot.features.plan.texts import plan as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import LONG_LINE, of

DAY = date(2026, 9, 30)
NAMES = dict.fromkeys(ArchetypeId, LONG_LINE[:60])
NOTHING = Ready(stories=[StoryReady(archetype=one, due_on=DAY) for one in ArchetypeId])
LONGEST = plan(NOTHING, today=DAY, interview_on=DAY + timedelta(days=60), minutes_a_day=60, weekdays=range(1, 8))
PRESSED = plan(NOTHING, today=DAY, interview_on=DAY + timedelta(days=2), minutes_a_day=60, weekdays=range(1, 8))
DONE_EARLY = replace(LONGEST, days=(replace(LONGEST.days[0], tasks=()), *LONGEST.days[1:]))
RENDERINGS = [
    of(say.plan_text, LONGEST, NAMES, 60, list(TICKED), 60),
    of(say.plan_text, PRESSED, NAMES, 60, [], 0),
    of(say.plan_text, DONE_EARLY, NAMES, 60, list(TICKED), 600),
    of(say.plan_text, replace(PRESSED, days=()), NAMES, 60, [], 0),
    of(say.picture_caption, LONGEST, caption=True),
    of(say.plan_text, LONGEST, NAMES, 60, list(TICKED), 60, time(23, 59)),
    of(say.countdown_text, PRESSED, time(23, 59)),
    of(say.fit_text, LONGEST),
    of(say.fit_text, PRESSED),
    of(say.past_text, DAY),
    of(say.too_far_text, DAY),
    of(say.over_text, DAY, DAY),
    of(say.over_text, DAY, DAY + timedelta(days=1)),
    of(say.written_text, DAY, DAY + timedelta(days=1)),
    of(say.minutes_label, 60, chosen=True),
]
