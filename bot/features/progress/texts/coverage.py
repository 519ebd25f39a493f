"""Texts of the coverage: under its picture, and for users who cannot see it."""

from bot.conversation.texts.html import escape, joined
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.progress.logic.coverage import Coverage, Row
from question_bank.models import Verdict

HINT = "One line an archetype: the six moves of your newest text, its level, and how often the story was rehearsed."
NOTHING_YET = (
    "<b>Coverage</b>\nNothing is judged yet and no story is kept, so all eight archetypes are open. "
    "/practice asks the first question; /stories begins the first story."
)
_LONGEST_IN_WORDS = 900


def ask_label(name: str) -> str:
    """Return the label of the button that asks for one archetype. Plain text."""
    return f"Ask me: {name}"


def coverage_text(coverage: Coverage) -> str:
    """Return the coverage in words, under 1,000 characters so that it fits under the picture."""
    if not coverage.tried:
        return NOTHING_YET
    paragraphs = [f"<b>Coverage</b>\n{coverage.in_bank} of 8 have a story in the bank, {_solid(coverage)}."]
    if coverage.gaps:
        paragraphs[0] += f"\n<b>Not tried yet:</b> {joined([escape(row.name) for row in coverage.gaps])}."
    rows = "\n".join(_row_text(row) for row in coverage.rows if row.tried)
    # The picture shows the same, so the words are left out where long names make them too long.
    if len(paragraphs[0]) + len(rows) <= _LONGEST_IN_WORDS:
        paragraphs.append(f"<blockquote expandable><b>In words</b>\n{rows}</blockquote>")
    return "\n\n".join(paragraphs)


def _solid(coverage: Coverage) -> str:
    return f"{coverage.solid} {'is' if coverage.solid == 1 else 'are'} at strong or better"


def _row_text(row: Row) -> str:
    return f"• {escape(row.name)}: {', '.join(_facts(row))}."


def _facts(row: Row) -> list[str]:
    """Return the level, the letters to mend, the recall and the rehearsals of an archetype."""
    facts = [LEVEL_NAMES[row.latest].lower()] if row.latest else ["just begun"]
    if row.best and row.best is not row.latest:
        facts[-1] += f" (best {LEVEL_NAMES[row.best].lower()})"
    lacking = "".join(move for move, verdict in row.moves.items() if verdict is not Verdict.MET)
    if lacking:
        facts.append(f"mend {lacking}")
    if row.word:
        facts.append(row.word.value)
    if not row.stories and not row.begun:
        facts.append("no story")
    elif row.aloud or row.pushbacks:
        facts.append(f"aloud {row.aloud}, push {row.pushbacks}")
    elif not row.stories and row.latest:
        facts.append("story begun")
    return facts
