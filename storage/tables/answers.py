"""Tables of asked questions, their texts and reviews."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from storage import records
from storage.tables.base import METADATA, BigId, UtcDateTime, index_where, of_answer, of_user, one_of, required, sealed

ANSWER = Table(
    "answers",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(),
    required("question_id", String),
    Column("archetype", String),
    Column("counts_as", String),
    required("kind", String),
    required("state", String),
    required("opened_at", UtcDateTime),
    required("local_date", Date),
    required("touched_at", UtcDateTime),
    Column("judged_at", UtcDateTime),
    Column("reminded_at", UtcDateTime),
    Column("mock_id", BigId, ForeignKey("mocks.id", ondelete="CASCADE"), index=True),
    Column("repairs", BigId, ForeignKey("answers.id", ondelete="SET NULL")),
    Column("word_limit", Integer),
    one_of("kind", records.AnswerKind),
    one_of("state", records.AnswerState),
    Index(None, "user_id", "opened_at"),
    index_where("state = 'open'", "ix_answers_open", "user_id"),
    index_where("repairs IS NOT NULL", "ix_answers_repairs", "repairs"),
)
"""An asked question and its outcome."""

ANSWER_PART = Table(
    "answer_parts",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_answer(),
    required("message_id", BigInteger, index=True),
    required("n", Integer),
    required("role", String),
    sealed("text"),
    UniqueConstraint("answer_id", "n"),
    one_of("role", records.PartRole),
)
"""One message of an answer."""

LOOSE_TEXT = Table(
    "loose_texts",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(),
    required("first_id", BigInteger),
    required("message_id", BigInteger),
    sealed("text"),
    required("at", UtcDateTime),
    UniqueConstraint("user_id", "message_id"),
)
"""One message of a text that was typed while no question was open; `first_id` is the text's first message."""

OWN_QUESTION = Table(
    "own_questions",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    sealed("text"),
    Column("archetype", String),
    required("source", String),
    required("created_at", UtcDateTime),
    Column("removed_at", UtcDateTime),
    Column("message_id", BigInteger),
    one_of("source", records.OwnQuestionSource),
)
"""A question that the user added. One that is removed stays for its answers."""

ANSWER_VERSION = Table(
    "answer_versions",
    METADATA,
    of_answer(primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    sealed("text"),
    Column("first_end", Integer),
    required("cause", String),
    required("created_at", UtcDateTime),
    one_of("cause", records.VersionCause),
)
"""One text of an answer as it was judged."""

DISAGREEMENT = Table(
    "disagreements",
    METADATA,
    of_answer(primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("part", String, primary_key=True),
    required("verdict", String),
    required("said", String),
    required("rules", String),
    required("rules_version", String),
    sealed("words", nullable=True),
    required("created_at", UtcDateTime),
)
"""A verdict with which the user disagrees. `words` is filled only where the user adds them."""

REVIEW = Table(
    "reviews",
    METADATA,
    of_answer(primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    required("level", String),
    required("moves", String),
    required("structural_change", Boolean),
    required("trap", Boolean),
    required("words", Integer),
    required("seconds", Integer),
    Column("ownership", Double),
    sealed("body"),
    required("created_at", UtcDateTime),
)
"""The review of one version."""
