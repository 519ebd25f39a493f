"""Tables of practice in series: mocks, cards and their ratings, drills, quizzes, retrieval sessions; and of interviews."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage import records
from storage.tables.base import METADATA, BigId, UtcDateTime, of_user, one_of, required, sealed

MOCK = Table(
    "mocks",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    required("state", String),
    required("question_ids", Text),
    required("position", Integer),
    required("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("reminded_at", UtcDateTime),
    one_of("state", records.MockState),
)
"""A mock interview."""

CARD = Table(
    "cards",
    METADATA,
    of_user(primary_key=True),
    Column("archetype", String, primary_key=True),
    required("body", Text),
    required("due_at", UtcDateTime),
    required("last_rated_on", Date),
    required("last_rating", Integer),
)
"""The spaced-repetition card of one archetype."""

RATING = Table(
    "ratings",
    METADATA,
    of_user(primary_key=True),
    Column("archetype", String, primary_key=True),
    Column("local_date", Date, primary_key=True),
    Column("source", String, primary_key=True),
    Column("answer_id", BigId, ForeignKey("answers.id", ondelete="SET NULL"), index=True),
    required("rated_at", UtcDateTime),
    required("rating", Integer),
    Column("seconds_taken", Integer),
    one_of("source", records.RatingSource),
)
"""The rating log. Its key allows one rating a card, local day and source."""

DRILL = Table(
    "drills",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    required("state", String),
    required("estimates", Text),
    required("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("reminded_at", UtcDateTime),
    one_of("state", records.DrillState),
)
"""A gap drill, with the user's own estimate of each dimension."""

OUTLINE = Table(
    "outlines",
    METADATA,
    Column("drill_id", BigId, ForeignKey("drills.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    required("archetype", String),
    required("state", String),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True),
    required("stretch", Boolean),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    one_of("state", records.OutlineState),
)
"""One of a drill's three stories."""

QUIZ = Table(
    "quizzes",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    required("kind", String),
    required("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    one_of("kind", records.QuizKind),
)
"""A quiz of one sitting."""

QUIZ_ITEM = Table(
    "quiz_items",
    METADATA,
    Column("quiz_id", BigId, ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("n", Integer, primary_key=True, autoincrement=False),
    required("item", String),
    required("expected", String),
    Column("given", String),
    Column("seconds", Double),
    Column("answered_at", UtcDateTime),
)
"""One thing to guess, and the guess."""

RETRIEVAL_SESSION = Table(
    "retrieval_sessions",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    required("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
)
"""A session of "Which of my stories?"."""

RETRIEVAL_ITEM = Table(
    "retrieval_items",
    METADATA,
    Column(
        "session_id",
        BigId,
        ForeignKey("retrieval_sessions.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("n", Integer, primary_key=True, autoincrement=False),
    required("question_id", String),
    required("offered", Text),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True),
    Column("outcome", String),
    Column("seconds", Double),
    Column("answered_at", UtcDateTime),
    one_of("outcome", records.RetrievalOutcome),
)
"""One question of a retrieval session; the ids of the stories shown are a list as JSON."""

INTERVIEW = Table(
    "interviews",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    sealed("label", nullable=True),
    sealed("round", nullable=True),
    required("held_on", Date),
    required("outcome", String),
    required("created_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    Column("reminded_at", UtcDateTime),
    one_of("outcome", records.InterviewOutcome),
)
"""An interview with its debrief; its free text is encrypted."""

ASKED_QUESTION = Table(
    "asked_questions",
    METADATA,
    Column("id", BigId, primary_key=True),
    required("interview_id", BigId, ForeignKey("interviews.id", ondelete="CASCADE")),
    required("n", Integer),
    sealed("text"),
    Column("archetype", String),
    Column("message_id", BigInteger, index=True),
    Column("told", String),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True),
    Column("level", String),
    Column("dry", String),
    sealed("note", nullable=True),
    UniqueConstraint("interview_id", "n"),
    one_of("told", records.StoryTold),
)
"""A question that was asked in an interview, and how it went; its free text is encrypted."""
