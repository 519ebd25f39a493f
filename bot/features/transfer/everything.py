"""All stored data of one user, read in a few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.conversation.logic.questions.own_questions import as_question, question_id
from question_bank.models import Question, QuestionBank
from storage.records import (
    Answer,
    AnswerPart,
    AnswerVersion,
    AskedQuestion,
    Challenge,
    Disagreement,
    Drill,
    FriendLink,
    Interview,
    KeptStory,
    LooseMessage,
    Mock,
    Moment,
    Outline,
    OwnQuestion,
    Pause,
    PeerAssessment,
    Quiz,
    QuizItem,
    QuizKind,
    Rating,
    Rehearsal,
    RetrievalItem,
    RetrievalSession,
    Settings,
    StoredCard,
    StoredReview,
    StoryVersion,
    Telling,
)
from storage.unit_of_work import UnitOfWork

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """All stored data of one user, oldest first, without removed stories."""

    settings: Settings
    stories: Sequence[KeptStory]
    story_versions: Sequence[StoryVersion]
    answers: Sequence[Answer]
    answer_parts: Sequence[AnswerPart]
    answer_versions: Sequence[AnswerVersion]
    reviews: Sequence[StoredReview]
    disagreements: Sequence[Disagreement]
    loose_texts: Sequence[LooseMessage]
    own_questions: Sequence[OwnQuestion]
    """Also the removed ones: answers name them."""
    tellings: Sequence[Telling]
    cards: Sequence[StoredCard]
    ratings: Sequence[Rating]
    rehearsals: Sequence[Rehearsal]
    challenges: Sequence[Challenge]
    peer_assessments: Sequence[PeerAssessment]
    friend_links: Sequence[FriendLink]
    mocks: Sequence[Mock]
    moments: Sequence[Moment]
    drills: Sequence[Drill]
    outlines: Sequence[Outline]
    quizzes: Sequence[Quiz]
    quiz_items: Sequence[QuizItem]
    retrievals: Sequence[RetrievalSession]
    retrieval_items: Sequence[RetrievalItem]
    interviews: Sequence[Interview]
    asked_questions: Sequence[AskedQuestion]
    pauses: Sequence[Pause]
    plan_ticks: Sequence[tuple[str, date]]


async def everything_of(uow: UnitOfWork, user_id: int) -> Everything:
    """Return all data of that user, and none of any other user."""
    quizzes = [quiz for kind in QuizKind for quiz in await uow.quizzes.of_user(user_id, kind)]
    return Everything(
        settings=await uow.settings.get(user_id) or Settings(user_id=user_id),
        stories=await uow.stories.kept(user_id),
        story_versions=await uow.stories.all_versions(user_id),
        answers=[*reversed(await uow.answers.asked_since(user_id, BEGINNING))],
        answer_parts=await uow.answers.all_parts(user_id),
        answer_versions=await uow.answers.all_versions(user_id),
        reviews=await uow.reviews.of_user(user_id),
        disagreements=await uow.disagreements.of_user(user_id),
        loose_texts=await uow.loose_texts.of_user(user_id),
        own_questions=await uow.own_questions.ever(user_id),
        tellings=await uow.stories.tellings(user_id),
        cards=await uow.cards.all(user_id),
        ratings=await uow.cards.ratings(user_id),
        rehearsals=await uow.rehearsals.since(user_id, BEGINNING),
        challenges=await uow.rehearsals.challenges_of(user_id),
        peer_assessments=await uow.peer_assessments.of_user(user_id),
        friend_links=await uow.friend_links.of_user(user_id),
        moments=[*reversed(await uow.moments.of_user(user_id))],
        mocks=await uow.mocks.of_user(user_id),
        drills=await uow.drills.of_user(user_id),
        outlines=await uow.drills.outlines_of(user_id),
        quizzes=sorted(quizzes, key=lambda quiz: quiz.id),
        quiz_items=await uow.quizzes.all_items(user_id),
        retrievals=await uow.retrievals.of_user(user_id),
        retrieval_items=await uow.retrievals.all_items(user_id),
        interviews=await uow.interviews.of_user(user_id),
        asked_questions=await uow.interviews.questions_of(user_id),
        pauses=await uow.pauses.of(user_id),
        plan_ticks=await uow.plan_ticks.since(user_id, BEGINNING.date()),
    )


def questions_in(everything: Everything, bank: QuestionBank) -> Mapping[str, Question]:
    """Return the questions that the answers can name, by id: those of the bank and the user's own."""
    return {**bank.questions, **{question_id(own): as_question(own) for own in everything.own_questions}}
