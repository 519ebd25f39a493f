"""Set aside what cannot be sent or asked, and count how often a due row crashed.

Going back, a message that was set aside counts as dropped, and a due row as let go.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PENDING = sa.text("state = 'pending'")
HANDLED = sa.text("handled_at IS NOT NULL")
ANSWERED = sa.text("answer_id IS NOT NULL")
IN_A_SLOT = sa.text("slot IS NOT NULL")
INDEXES = {
    "due": (
        ("ix_due_pending", ["due_at", "id"], PENDING),
        ("ix_due_handled", ["handled_at"], HANDLED),
        ("ix_due_answer_id", ["answer_id"], ANSWERED),
    ),
    "outbox": (
        ("ix_outbox_pending", ["chat_id", "id"], PENDING),
        ("ix_outbox_next", ["priority", "id"], PENDING),
        ("ix_outbox_handled", ["handled_at"], HANDLED),
        ("ix_outbox_slot", ["chat_id", "slot"], IN_A_SLOT),
    ),
}
STATES = {"due": ("pending", "done", "let_go"), "outbox": ("pending", "sent", "dropped")}
SET_ASIDE = "set_aside"


def upgrade() -> None:
    """Apply the migration."""
    for table, states in STATES.items():
        _hold_to(table, (*states, SET_ASIDE))
    with op.batch_alter_table("due") as due:
        due.add_column(sa.Column("crashes", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    """Revert the migration."""
    op.execute("UPDATE due SET state = 'let_go' WHERE state = 'set_aside'")
    op.execute("UPDATE outbox SET state = 'dropped' WHERE state = 'set_aside'")
    with op.batch_alter_table("due") as due:
        due.drop_column("crashes")
    for table, states in STATES.items():
        _hold_to(table, states)


def _hold_to(table: str, states: tuple[str, ...]) -> None:
    """Change the allowed states. SQLite rewrites the table for it, so its partial indexes are recreated."""
    for name, _, _ in INDEXES[table]:
        op.drop_index(name, table)
    known = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table(table) as changed:
        changed.drop_constraint(op.f(f"ck_{table}_state"), type_="check")
        changed.create_check_constraint(op.f(f"ck_{table}_state"), f"state IN ({known})")
    for name, columns, condition in INDEXES[table]:
        op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
