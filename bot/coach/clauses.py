"""A sentence as clauses, and which of them speak of an option rather than of an event.

An option is told in a frame: `finishing would …`, `if I tell her …`, `with the old one …`, `to say no was …`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.coach.story import Story
from bot.coach.text import END, HALF, PAUSE, Sentence

SELF = frozenset({"i", "we", "im", "ive", "weve", "my"})
LEADS = frozenset({"and", "but", "so", "or", "then", "also", "on", "like", "the", "other", "hand"})
"""What may stand before the word that opens a frame."""
_SUBJECTS = frozenset({"i", "we"})
_JOINTS = frozenset({"or", "but", "while", "whereas", "otherwise", "instead", "although", "though", "and", "so"})
_CONDITIONS = frozenset({"if", "unless", "either"})
_TIMES = frozenset({"when", "once"})
_COMING_TO = frozenset({"is", "was", "means", "meant", "would"})
_COSTING = frozenset({"meant", "means", "mean"})
_HAD_OR_WOULD = frozenset({"id", "wed", "theyd", "shed", "itd"})
_BEEN = frozenset({"was", "were", "had", "been", "got", "came", "went"})
_ALSO_VERBS = frozenset({"may", "march"})
_SHORT_ED = 4


class Frame(StrEnum):
    """What makes a clause an option rather than an event."""

    GERUND = "gerund"
    CONDITION = "condition"
    WITH = "with"
    INFINITIVE = "infinitive"
    EXISTENCE = "existence"
    MODAL = "modal"
    COST = "cost"
    GENERAL = "general"
    WISH = "wish"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, the mark or word that joins it to the one before, and its frame, if it is an option.

    `valued` says whether it holds something to gain or to lose, `unreal` whether it says what would or could be.
    """

    words: Sequence[str]
    joint: str
    frame: Frame | None
    valued: bool
    unreal: bool
    sentence: int


def clauses_of(story: Story, sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence, in order: taken apart at its pauses and at the words that join clauses."""
    words: list[str] = []
    joint = ""
    for token in story.read.tokens[sentence.first : sentence.last]:
        if token.norm in (PAUSE, HALF, END) or (token.norm in _JOINTS and len(words) > 1):
            if words:
                yield _clause(story, words, joint, sentence.index)
                words = []
                joint = token.norm
            elif token.norm in _JOINTS or not joint:
                joint = token.norm
        elif token.norm in _JOINTS and not words:
            joint = token.norm
        else:
            words.append(token.norm)
    if words:
        yield _clause(story, words, joint, sentence.index)


def _clause(story: Story, words: Sequence[str], joint: str, sentence: int) -> Clause:
    weighing = story.lexicon.any_of("valuation", "month")
    valued = any(
        (word in weighing and word not in _ALSO_VERBS) or (not word.isalpha() and any(c.isdigit() for c in word))
        for word in words[1:]
    )
    unreal = joint != "so" and any(_is_unreal(story, words, at) for at in range(len(words) - 1))
    return Clause(words, joint, _frame(story, words, unreal=unreal), valued, unreal, sentence)


def _is_unreal(story: Story, words: Sequence[str], at: int) -> bool:
    """Whether the word says what would or could be; `she'd got` is what had been."""
    if words[at] not in story.lexicon.words["modal_option"]:
        return False
    return not (words[at] in _HAD_OR_WOULD and _is_past(story, words[at + 1]))


def _is_past(story: Story, word: str) -> bool:
    irregular = word in story.lexicon.words["irregular_past"] or word in _BEEN
    return irregular or (word.endswith("ed") and len(word) > _SHORT_ED)


def _frame(story: Story, words: Sequence[str], *, unreal: bool) -> Frame | None:
    """The frame by what opens the clause; else by what it says of will and cost."""
    opening = _opening_frame(story, words)
    if opening is not None:
        return opening
    first = _first(words)
    lists = story.lexicon.words
    if unreal:
        return Frame.MODAL
    if any(word in lists["wish"] for word in words[:6]) and not any(w in lists["negative"] for w in words[:6]):
        return Frame.WISH
    if first not in SELF and any(word in _COSTING for word in words[1:6]):
        return Frame.COST
    verbs = [word for at, word in enumerate(words[:4]) if not at or words[at - 1] not in ("the", "a", "an")]
    is_event = first in _SUBJECTS or any(word.endswith("ed") and len(word) > _SHORT_ED for word in verbs)
    if not is_event and any(word in lists["valuation"] and word.endswith("s") for word in words):
        return Frame.GENERAL
    return None


def _opening_frame(story: Story, words: Sequence[str]) -> Frame | None:
    first = _first(words)
    lists = story.lexicon.words
    if first.endswith("ing") and first not in lists["gerund_no"] and len(words) > 1:
        return Frame.GERUND
    if first in _CONDITIONS or (first in _TIMES and not any(_is_past(story, word) for word in words[:5])):
        return Frame.CONDITION
    if first in ("with", "without"):
        return Frame.WITH
    if first == "to" and any(word in _COMING_TO for word in words[2:6]):
        return Frame.INFINITIVE
    if first == "there" and ("was" in words[1:3] or "is" in words[1:3]):
        return Frame.EXISTENCE
    if first in lists["order"] and not any(word in SELF for word in words[:2]):
        return Frame.ORDER
    return None


def _first(words: Sequence[str]) -> str:
    return next((word for word in words if word not in LEADS), words[0])
