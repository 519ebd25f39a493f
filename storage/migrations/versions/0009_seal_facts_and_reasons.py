"""Seal the facts of the installation, the owner's link among them, and why a message was given up.

What is there is marked as stored before there was a key; `stardrill keys encrypt` seals it. The key check was always
stored so. Backwards, what is sealed is forgotten: an owner is asked for again by a new link.

Revision: 0009, after 0008.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the migration."""
    op.execute("UPDATE facts SET value = 'p:' || value WHERE name != 'key_check'")
    op.execute("UPDATE outbox SET reason = 'p:' || reason WHERE reason IS NOT NULL")


def downgrade() -> None:
    """Revert the migration."""
    op.execute("DELETE FROM facts WHERE value LIKE 'f:%' AND name != 'key_check'")
    op.execute("UPDATE facts SET value = substr(value, 3) WHERE name != 'key_check'")
    op.execute("UPDATE outbox SET reason = NULL WHERE reason LIKE 'f:%'")
    op.execute("UPDATE outbox SET reason = substr(reason, 3) WHERE reason IS NOT NULL")
