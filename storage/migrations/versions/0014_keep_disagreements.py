"""Keep with which verdicts a user disagrees, and the words that the user adds.

Revision: 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Apply the migration."""
    op.create_table(
        "disagreements",
        sa.Column("answer_id", BIG_ID, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("said", sa.String, nullable=False),
        sa.Column("rules", sa.String, nullable=False),
        sa.Column("rules_version", sa.String, nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("answer_id", "version", "part"),
    )


def downgrade() -> None:
    """Revert the migration."""
    op.drop_table("disagreements")
