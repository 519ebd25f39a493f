"""Keep links for friends, their guests, and what friends said of a story.

Revision: 0018, after 0017.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)
DUE_INDEXES = (
    ("ix_due_pending", ["due_at", "id"], sa.text("state = 'pending'")),
    ("ix_due_handled", ["handled_at"], sa.text("handled_at IS NOT NULL")),
    ("ix_due_answer_id", ["answer_id"], sa.text("answer_id IS NOT NULL")),
)
DUE_KINDS = ("daily", "weekly", "snoozed", "snoozed_weekly", "drill_mark", "mock_mark", "interview_reminder")
REPLY = "friend_reply"
REHEARSAL_KINDS = ("aloud", "pushback")
FRIEND = "friend"


def upgrade() -> None:
    """Apply the migration."""
    _hold_due_to((*DUE_KINDS, REPLY))
    _hold_rehearsals_to((*REHEARSAL_KINDS, FRIEND))
    _add_friend_links()
    op.create_table(
        "peer_assessments",
        sa.Column(
            "rehearsal_id",
            BIG_ID,
            sa.ForeignKey("rehearsals.id", ondelete="CASCADE"),
            primary_key=True,
            autoincrement=False,
        ),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("moves", sa.String, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("rules_moves", sa.String, nullable=False),
        sa.Column("rules_level", sa.String, nullable=False),
        sa.Column("own_moves", sa.String, nullable=False),
        sa.Column("own_level", sa.String),
        sa.Column("line", sa.Text),
        sa.Column("told_at", WHEN),
        sa.Column("seen_at", WHEN),
    )
    op.create_table(
        "guests",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("since", WHEN, nullable=False),
        sa.Column("line_for", BIG_ID, sa.ForeignKey("friend_links.id", ondelete="SET NULL")),
    )


def downgrade() -> None:
    """Revert the migration."""
    for table in ("guests", "peer_assessments", "friend_links"):
        op.drop_table(table)
    op.execute(f"DELETE FROM rehearsals WHERE kind = '{FRIEND}'")  # noqa: S608 -- a constant of this module
    _hold_rehearsals_to(REHEARSAL_KINDS)
    op.execute(f"DELETE FROM due WHERE kind = '{REPLY}'")  # noqa: S608 -- as above
    _hold_due_to(DUE_KINDS)


def _add_friend_links() -> None:
    op.create_table(
        "friend_links",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("token_hash", sa.String, nullable=False, unique=True),
        sa.Column("called", sa.Text),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("expires_at", WHEN, nullable=False),
        sa.Column("guest_id", sa.BigInteger),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("rules_moves", sa.String, nullable=False),
        sa.Column("rules_level", sa.String),
        sa.Column("moves", sa.String, nullable=False),
        sa.Column("level", sa.String),
        sa.Column("line", sa.Text),
        sa.CheckConstraint("state IN ('open', 'taken', 'declined')", name="state"),
    )
    for column in ("user_id", "story_id", "expires_at", "guest_id"):
        op.create_index(f"ix_friend_links_{column}", "friend_links", [column])


def _hold_due_to(kinds: tuple[str, ...]) -> None:
    """Change the allowed kinds. SQLite rewrites the table for it, so its partial indexes are recreated."""
    for name, _, _ in DUE_INDEXES:
        op.drop_index(name, "due")
    with op.batch_alter_table("due") as due:
        due.drop_constraint(op.f("ck_due_kind"), type_="check")
        due.create_check_constraint(op.f("ck_due_kind"), _one_of(kinds))
    for name, columns, condition in DUE_INDEXES:
        op.create_index(name, "due", columns, sqlite_where=condition, postgresql_where=condition)


def _hold_rehearsals_to(kinds: tuple[str, ...]) -> None:
    """Change the allowed kinds.

    SQLite rewrites the table for it, which deletes what hangs on its rows: the hard questions are put aside meanwhile.
    """
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    if is_sqlite:
        op.execute("CREATE TEMPORARY TABLE challenges_kept AS SELECT * FROM challenges")
    with op.batch_alter_table("rehearsals") as rehearsals:
        rehearsals.drop_constraint(op.f("ck_rehearsals_kind"), type_="check")
        rehearsals.create_check_constraint(op.f("ck_rehearsals_kind"), _one_of(kinds))
    if is_sqlite:
        op.execute("INSERT INTO challenges SELECT * FROM challenges_kept")
        op.execute("DROP TABLE challenges_kept")


def _one_of(kinds: tuple[str, ...]) -> str:
    known = ", ".join(f"'{kind}'" for kind in kinds)
    return f"kind IN ({known})"
