"""Renderings of `bot.features.drill.texts.self_assessment`."""

from bot.features.drill.logic.self_assessment import (
    Assessed,
    Assessment,
    Dimension,
    DrillLack,
    Failed,
    Failure,
    meanings,
)
from bot.features.drill.texts import self_assessment as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.texts.renderings import LONG, LONG_LINE, of

BANK = load_bank()
ROWS = meanings(BANK.guidance.topics["self-assessment"])
ALL = tuple(ArchetypeId)
STAFF = dict.fromkeys(Dimension, "staff")


def every(lack: DrillLack | None) -> Assessment:
    """All that can be said at once, with the user's words at their longest."""
    return Assessment(
        dimensions=tuple(
            Assessed(dimension=d, level=Level.PASSING, quote=LONG, quoted=ALL[2], lack=lack, of=ALL) for d in Dimension
        ),
        failures=tuple(Failed(failure=failure, of=ALL[:3]) for failure in Failure),
    )


RENDERINGS = [
    *(of(say.gap_label, archetype, named=True) for archetype in BANK.archetypes.values()),
    *(of(say.practise_label, archetype) for archetype in BANK.archetypes.values()),
    *(of(say.level_label, level) for level in Level),
    *(of(say.estimate_text, d, n, meanings) for n, (d, meanings) in enumerate(ROWS.items(), 1)),
    *(of(say.verdict_text, every(lack), STAFF, BANK) for lack in (None, *DrillLack)),
    of(say.verdict_text, every(None), {}, BANK),
    of(say.findings_text, every(None), ALL, [LONG_LINE] * 3, BANK),
    of(say.findings_text, Assessment(dimensions=(), failures=()), (), (), BANK),
]
