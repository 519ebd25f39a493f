"""Titles of stories on buttons, no two the same."""

from collections.abc import Collection, Mapping, Sequence

from bot.conversation.texts.html import on_button
from bot.features.retrieval.logic.enough_stories import StoryCandidate

_WHOLE, _SHORT, _PROJECT = 40, 28, 20
"""Characters of a title alone, of one beside its project, and of the project."""


def labels_of(candidates: Sequence[StoryCandidate]) -> Mapping[int, str]:
    """Return a title for the button of each story, by its id, no two the same.

    Equal titles are told apart by project and year, and by a number where those are equal too.
    """
    plain = [on_button(each.title, _WHOLE) for each in candidates]
    labels: dict[int, str] = {}
    for each, label in zip(candidates, plain, strict=True):
        label_ = label if plain.count(label) == 1 else _with_project(each)
        labels[each.story_id] = _numbered(label_, labels.values())
    return labels


def _with_project(candidate: StoryCandidate) -> str:
    parts = (on_button(candidate.project or "", _PROJECT), str(candidate.year or ""))
    of = " ".join(part for part in parts if part)
    return on_button(candidate.title, _SHORT) + (f" ({of})" if of else "")


def _numbered(label: str, taken: Collection[str]) -> str:
    n, numbered = 1, label
    while numbered in taken:
        n += 1
        numbered = f"{label} · {n}"
    return numbered
