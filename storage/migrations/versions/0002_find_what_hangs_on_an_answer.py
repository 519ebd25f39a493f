"""Index the foreign keys to answers: without these indexes each erased answer scans four tables.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REPAIRS = sa.text("repairs IS NOT NULL")
ANSWER_ID = sa.text("answer_id IS NOT NULL")


def upgrade() -> None:
    """Apply the migration."""
    op.create_index("ix_answers_repairs", "answers", ["repairs"], sqlite_where=REPAIRS, postgresql_where=REPAIRS)
    op.create_index("ix_due_answer_id", "due", ["answer_id"], sqlite_where=ANSWER_ID, postgresql_where=ANSWER_ID)
    op.create_index("ix_ratings_answer_id", "ratings", ["answer_id"])
    op.create_index("ix_rehearsals_answer_id", "rehearsals", ["answer_id"])


def downgrade() -> None:
    """Revert the migration."""
    op.drop_index("ix_rehearsals_answer_id", table_name="rehearsals")
    op.drop_index("ix_ratings_answer_id", table_name="ratings")
    op.drop_index("ix_due_answer_id", table_name="due")
    op.drop_index("ix_answers_repairs", table_name="answers")
