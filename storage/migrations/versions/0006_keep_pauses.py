"""Keep pauses after they are over, so that they break no streak.

A pause that runs is kept from the day of the upgrade on: when it began was not noted.

Revision: 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the migration."""
    op.create_table(
        "pauses",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_pauses_user_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "first", name="pk_pauses"),
    )
    op.execute(
        "INSERT INTO pauses (user_id, first, until) "
        "SELECT user_id, CURRENT_DATE, paused_until FROM settings WHERE paused_until > CURRENT_DATE"
    )


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("pauses")
