"""Keep how far a story reached, and the sessions in which a user finds the story for a question.

Revision: 0019, after 0018.
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)
SCOPES = "scope IN ('me', 'team', 'teams', 'company')"
OUTCOMES = "outcome IN ('in_time', 'late', 'wrong')"


def upgrade() -> None:
    """Apply the migration."""
    # Not as a batch: on SQLite that drops the old table, and with it what hangs on the stories.
    op.execute(f"ALTER TABLE stories ADD COLUMN scope VARCHAR CONSTRAINT ck_stories_scope CHECK ({SCOPES})")
    op.create_table(
        "retrieval_sessions",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("started_at", WHEN, nullable=False),
        sa.Column("ended_at", WHEN),
    )
    op.create_index("ix_retrieval_sessions_user_id", "retrieval_sessions", ["user_id"])
    op.create_table(
        "retrieval_items",
        sa.Column(
            "session_id",
            BIG_ID,
            sa.ForeignKey("retrieval_sessions.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("question_id", sa.String, nullable=False),
        sa.Column("offered", sa.Text, nullable=False),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="SET NULL")),
        sa.Column("outcome", sa.String),
        sa.Column("seconds", sa.Double),
        sa.Column("answered_at", WHEN),
        sa.CheckConstraint(OUTCOMES, name=op.f("ck_retrieval_items_outcome")),
    )
    op.create_index("ix_retrieval_items_story_id", "retrieval_items", ["story_id"])


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("retrieval_items")
    op.drop_table("retrieval_sessions")
    op.drop_column("stories", "scope")
