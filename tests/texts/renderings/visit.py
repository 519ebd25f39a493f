"""Renderings of `bot.features.friends.texts.visit`."""

from bot.features.friends.logic.marking import MOVES
from bot.features.friends.texts import visit as say
from question_bank.models import Level
from tests.texts.renderings import LONG, LONG_LINE, of

RENDERINGS = [
    of(say.invitation_text, None),
    of(say.invitation_text, LONG_LINE),
    of(say.story_text, LONG, "😀<&" * 700, 18, 18),
    of(say.story_text, LONG, "A story.", 1, 1),
    of(say.questions_text, [(LONG_LINE, LONG), (LONG_LINE, None), (LONG_LINE, LONG)]),
    *(of(say.move_text, "+~-+~-"[:at], move) for at, move in enumerate(MOVES)),
    of(say.level_text, "------"),
    of(say.level_label, Level.PASSING),
    of(say.summary_text, "++++++", Level.STAFF, LONG),
    of(say.summary_text, "------", Level.WEAK, None),
]
