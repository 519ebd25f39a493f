"""Set aside updates that cannot be handled, and count the deaths of the process with one in hand alone.

What failed or was set aside may lose its update_id, so that a new update of the same id is not taken for it.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")
HANDLED = sa.text("handled_at IS NOT NULL")
STATES = "state IN ('pending', 'done', 'failed', 'set_aside')"
STATES_BEFORE = "state IN ('pending', 'done', 'failed')"


def upgrade() -> None:
    """Apply the migration."""
    _drop_indexes()
    with op.batch_alter_table("inbox") as inbox:
        inbox.add_column(sa.Column("deaths", sa.Integer(), server_default="0", nullable=False))
        inbox.alter_column("update_id", existing_type=sa.BigInteger(), nullable=True)
        inbox.drop_constraint(op.f("ck_inbox_state"), type_="check")
        inbox.create_check_constraint(op.f("ck_inbox_state"), STATES)
    _create_indexes()


def downgrade() -> None:
    """Revert the migration. Set-aside updates become failed; freed ids get values that Telegram never uses."""
    op.execute("UPDATE inbox SET state = 'failed' WHERE state = 'set_aside'")
    op.execute("UPDATE inbox SET update_id = -id WHERE update_id IS NULL")
    _drop_indexes()
    with op.batch_alter_table("inbox") as inbox:
        inbox.drop_constraint(op.f("ck_inbox_state"), type_="check")
        inbox.create_check_constraint(op.f("ck_inbox_state"), STATES_BEFORE)
        inbox.alter_column("update_id", existing_type=sa.BigInteger(), nullable=False)
        inbox.drop_column("deaths")
    _create_indexes()


def _drop_indexes() -> None:
    """Drop the partial indexes: SQLite rewrites the table, and they are recreated afterwards."""
    op.drop_index("ix_inbox_pending", "inbox")
    op.drop_index("ix_inbox_handled", "inbox")


def _create_indexes() -> None:
    op.create_index("ix_inbox_pending", "inbox", ["chat_id", "id"], sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_index("ix_inbox_handled", "inbox", ["handled_at"], sqlite_where=HANDLED, postgresql_where=HANDLED)
