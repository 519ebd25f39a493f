"""Find where courses open of which a verb says what they come to, and that no mark parts from what stands before.

`... 64 on theirs | going on meant another year | stopping meant a fine`, `a merge at night | shared meant a leak`.
"""

from collections.abc import Iterator, Sequence

from bot.review.grammar import units as u
from bot.review.grammar.units import Unit
from bot.review.writing.run_on_stretch import PARTIES, RunOnWords

_MEANS = frozenset(("meant", "means"))
_RISKS = _MEANS | {"cost", "costs", "risked", "risks", "saved", "saves", "bought", "buys", "would"}
_LONGEST_DOING = 7
"""Words of a course that opens with a form in -ing."""
_APART = 40
"""Words from what one course means to what the other means."""
_ENDS_CLAUSE = frozenset((u.NUMBER, u.ADVERB, u.PRONOUN, u.BASE, u.ING, *u.NOMINAL))
_IN_DOING = frozenset(
    (u.PRONOUN, u.DETERMINER, u.ADJECTIVE, u.ADVERB, u.PREPOSITION, u.NUMBER, u.PAST, u.PARTICIPLE, u.BASE, *u.NOMINAL)
)
_ONE_WORD = frozenset((u.ADJECTIVE, u.PARTICIPLE, u.PAST, u.NOUN))
_NO_COURSE = frozenset(("this", "that", "it", "which", "what", "who", "there"))


def course_openings(row: Sequence[Unit], words: RunOnWords) -> Iterator[int]:
    """Yield the units with which courses open, in no order."""
    means = [at for at in range(2, len(row)) if row[at].norm in _MEANS]
    for at in range(2, len(row)):
        if row[at].norm in _RISKS and (doing := _doing(row, at, words)) is not None:
            yield doing
    for at in means:
        if any(0 < abs(other - at) <= _APART for other in means) and _is_one_word(row, at - 1):
            yield at - 1


def _doing(row: Sequence[Unit], verb: int, words: RunOnWords) -> int | None:
    """Return where a form in -ing opens, with what belongs to it, that is the subject of a verb."""
    if row[verb - 1].norm in PARTIES or row[verb - 1].norm in _NO_COURSE:
        return None
    for at in range(verb - 1, max(1, verb - _LONGEST_DOING), -1):
        unit, before = row[at], row[at - 1]
        if words.is_doing(unit) and before.kind in _ENDS_CLAUSE:
            if words.within(before.lemma, "takes_gerund", "keeps") or before.joined:
                return None
            return at - (before.norm == "so")
        if unit.norm in PARTIES or (unit.kind not in _IN_DOING and unit.norm != "as"):
            return None
    return None


def _is_one_word(row: Sequence[Unit], at: int) -> bool:
    """Return whether a quality or a bare noun stands alone behind a clause: `a merge at night | shared meant`."""
    return row[at].kind in _ONE_WORD and row[at - 1].kind in (u.NUMBER, u.ADVERB, *u.NOMINAL) and not row[at - 1].joined
