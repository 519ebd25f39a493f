"""Keep for which archetype a judged answer counts, which may be another than its question's, or none.

What was judged before counts for the archetype of its question, as it did.

Revision: 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the migration."""
    op.add_column("answers", sa.Column("counts_as", sa.String(), nullable=True))
    op.execute("UPDATE answers SET counts_as = archetype WHERE state = 'judged'")


def downgrade() -> None:
    """Revert the migration."""
    op.drop_column("answers", "counts_as")
