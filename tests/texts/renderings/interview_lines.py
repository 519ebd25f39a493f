"""Renderings of `bot.features.transfer.texts.interview_lines`."""

from bot.features.transfer.texts import interview_lines as say
from question_bank.models import ArchetypeId, Level, Move
from storage.records import AskedQuestion, InterviewOutcome, StoryTold
from tests.texts.renderings import of

FULL = AskedQuestion(
    id=1,
    interview_id=1,
    n=1,
    text="Why?",
    archetype=ArchetypeId.RESEARCH_VS_SHIPPING,
    told=StoryTold.ELSEWHERE,
    level=Level.STAFF,
    dry="".join(Move),
)
RENDERINGS = [
    of(say.outcome, "", InterviewOutcome.WAITING),
    of(say.outcome, "Acme, second round", InterviewOutcome.WENT_ON),
    of(say.facts, FULL, None),
    of(say.facts, FULL, "A title " * 10),
]
