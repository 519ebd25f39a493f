"""The page of the matrix: archetypes by moves, with levels, recall and rehearsals. Each cell opens what it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.page import MenuEntry, PageRequest, PageRoute, PageView
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, VERDICT_MARKS, VERDICT_NAMES
from bot.features.progress.auditing import kept_of
from bot.features.progress.coverage import coverage_now, judged_of
from bot.features.progress.logic.coverage import Row, recall_note
from bot.features.progress.pages.places import answers_of, newest_text_of
from bot.features.progress.texts import coverage as say
from question_bank.models import Move, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCell:
    """The verdict on one move of an archetype's newest text."""

    move: Move
    verdict: Verdict | None
    """None where nothing is judged."""
    to: str
    """Path of the text, or of the answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """An archetype's row of the matrix."""

    row: Row
    cells: Sequence[MoveCell]
    newest: str
    """Path of the newest text."""
    note: str
    """What stands in place of the chance of recall."""


async def show_matrix(context: Context, _: PageRequest) -> PageView:
    """Show the coverage as a table."""
    coverage = await coverage_now(context, await judged_of(context), await kept_of(context))
    return PageView(
        template="progress/matrix.html",
        title="Matrix",
        values={
            "summary": say.summary_text(coverage).split("\n") if coverage.tried else (),
            "rows": [_matrix_row(row) for row in coverage.rows],
            **verdict_words(),
        },
    )


def verdict_words() -> dict[str, object]:
    """Return the names of moves, verdicts and levels, as templates of the progress show them."""
    return {"moves": MOVE_NAMES, "verdicts": VERDICT_NAMES, "marks": VERDICT_MARKS, "levels": LEVEL_NAMES}


def _matrix_row(row: Row) -> MatrixRow:
    cells = [
        MoveCell(
            move=move,
            verdict=row.moves.get(move),
            to=answers_of(row.archetype, move, row.moves.get(move))
            if row.newest_story is None
            else newest_text_of(row),
        )
        for move in Move
    ]
    return MatrixRow(row=row, cells=cells, newest=newest_text_of(row), note=recall_note(row))


ROUTES = (PageRoute(path="/matrix", call=show_matrix, menu=MenuEntry("Matrix", 2)),)
