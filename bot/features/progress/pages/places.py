"""Paths of the page to which the progress leads. They hold ids alone."""

from bot.features.progress.logic.coverage import Row
from question_bank.models import ArchetypeId, Move, Verdict

BANK = "/stories"


def answers_of(archetype: ArchetypeId, move: Move | None = None, verdict: Verdict | None = None) -> str:
    """Return the path of an archetype's answers; of those with a verdict on a move, where both are named."""
    path = f"/answers?archetype={archetype.value}"
    return path if move is None or verdict is None else f"{path}&move={move.value}&verdict={verdict.value}"


def newest_text_of(row: Row) -> str:
    """Return the path of the text that stands for an archetype: the story, else the answers."""
    return answers_of(row.archetype) if row.newest_story is None else story(row.newest_story)


def story(story_id: int) -> str:
    """Return the path of a story."""
    return f"/stories/{story_id}"


def new_story(archetype: ArchetypeId) -> str:
    """Return the path to a new story of an archetype."""
    return f"/stories/new?archetype={archetype.value}"
