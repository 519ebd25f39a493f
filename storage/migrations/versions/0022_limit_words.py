"""Keep the word limit of an answer that is typed for a form.

Revision: 0022, after 0021.
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the migration."""
    op.add_column("answers", sa.Column("word_limit", sa.Integer, nullable=True))


def downgrade() -> None:
    """Revert the migration."""
    op.drop_column("answers", "word_limit")
