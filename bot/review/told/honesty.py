"""Hear "I don't have a perfect example, the closest is …": a good opening, which judges nothing by itself."""

from collections.abc import Sequence
from itertools import takewhile

from bot.review.reading import Clause, Subject
from bot.review.signals import Signals
from bot.review.told.heard import HeardClauses

WITHIN_TOKENS = 30
"""How far into the answer it still is an opening."""
_COMES = frozenset(
    (
        "think",
        "think of",
        "come",
        "come up with",
        "have",
        "remember",
        "recall",
        "find",
        "match",
        "fit",
        "spring",
        "be",
        "happen",
    )
)
_NEAREST = frozenset(("closest", "nearest"))
_EXACTLY = frozenset(("exactly", "quite", "precisely"))
_NEGATIVE = frozenset(
    ("no", "not", "never", "nothing", "dont", "havent", "cant", "cannot", "couldnt", "isnt", "theres")
)


def owns_up(signals: Signals) -> bool:
    """Return whether the answer begins by saying that no story fits perfectly."""
    heard = HeardClauses(signals)
    early = takewhile(lambda clause: clause.first < WITHIN_TOKENS, signals.reading.clauses)
    return any(_denies(heard, clause) or _names_the_nearest(heard, clause) for clause in early)


def _denies(heard: HeardClauses, clause: Clause) -> bool:
    """`I don't have a perfect example`, `nothing comes to mind`, `no direct match`, `not exactly what you asked`."""
    if clause.reported or clause.subject in (Subject.WE, Subject.THEY, Subject.NAMED):
        return False
    norms = heard.norms(clause)
    denied = clause.negated or not _NEGATIVE.isdisjoint(norms)
    if not denied:
        return False
    if _fitting_tale(heard, norms, own=clause.subject is Subject.I):
        return clause.predicate in _COMES or clause.verb is None
    if "nothing" in norms and clause.predicate in _COMES:
        return not {"mind", "fits", "fit", "matches", "match"}.isdisjoint(_sentence(heard, clause))
    if clause.subject is Subject.I:
        return not _EXACTLY.isdisjoint(norms) or ("never" in norms and _tells_the_nearest_after(heard, clause))
    return not _EXACTLY.isdisjoint(norms) and not {"question", "asked", "ask", "asking", "fit", "match"}.isdisjoint(
        _sentence(heard, clause)
    )


def _fitting_tale(heard: HeardClauses, norms: Sequence[str], *, own: bool) -> bool:
    """Return whether a fitting example is named; of one's own, `an example of that` is enough."""
    tale = next((at for at, norm in enumerate(norms) if norm in heard.words["tale"]), None)
    if tale is None:
        return False
    if not heard.words["fitting"].isdisjoint(norms[max(0, tale - 3) : tale]):
        return True
    after = norms[tale + 1 : tale + 2]
    return (
        own
        and norms[tale] in ("example", "examples", "story", "stories")
        and list(after) in (["that"], ["which"], ["for"], ["of"])
    )


def _names_the_nearest(heard: HeardClauses, clause: Clause) -> bool:
    """Hear `the closest is this one`, `the nearest thing I have`."""
    norms = heard.norms(clause)
    at = next((at for at, norm in enumerate(norms) if norm in _NEAREST), None)
    if at is None:
        return False
    after = norms[at + 1 : at + 2]
    return list(after) in (
        [],
        ["is"],
        ["was"],
        ["would"],
        ["i"],
        ["thing"],
        ["story"],
        ["example"],
        ["match"],
        ["one"],
        ["to"],
    )


def _tells_the_nearest_after(heard: HeardClauses, clause: Clause) -> bool:
    following = heard.reading.clauses[clause.index + 1 : clause.index + 5]
    return any(_names_the_nearest(heard, other) for other in following)


def _sentence(heard: HeardClauses, clause: Clause) -> Sequence[str]:
    sentence = heard.reading.sentences[clause.sentence]
    return heard.reading.norms(sentence.first, sentence.last)
