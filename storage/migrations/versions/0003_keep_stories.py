"""Keep stories, their rehearsals, drills and quizzes; know the interview's plan and what has explained itself.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

BIG_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WHEN = sa.DateTime(timezone=True)
PENDING = sa.text("state = 'pending'")
ANSWERED = sa.text("answer_id IS NOT NULL")
KINDS = "kind IN ('daily', 'weekly', 'snoozed', 'snoozed_weekly')"
KINDS_WITH_MARKS = "kind IN ('daily', 'weekly', 'snoozed', 'snoozed_weekly', 'drill_mark', 'mock_mark')"


def upgrade() -> None:
    """Apply the migration."""
    _add_story_tables()
    _add_series_tables()
    op.create_table(
        "hints",
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("feature", sa.String, primary_key=True),
        sa.Column("at", WHEN, nullable=False),
    )
    op.create_table(
        "plan_ticks",
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("task", sa.String, primary_key=True),
        sa.Column("local_date", sa.Date, primary_key=True),
    )
    op.create_table(
        "imports",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", WHEN, nullable=False),
    )
    op.create_index("ix_imports_user_id", "imports", ["user_id"])
    with op.batch_alter_table("settings") as settings:
        settings.add_column(sa.Column("minutes_a_day", sa.Integer, nullable=False, server_default="30"))
        settings.add_column(sa.Column("planned_on", sa.Date))
    with op.batch_alter_table("settings") as settings:
        settings.alter_column("minutes_a_day", server_default=None)
    _hold_due_to(KINDS_WITH_MARKS)


def downgrade() -> None:
    """Revert the migration."""
    op.execute("DELETE FROM due WHERE kind IN ('drill_mark', 'mock_mark')")
    _hold_due_to(KINDS)
    with op.batch_alter_table("settings") as settings:
        settings.drop_column("planned_on")
        settings.drop_column("minutes_a_day")
    op.execute("DELETE FROM rehearsals WHERE story_id IS NOT NULL")
    for table in (
        "imports",
        "plan_ticks",
        "hints",
        "quiz_items",
        "quizzes",
        "outlines",
        "drills",
        "challenges",
        "tellings",
    ):
        op.drop_table(table)
    op.drop_index("ix_rehearsals_story_id", "rehearsals")
    with op.batch_alter_table("rehearsals") as rehearsals:
        rehearsals.drop_constraint(op.f("ck_rehearsals_kind"), type_="check")
        rehearsals.drop_constraint(op.f("fk_rehearsals_story_id"), type_="foreignkey")
        for column in ("story_id", "kind", "words"):
            rehearsals.drop_column(column)
    op.drop_table("story_versions")
    op.drop_table("stories")


def _add_story_tables() -> None:
    op.create_table(
        "stories",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("project", sa.Text),
        sa.Column("year", sa.Integer),
        sa.Column("archetypes", sa.Text, nullable=False),
        sa.Column("category", sa.Text),
        sa.Column("learnings", sa.Text),
        sa.Column("core", sa.Integer),
        sa.Column("created_at", WHEN, nullable=False),
        sa.Column("removed_at", WHEN),
    )
    op.create_index("ix_stories_user_id", "stories", ["user_id"])
    op.create_table(
        "story_versions",
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("parts", sa.Text, nullable=False),
        sa.Column("level", sa.String, nullable=False),
        sa.Column("moves", sa.String, nullable=False),
        sa.Column("structural_change", sa.Boolean, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("cause", sa.String, nullable=False),
        sa.Column("created_at", WHEN, nullable=False),
        sa.CheckConstraint("cause IN ('written', 'edited', 'from_answer', 'restored', 'imported')", name="cause"),
    )
    op.create_table(
        "tellings",
        sa.Column("answer_id", BIG_ID, sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="CASCADE"), nullable=False),
        sa.Column("how", sa.String, nullable=False),
        sa.CheckConstraint("how IN ('kept', 'adapted')", name="how"),
    )
    op.create_index("ix_tellings_story_id", "tellings", ["story_id"])
    with op.batch_alter_table("rehearsals") as rehearsals:
        rehearsals.add_column(sa.Column("story_id", BIG_ID))
        rehearsals.add_column(sa.Column("kind", sa.String, nullable=False, server_default="aloud"))
        rehearsals.add_column(sa.Column("words", sa.Integer))
    with op.batch_alter_table("rehearsals") as rehearsals:
        rehearsals.alter_column("kind", server_default=None)
        rehearsals.create_foreign_key(
            op.f("fk_rehearsals_story_id"), "stories", ["story_id"], ["id"], ondelete="CASCADE"
        )
        rehearsals.create_check_constraint(op.f("ck_rehearsals_kind"), "kind IN ('aloud', 'pushback')")
    op.create_index("ix_rehearsals_story_id", "rehearsals", ["story_id"])
    op.create_table(
        "challenges",
        sa.Column("rehearsal_id", BIG_ID, sa.ForeignKey("rehearsals.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("text", sa.Text),
        sa.Column("seconds", sa.Integer),
        sa.Column("at", WHEN, nullable=False),
        sa.CheckConstraint("kind IN ('number', 'trap', 'counterfactual')", name="kind"),
        sa.CheckConstraint("state IN ('asked', 'answered', 'passed')", name="state"),
    )


def _add_series_tables() -> None:
    op.create_table(
        "drills",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("estimates", sa.Text, nullable=False),
        sa.Column("started_at", WHEN, nullable=False),
        sa.Column("ended_at", WHEN),
        sa.CheckConstraint("state IN ('open', 'left', 'done')", name="state"),
    )
    op.create_index("ix_drills_user_id", "drills", ["user_id"])
    op.create_table(
        "outlines",
        sa.Column("drill_id", BIG_ID, sa.ForeignKey("drills.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("archetype", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("story_id", BIG_ID, sa.ForeignKey("stories.id", ondelete="SET NULL")),
        sa.Column("stretch", sa.Boolean, nullable=False),
        sa.Column("started_at", WHEN),
        sa.Column("ended_at", WHEN),
        sa.CheckConstraint("state IN ('waiting', 'open', 'written', 'no_story', 'passed')", name="state"),
    )
    op.create_index("ix_outlines_story_id", "outlines", ["story_id"])
    op.create_table(
        "quizzes",
        sa.Column("id", BIG_ID, primary_key=True),
        sa.Column("user_id", sa.BigInteger, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("started_at", WHEN, nullable=False),
        sa.Column("ended_at", WHEN),
        sa.CheckConstraint("kind IN ('archetype', 'level')", name="kind"),
    )
    op.create_index("ix_quizzes_user_id", "quizzes", ["user_id"])
    op.create_table(
        "quiz_items",
        sa.Column("quiz_id", BIG_ID, sa.ForeignKey("quizzes.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("item", sa.String, nullable=False),
        sa.Column("expected", sa.String, nullable=False),
        sa.Column("given", sa.String),
        sa.Column("seconds", sa.Double),
        sa.Column("answered_at", WHEN),
    )


def _hold_due_to(kinds: str) -> None:
    """Change the allowed kinds. SQLite rewrites the table for it, so its partial indexes are recreated."""
    op.drop_index("ix_due_pending", "due")
    op.drop_index("ix_due_answer_id", "due")
    with op.batch_alter_table("due") as due:
        due.drop_constraint(op.f("ck_due_kind"), type_="check")
        due.create_check_constraint(op.f("ck_due_kind"), kinds)
    op.create_index("ix_due_pending", "due", ["due_at"], sqlite_where=PENDING, postgresql_where=PENDING)
    op.create_index("ix_due_answer_id", "due", ["answer_id"], sqlite_where=ANSWERED, postgresql_where=ANSWERED)
