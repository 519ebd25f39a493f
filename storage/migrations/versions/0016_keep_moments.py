"""Keep moments that may become stories.

Revision: 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Apply the migration."""
    op.create_table(
        "moments",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("job", sa.Text),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="SET NULL")),
        sa.CheckConstraint("source IN ('typed', 'resume')", name="source"),
    )
    op.create_index(op.f("ix_moments_user_id"), "moments", ["user_id"])
    op.create_index(op.f("ix_moments_story_id"), "moments", ["story_id"])


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("moments")
