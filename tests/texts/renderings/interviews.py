"""Renderings of `bot.features.interview.texts.interviews`."""

from dataclasses import replace
from datetime import date

from bot.features.interview.interviews import PER_PAGE, QUESTIONS_PER_PAGE
from bot.features.interview.texts import interviews as say
from bot.features.interview.texts.scorecard import scorecard_text
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold
from tests.texts.renderings import LONG, LONG_LINE, of
from tests.texts.renderings.scorecard import FULL

LONGEST = say.InterviewInBrief(
    label="<" * 120,
    round="&" * 120,
    held_on=date(2026, 9, 30),
    outcome=InterviewOutcome.REJECTED,
    asked=60,
    is_open=True,
)
BARE = replace(LONGEST, label=None, round=None, asked=0, is_open=False)
ASKED = say.AskedInBrief(
    number=60,
    text=LONG,
    archetype=ArchetypeId.RESEARCH_VS_SHIPPING,
    told=StoryTold.BANK,
    title=LONG_LINE,
    level=Level.STAFF,
    dry=tuple(Move),
    note=LONG,
)
UNSAID = replace(ASKED, archetype=None, told=None, title=None, level=None, dry=None, note=None)
RENDERINGS = [
    of(say.name_text, LONGEST.label, LONGEST.round),
    of(say.name_text, None, "second round"),
    of(say.name_text, None, None),
    of(say.list_text, [LONGEST] * PER_PAGE, 1, 60),
    of(say.list_text, [BARE], 1, 1),
    of(say.interview_text, LONGEST, [ASKED] * QUESTIONS_PER_PAGE, scorecard_text(FULL)),
    of(say.interview_text, BARE, [], None),
    of(say.asked_text, ASKED, 60),
    of(say.asked_text, UNSAID, 60),
    of(say.asked_text, replace(UNSAID, told=StoryTold.BANK, dry=()), 60),
    of(say.asked_text, replace(UNSAID, told=StoryTold.ELSEWHERE), 60),
    of(say.asked_text, replace(UNSAID, told=StoryTold.NONE), 60),
    of(say.delete_text, LONGEST),
    of(say.list_label, "Acme", None),
    of(say.list_label, None, None),
    of(say.outcome_label, InterviewOutcome.WAITING, chosen=True),
]
