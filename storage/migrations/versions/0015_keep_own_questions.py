"""Keep the questions that users add.

Revision: 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the migration."""
    op.create_table(
        "own_questions",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("archetype", sa.String, nullable=True),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("removed_at", WHEN, nullable=True),
        sa.CheckConstraint("source IN ('typed', 'interview')", name=op.f("ck_own_questions_source")),
    )
    op.create_index(op.f("ix_own_questions_user_id"), "own_questions", ["user_id"])


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("own_questions")
