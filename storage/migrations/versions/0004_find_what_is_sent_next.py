"""Index the messages to send next, so that finding them does not scan all that wait.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")


def upgrade() -> None:
    """Apply the migration."""
    op.create_index("ix_outbox_next", "outbox", ["priority", "id"], sqlite_where=PENDING, postgresql_where=PENDING)


def downgrade() -> None:
    """Revert the migration."""
    op.drop_index("ix_outbox_next", "outbox")
