"""The words that changed between two texts of a story, computed in the worker where they are long."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.work import Job
from bot.features.stories.logic.word_diff import Run, word_diff

COMPARED_WHILE_JUDGED = 1_000
"""Pairs of characters that are compared in the time that it takes to judge one, at the worst."""


def changes_between(context: Context, old: str, new: str) -> Sequence[Run]:
    """Return the runs that lead from one text to the other. Raises NeedsWork for long ones."""
    size = len(old) * len(new) // COMPARED_WHILE_JUDGED
    return context.work.result(Job(key=("diff", old, new), size=size, compute=lambda: word_diff(old, new)))
