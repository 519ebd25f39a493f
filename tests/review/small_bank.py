"""A bank with as many questions as a test wants, so that choosing is tested apart from what is asked."""

from dataclasses import dataclass
from datetime import date

from question_bank.models import (
    Archetype,
    ArchetypeId,
    Card,
    Guidance,
    Question,
    QuestionBank,
    QuestionKind,
)


@dataclass(frozen=True, kw_only=True)
class Asking:
    """A question in a user's history."""

    question_id: str
    archetype: str | None
    local_date: date
    counts_as: str | None = None


def small_bank(*, probes: int = 8, cisco: int = 3, unmapped: int = 2, style: int = 2) -> QuestionBank:
    """`probes` and `cisco` questions for each archetype, and questions that no archetype answers."""
    questions = [_question(f"{a}-{n}", QuestionKind.PROBE, a) for a in ArchetypeId for n in range(probes)]
    questions += [_question(f"cisco-{a}-{n}", QuestionKind.CISCO, a) for a in ArchetypeId for n in range(cisco)]
    questions += [_question(f"cisco-own-{n}", QuestionKind.CISCO) for n in range(unmapped)]
    questions += [_question(f"style-{n}", QuestionKind.STYLE) for n in range(style)]
    return QuestionBank(
        archetypes={a: _archetype(a, n) for n, a in enumerate(ArchetypeId, 1)},
        questions={question.id: question for question in questions},
        follow_ups=(),
        examples=(),
        core_stories=(),
        guidance=Guidance(topics={}),
        story_template="",
        former_rules={},
    )


def _question(question_id: str, kind: QuestionKind, *archetypes: ArchetypeId) -> Question:
    return Question(id=question_id, kind=kind, text=f"{question_id}?", archetypes=archetypes)


def _archetype(archetype: ArchetypeId, number: int) -> Archetype:
    return Archetype(
        id=archetype,
        number=number,
        name=archetype.replace("-", " ").capitalize(),
        probe="",
        tensions=(),
        trap="",
        trap_reads_as="",
        choose_when="",
        card=Card(summary="", opening="", tips=()),
    )
