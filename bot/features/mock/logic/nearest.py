"""The stories of the bank that come nearest to a question for which there is none, each with the reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.conversation.logic.similar_words import long_words, stem, stems
from question_bank.models import ArchetypeId, Level, Question, QuestionBank

_LEVELS = {level.value: place for place, level in enumerate(Level)}
_COMMON_FROM = 4
"""In so many of the bank's questions or examples, a word is one of asking or of any story, and makes nothing near."""


class Nearness(IntEnum):
    """Why a story is near, the nearest first."""

    FIRST_TAG = 0
    TAG = 1
    CORE_STORY = 2
    NEIGHBOUR = 3
    WORDS = 4
    ANY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story of the bank: its archetypes, first one first, its core story's number, its level and what it says."""

    id: int
    archetypes: tuple[str, ...]
    text: str
    level: str
    core: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story with how near it is, and by what: an archetype, or the words that it shares with the question."""

    id: int
    why: Nearness
    archetype: ArchetypeId | None = None
    words: tuple[str, ...] = ()


def nearest(
    question: Question, stories: Sequence[Candidate], bank: QuestionBank, *, told: Collection[int] = ()
) -> tuple[Near, ...]:
    """All the stories, nearest first.

    A story that is filed under what the question asks for comes first; then one that the question's mapping names, one
    filed under a neighbour (an archetype that some question asks for together with this one), and one that shares words
    with the question. Within each, what shares more words, is the better story, and was kept earlier. `told` are the
    stories of this interview so far: they come last, whatever they are, because one project in two coats is noticed.
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
    """The archetypes that some question asks for together with one of these."""
    together = (q.archetypes for q in bank.questions.values() if set(q.archetypes) & set(archetypes))
    return {a.value: a for pair in together for a in pair if a not in archetypes}


def _telling_words(question: str, bank: QuestionBank) -> dict[str, str]:
    """The words of a question that say what it is about, by their stems, in its order."""
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
