"""Tables of the story bank and its rehearsals."""

from datetime import datetime

from sqlalchemy import ForeignKey, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage import records
from storage.models.base import Base, BigId, of_answer, of_story, of_user, one_of, sealed


class StoryRow(Base):
    """A story of a user's bank; its free text is encrypted."""

    __tablename__ = "stories"
    __table_args__ = (one_of("scope", records.StoryScope),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    title: Mapped[str] = sealed()
    project: Mapped[str | None] = sealed()
    year: Mapped[int | None] = mapped_column(Integer)
    archetypes: Mapped[str] = mapped_column(Text)
    category: Mapped[str | None] = sealed()
    learnings: Mapped[str | None] = sealed()
    core: Mapped[int | None] = mapped_column(Integer)
    created_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]
    scope: Mapped[str | None]


class StoryVersionRow(Base):
    """One state of a story's text, with its marks: a list of letter, start and end as JSON."""

    __tablename__ = "story_versions"
    __table_args__ = (one_of("cause", records.StoryCause),)
    story_id: Mapped[int] = of_story(primary_key=True)
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = sealed()
    marks: Mapped[str] = mapped_column(Text, server_default="[]")
    level: Mapped[str]
    moves: Mapped[str]
    structural_change: Mapped[bool]
    words: Mapped[int] = mapped_column(Integer)
    cause: Mapped[str]
    created_at: Mapped[datetime]


class ImportRow(Base):
    """A file that waits for the user's decision; its name and text are encrypted."""

    __tablename__ = "imports"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    name: Mapped[str] = sealed()
    text: Mapped[str] = sealed()
    at: Mapped[datetime]


class TellingRow(Base):
    """The story that an answer tells."""

    __tablename__ = "tellings"
    __table_args__ = (one_of("how", records.TellingHow),)
    answer_id: Mapped[int] = of_answer(primary_key=True)
    story_id: Mapped[int] = of_story(index=True)
    how: Mapped[str]


class RehearsalRow(Base):
    """A rehearsal: aloud, of which only the length is stored, or with pushback."""

    __tablename__ = "rehearsals"
    __table_args__ = (one_of("kind", records.RehearsalKind),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    seconds: Mapped[int] = mapped_column(Integer)
    words: Mapped[int | None] = mapped_column(Integer)
    at: Mapped[datetime]


class FriendLinkRow(Base):
    """A link for a friend, by the hash of its token, and what its guest has said so far."""

    __tablename__ = "friend_links"
    __table_args__ = (one_of("state", records.LinkState),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    story_id: Mapped[int] = of_story(index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    called: Mapped[str | None] = sealed()
    state: Mapped[str]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    guest_id: Mapped[int | None] = mapped_column(index=True)
    pages: Mapped[int] = mapped_column(Integer)
    version: Mapped[int | None] = mapped_column(Integer)
    words: Mapped[int] = mapped_column(Integer)
    rules_moves: Mapped[str]
    rules_level: Mapped[str | None]
    moves: Mapped[str]
    level: Mapped[str | None]
    line: Mapped[str | None] = sealed()


class PeerAssessmentRow(Base):
    """A friend's verdicts on a story, of one rehearsal; nobody is named."""

    __tablename__ = "peer_assessments"
    rehearsal_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("rehearsals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    version: Mapped[int] = mapped_column(Integer)
    moves: Mapped[str]
    level: Mapped[str]
    rules_moves: Mapped[str]
    rules_level: Mapped[str]
    own_moves: Mapped[str]
    own_level: Mapped[str | None]
    line: Mapped[str | None] = sealed()
    told_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]


class ChallengeRow(Base):
    """A hard question of a rehearsal; its typed answer is encrypted."""

    __tablename__ = "challenges"
    __table_args__ = (one_of("kind", records.ChallengeKind), one_of("state", records.ChallengeState))
    rehearsal_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("rehearsals.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    question: Mapped[str] = sealed()
    state: Mapped[str]
    text: Mapped[str | None] = sealed()
    seconds: Mapped[int | None] = mapped_column(Integer)
    at: Mapped[datetime]
