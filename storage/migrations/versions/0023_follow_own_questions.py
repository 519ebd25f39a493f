"""Know the message in which an own question was typed, so that its edits are followed.

Revision: 0023, after 0022.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply the migration."""
    op.add_column("own_questions", sa.Column("message_id", sa.BigInteger, nullable=True))


def downgrade() -> None:
    """Revert the migration."""
    op.drop_column("own_questions", "message_id")
