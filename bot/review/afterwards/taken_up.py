"""Find the things that the speaker handled, and say how much a later clause tells that others took one of them up."""

from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, Kind, Reading, Subject, Tense
from bot.review.told.acts import Acts
from question_bank.quantities import load_quantities
from question_bank.words import load_words

_NOUN = frozenset("sp")
_REACH = 24
"""Words of an act that are looked at."""
_SHORTEST = 3
_MEASURED = frozenset((AmountKind.SPAN, AmountKind.MONEY, AmountKind.SHARE))
_HAVE = frozenset(("have", "get"))
_OF_EACH = frozenset(("new", "every", "each"))
_WORKS = frozenset(("run", "work", "hold", "stand", "live", "go", "exist", "operate", "function"))
_SINCE = frozenset(("since", "then", "without", "and", "."))
_NO_OBJECT = frozenset((
    "on", "in", "at", "by", "within", "before", "after", "these", "from", "to", "with", "without", "for", "like",
    "as", "since", "twice",
    "less", "more", "faster", "again", "early", "earlier", "together", "away", "through", "under", "over", "and", ".", ",",
))  # fmt: skip
_TOGETHER = frozenset(("both",))
_TOO = frozenset(("too", "also", "same"))
_PRONOUNS = frozenset(
    ("it", "this", "that", "which", "they", "he", "she", "these", "those", "nobody", "everyone", "everybody")
)
_ELSEWHERE = frozenset((
    "other", "another", "neighbouring", "neighboring", "sister", "next", "across", "round", "around", "opposite", "nearby",
    "upstairs", "downstairs", "above", "below",
))  # fmt: skip
"""Words in a subject that say that it stands elsewhere: `the shelter round the corner`."""
_THEN = frozenset(
    (("after", "that"), ("since", "then"), ("after", "us"), ("a", "year"), ("months", "later"), ("years", "later"))
)
_ANY = frozenset(
    ("thing", "one", "way", "time", "people", "person", "man", "woman", "night", "bit", "lot", "part", "side", "end")
)


def things_handled(reading: Reading, acts: Acts) -> frozenset[str]:
    """Return the nouns, in the singular, of what the speaker or "we" did: `photograph` of `I taped a photograph inside`."""
    handled: set[str] = set()
    for act in acts.all:
        if act.counts and act.clause.verb is not None:
            first, last = act.clause.verb + 1, min(act.clause.last, act.clause.verb + _REACH)
            handled.update(
                singular(token.norm)
                for token in reading.tokens[first:last]
                if token.kind is Kind.WORD and _is_noun(token.norm)
            )
    return frozenset(handled) - _ANY - load_quantities().units["span"]


def takes_up(told: ToldClause, handled: frozenset[str]) -> bool:
    """Return whether a clause names one of the things that the speaker handled."""
    return not handled.isdisjoint(told.nouns)


def passed_on(told: ToldClause, handled: frozenset[str], *, lasts: bool) -> float:
    """Return how much a clause in the present tells that others do since then what the speaker began; 0 where it measures.

    Told is another place that has the same, all of a kind that do it, or a thing of the story in what is done now.
    """
    clause = told.clause
    kinds = {one.kind for one in clause.amounts if one.first > (clause.verb or 0)}
    measured = kinds & (_MEASURED if told.is_of_others else _MEASURED | {AmountKind.COUNT})
    if not lasts and clause.tense is not Tense.PRESENT:
        return 0
    if lasts and len(told.subject) > 1 and told.subject[0] in _OF_EACH:
        measured &= {AmountKind.MONEY, AmountKind.SHARE}  # `each incident now ends with a twenty-minute talk`
    if measured or clause.negated or not told.subject or (len(told.subject) == 1 and told.subject[0] in _PRONOUNS):
        return 0
    again = takes_up(told, handled)
    does = told.is_act or (clause.predicate in _HAVE and again)
    if not does:
        return 0
    of_kind = len(told.subject) > 1 and told.subject[0] in _OF_EACH
    another = not told.words["another_party"].isdisjoint(told.subject) and not (_TOGETHER & set(told.subject))
    too = not _TOO.isdisjoint(told.norms)
    if another and "still" in told.norms:
        return 0  # what others still do, they did before
    weight: float = again * (1 + too + (too and told.is_of_others)) + (lasts and clause.subject is not Subject.WE)
    if not again and (_only_works(told) or (lasts and not of_kind and not another and _is_without_object(told))):
        weight -= lasts
    return weight + (of_kind or another) * (again or lasts or of_kind)


def _only_works(told: ToldClause) -> bool:
    """Return whether it says no more than that a thing works or is done: `the system still runs`, `it is now finished`."""
    clause = told.clause
    done = clause.passive and not clause.classes.isdisjoint(("finish", "stop", "solve"))
    works = clause.predicate in _WORKS and not (set(told.after) - told.words["lasting_adverb"] - _SINCE)
    return clause.subject is Subject.THING and not told.is_of_others and (done or works)


def _is_without_object(told: ToldClause) -> bool:
    """Return whether a thing does something by itself: `the vans leave on time these days`."""
    following = [norm for norm in told.after if norm not in told.words["lasting_adverb"]]
    bare = not following or following[0] in _NO_OBJECT
    return told.clause.subject is Subject.THING and not told.is_of_others and not told.clause.passive and bare


def followed_by_others(told: ToldClause, handled: frozenset[str]) -> bool:
    """Return whether others did the like once it was done: `two other houses weighed their actors after that`."""
    clause = told.clause
    if clause.tense is not Tense.PAST or clause.negated or clause.passive or not told.is_act:
        return False
    if not is_elsewhere(told):
        return False
    return takes_up(told, handled) or "same" in told.after or "too" in told.norms or not told.pairs.isdisjoint(_THEN)


def is_elsewhere(told: ToldClause) -> bool:
    """Return whether the subject is said to be another, or to stand elsewhere."""
    return not _ELSEWHERE.isdisjoint(told.subject)


def _is_noun(norm: str) -> bool:
    table = load_words()
    return len(norm) >= _SHORTEST and table.knows(norm) and not _NOUN.isdisjoint(table.of(norm).classes)
