"""Keep the hour of an interview, and hold the reminder before it.

Revision: 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

INDEXES = (
    ("ix_due_pending", ["due_at", "id"], sa.text("state = 'pending'")),
    ("ix_due_handled", ["handled_at"], sa.text("handled_at IS NOT NULL")),
    ("ix_due_answer_id", ["answer_id"], sa.text("answer_id IS NOT NULL")),
)
KINDS = ("daily", "weekly", "snoozed", "snoozed_weekly", "drill_mark", "mock_mark")
REMINDER = "interview_reminder"


def upgrade() -> None:
    """Apply the migration."""
    op.add_column("settings", sa.Column("interview_at", sa.Time(), nullable=True))
    _hold_due_to((*KINDS, REMINDER))


def downgrade() -> None:
    """Revert the migration."""
    op.execute(f"DELETE FROM due WHERE kind = '{REMINDER}'")  # noqa: S608 -- a constant of this module
    _hold_due_to(KINDS)
    op.drop_column("settings", "interview_at")


def _hold_due_to(kinds: tuple[str, ...]) -> None:
    """Change the allowed kinds. SQLite rewrites the table for it, so its partial indexes are recreated."""
    for name, _, _ in INDEXES:
        op.drop_index(name, "due")
    known = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("due") as due:
        due.drop_constraint(op.f("ck_due_kind"), type_="check")
        due.create_check_constraint(op.f("ck_due_kind"), f"kind IN ({known})")
    for name, columns, condition in INDEXES:
        op.create_index(name, "due", columns, sqlite_where=condition, postgresql_where=condition)
