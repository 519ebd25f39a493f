"""Keep for which tracks a user prepares, in place of one of three purposes.

Going back, any other choice than Staff AI or Cisco alone becomes both.

Revision: 0021, after 0020.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

BOTH = "staff-ai,cisco"


def upgrade() -> None:
    """Apply the migration."""
    with op.batch_alter_table("settings") as settings:
        settings.add_column(sa.Column("tracks", sa.String, nullable=False, server_default=BOTH))
    op.execute("UPDATE settings SET tracks = 'staff-ai' WHERE purpose = 'staff'")
    op.execute("UPDATE settings SET tracks = 'cisco' WHERE purpose = 'cisco'")
    with op.batch_alter_table("settings") as settings:
        settings.drop_constraint(op.f("ck_settings_purpose"), type_="check")
        settings.drop_column("purpose")
        settings.alter_column("tracks", server_default=None)


def downgrade() -> None:
    """Revert the migration."""
    with op.batch_alter_table("settings") as settings:
        settings.add_column(sa.Column("purpose", sa.String, nullable=False, server_default="both"))
        settings.create_check_constraint(op.f("ck_settings_purpose"), "purpose IN ('staff', 'cisco', 'both')")
    op.execute("UPDATE settings SET purpose = 'staff' WHERE tracks = 'staff-ai'")
    op.execute("UPDATE settings SET purpose = 'cisco' WHERE tracks = 'cisco'")
    with op.batch_alter_table("settings") as settings:
        settings.drop_column("tracks")
        settings.alter_column("purpose", server_default=None)
