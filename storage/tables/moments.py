"""The table of moments."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, String, Table

from storage import records
from storage.tables.base import METADATA, BigId, UtcDateTime, of_user, one_of, required, sealed

MOMENT = Table(
    "moments",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(index=True),
    sealed("text"),
    required("source", String),
    sealed("job", nullable=True),
    Column("message_id", BigInteger),
    required("on", Date),
    required("created_at", UtcDateTime),
    Column("story_id", BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True),
    one_of("source", records.MomentSource),
)
"""Something that happened, in a line."""
