"""Mapping of stories to questions: by the template's core stories first, then by archetype."""

from collections import Counter
from collections.abc import Iterable

from question_bank.models import ArchetypeId, Question
from storage.records import Story


def answering(question: Question, stories: Iterable[Story]) -> list[tuple[Story, bool]]:
    """Return the stories that answer a question, best first, each with whether it does so as a core story.

    They are ordered by the question's core stories, then by its archetypes, a story's main archetype before its others.
    Where the question has no core story, the archetypes alone decide.
    """
    ranked = []
    for place, story in enumerate(stories):
        if story.core is not None and story.core in question.core_stories:
            ranked.append(((0, question.core_stories.index(story.core), 0, place), story, True))
            continue
        shared = [each for each in question.archetypes if each in story.archetypes]
        if shared:
            rank = question.archetypes.index(shared[0])
            ranked.append(((1, rank, story.archetypes.index(shared[0]), place), story, False))
    ranked.sort(key=lambda each: each[0])
    return [(story, by_core) for _, story, by_core in ranked]


def archetype_of_core(number: int, questions: Iterable[Question]) -> ArchetypeId | None:
    """Return the archetype that a core story is most often asked for, or None where no question asks for it."""
    asked = Counter(
        question.archetypes[0]
        for question in questions
        if question.archetypes and question.core_stories and question.core_stories[0] == number
    )
    best = max(asked.values(), default=0)
    return next((each for each in ArchetypeId if asked[each] == best), None) if best else None
