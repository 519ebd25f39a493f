"""Tables of asked questions, their texts and reviews."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage import records
from storage.models.base import Base, BigId, index_where, of_answer, of_user, one_of, sealed


class AnswerRow(Base):
    """An asked question and its outcome."""

    __tablename__ = "answers"
    __table_args__ = (
        one_of("kind", records.AnswerKind),
        one_of("state", records.AnswerState),
        Index(None, "user_id", "opened_at"),
        index_where("state = 'open'", "ix_answers_open", "user_id"),
        index_where("repairs IS NOT NULL", "ix_answers_repairs", "repairs"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user()
    question_id: Mapped[str]
    archetype: Mapped[str | None]
    counts_as: Mapped[str | None]
    kind: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    local_date: Mapped[date] = mapped_column(Date)
    touched_at: Mapped[datetime]
    judged_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    mock_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("mocks.id", ondelete="CASCADE"), index=True)
    repairs: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="SET NULL"))
    word_limit: Mapped[int | None] = mapped_column(Integer)


class AnswerPartRow(Base):
    """One message of an answer."""

    __tablename__ = "answer_parts"
    __table_args__ = (UniqueConstraint("answer_id", "n"), one_of("role", records.PartRole))
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    answer_id: Mapped[int] = of_answer()
    message_id: Mapped[int] = mapped_column(BigInteger, index=True)
    n: Mapped[int] = mapped_column(Integer)
    role: Mapped[str]
    text: Mapped[str] = sealed()


class LooseTextRow(Base):
    """One message of a text that was typed while no question was open; `first_id` is the text's first message."""

    __tablename__ = "loose_texts"
    __table_args__ = (UniqueConstraint("user_id", "message_id"),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user()
    first_id: Mapped[int]
    message_id: Mapped[int]
    text: Mapped[str] = sealed()
    at: Mapped[datetime]


class OwnQuestionRow(Base):
    """A question that the user added. One that is removed stays for its answers."""

    __tablename__ = "own_questions"
    __table_args__ = (one_of("source", records.OwnQuestionSource),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    text: Mapped[str] = sealed()
    archetype: Mapped[str | None]
    source: Mapped[str]
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class AnswerVersionRow(Base):
    """One text of an answer as it was judged."""

    __tablename__ = "answer_versions"
    __table_args__ = (one_of("cause", records.VersionCause),)
    answer_id: Mapped[int] = of_answer(primary_key=True)
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = sealed()
    first_end: Mapped[int | None] = mapped_column(Integer)
    cause: Mapped[str]
    created_at: Mapped[datetime]


class DisagreementRow(Base):
    """A verdict with which the user disagrees. `words` is filled only where the user adds them."""

    __tablename__ = "disagreements"
    answer_id: Mapped[int] = of_answer(primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(primary_key=True)
    verdict: Mapped[str]
    said: Mapped[str]
    rules: Mapped[str]
    rules_version: Mapped[str]
    words: Mapped[str | None] = sealed()
    created_at: Mapped[datetime]


class ReviewRow(Base):
    """The review of one version."""

    __tablename__ = "reviews"
    answer_id: Mapped[int] = of_answer(primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    level: Mapped[str]
    moves: Mapped[str]
    structural_change: Mapped[bool]
    trap: Mapped[bool]
    words: Mapped[int] = mapped_column(Integer)
    seconds: Mapped[int] = mapped_column(Integer)
    ownership: Mapped[float | None]
    body: Mapped[str] = sealed()
    created_at: Mapped[datetime]
