"""Say whether a clause in the present tells something else than what stays: talk, a term of the deal, praise, how it works."""

from itertools import pairwise

from bot.review.afterwards.aftermath import OTHERS
from bot.review.afterwards.standing import is_limited
from bot.review.afterwards.told_clause import ToldClause

_HAVE = frozenset(("have", "have got", "keep", "own"))
_WORKS = frozenset(
    ("run", "work", "hold", "go", "perform", "function", "operate", "behave", "stand", "be", "stay", "remain")
)
_UNTIL_NOW = frozenset(
    (("until", "today"), ("till", "today"), ("until", "now"), ("to", "this", "day"), ("now",), ("today",))
)
_WELL = frozenset((
    "well", "fine", "smoothly", "perfectly", "ok", "okay", "stable", "stably", "flawlessly", "nicely", "quietly", "happily",
    "reliably", "faster", "better", "clean", "cleanly", "healthy", "steady", "solid", "good", "great", "quickly", "green",
))  # fmt: skip
_OWN_WAY = frozenset(
    (("own", "way"), ("own", "ways"), ("own", "style"), ("own", "reasons"), ("own", "opinion"), ("own", "story"))
)
_MENTIONS = frozenset((
    "bring up", "mention", "remember", "recall", "talk", "talk about", "speak", "speak of", "joke", "joke about", "laugh",
    "laugh about", "tease", "hold up", "boast", "brag", "rave", "rave about", "reminisce", "moan", "grumble", "complain",
    "whine", "gripe", "grouse", "argue", "wonder", "gossip",
))  # fmt: skip
_OLD = frozenset(("old", "original", "former", "previous"))
_LIES = frozenset(("lie", "sit", "exist", "be", "stand", "stay", "remain", "linger"))
_MUSES = frozenset(("think", "feel"))
_PAYS = frozenset(("pay", "charge", "owe"))
_ONE_PERSON = frozenset(("he", "she", "hes", "shes"))


def is_beside_what_stays(told: ToldClause) -> bool:
    """Return whether it tells any of these."""
    return _is_talk(told) or _is_term(told) or _is_person(told) or _is_end_for_others(told) or _works_well(told)


def _is_talk(told: ToldClause) -> bool:
    """Return whether it tells of names, talk, views, ways, or what was left as it was.

    So do `folks still bring it up`, `every depot has its own way`, `the old data is still lying there`.
    """
    pairs = set(pairwise(told.after))
    named = "as" in told.after and told.is_verb_of("names_as")
    by_people = told.is_of_others or told.clause.subject in OTHERS
    mentioned = told.clause.predicate in _MENTIONS and by_people
    mused = told.is_of_others and not told.clause.classes.isdisjoint(_MUSES)
    untouched = "still" in told.norms and not _OLD.isdisjoint(told.subject[:2]) and told.clause.predicate in _LIES
    return (
        named or mentioned or mused or untouched or (told.clause.predicate in _HAVE and not pairs.isdisjoint(_OWN_WAY))
    )


def _is_term(told: ToldClause) -> bool:
    """Return whether it is who pays what, a term of the deal: `product pays all that is above the cap from its own budget`."""
    return told.is_of_others and told.clause.predicate.partition(" ")[0] in _PAYS


def _is_person(told: ToldClause) -> bool:
    """Return whether it is what one person is now, which is praise: `she is a different person in meetings now`."""
    one = told.clause.subject in OTHERS and len(told.subject) == 1 and told.subject[0] in _ONE_PERSON
    if one and told.clause.negated and not is_limited(told):
        return True  # `she's never once asked for longer`
    return one and told.clause.predicate == "be" and "part" not in told.after[:4]


def _is_end_for_others(told: ToldClause) -> bool:
    """Return whether others need not or do not do something any more: an effect on them, and nothing that stays."""
    ends = "anymore" in told.norms or ("any", "more") in told.pairs or ("no", "longer") in told.pairs
    return ends and told.is_of_others and not is_limited(told) and told.is_act


def _works_well(told: ToldClause) -> bool:
    """Return whether a thing only works, which is the result itself: `the protocol runs well since`, `it works until today`."""
    if told.clause.predicate not in _WORKS or told.is_of_others:
        return False
    only = told.clause.predicate == "work" and tuple(told.after) in _UNTIL_NOW
    return only or not _WELL.isdisjoint(told.after[:3])
