"""Renderings of `bot.features.drill.texts.drill`."""

from bot.features.drill.texts import drill as say
from question_bank.loader import load_bank
from question_bank.models import Level, Move
from tests.texts.renderings import LONG_LINE, of

ARCHETYPES = list(load_bank().archetypes.values())
HEAD = say.heading(3, "AI-safety or policy escalation", 3599)

RENDERINGS = [
    *(
        of(say.proposal_text, [(archetype, level) for archetype in ARCHETYPES[3:6]], gaps=gaps, missing=missing)
        for level in (None, *Level)
        for gaps, missing in ((0, 0), (1, 1), (8, 3))
    ),
    *(of(say.swap_label, 3, archetype) for archetype in ARCHETYPES),
    of(say.heading, 3, "AI-safety or policy escalation", 86_400),
    of(say.stretch_label, marked=True),
    *(of(say.project_text, HEAD, archetype, stretch=True) for archetype in ARCHETYPES),
    *(of(say.letter_text, HEAD, move, archetype, 12_000) for move in Move for archetype in ARCHETYPES),
    of(say.kept_text, HEAD, 1, last=False),
    of(say.kept_text, HEAD, 12_000, last=True),
    of(say.too_much_text, LONG_LINE),
    of(say.same_project_again_text, LONG_LINE),
    of(say.half_time_text, HEAD),
    of(say.full_time_text, HEAD),
    of(say.finished_text, LONG_LINE, 86_400, 6),
    of(say.finished_text, LONG_LINE, 30, 1),
    of(say.unfinished_text, 3, LONG_LINE, left=True),
    of(say.left_text, 3),
]
