"""Keep when a mock or drill that was left was named, and when a user was asked about the reminders.

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Apply the migration."""
    op.add_column("mocks", sa.Column("reminded_at", WHEN, nullable=True))
    op.add_column("drills", sa.Column("reminded_at", WHEN, nullable=True))
    op.add_column("settings", sa.Column("reminders_asked_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Revert the migration."""
    op.drop_column("settings", "reminders_asked_on")
    op.drop_column("drills", "reminded_at")
    op.drop_column("mocks", "reminded_at")
