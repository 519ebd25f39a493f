"""Renderings of `bot.features.interview.texts.debrief_steps`."""

from datetime import date

from bot.conversation.logic.logged_interview_limits import MOST_ASKED
from bot.features.interview.texts import debrief_steps as say
from question_bank.models import ArchetypeId, Level, Move
from tests.texts.renderings import LONG, LONG_LINE, of

KIND = ArchetypeId.RESEARCH_VS_SHIPPING
DAY = date(2026, 9, 30)
HEADING = say.step_heading(60, 60, LONG, KIND)
RENDERINGS = [
    of(say.ask_questions_text, 0, None),
    of(say.ask_questions_text, MOST_ASKED, "&lt;Acme&gt;, " + "x" * 120),
    of(say.noted_text, 60, LONG, None),
    of(say.noted_text, 1, "Why us?", KIND),
    of(say.noted_list_text, 1, [(LONG_LINE, KIND)] * 60),
    of(say.noted_list_text, 1, [("Why <us>?", None)] * 2),
    of(say.changed_text, [(60, LONG, None)]),
    of(say.changed_text, [(1, LONG, KIND)]),
    of(say.changed_text, [(60, LONG, KIND)] * 60),
    of(say.kind_text, 60, LONG),
    of(say.remove_text, 60, LONG),
    of(say.kept_beside_text, 60, draft=LONG_LINE),
    of(say.step_heading, 1, 60, LONG, None),
    of(say.ask_story_text, HEADING, any_story=False),
    of(say.ask_story_text, HEADING, any_story=True),
    of(say.ask_level_text, HEADING),
    of(say.ask_dry_text, HEADING, set(Move)),
    of(say.ask_dry_text, HEADING, ()),
    of(say.with_note, say.ask_dry_text(HEADING, set(Move)), LONG),
    of(say.with_note, HEADING, None),
    of(say.dry_label, Move.DRIVER, dry=True),
    of(say.level_label, Level.STAFF, chosen=True),
    of(say.day_label, DAY, DAY),
    of(say.day_label, date(2026, 9, 2), DAY),
    of(say.left_text, "&lt;Acme&gt;", 60),
]
