"""Index due, handled and slot rows, so that claims, pruning and look-ups cost what they find, not what is stored.

Revision: 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")
HANDLED = sa.text("handled_at IS NOT NULL")
SLOT = sa.text("slot IS NOT NULL")


def upgrade() -> None:
    """Apply the migration."""
    op.drop_index("ix_due_pending", "due")
    op.create_index("ix_due_pending", "due", ["due_at", "id"], sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_index("ix_due_handled", "due", ["handled_at"], sqlite_where=HANDLED, postgresql_where=HANDLED)
    op.create_index("ix_inbox_handled", "inbox", ["handled_at"], sqlite_where=HANDLED, postgresql_where=HANDLED)
    op.create_index("ix_outbox_handled", "outbox", ["handled_at"], sqlite_where=HANDLED, postgresql_where=HANDLED)
    op.create_index("ix_outbox_slot", "outbox", ["chat_id", "slot"], sqlite_where=SLOT, postgresql_where=SLOT)


def downgrade() -> None:
    """Revert the migration."""
    op.drop_index("ix_outbox_slot", "outbox")
    op.drop_index("ix_outbox_handled", "outbox")
    op.drop_index("ix_inbox_handled", "inbox")
    op.drop_index("ix_due_handled", "due")
    op.drop_index("ix_due_pending", "due")
    op.create_index("ix_due_pending", "due", ["due_at"], sqlite_where=PENDING, postgresql_where=PENDING)
