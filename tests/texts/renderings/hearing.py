"""Renderings of `bot.features.answering.texts.hearing`."""

from bot.conversation.texts import hearing as say
from question_bank.models import ArchetypeId
from tests.hearing import HAGGLED, STRAY, hearing_judge
from tests.texts.renderings import of

REVIEWS = [hearing_judge().review(text, archetype=ArchetypeId.MENTORING) for text in (HAGGLED, STRAY)]
HEARD = (None, *ArchetypeId)
RENDERINGS = [
    *(of(say.hearing_text, heard, asked) for heard in HEARD for asked in HEARD),
    *(of(say.count_label, heard) for heard in HEARD),
    *(of(say.uncounted_text, review) for review in REVIEWS),
    *(of(say.counted_text, archetype) for archetype in ArchetypeId),
]
