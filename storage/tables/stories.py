"""Tables of the story bank and its rehearsals."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text

from storage import records
from storage.tables.base import METADATA, BigId, UtcDateTime, of_answer, of_story, of_user, one_of, required, sealed

STORY = Table(
    "stories",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    sealed("title"),
    sealed("project", nullable=True),
    Column("year", Integer),
    required("archetypes", Text),
    sealed("category", nullable=True),
    sealed("learnings", nullable=True),
    Column("core", Integer),
    required("created_at", UtcDateTime),
    Column("removed_at", UtcDateTime),
    # A constraint of the column, as its migration made it: SQLite drops no column that one of the table names.
    Column("scope", String, one_of("scope", records.StoryScope)),
)
"""A story of a user's bank; its free text is encrypted."""

STORY_VERSION = Table(
    "story_versions",
    METADATA,
    of_story(primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    sealed("text"),
    required("marks", Text, server_default="[]"),
    required("level", String),
    required("moves", String),
    required("structural_change", Boolean),
    required("words", Integer),
    required("cause", String),
    required("created_at", UtcDateTime),
    one_of("cause", records.StoryCause),
)
"""One state of a story's text, with its marks: a list of letter, start and end as JSON."""

IMPORT = Table(
    "imports",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    sealed("name"),
    sealed("text"),
    required("at", UtcDateTime),
)
"""A file that waits for the user's decision; its name and text are encrypted."""

TELLING = Table(
    "tellings",
    METADATA,
    of_answer(primary_key=True),
    of_story(index=True),
    required("how", String),
    one_of("how", records.TellingHow),
)
"""The story that an answer tells."""

REHEARSAL = Table(
    "rehearsals",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    Column("answer_id", BigId, ForeignKey("answers.id", ondelete="CASCADE"), index=True),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="CASCADE"), index=True),
    required("kind", String),
    required("seconds", Integer),
    Column("words", Integer),
    required("at", UtcDateTime),
    one_of("kind", records.RehearsalKind),
)
"""A rehearsal: aloud, of which only the length is stored, or with pushback."""

FRIEND_LINK = Table(
    "friend_links",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    of_story(index=True),
    required("token_hash", String, unique=True),
    sealed("called", nullable=True),
    required("state", String),
    required("created_at", UtcDateTime),
    required("expires_at", UtcDateTime, index=True),
    Column("guest_id", BigInteger, index=True),
    required("pages", Integer),
    Column("version", Integer),
    required("words", Integer),
    required("rules_moves", String),
    Column("rules_level", String),
    required("moves", String),
    Column("level", String),
    sealed("line", nullable=True),
    one_of("state", records.LinkState),
)
"""A link for a friend, by the hash of its token, and what its guest has said so far."""

PEER_ASSESSMENT = Table(
    "peer_assessments",
    METADATA,
    Column(
        "rehearsal_id", BigId, ForeignKey("rehearsals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    required("version", Integer),
    required("moves", String),
    required("level", String),
    required("rules_moves", String),
    required("rules_level", String),
    required("own_moves", String),
    Column("own_level", String),
    sealed("line", nullable=True),
    Column("told_at", UtcDateTime),
    Column("seen_at", UtcDateTime),
)
"""A friend's verdicts on a story, of one rehearsal; nobody is named."""

CHALLENGE = Table(
    "challenges",
    METADATA,
    Column(
        "rehearsal_id", BigId, ForeignKey("rehearsals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("n", Integer, primary_key=True, autoincrement=False),
    required("kind", String),
    sealed("question"),
    required("state", String),
    sealed("text", nullable=True),
    Column("seconds", Integer),
    required("at", UtcDateTime),
    one_of("kind", records.ChallengeKind),
    one_of("state", records.ChallengeState),
)
"""A hard question of a rehearsal; its typed answer is encrypted."""
