"""Weigh what a clause in the past tells of others who took something over, put it where it stays, or did the same."""

from bot.review.afterwards.aftermath import is_late
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, Mood, Subject, Tense

_SAME = frozenset(("it", "that", "this", "them", "same", "these", "those", "ours", "mine", "such"))
_TOO = frozenset(("too", "also", "well"))
_SAME_WHEN = frozenset((
    "way", "time", "day", "week", "month", "year", "thing", "reason", "conclusion", "problem", "night", "morning",
))  # fmt: skip
_SPEAKERS = frozenset((Subject.I, Subject.YOU, Subject.WE))
_GOES = frozenset(("go", "get", "find", "make", "move"))
_SURE, _LIKELY = 4, 3


def taken_over(told: ToldClause) -> float:
    """Return how much a clause says that others took it over; 0 where it does not."""
    clause = told.clause
    if clause.tense is Tense.NONE or clause.negated or clause.mood is Mood.FUTURE or clause.subject in _SPEAKERS:
        return 0
    if told.is_verb_of("becomes_verb") or _went_into(told):
        return _SURE if _is_thing_that_stays(told) else 0
    if told.is_verb_of("taken_over"):
        return _SURE if told.is_of_others or clause.passive else 0
    if not is_late(clause):
        return 0
    if _is_installed(told) or _is_what_stayed(told):
        return _LIKELY
    if told.is_of_others and told.clause.predicate == "do" and does_the_same(told):
        return _LIKELY
    if not (told.is_of_others and _is_of_another(told)):
        return 0
    used = told.is_verb_of("taken_into_use") or (told.is_act and does_the_same(told))
    return _LIKELY if used and _is_again(told) else 0


def does_the_same(told: ToldClause) -> bool:
    """Return whether the same is done elsewhere: `they pointed the same job at their own books`, not `the same way`."""
    after = list(told.after[:4])
    if "same" not in after or any(amount.kind is not AmountKind.COUNT for amount in told.clause.amounts):
        return False
    follows = after[after.index("same") + 1 :]
    return not (follows and follows[0] in _SAME_WHEN)


def _went_into(told: ToldClause) -> bool:
    """Return whether a thing came to stand in another: `the colour has gone into the state's manual`."""
    goes = told.clause.predicate in _GOES and told.clause.subject is Subject.THING
    return goes and told.after[:1] == ["into"] and is_late(told.clause)


def _is_thing_that_stays(told: ToldClause) -> bool:
    things = {singular(norm) for norm in told.after} & told.words["standing_thing"]
    return bool(things) or not told.words["standing_state"].isdisjoint(told.after)


def _is_again(told: ToldClause) -> bool:
    return not (_SAME | _TOO).isdisjoint(told.norms) or told.names("standing_thing")


def _is_of_another(told: ToldClause) -> bool:
    another = not told.words["another_party"].isdisjoint(told.subject)
    return another or any(singular(norm) in told.words["party"] for norm in told.subject)


def _is_installed(told: ToldClause) -> bool:
    """Return whether others put it where it stays, or it got its place: `legal made it a condition`, `it got its own box`."""
    thing = any(singular(norm) in told.words["standing_thing"] for norm in told.after)
    if told.clause.tense is not Tense.PAST or not thing:
        return False
    if told.is_of_others and told.is_verb_of("installs"):
        return not _SAME.isdisjoint(told.after[:2]) or not told.words["all_of_a_kind"].isdisjoint(told.after)
    return told.clause.subject is Subject.THING and told.clause.predicate == "get" and "own" in told.after


def _is_what_stayed(told: ToldClause) -> bool:
    """Return whether a clause says that what follows stayed: `what stayed is a call`, `the part that lasted is a list`."""
    clause = told.clause
    if clause.predicate != "be" or clause.negated or "me" in told.norms:
        return False
    of_subject = [
        c for c in told.hanging if c.joint == "what" or (c.subject is Subject.THING and c.first < (clause.verb or 0))
    ]
    return any(c.predicate.partition(" ")[0] in told.words["outlasts"] and not c.negated for c in of_subject)
