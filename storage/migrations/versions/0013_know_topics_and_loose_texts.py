"""Know the topic of a chat and of each message, the last tap of a chat, and texts that belong to no question.

Revision: 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the migration."""
    for table in ("conversations", "outbox", "slots"):
        op.add_column(table, sa.Column("thread_id", sa.BigInteger, nullable=True))
    op.add_column("conversations", sa.Column("last_tap", sa.String, nullable=True))
    op.add_column("conversations", sa.Column("tapped_at", WHEN, nullable=True))
    op.create_table(
        "loose_texts",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("first_id", sa.BigInteger, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", WHEN, nullable=False),
        sa.UniqueConstraint("user_id", "message_id", name=op.f("uq_loose_texts_user_id_message_id")),
    )


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("loose_texts")
    op.drop_column("conversations", "tapped_at")
    op.drop_column("conversations", "last_tap")
    for table in ("slots", "outbox", "conversations"):
        op.drop_column(table, "thread_id")
