"""Texts of the coverage: under its picture, and for users who cannot see it."""

from bot.conversation.texts.html import escape, joined, times
from bot.conversation.texts.names import LEVEL_NAMES, moves_in_words
from bot.features.progress.logic.coverage import Coverage, Row
from question_bank.models import Verdict

HINT = "Each line is one archetype: the six moves of your newest text, its level, and how often you told the story."
NOTHING_YET = (
    "Nothing is judged yet and no story is kept, so all eight archetypes are open. "
    "/practice asks the first question; /stories begins the first story."
)
LONGEST_UNDER_PICTURE = 900
"""Most characters of the few lines and the words together that stand under the picture with its first explanation."""


def ask_label(name: str) -> str:
    """Return the label of the button that asks for one archetype. Plain text."""
    return f"Ask me: {name}"


def coverage_text(coverage: Coverage) -> str:
    """Return the coverage in a few lines, short enough to stand under the picture with its first explanation."""
    return f"<b>Coverage</b>\n{summary_text(coverage)}"


def summary_text(coverage: Coverage) -> str:
    """Return how many archetypes have a story and a good level, and on a line of their own those not tried yet."""
    if not coverage.tried:
        return NOTHING_YET
    begun = f", {coverage.begun} {'is' if coverage.begun == 1 else 'are'} begun" if coverage.begun else ""
    solid = f"{coverage.solid} {'is' if coverage.solid == 1 else 'are'} at strong or better"
    text = f"{coverage.in_bank} of 8 have a story in the bank{begun}, {solid}."
    if coverage.gaps:
        text += f"\n<b>Not tried yet:</b> {joined([escape(row.name) for row in coverage.gaps])}."
    return text


def in_words_text(coverage: Coverage) -> str:
    """Return the content of the picture in words, a line an archetype. Empty where nothing was tried."""
    rows = "\n".join(_row_text(row) for row in coverage.rows if row.tried)
    return f"<blockquote expandable><b>In words</b>\n{rows}</blockquote>" if rows else ""


def _row_text(row: Row) -> str:
    return f"• {escape(row.name)}: {'; '.join(_facts(row))}."


def _facts(row: Row) -> list[str]:
    """Return the level, the moves to mend, the recall and the rehearsals of an archetype."""
    facts = [LEVEL_NAMES[row.latest].lower()] if row.latest else ["not judged yet"]
    if row.best and row.best is not row.latest:
        facts[-1] += f" (best {LEVEL_NAMES[row.best].lower()})"
    lacking = [move for move, verdict in row.moves.items() if verdict is not Verdict.MET]
    if lacking:
        facts.append(f"to mend: {moves_in_words(lacking)}")
    if row.word:
        facts.append(f"in memory: {row.word.value}")
    if not row.stories:
        facts.append("story begun" if row.begun else "no story")
    if row.aloud:
        facts.append(f"told aloud {times(row.aloud)}")
    if row.pushbacks:
        facts.append(f"hard questions {times(row.pushbacks)}")
    return facts
