"""Keep interviews with the questions that were asked, and tell ratings by what ran dry from those by answers.

Revision: 0020, after 0019.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the migration."""
    op.create_table(
        "interviews",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("round", sa.Text),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("ended_at", WHEN),
        sa.Column("reminded_at", WHEN),
        sa.CheckConstraint("outcome IN ('waiting', 'went_on', 'rejected')", name="outcome"),
    )
    op.create_index("ix_interviews_user_id", "interviews", ["user_id"])
    op.create_table(
        "asked_questions",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("interview_id", BIG_ID, sa.ForeignKey("interviews.id", ondelete="CASCADE"), nullable=False),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("archetype", sa.String),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("told", sa.String),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="SET NULL")),
        sa.Column("level", sa.String),
        sa.Column("dry", sa.String),
        sa.Column("note", sa.Text),
        sa.UniqueConstraint("interview_id", "n", name=op.f("uq_asked_questions_interview_id_n")),
        sa.CheckConstraint("told IN ('bank', 'elsewhere', 'none')", name="told"),
    )
    op.create_index("ix_asked_questions_message_id", "asked_questions", ["message_id"])
    op.create_index("ix_asked_questions_story_id", "asked_questions", ["story_id"])
    with op.batch_alter_table("ratings") as ratings:
        ratings.add_column(sa.Column("source", sa.String, nullable=False, server_default="answer"))
    with op.batch_alter_table("ratings") as ratings:
        ratings.alter_column("source", server_default=None)
        ratings.drop_constraint(op.f("pk_ratings"), type_="primary")
        ratings.create_primary_key(op.f("pk_ratings"), ["user_id", "archetype", "local_date", "source"])
        ratings.create_check_constraint(op.f("ck_ratings_source"), "source IN ('answer', 'interview')")


def downgrade() -> None:
    """Revert the migration."""
    op.execute("DELETE FROM ratings WHERE source = 'interview'")
    with op.batch_alter_table("ratings") as ratings:
        ratings.drop_constraint(op.f("ck_ratings_source"), type_="check")
        ratings.drop_constraint(op.f("pk_ratings"), type_="primary")
        ratings.create_primary_key(op.f("pk_ratings"), ["user_id", "archetype", "local_date"])
    with op.batch_alter_table("ratings") as ratings:
        ratings.drop_column("source")
    op.drop_table("asked_questions")
    op.drop_table("interviews")
