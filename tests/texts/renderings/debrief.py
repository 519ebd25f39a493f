"""Renderings of `bot.features.mock.texts.debrief`."""

from dataclasses import replace

from bot.features.mock.logic.debrief import DebriefTask, DebriefTaskKind, Pattern, debrief
from bot.features.mock.logic.mock_result import Outcome
from bot.features.mock.texts import debrief as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.features.mock.logic.test_debrief import told, untold
from tests.texts.renderings import of

BANK = load_bank()
RENDERINGS = [
    of(
        say.debrief_text,
        debrief([told(n, Level.WEAK, "------", trap=True, owned_up=True, project="one") for n in range(8)]),
        BANK,
    ),
    of(say.debrief_text, debrief([told(n, Level.STAFF) for n in range(8)]), BANK),
    of(say.debrief_text, debrief([untold(n, Outcome.NO_STORY) for n in range(8)]), BANK),
    of(say.debrief_text, debrief([]), BANK),
    of(say.debrief_text, debrief([replace(untold(n, Outcome.NOT_JUDGED), not_judged="?") for n in range(8)]), BANK),
    of(
        say.debrief_text,
        debrief([told(n, off_topic=True, heard_as=ArchetypeId.SAFETY_ESCALATION) for n in range(8)]),
        BANK,
    ),
    *(
        of(say.door_label, 3, DebriefTask(kind=kind, archetype=archetype, pattern=pattern), BANK)
        for kind in DebriefTaskKind
        for archetype in (None, ArchetypeId.SAFETY_ESCALATION)
        for pattern in (Pattern if kind is DebriefTaskKind.MEND_PATTERN else [None])
    ),
    of(say.feedback_label, 8),
]
