"""Tables of practice in series: mocks, cards and their ratings, drills, quizzes, retrieval sessions; and of interviews."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage import records
from storage.models.base import Base, BigId, of_user, one_of, sealed


class MockRow(Base):
    """A mock interview."""

    __tablename__ = "mocks"
    __table_args__ = (one_of("state", records.MockState),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    state: Mapped[str]
    question_ids: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]


class CardRow(Base):
    """The spaced-repetition card of one archetype."""

    __tablename__ = "cards"
    user_id: Mapped[int] = of_user(primary_key=True)
    archetype: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime]
    last_rated_on: Mapped[date] = mapped_column(Date)
    last_rating: Mapped[int] = mapped_column(Integer)


class RatingRow(Base):
    """The rating log. Its key allows one rating a card, local day and source."""

    __tablename__ = "ratings"
    __table_args__ = (one_of("source", records.RatingSource),)
    user_id: Mapped[int] = of_user(primary_key=True)
    archetype: Mapped[str] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(Date, primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="SET NULL"), index=True)
    rated_at: Mapped[datetime]
    rating: Mapped[int] = mapped_column(Integer)
    seconds_taken: Mapped[int | None] = mapped_column(Integer)


class DrillRow(Base):
    """A gap drill, with the user's own estimate of each dimension."""

    __tablename__ = "drills"
    __table_args__ = (one_of("state", records.DrillState),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    state: Mapped[str]
    estimates: Mapped[str] = mapped_column(Text)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]


class OutlineRow(Base):
    """One of a drill's three stories."""

    __tablename__ = "outlines"
    __table_args__ = (one_of("state", records.OutlineState),)
    drill_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("drills.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    archetype: Mapped[str]
    state: Mapped[str]
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True)
    stretch: Mapped[bool]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class QuizRow(Base):
    """A quiz of one sitting."""

    __tablename__ = "quizzes"
    __table_args__ = (one_of("kind", records.QuizKind),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    kind: Mapped[str]
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class QuizItemRow(Base):
    """One thing to guess, and the guess."""

    __tablename__ = "quiz_items"
    quiz_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    item: Mapped[str]
    expected: Mapped[str]
    given: Mapped[str | None]
    seconds: Mapped[float | None]
    answered_at: Mapped[datetime | None]


class RetrievalSessionRow(Base):
    """A session of "Which of my stories?"."""

    __tablename__ = "retrieval_sessions"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class RetrievalItemRow(Base):
    """One question of a retrieval session; the ids of the stories shown are a list as JSON."""

    __tablename__ = "retrieval_items"
    __table_args__ = (one_of("outcome", records.RetrievalOutcome),)
    session_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("retrieval_sessions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    question_id: Mapped[str]
    offered: Mapped[str] = mapped_column(Text)
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True)
    outcome: Mapped[str | None]
    seconds: Mapped[float | None]
    answered_at: Mapped[datetime | None]


class InterviewRow(Base):
    """An interview with its debrief; its free text is encrypted."""

    __tablename__ = "interviews"
    __table_args__ = (one_of("outcome", records.InterviewOutcome),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    label: Mapped[str | None] = sealed()
    round: Mapped[str | None] = sealed()
    held_on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]


class AskedQuestionRow(Base):
    """A question that was asked in an interview, and how it went; its free text is encrypted."""

    __tablename__ = "asked_questions"
    __table_args__ = (UniqueConstraint("interview_id", "n"), one_of("told", records.StoryTold))
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    interview_id: Mapped[int] = mapped_column(BigId, ForeignKey("interviews.id", ondelete="CASCADE"))
    n: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = sealed()
    archetype: Mapped[str | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    told: Mapped[str | None]
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True)
    level: Mapped[str | None]
    dry: Mapped[str | None]
    note: Mapped[str | None] = sealed()
