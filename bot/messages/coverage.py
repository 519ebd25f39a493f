"""The coverage and the week in words: readable in a chat, and by a screen reader in place of the picture."""

from collections.abc import Iterable, Sequence

from bot.coach.coverage import Change, Coverage, Row, Week
from bot.messages.html import count, escape, joined
from bot.messages.names import LEVEL_NAMES, MOVE_NAMES
from question_bank.models import Level, Verdict

_MOVES_NAMED = 2
_NAMES_NAMED = 2

NOTHING_YET = (
    "<b>Coverage</b>\n\nNothing is judged yet, so all eight archetypes are open. Type /practice for the first question."
)


def coverage_text(coverage: Coverage) -> str:
    """How far every archetype is, what it lacks and what to do next; under 1,500 characters."""
    if not coverage.tried:
        return NOTHING_YET
    lines = [_row_text(row) for row in coverage.rows if row.times]
    paragraphs = [f"<b>Coverage</b>\n{_totals(coverage)}", "\n".join(lines)]
    if coverage.gaps:
        names = [escape(row.name) for row in coverage.gaps]
        paragraphs.append(f"<b>Not tried yet:</b> {joined(names)}.")
    paragraphs.append(_advice(coverage))
    return "\n\n".join(paragraphs)


def coverage_caption(coverage: Coverage) -> str:
    """What stands under the picture where the text follows it."""
    return f"<b>Coverage</b>\n{_totals(coverage)}"


def weekly_text(week: Week) -> str:
    """The week in a caption's length: practised, moved, weak, next; under 900 characters."""
    if not week.answers:
        head = "A quiet week: nothing was judged. One answer is enough to pick it up again."
    else:
        head = f"{count(week.answers, 'answer')} on {count(week.days, 'day')}: {_named(week.practised)}."
    parts = [f"<b>Your week</b>\n{head}", _totals(week.coverage)]
    if week.up:
        parts.append(f"<b>Up:</b> {_changes(week.up)}.")
    if week.down:
        parts.append(f"<b>Down:</b> {_changes(week.down)}.")
    if week.first:
        parts.append(f"<b>First tried:</b> {_firsts(week.first)}.")
    if week.weak:
        parts.append(f"<b>Still weak:</b> {_named(week.weak)}.")
    parts.append(f"<b>Next:</b> {joined([escape(name) for name in week.next_up])}.")
    return "\n".join(parts)


def _totals(coverage: Coverage) -> str:
    return f"{coverage.tried} of 8 archetypes tried, {coverage.solid} at strong or better."


def _row_text(row: Row) -> str:
    return f"• <b>{escape(row.name)}</b>: {', '.join(_facts(row))}."


def _facts(row: Row) -> list[str]:
    facts = [LEVEL_NAMES[row.latest].lower()] if row.latest else []
    if row.best and row.best is not row.latest:
        facts[-1] += f" (best {LEVEL_NAMES[row.best].lower()})"
    lacking = [MOVE_NAMES[move].lower() for move, verdict in row.moves.items() if verdict is not Verdict.MET]
    if lacking:
        more = len(lacking) - _MOVES_NAMED
        facts.append(f"mend {', '.join(lacking[:_MOVES_NAMED])}{f' and {more} more' if more > 0 else ''}")
    if row.word:
        facts.append(row.word.value)
    return facts


def _advice(coverage: Coverage) -> str:
    weak = [row for row in coverage.rows if row.latest is Level.WEAK]
    if coverage.gaps:
        return "Fill the gaps first: an archetype without a story costs more than a weak one. /practice asks for one."
    if weak:
        return f"Next: rewrite {escape(weak[0].name)}, then tell it once aloud."
    if coverage.solid < len(coverage.rows):
        return "Every archetype has a story. Now lift those below strong: the trade-off and the reflection do most."
    return "All eight stand. Keep them fresh, and tell each aloud with somebody pushing back."


def _changes(changes: Iterable[Change]) -> str:
    return _short(
        [
            f"{escape(c.name)} ({LEVEL_NAMES[c.before].lower()} to {LEVEL_NAMES[c.after].lower()})"
            for c in changes
            if c.before
        ]
    )


def _firsts(changes: Iterable[Change]) -> str:
    return _short([f"{escape(change.name)} ({LEVEL_NAMES[change.after].lower()})" for change in changes])


def _named(names: Iterable[str]) -> str:
    return _short([escape(name) for name in names])


def _short(items: Sequence[str]) -> str:
    more = len(items) - _NAMES_NAMED
    return joined([*items[:_NAMES_NAMED], f"{more} more"] if more > 0 else items)
