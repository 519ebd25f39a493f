"""Weigh what a clause in the past tells of others who took something over, put it where it stays, or did the same."""

from itertools import pairwise

from bot.review.afterwards.aftermath import is_late
from bot.review.afterwards.remarks import is_wanted
from bot.review.afterwards.taken_up import is_elsewhere
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, Mood, Subject, Tense

_SAME = frozenset(("it", "that", "this", "them", "same", "these", "those", "ours", "mine", "such"))
_TOO = frozenset(("too", "also", "well"))
_SAME_WHEN = frozenset((
    "way", "time", "day", "week", "month", "year", "thing", "reason", "conclusion", "problem", "night", "morning",
))  # fmt: skip
_SPEAKERS = frozenset((Subject.I, Subject.YOU, Subject.WE))
_GOES = frozenset(("go", "get", "find", "make", "move"))
_ASKS_FOR = frozenset(("ask for", "request", "order", "call for", "sign up", "join", "subscribe"))
_PUTS = frozenset(("put", "add", "write", "build", "include", "insert", "copy", "paste", "work", "bake", "get"))
_KEEPS = frozenset(("keep", "maintain", "take", "want"))
_INTO = frozenset(("in", "on", "into", "to", "onto"))
_THEIRS = frozenset(("its", "their", "his", "her", "every", "all", "each"))
_REVISITS = frozenset(
    ("leave", "visit", "go", "go back", "check", "look", "come back", "return", "ask", "retire", "move", "quit")
)
_OUTLASTS = frozenset(("outlive", "outlast", "survive"))
_MISHAPS = frozenset(("crash", "outage", "incident", "test", "audit", "night", "weekend", "load", "peak"))
_SETS_UP = frozenset(
    (
        "build",
        "write",
        "set up",
        "make",
        "do",
        "run",
        "start",
        "create",
        "draw up",
        "keep",
        "develop",
        "introduce",
        "organise",
        "organize",
        "hold",
    )
)
_COPIES = frozenset(("version", "copy", "variant", "edition", "adaptation", "clone", "flavour", "flavor", "equivalent"))
_ORDERS = frozenset(
    ("ask", "tell", "order", "instruct", "require", "oblige", "make", "want", "get", "direct", "urge", "have")
)
_OTHER = frozenset(("other", "others"))
_LASTING = frozenset(("lasting", "durable", "enduring", "permanent", "legacy", "remnant", "residue", "leftover"))
_LIKEWISE = frozenset(("likewise", "same"))
_DECIDES = frozenset(("adopt", "embrace", "take up", "pick up"))
"""Verbs that also say of one side of a matter that it was chosen."""
_SURE, _LIKELY = 4, 3
_CROWD = 100
"""From so many on, those who took something are counted: `48,000 people took it` is a figure of the outcome."""


def taken_over(told: ToldClause) -> float:
    """Return how much a clause says that others took it over; 0 where it does not."""
    clause = told.clause
    if clause.tense is Tense.NONE or clause.negated or clause.mood is Mood.FUTURE or clause.subject in _SPEAKERS:
        return 0
    if _is_of_crowd(told):
        return 0
    if told.is_verb_of("becomes_verb") or _went_into(told):
        return _SURE if _is_thing_that_stays(told) else 0
    if told.is_verb_of("taken_over"):
        if _is_decided(told):
            return 0
        return _SURE if told.is_of_others or is_elsewhere(told) or clause.passive else 0
    if outlasts(told):
        return _SURE
    if not is_late(clause):
        return 0
    stayed = _is_installed(told) or _is_what_stayed(told) or _was_still_used(told)
    return _LIKELY if stayed or _others_do_it(told) else 0


def _is_of_crowd(told: ToldClause) -> bool:
    """Return whether the subject is a large count of people, or the object what was counted: `they took 1,150 children`."""
    if told.clause.subject_at is None:
        return False
    first, last = told.clause.subject_at
    taken = (told.clause.verb or 0) + 1
    counts = (
        a for a in told.clause.amounts if a.kind is AmountKind.COUNT and (first <= a.first < last or a.first == taken)
    )
    return any(a.value is not None and a.value >= _CROWD for a in counts)


def _is_decided(told: ToldClause) -> bool:
    """Return whether one side of the matter was chosen, and nobody else is said to have taken it over: `the log was adopted`."""
    clause = told.clause
    if not clause.passive or clause.perfect or clause.tense is not Tense.PAST or clause.predicate not in _DECIDES:
        return False
    return not (told.says("another_party") or told.names("party") or told.says("all_of_a_kind") or "as" in told.after)


def _others_do_it(told: ToldClause) -> bool:
    """Return whether others did the same, made their own or began to use it."""
    elsewhere = is_elsewhere(told)
    if not (told.is_of_others or elsewhere):
        return False
    if (told.clause.predicate == "do" and does_the_same(told)) or _builds_its_own(told) or _orders_the_same(told):
        return True
    if _is_forced(told) or not (elsewhere or _is_of_another(told)):
        return False
    if told.clause.predicate in _KEEPS and any(norm in _THEIRS for norm in told.after[:2]):
        return False  # `the airline kept its slot`
    if (
        "want" in told.clause.classes
        and told.clause.tense is Tense.PAST
        and not (does_the_same(told) or _says_it_too(told))
    ):
        return False  # `the bank wanted a seat on their board`
    if is_wanted(told):
        return False
    used = told.is_verb_of("taken_into_use") or (told.is_act and does_the_same(told))
    return used and _is_again(told)


def outlasts(told: ToldClause) -> bool:
    """Return whether a thing outlived the work or those who did it: `the call outlived the project`."""
    clause = told.clause
    return (
        clause.predicate in _OUTLASTS
        and clause.subject is Subject.THING
        and bool(told.after)
        and singular(told.after[-1]) not in _MISHAPS
    )


def _builds_its_own(told: ToldClause) -> bool:
    """Return whether others made themselves the like: `the regional office has built its own version of it`."""
    made = not told.clause.classes.isdisjoint(("make", "start", "have", "use")) or told.clause.predicate in _SETS_UP
    after = list(told.after[:6])
    if not made or "own" not in after:
        return False
    follows = after[after.index("own") + 1 :]
    if follows[:1] in (["out"], ["from"], ["off"]) and told.clause.tense is Tense.PRESENT:
        return True  # `the other offices organise their own out of my binder`
    return not _COPIES.isdisjoint(singular(norm) for norm in follows) or told.after[-1] in _SAME


def _orders_the_same(told: ToldClause) -> bool:
    """Return whether others are made to do it as well: `the board asked all the other plants to do the same`."""
    orders = told.clause.predicate in _ORDERS and not told.clause.passive
    others = not (told.words["all_of_a_kind"] | _OTHER).isdisjoint(told.after)
    return orders and others and not (_LIKEWISE | _TOO).isdisjoint(told.norms)


def does_the_same(told: ToldClause) -> bool:
    """Return whether the same is done elsewhere: `they pointed the same job at their own books`, not `the same way`."""
    after = list(told.after[:5])
    if "same" not in after[:4] or any(amount.kind is not AmountKind.COUNT for amount in told.clause.amounts):
        return False
    follows = after[after.index("same") + 1 :]
    return not (follows and follows[0] in _SAME_WHEN)


def _went_into(told: ToldClause) -> bool:
    """Return whether a thing came to stand in another: `the colour has gone into the state's manual`."""
    goes = told.clause.predicate in _GOES and told.clause.subject is Subject.THING
    return goes and told.after[:1] == ["into"] and is_late(told.clause)


def _is_forced(told: ToldClause) -> bool:
    """Return whether others had to do it, as a consequence and not as a rule: `the client had to open a second school`."""
    return (
        told.clause.tense is Tense.PAST and ("had", "to") in pairwise(told.until_verb) and _TOO.isdisjoint(told.norms)
    )


def _is_thing_that_stays(told: ToldClause) -> bool:
    things = {singular(norm) for norm in told.after} & told.words["standing_thing"]
    return bool(things) or not told.words["standing_state"].isdisjoint(told.after)


def _is_again(told: ToldClause) -> bool:
    same = (
        does_the_same(told) or not (_SAME - {"same", "that"} | _TOO).isdisjoint(told.norms) or "that" in told.after[:3]
    )
    another = is_elsewhere(told) or not _COPIES.isdisjoint(told.nouns)
    asked = told.clause.perfect and another and told.clause.predicate in _ASKS_FOR
    return same or asked or told.names("standing_thing")


def _says_it_too(told: ToldClause) -> bool:
    """Return whether it is said to be the same, or by others as well: `the other depots wanted it too`."""
    return not _TOO.isdisjoint(told.norms) or not _SAME.isdisjoint(told.after)


def _is_of_another(told: ToldClause) -> bool:
    if told.is_of_own_team and not told.clause.perfect:
        return False
    another = not told.words["another_party"].isdisjoint(told.subject)
    return another or any(singular(norm) in told.words["party"] for norm in told.subject)


def _is_installed(told: ToldClause) -> bool:
    """Return whether others put it where it stays, or it got its place: `legal made it a condition`, `it got its own box`."""
    thing = any(singular(norm) in told.words["standing_thing"] for norm in told.after)
    happened = told.clause.tense is Tense.PAST or told.clause.perfect
    if not happened or not thing or "want" in told.clause.classes:
        return False
    if told.is_of_others and told.is_verb_of("installs"):
        if told.clause.predicate.partition(" ")[0] in _PUTS and _puts_in_own(told):
            return True
        return not _SAME.isdisjoint(told.after[:2]) or not told.words["all_of_a_kind"].isdisjoint(told.after)
    return told.clause.subject is Subject.THING and told.clause.predicate == "get" and "own" in told.after


def _puts_in_own(told: ToldClause) -> bool:
    """Return whether others put something into a thing of theirs that stays: `purchasing put the question on its form`."""
    after = told.after
    owned = (at for at, (one, two) in enumerate(pairwise(after)) if one in _INTO and two in _THEIRS)
    at = next(owned, None)
    return at is not None and any(singular(norm) in told.words["standing_thing"] for norm in after[at + 2 : at + 6])


def _was_still_used(told: ToldClause) -> bool:
    """Return whether it was still so when the speaker came back or left: `it was still being filled in when I visited`."""
    clause = told.clause
    if clause.tense is not Tense.PAST or "still" not in told.norms or clause.subject is Subject.I:
        return False
    return any(c.joint == "when" and c.subject is Subject.I and c.predicate in _REVISITS for c in told.hanging)


def _is_what_stayed(told: ToldClause) -> bool:
    """Return whether a clause says that what follows stayed: `what stayed is a call`, `the part that lasted is a list`."""
    clause = told.clause
    if clause.predicate != "be" or clause.negated or "me" in told.norms:
        return False
    if not _LASTING.isdisjoint(told.subject) and clause.subject is Subject.THING and told.subject[0] != "no":
        return True
    of_subject = [
        c for c in told.hanging if c.joint == "what" or (c.subject is Subject.THING and c.first < (clause.verb or 0))
    ]
    came = any(c.predicate == "come" and ("out", "of") in told.pairs for c in of_subject)
    if came and told.says("lasting_adverb"):
        return True  # `what came out of it is that the supplier must now send its rates`
    return any(c.predicate.partition(" ")[0] in told.words["outlasts"] and not c.negated for c in of_subject)
