"""Ranking of the bank's stories by how near they come to a question that has none, each with the reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.conversation.logic.stories.similar_words import long_words, stem, stems
from question_bank.models import ArchetypeId, Level, Question, QuestionBank

_LEVELS = {level.value: place for place, level in enumerate(Level)}
_COMMON_FROM = 4
"""A word in this many questions or examples is too common to show similarity."""


class Nearness(IntEnum):
    """The reason for which a story is near. The nearest comes first."""

    FIRST_TAG = 0
    TAG = 1
    CORE_STORY = 2
    NEIGHBOUR = 3
    WORDS = 4
    ANY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story of the bank."""

    id: int
    archetypes: tuple[str, ...]
    """Archetypes, the main one first."""
    text: str
    """Title and text."""
    level: str
    core: int | None = None
    """Number of its core story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story with the reason for which it is near: an archetype, or the words that it shares with the question."""

    id: int
    why: Nearness
    archetype: ArchetypeId | None = None
    words: tuple[str, ...] = ()


def nearest(
    question: Question, stories: Sequence[Candidate], bank: QuestionBank, *, told: Collection[int] = ()
) -> tuple[Near, ...]:
    """Return all the stories, nearest first.

    A story filed under the question's archetypes comes first. Then follow the core stories that the question names,
    those filed under a neighbour (an archetype that some question asks for together with this one), and those that
    share words with the question. Ties: more shared words, the higher level, the older story. `told` are the stories
    already told in this interview. They come last, because an interviewer notices a project that is told twice.
    """
    neighbours = _neighbours(question.archetypes, bank)
    words = _telling_words(question.text, bank)
    ranked = [(story, _near(story, question, neighbours, words)) for story in stories]

    def rank(pair: tuple[Candidate, Near]) -> tuple[bool, int, int, int, int]:
        story, near = pair
        return story.id in told, near.why, -len(near.words), -_LEVELS.get(story.level, 0), story.id

    return tuple(near for _, near in sorted(ranked, key=rank))


def _near(
    story: Candidate, question: Question, neighbours: Mapping[str, ArchetypeId], words: Mapping[str, str]
) -> Near:
    has = stems(story.text)
    shared = tuple(word for root, word in words.items() if root in has)
    for why, found in (
        (Nearness.FIRST_TAG, [a for a in question.archetypes[:1] if story.archetypes[:1] == (a,)]),
        (Nearness.TAG, [a for a in question.archetypes if a in story.archetypes]),
    ):
        if found:
            return Near(id=story.id, why=why, archetype=found[0], words=shared)
    if story.core is not None and story.core in question.core_stories:
        return Near(id=story.id, why=Nearness.CORE_STORY, words=shared)
    beside = next((neighbours[a] for a in story.archetypes if a in neighbours), None)
    if beside is not None:
        return Near(id=story.id, why=Nearness.NEIGHBOUR, archetype=beside, words=shared)
    return Near(id=story.id, why=Nearness.WORDS if shared else Nearness.ANY, words=shared)


def _neighbours(archetypes: Collection[ArchetypeId], bank: QuestionBank) -> dict[str, ArchetypeId]:
    """Return the archetypes that some question asks for together with one of these, by their values."""
    together = (q.archetypes for q in bank.questions.values() if set(q.archetypes) & set(archetypes))
    return {a.value: a for pair in together for a in pair if a not in archetypes}


def _telling_words(question: str, bank: QuestionBank) -> dict[str, str]:
    """Return the words that tell what a question is about, by their stems, in the order of the question."""
    words = {stem(word): word for word in long_words(question)}
    questions = [each.text.casefold() for each in bank.questions.values()]
    examples = [each.text.casefold() for each in bank.examples]
    return {
        root: word
        for root, word in words.items()
        if max(_texts_with(root, questions), _texts_with(root, examples)) < _COMMON_FROM
    }


def _texts_with(root: str, texts: Sequence[str]) -> int:
    return sum(root in text for text in texts)
