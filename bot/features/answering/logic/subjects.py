"""Finds the subject that somebody asks for: an archetype by number, by name or by another word, also when misspelled."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from question_bank.models import ArchetypeId, PracticeSubject
from question_bank.yaml_entries import wording

ALIKE = 0.8
"""Least likeness of two different phrases, from 0 to 1, at which one is taken for the other misspelled."""
AS_GOOD = 0.04
"""Subjects whose likeness differs by less are both meant."""
SHORTEST = 4
"""Fewest letters of a word that is looked for inside a sentence."""
LONGEST = 60
"""Most characters that are read. More is no subject."""


def subjects_meant(words: str, known: Mapping[PracticeSubject, Sequence[str]]) -> tuple[PracticeSubject, ...]:
    """Return the subjects that the words may mean, the likeliest first. Empty where they mean none.

    `known` holds the words for each subject. The whole phrase counts first, then each of its words.
    """
    phrase = wording(words[:LONGEST])
    numbers = {str(number): archetype for number, archetype in enumerate(ArchetypeId, 1)}
    if phrase in numbers:
        return (numbers[phrase],)
    return _likeliest(phrase, known) or _by_word(phrase, known)


def _by_word(phrase: str, known: Mapping[PracticeSubject, Sequence[str]]) -> tuple[PracticeSubject, ...]:
    found = (_likeliest(word, known) for word in dict.fromkeys(phrase.split()) if len(word) >= SHORTEST)
    return tuple(dict.fromkeys(subject for subjects in found for subject in subjects))


def _likeliest(phrase: str, known: Mapping[PracticeSubject, Sequence[str]]) -> tuple[PracticeSubject, ...]:
    likeness = {subject: max(_likenesses(phrase, names)) for subject, names in known.items()}
    best = max(likeness.values(), default=0.0)
    least = max(ALIKE, best - AS_GOOD)
    meant = [subject for subject, alike in likeness.items() if alike >= least]
    return tuple(sorted(meant, key=lambda subject: -likeness[subject]))


def _likenesses(phrase: str, names: Sequence[str]) -> Iterator[float]:
    """Yield how like a phrase is to each name, from 0 to 1. Below ALIKE it is 0."""
    for name in names:
        plain = wording(name)
        matcher = SequenceMatcher(None, plain, phrase)
        near = plain != phrase and matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
        yield float(plain == phrase) if not near else matcher.ratio()
