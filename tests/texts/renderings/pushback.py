"""Renderings of `bot.features.rehearsal.texts.pushback`."""

from bot.conversation.logic.stories.hard_questions import Hard
from bot.features.rehearsal.logic.pushback_verdict import AnswerLack, Checked, Settled
from bot.features.rehearsal.texts import pushback as say
from question_bank.models import ArchetypeId, Verdict
from tests.texts.renderings import LONG, LONG_LINE, of
from tests.texts.renderings.rehearsal import STANDING

TYPED = [
    Settled(hard=hard, question=LONG_LINE, verdict=verdict, lack=AnswerLack.BESIDE, quote=LONG)
    for hard, verdict in zip(Hard, Verdict, strict=True)
]
SPOKEN = [
    Settled(hard=hard, question=LONG_LINE, verdict=Verdict.MET, lack=AnswerLack.SILENT, spoken=3600) for hard in Hard
]

RENDERINGS = [
    of(say.question_text, 3, 3, LONG, LONG_LINE, LONG),
    of(say.question_text, 1, 3, LONG, LONG_LINE, None),
    of(say.status_text, 9_000),
    *(of(say.spoken_text, hard, 3600) for hard in Hard),
    *(of(say.checked_text, Checked(verdict=Verdict.WEAK, lack=lack), LONG, freed=True) for lack in AnswerLack),
    of(say.by_your_word_text, Verdict.MET),
    of(say.write_up_text, LONG, TYPED, ArchetypeId.QUALITY_INCIDENT, STANDING, counts=True),
    of(say.write_up_text, LONG, SPOKEN, None, STANDING, counts=False),
    of(say.left_text, 3, 3),
]
