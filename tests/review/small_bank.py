"""A bank with as many questions as a test wants, so that choosing is tested apart from what is asked."""

from datetime import UTC, date, datetime, time

from bot.conversation.logic.questions.spaced_repetition import Rated
from question_bank.models import (
    CISCO,
    GENERAL,
    STAFF_AI,
    Archetype,
    ArchetypeId,
    Card,
    Guidance,
    Question,
    QuestionBank,
    QuestionKind,
    ToldTwice,
    Track,
)
from storage.records import Answer, AnswerKind, AnswerState, StoredCard


def asked_question(question_id: str, archetype: str | None, on: date, *, counts_as: str | None = None) -> Answer:
    """Return a question in a user's history, asked on that local day."""
    at = datetime.combine(on, time(8), UTC)
    return Answer(
        id=1,
        user_id=1,
        question_id=question_id,
        archetype=archetype,
        counts_as=counts_as,
        kind=AnswerKind.PRACTICE,
        state=AnswerState.JUDGED,
        opened_at=at,
        local_date=on,
        touched_at=at,
    )


def stored_card(archetype: ArchetypeId, card: Rated, rated_on: date) -> StoredCard:
    """Return a card as it is stored after a rating on that local day."""
    return StoredCard(
        user_id=1,
        archetype=archetype,
        body=card.body,
        due_at=card.due,
        last_rated_on=rated_on,
        last_rating=card.rating,
    )


def small_bank(
    *, probes: int = 8, cisco: int = 3, general: int = 0, unmapped: int = 2, style: int = 2, **others: int
) -> QuestionBank:
    """A bank of tracks, each with so many questions for every archetype.

    `probes` are those of Staff AI. `unmapped` are questions of Cisco's track that no archetype answers, `others` are more
    tracks by their ids.
    """
    tracks = {STAFF_AI: probes, CISCO: cisco, GENERAL: general} | others
    questions = [
        _question(f"{a}-{n}" if track == STAFF_AI else f"{track}-{a}-{n}", track, a)
        for track, number in tracks.items()
        for a in ArchetypeId
        for n in range(number)
    ]
    questions += [_question(f"cisco-own-{n}", CISCO) for n in range(unmapped)]
    questions += [_question(f"style-{n}", None) for n in range(style)]
    return QuestionBank(
        archetypes={a: _archetype(a, n) for n, a in enumerate(ArchetypeId, 1)},
        tracks={track: Track(id=track, name=track.capitalize(), about="", topics={}) for track in tracks},
        questions={question.id: question for question in questions},
        follow_ups=(),
        examples=(),
        core_stories=(),
        subjects={},
        told_twice=ToldTwice(star="", star_drive={}, why=""),
        guidance=Guidance(topics={}),
        story_template="",
        former_rules={},
    )


def _question(question_id: str, track: str | None, *archetypes: ArchetypeId) -> Question:
    kinds = {STAFF_AI: QuestionKind.PROBE, None: QuestionKind.STYLE}
    kind = kinds.get(track, QuestionKind.BEHAVIOURAL)
    return Question(id=question_id, kind=kind, text=f"{question_id}?", archetypes=archetypes, track=track)


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
