"""Dilemmas by their shape: two options beside each other, each with what it gives or what it costs.

People rarely say "trade-off". They say "finishing meant five months; stopping meant an apology", "if I tell her …; if I
wait …", "the vendor gives us freshness, but it is a second place where data survives". What these share is two clauses
about what is not (yet) done, each with something to gain or lose, and a joint between them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.coach.story import Story
from bot.coach.text import END, HALF, PAUSE, Sentence
from bot.coach.types import Span

FEWEST_CONTENT = 9
LATEST_SHARE = 0.75
_CONDITIONS = frozenset({"if", "when", "unless", "either", "once"})
_JOINTS_OF_CLAUSES = frozenset(
    {"or", "but", "while", "whereas", "otherwise", "instead", "although", "though", "and", "so"}
)
_BALANCES = frozenset({HALF, "whereas", "or"})
_SELF = frozenset({"i", "we", "im", "ive", "weve", "my"})
_PAST_SELF = frozenset({"i", "we"})


class Kind(StrEnum):
    """What makes a clause an option rather than an event."""

    GERUND = "gerund"
    CONDITION = "condition"
    MODAL = "modal"
    GENERAL = "general"
    WISH = "wish"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words, the mark or word that joins it to the one before, and its kind, if it is an option."""

    words: Sequence[str]
    joint: str
    kind: Kind | None
    valued: bool
    sentence: int


def dilemmas(story: Story) -> Iterator[Span]:
    """The sentences in which two options are set beside each other."""
    last = len(story.read.tokens) * LATEST_SHARE
    sentences = [s for s in story.read.sentences if not story.looks_back(s.first) and s.first <= last]
    clauses = {s.index: list(_clauses(story, s)) for s in sentences}
    for at, sentence in enumerate(sentences):
        here = clauses[sentence.index]
        if _is_dilemma(story, here):
            yield sentence.span
            continue
        after = sentences[at + 1] if at + 1 < len(sentences) else None
        if after is None or after.index != sentence.index + 1 or _is_dilemma(story, clauses[after.index]):
            continue
        if _is_dilemma(story, [*here, *clauses[after.index]]):
            yield sentence.span
            yield after.span


def _is_dilemma(story: Story, clauses: Sequence[Clause]) -> bool:
    """Two options with what they give or cost, and a joint between them, or the same shape twice."""
    if _content(story, clauses) < FEWEST_CONTENT:
        return False
    if _balanced(clauses):
        return True
    options = [option for option in _options(clauses) if option.valued]
    if len(options) < 2:
        return False
    kinds = [option.kind for option in options]
    if any(kinds.count(kind) > 1 for kind in (Kind.GERUND, Kind.CONDITION, Kind.ORDER)):
        return True
    if Kind.GERUND in kinds and Kind.MODAL in kinds:
        return True
    if kinds.count(Kind.WISH) > 1 and len({_wisher(option) for option in options if option.kind is Kind.WISH}) > 1:
        return True
    linker = story.lexicon.words["linker"]
    return any(
        clause.joint in linker or clause.joint == HALF or any(word in linker for word in clause.words[:2])
        for clause in clauses[1:]
    ) and any(kind in (Kind.GERUND, Kind.CONDITION, Kind.MODAL) for kind in kinds)


def _balanced(clauses: Sequence[Clause]) -> bool:
    """Two halves around a half stop, an `or` or a `whereas`, both with something to gain or lose, neither an act."""
    for at, clause in enumerate(clauses):
        if at and (clause.joint in _BALANCES or clause.words[0] in _BALANCES):
            left, right = clauses[:at], clauses[at:]
            if _weighs(left) and _weighs(right):
                return True
    return False


def _weighs(half: Sequence[Clause]) -> bool:
    words = half[0].words
    head = words[1] if words[0] in _BALANCES and len(words) > 1 else words[0]
    is_act = head in _SELF and half[0].kind is not Kind.MODAL
    return not is_act and any(clause.valued for clause in half)


def _options(clauses: Sequence[Clause]) -> list[Clause]:
    """The options, each with the clauses that go on about it."""
    options: list[Clause] = []
    for clause in clauses:
        if clause.kind is not None:
            options.append(clause)
        elif options:
            last = options[-1]
            options[-1] = replace(last, words=[*last.words, *clause.words], valued=last.valued or clause.valued)
    return options


def _wisher(option: Clause) -> bool:
    """Whether the speaker is the one who wants it."""
    return bool({"i", "we", "my"} & set(option.words[:4]))


def _content(story: Story, clauses: Sequence[Clause]) -> int:
    empty = story.lexicon.words["function"] | story.lexicon.words["generic_side"]
    return sum(word not in empty for clause in clauses for word in clause.words)


def _clauses(story: Story, sentence: Sentence) -> Iterator[Clause]:
    words: list[str] = []
    joint = ""
    for token in story.read.tokens[sentence.first : sentence.last]:
        if token.norm in (PAUSE, HALF, END) or (token.norm in _JOINTS_OF_CLAUSES and len(words) > 1):
            if words:
                yield _clause(story, words, joint, sentence.index)
                words = []
            joint = token.norm
        else:
            words.append(token.norm)
    if words:
        yield _clause(story, words, joint, sentence.index)


def _clause(story: Story, words: Sequence[str], joint: str, sentence: int) -> Clause:
    valuation = story.lexicon.words["valuation"]
    valued = any(word in valuation or any(c.isdigit() for c in word) for word in words[1:])
    return Clause(words=words, joint=joint, kind=_kind(story, words), valued=valued, sentence=sentence)


def _kind(story: Story, words: Sequence[str]) -> Kind | None:
    first = words[0]
    lists = story.lexicon.words
    if first.endswith("ing") and first not in lists["gerund_no"]:
        return Kind.GERUND
    if first in _CONDITIONS:
        return Kind.CONDITION
    if first in lists["order"] and not any(word in _SELF for word in words[:2]):
        return Kind.ORDER
    if any(word in lists["modal_option"] for word in words):
        return Kind.MODAL
    if any(word in lists["wish"] for word in words[:6]):
        return Kind.WISH
    is_event = first in _PAST_SELF or any(word.endswith("ed") and len(word) > 4 for word in words[:4])
    if not is_event and any(word in lists["valuation"] and word.endswith("s") for word in words):
        return Kind.GENERAL
    return None
