"""Renderings of `bot.messages.debrief`."""

from bot.coach.debrief import Outcome, debrief
from bot.messages import debrief as say
from question_bank.loader import load_bank
from question_bank.models import Level
from tests.coach.test_debrief import told, untold
from tests.messages.renderings import of

BANK = load_bank()
RENDERINGS = [
    of(say.debrief_text, debrief([told(n, Level.WEAK, "------", trap=True) for n in range(8)]), BANK),
    of(say.debrief_text, debrief([told(n, Level.STAFF) for n in range(8)]), BANK),
    of(say.debrief_text, debrief([untold(n, Outcome.NO_STORY) for n in range(8)]), BANK),
    of(say.debrief_text, debrief([]), BANK),
]
