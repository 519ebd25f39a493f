"""The table of moments."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage import records
from storage.models.base import Base, BigId, of_user, one_of, sealed


class MomentRow(Base):
    """Something that happened, in a line."""

    __tablename__ = "moments"
    __table_args__ = (one_of("source", records.MomentSource),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    text: Mapped[str] = sealed()
    source: Mapped[str]
    job: Mapped[str | None] = sealed()
    message_id: Mapped[int | None]
    on: Mapped[date] = mapped_column(Date)
    created_at: Mapped[datetime]
    story_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("stories.id", ondelete="SET NULL"), index=True)
