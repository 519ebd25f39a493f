"""Weigh how much a clause says that it holds, and how much that something stays which others use or must do."""

from collections.abc import Sequence

from bot.review.afterwards.aftermath import OTHERS
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, ClauseKind, Subject, Tense

_LIMITS = frozenset(("before", "until", "till", "unless", "without", "whenever"))
_CAN = frozenset(("can", "may", "could"))
_SAME = frozenset(("it", "that", "this", "them", "same", "these", "those", "ours", "mine", "such"))
_AFTER_SINCE = frozenset(
    ("then", "that", "this", "those", ".", ",", ";", "!", "and", "they", "have", "has", "had", "is")
)
_GIVEN = frozenset(("get", "receive", "carry", "start with"))
_HAVE = frozenset(("has", "have", "had", "s", "ve"))
_LASTING_PAIRS = frozenset((
    ("these", "days"), ("this", "day"), ("until", "today"), ("until", "now"), ("till", "today"), ("from", "then"),
    ("from", "now"), ("ever", "since"), ("any", "more"), ("so", "far"), ("to", "date"), ("no", "longer"),
    ("by", "default"), ("as", "standard"),
    ("from", "that"), ("from", "this"),
))  # fmt: skip
_OPENING_PAIRS = frozenset((("after", "that"), ("after", "this")))
_IN = frozenset(("in", "on", "at", "into", "inside", "under", "to"))
_TIMES = frozenset(("once", "twice", "one", "times"))
_REMARKS = frozenset(("tell", "think", "feel", "want", "fear"))
_RUNS = frozenset(
    ("run", "go", "go on", "stand", "hold", "last", "live", "exist", "use", "be", "stay", "keep going", "operate")
)
_FOR = frozenset(("for", "after", "over"))
_ENDS = frozenset(("stop", "fail"))
_BY_ITSELF = _IN | frozenset(("for", "when", "as", "by", "with", "before", "after", "there", "here", "and", "again"))
_LONG = frozenset(("year", "month", "season", "quarter", "decade", "election", "release"))
_PLACED = _IN | frozenset(("above", "over", "beside", "by", "behind", "near", "next", "opposite", "outside", "between"))
_ARTICLES = frozenset(("a", "an", "the", "our", "their", "standard", "one", "in"))
_ENDS_PHRASE = _IN | frozenset((
    "of", "for", "that", "which", "who", "and", "or", "where", "by", "with", "between", "before", ",", ".", ";", ":",
))  # fmt: skip
_GROUP_PRONOUNS = frozenset(("they", "we", "people"))
_OF_EACH = frozenset(("new", "every", "each", "any"))
_UNSAID = 2
"""What a length of time or a denial takes away: it is a result, or is not so. A price is a term of a deal, and no rule."""


def is_gate(told: ToldClause) -> bool:
    """Return whether a thing of a kind that lacks something does not pass: `a parcel that was not scanned can't leave`."""
    clause = told.clause
    if not clause.negated or not told.subject or told.subject[0] not in ("a", "an"):
        return False
    lacking = any(c.kind is ClauseKind.RELATIVE and c.first < (clause.verb or 0) for c in told.hanging)
    return lacking or "without" in told.subject


def holds(told: ToldClause) -> float:
    """Return how much a clause says that it holds: for long, for all of a kind, again and again, as a rule."""
    clause = told.clause
    rule = is_of_all(told) + _is_refused(told)
    weight = _lasts(told) + rule + told.says("fixed_state") + binds(told) + is_limited(told) + is_recurring(told)
    after = [amount for amount in clause.amounts if amount.first > (clause.verb or 0)]
    measured = (
        any(a.kind is AmountKind.SPAN for a in after) and not rule and not _is_standing(told) and not _goes_on(told)
    )
    if any(a.kind is AmountKind.MONEY for a in after) or _is_measure(told):
        return 0
    if measured:
        weight -= _UNSAID
    weight += 2 * is_gate(told)
    if clause.negated and not told.says("none_of_a_kind") and not is_limited(told) and not is_gate(told):
        weight -= _UNSAID
    return weight


def _is_measure(told: ToldClause) -> bool:
    """Return whether a clause says how much something is: `the speed is up 40 percent now`, `the returns are 12 pieces`."""
    clause = told.clause
    if clause.predicate != "be" or clause.object_at is None or told.names("standing_thing"):
        return False
    at = clause.object_at[0]
    return any(at <= a.first <= at + 1 and a.kind in (AmountKind.SHARE, AmountKind.COUNT) for a in clause.amounts)


def stays(told: ToldClause) -> float:
    """Return how much a clause says of what stays: a thing of the kind that does, or others who use or do something."""
    clause = told.clause
    thing = told.names("standing_thing")
    named = _is_standing(told)
    there = clause.subject is Subject.NOBODY_SAID and named
    weight: float = thing + named + there + 2 * _stands_in(told) + 2 * _goes_on(told) + 3 * _hangs(told)
    weight += (clause.passive and "use" in clause.classes) or ("in", "use") in told.pairs
    weight += clause.passive and not clause.classes.isdisjoint(("give", "teach")) and is_of_all(told)
    weight += clause.subject is Subject.NOBODY_SAID and clause.predicate == "be" and is_recurring(told)
    weight += clause.predicate == "have" and "one" in told.norms and is_of_all(told)
    weight += 2 * (clause.predicate in _GIVEN and told.after[:1] == ["one"] and is_of_each(told))
    uses = told.is_verb_of("taken_into_use")
    if not told.is_of_others and clause.subject is Subject.THING and told.is_verb_of("relies_on") and _is_of_it(told):
        weight += 2
    if told.is_of_others and (uses or told.is_act):
        weight += uses + (uses or thing or is_of_all(told) or is_recurring(told))
    elif told.is_of_others and is_of_each(told) and told.clause.classes.isdisjoint(_REMARKS):
        weight += 1
    return weight


def is_said_to_last(told: ToldClause) -> bool:
    """Return whether words say that it has lasted: `now`, `since`, `to this day`."""
    said = told.says("lasting_adverb") or not told.pairs.isdisjoint(_LASTING_PAIRS)
    if said or tuple(told.norms[:2]) in _OPENING_PAIRS:
        return True
    at = told.norms.index("since") if "since" in told.norms else -1
    if at < 0:
        return False
    follows = told.norms[at + 1] if at + 1 < len(told.norms) else "."
    return follows in _AFTER_SINCE or (at > 0 and told.norms[at - 1] in _HAVE)


def is_of_all(told: ToldClause) -> bool:
    """Return whether it holds for all of a kind: `every release`, `new hires`, `no table ... without`."""
    if tuple(told.after) == ("all",):
        return False  # `that's all`
    return told.says("all_of_a_kind") or is_of_each(told) or (told.says("none_of_a_kind") and is_limited(told))


def is_of_each(told: ToldClause) -> bool:
    """Return whether the subject is each of a kind."""
    subject = told.subject[1:] if told.subject[:2] == ["the", "new"] else told.subject
    return len(subject) > 1 and subject[0] in _OF_EACH


def binds(told: ToldClause) -> bool:
    """Return whether it obliges, or does not let pass: `must`, `needs`, `refuses`."""
    modal = not told.words["binding_modal"].isdisjoint(told.until_verb)
    return modal or (told.is_verb_of("binding_verb") and not ends_itself(told)) or is_gate(told)


def ends_itself(told: ToldClause) -> bool:
    """Return whether a thing stops or fails by itself, and holds nothing back: `it stops now for everybody`."""
    clause = told.clause
    if clause.predicate not in _ENDS or clause.passive or clause.negated:
        return False
    after = [norm for norm in told.after if norm not in told.words["lasting_adverb"]]
    return not after or after[0] in _BY_ITSELF


def is_limited(told: ToldClause) -> bool:
    """Return whether it says what comes first: `before`, `until`, `without`; not `before` alone, at the end."""
    return not _LIMITS.isdisjoint(told.norms[:-1])


def is_recurring(told: ToldClause) -> bool:
    """Return whether it comes again and again: `weekly`, `on Mondays`, `each quarter`."""
    return (
        told.says("recurring")
        or (told.is_of_others and _is_so_often(told))
        or any(
            norm in ("every", "each", "per") and singular(follows) in told.words["cycle"]
            for norm, follows in told.pairs
        )
    )


def _is_so_often(told: ToldClause) -> bool:
    """Return whether it says how often others do it: `support hands us one person a year`, `they meet twice a month`."""
    norms = told.norms
    return any(
        two in ("a", "an") and three in told.words["cycle"] and (one in _TIMES or before in _TIMES)
        for before, one, two, three in zip(("", *norms), norms, norms[1:], norms[2:], strict=False)
    )


def _lasts(told: ToldClause) -> float:
    """Return how much the words that say so weigh: `still` may tell of what was always so."""
    if not is_said_to_last(told):
        return 0
    if told.words["lasting_adverb"] & set(told.norms) != {"still"}:
        return 2
    return 1 if told.names("standing_thing") or not _SAME.isdisjoint(told.norms) or not told.is_of_others else 0


def _is_refused(told: ToldClause) -> bool:
    """Return whether nothing of a kind passes: `no timer goes live until`, `new features cannot be registered without`."""
    if told.clause.negated and is_limited(told):
        return True
    return told.says("none_of_a_kind") and not _CAN.isdisjoint(told.norms)


def _stands_in(told: ToldClause) -> bool:
    """Return whether a thing is said to be in one that stays: `it hangs in the control room`, `it is in the handbook`."""
    verb = told.clause.predicate.partition(" ")[0]
    people = told.clause.subject in OTHERS and not told.is_of_quoted
    if people or told.clause.negated or not (verb == "be" or verb in told.words["stays_verb"] or _is_put(told)):
        return False
    things = told.words["standing_thing"]
    if verb in told.words["posture"] and any(singular(norm) in things for norm in told.subject):
        return True
    if _is_put(told) and not told.words["all_of_a_kind"].isdisjoint(told.after):
        return True
    at = next((at for at, norm in enumerate(told.after[:4]) if norm in _IN), None)
    return at is not None and any(singular(norm) in things for norm in told.after[at + 1 : at + 8])


def _is_of_it(told: ToldClause) -> bool:
    """Return whether what was made is the object: `the graduate programme uses it as a case`."""
    return not _SAME.isdisjoint(told.after[:2]) and _SAME.isdisjoint(told.subject) and len(told.subject) > 1


def _goes_on(told: ToldClause) -> bool:
    """Return whether a thing is said to go on for a length of time: `it has been running for three years`, `after two years`."""
    clause = told.clause
    if clause.subject not in (Subject.THING, Subject.NOBODY_SAID) or clause.predicate not in _RUNS or clause.negated:
        return False
    spans = (a for a in clause.amounts if a.kind is AmountKind.SPAN and a.unit in _LONG)
    tokens = told.reading.tokens
    past = clause.perfect or "still" in told.norms
    return clause.tense is Tense.PRESENT and past and any(tokens[a.first - 1].norm in _FOR for a in spans if a.first)


def _hangs(told: ToldClause) -> bool:
    """Return whether a thing is said to hang somewhere: `the decision tree hangs above the duty desk`."""
    hangs = told.clause.predicate.partition(" ")[0] == "hang" and told.clause.tense is Tense.PRESENT
    named = told.clause.subject is Subject.THING and len(told.subject) > 1
    return hangs and named and bool(told.after) and told.after[0] in _PLACED


def _is_put(told: ToldClause) -> bool:
    """Return whether a clause says where a thing is put for others: `it is taught in`, `printed on`, `built into`."""
    return told.clause.passive and told.clause.tense is Tense.PRESENT and told.is_verb_of("put_in_place")


def _is_standing(told: ToldClause) -> bool:
    """Return whether a thing is said to be one that stays: `the probe is a release gate`, `it is part of our offer`."""
    people = told.clause.subject in OTHERS
    if told.clause.predicate != "be" or (people and len(told.subject) == 1):
        return False
    after = [norm for norm in told.after if norm not in told.words["lasting_adverb"]]
    if not after or people:
        return after[:1] == ["part"]
    if after[0] in ("how", "what"):
        return any(_is_group(told, norm) for norm in after[1:5])
    return after[0] == "part" or (after[0] in _ARTICLES and singular(_head(after[1:6])) in told.words["standing_thing"])


def _is_group(told: ToldClause, norm: str) -> bool:
    return norm in _GROUP_PRONOUNS or norm in told.words["all_of_a_kind"] or singular(norm) in told.words["party"]


def _head(norms: Sequence[str]) -> str:
    """Return the last word of a noun phrase: what stands before a preposition, a comma, `that`."""
    end = next((at for at, norm in enumerate(norms) if norm in _ENDS_PHRASE), len(norms))
    return norms[end - 1] if end else ""
