"""Find words that only say that something mattered: somebody pleased, praise, a big impact, a lot learned."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.afterwards.aftermath import OTHERS, after_acts
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import ClauseKind, Mood, Subject, Tense
from bot.review.rules.rule import Evidence
from bot.review.signals import Signals
from bot.review.told.course import Course
from question_bank.grammar import load_grammar

_EARLIEST = 0.55
"""The share of the answer before which a good mood is part of the story."""
_LIGHT = frozenset((
    "be", "become", "have", "make", "leave", "give", "bring", "get", "mean", "create", "cause", "show", "see", "realise",
    "realize", "prove", "feel", "set",
))  # fmt: skip
_STATES = frozenset(("be", "become", "seem", "feel", "look", "sound", "stay"))
_TRACES = frozenset(("mark", "impression", "difference", "waves", "splash", "trace"))
_LEAVES = frozenset(("leave", "make", "notice", "see", "feel"))
_THINGS = frozenset(
    (
        "thing",
        "work",
        "piece",
        "project",
        "story",
        "month",
        "year",
        "week",
        "day",
        "night",
        "change",
        "decision",
        "part",
    )
)
_MOON = ("over", "the", "moon")
_ME = frozenset(("me", "myself"))
_GOOD = frozenset(("good", "great", "nice", "excellent"))
_CLOSER = frozenset(("closer", "together"))
_HOUSE = frozenset(("business", "management", "leadership", "board", "sales", "product", "support", "side"))
_NO = frozenset(("no", "not", "nobody", "less", "hardly", "without", "never"))
_MUCH = frozenset(("lot", "much", "wonders", "good", "deal", "world", "loads"))
_HEAD = 3
"""Words of a subject among which its main word stands: `the mood`, `the atmosphere in the house`."""
_MOOD = frozenset(("mood", "atmosphere", "morale", "climate", "spirit", "spirits", "tone", "vibe"))
_BETTERS = frozenset(("improve", "lift", "rise", "brighten", "soar", "recover", "lighten"))
_BETTER = frozenset(("better", "good", "great", "lighter", "warmer", "excellent", "up", "brighter", "calmer"))
_RECEIVES = frozenset(("receive", "take"))
_WELL = frozenset(("well", "warmly", "positively", "kindly", "enthusiastically"))
_KIND = frozenset(("nice", "decent", "kind", "gracious", "lovely", "sweet", "generous", "great", "cool"))
_GETS = frozenset(("get", "get out", "take", "take away", "take out"))
_OUT_OF = frozenset(("from", "of", "away"))
_NOW = frozenset(("now", "nowadays", "today", "since", "days"))
_CHANGED = frozenset(("different", "changed", "new", "another"))
_FURTHERS = frozenset(("rise", "help", "gain", "change", "align"))


def importance(signals: Signals) -> Sequence[Evidence]:
    """Return the clauses that say that it mattered, and not to whom for what."""
    found = []
    for clause in after_acts(signals.reading, reported=True):
        past = clause.mood is Mood.TOLD and (clause.tense is Tense.PAST or clause.perfect)
        if clause.place < _EARLIEST or clause.negated:
            continue
        told = ToldClause(signals.reading, signals.lexicon.words, clause)
        if clause.kind is ClauseKind.FRAGMENT and _is_noted(told):
            found.append(Evidence(told.span, 0.5))
        if not past:
            if _is_pleased_since(told, signals.course):
                found.append(Evidence(told.span, 0.6))
            continue
        if _is_of_mood(told) or _is_well_taken(told):
            found.append(Evidence(told.span, 0.5))
            continue
        strength = max(_pleased(told), _praised(told), _mattered(told), _grew(told))
        if strength:
            found.append(Evidence(told.span, strength))
    return found


def _is_pleased_since(told: ToldClause, course: Course) -> bool:
    """Return whether somebody is said to be pleased once all is done: `counsel says she's happy with how it went`."""
    clause = told.clause
    now = clause.tense is Tense.PRESENT and clause.mood in (Mood.TOLD, Mood.HABITUAL) and not course.in_present
    is_state = clause.passive or clause.predicate in _STATES
    if not now or not is_state or not course.is_over(clause):
        return False
    return _pleased(told) > 0 or _is_thought_better_of(told)


def _is_thought_better_of(told: ToldClause) -> bool:
    """Return whether it is what one person is now, or is taken for: `she is regarded as our best planner today`."""
    one = told.clause.subject is Subject.NAMED and not _NOW.isdisjoint(told.norms)
    seen = told.clause.passive and told.is_verb_of("regarded")
    return one and (seen or (told.clause.predicate == "be" and not _CHANGED.isdisjoint(told.after[:3])))


def _is_of_mood(told: ToldClause) -> bool:
    """Return whether it is the mood that got better: `the atmosphere was noticeably better afterwards`."""
    subject = [singular(norm) for norm in told.subject]
    moods = told.clause.subject is Subject.THING and not _MOOD.isdisjoint(subject[:_HEAD])
    return moods and (told.clause.predicate in _BETTERS or not _BETTER.isdisjoint(told.after))


def _is_well_taken(told: ToldClause) -> bool:
    """Return whether it was taken kindly: `it has been received well`, `they were quite nice about it`."""
    clause, after = told.clause, told.after
    if clause.passive and clause.predicate in _RECEIVES and clause.subject is Subject.THING:
        return not _WELL.isdisjoint((*after, *told.norms[-3:]))
    kind = clause.subject is Subject.THEY and not _KIND.isdisjoint(after[:4]) and "about" in after
    return clause.predicate in _STATES and _is_of_people(told) and (kind or ("full", "of", "praise") in _threes(after))


def _threes(norms: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return zip(norms, norms[1:], norms[2:], strict=False)


def _is_noted(told: ToldClause) -> bool:
    """Return whether a note without a verb says it: `client delighted`, `huge impact`."""
    norms = told.norms
    if not _NO.isdisjoint(norms):
        return False
    if len(norms) > 2 and norms[0] in _GOOD and norms[1] == "for" and _ME.isdisjoint(norms):
        return True  # `good for morale`
    great = any(
        one in told.words["great"] and singular(two) in told.words["mattering_noun"] for one, two in pairwise(norms)
    )
    if great:
        return True
    at = next((at for at, norm in enumerate(norms) if norm in told.words["pleased"]), 0)
    people = load_grammar().words
    return any(
        norm in told.words["party"] | people["person"] | people["group"] | people["bare_group"] | _HOUSE
        for norm in norms[:at]
    )


def _pleased(told: ToldClause) -> float:
    """Return how well a clause says that somebody was pleased: `the studio head was delighted`."""
    if not _is_of_people(told):
        return 0
    if told.is_verb_of("pleases"):
        return 0.6
    if told.clause.passive and told.verb_form in told.words["pleased"]:
        return 0.7  # `management was relieved`
    pleased = not told.words["pleased"].isdisjoint(told.after[:5]) or tuple(told.after[:3]) == _MOON
    return 0.7 if told.clause.predicate in _STATES and pleased else 0


def _praised(told: ToldClause) -> float:
    """Return how well a clause tells of kind words or a present: `the CIO sent a bottle`."""
    if told.clause.classes.isdisjoint(("tell", "give")) or not _is_of_people(told):
        return 0
    if told.clause.passive or (told.clause.perfect and told.clause.tense is Tense.PAST):
        return 0
    kind = not (told.words["kindness"] | told.words["where_praised"]).isdisjoint(told.after)
    return 0.5 if kind or _is_praise(told.after) or _is_superlative(told.norms) else 0


def _is_praise(norms: Sequence[str]) -> bool:
    """Return whether words praise work: `good job`, `great work`."""
    return any(one in _GOOD and two in ("job", "work") for one, two in pairwise(norms))


def _is_superlative(norms: Sequence[str]) -> bool:
    """Return whether words set a thing above all others of its kind: `the most useful thing anybody had sent her`."""
    return any(
        (one == "most" and last in _THINGS) or (one == "best" and two in _THINGS)
        for one, two, last in zip(norms, norms[1:], norms[2:], strict=False)
    )


def _mattered(told: ToldClause) -> float:
    """Return how well a clause says that it mattered: `it had a big impact`, `it was important for us`, `it left a mark`."""
    clause = told.clause
    if clause.subject is Subject.I and not _is_of_relative(told):
        return 0
    things = (Subject.THING, Subject.NOBODY_SAID)
    if clause.passive and clause.subject in things and told.is_verb_of("regarded") and _says_great(told):
        return 0.5
    matters = clause.subject is Subject.THING and told.is_verb_of("matters_verb") and clause.joint != "whose"
    if matters and not _counts_things(told):
        return 0.6
    traces = clause.predicate in _LEAVES and not _TRACES.isdisjoint(told.after)
    did_much = clause.predicate == "do" and "for" in told.after and not _MUCH.isdisjoint(told.after)
    closer = clause.predicate == "bring" and not _CLOSER.isdisjoint(told.after)
    if traces or closer or did_much:
        return 0.6
    if clause.predicate.partition(" ")[0] in _LIGHT or (clause.passive and "think" in clause.classes):
        return _is_great(told)
    noun = any(singular(norm) in told.words["mattering_noun"] for norm in told.after)
    return 0.5 if noun and not clause.classes.isdisjoint(_FURTHERS) else 0


def _is_of_relative(told: ToldClause) -> bool:
    """Return whether it says what somebody said of the noun before: `a letter, which the manager said made an impression`."""
    clause = told.clause
    if clause.parent is None or clause.kind is not ClauseKind.COMPLEMENT or clause.subject_at is not None:
        return False
    return told.reading.clauses[clause.parent].kind is ClauseKind.RELATIVE


def _says_great(told: ToldClause) -> bool:
    """Return whether the words after the verb say it: `as highly significant`, `as a landmark`."""
    noun = any(singular(norm) in told.words["mattering_noun"] for norm in told.after)
    return noun or not told.words["great"].isdisjoint(told.after)


def _counts_things(told: ToldClause) -> bool:
    """Return whether it is a thing that is counted: `the ballot counted the cat`, `the day was counted twice`."""
    return told.clause.predicate == "count" and (bool(told.after) or told.clause.passive)


def _is_great(told: ToldClause) -> float:
    """Return how well the words after a light verb say it: `a huge win`, `great for our image`, `how important it is`."""
    after = told.after
    at = next((at for at, norm in enumerate(after) if norm in told.words["great"]), None)
    if at is None:
        return 0
    near = after[at + 1 : at + 4]
    noun = next((place for place, norm in enumerate(near) if singular(norm) in told.words["mattering_noun"]), None)
    if noun is not None and "to" not in near[:noun]:
        return 0.6
    to_others = "for" in near[:2] and _ME.isdisjoint(near)
    return 0.5 if to_others or "how" in after[:at] else 0


def _grew(told: ToldClause) -> float:
    """Return how well a clause says that people grew by it: `the team learned a lot`, `he has grown since`."""
    gets = told.clause.predicate in _GETS and not _OUT_OF.isdisjoint(told.after)
    grows = told.is_verb_of("grows") or (gets and not _MUCH.isdisjoint(told.after))
    if not grows or not (told.clause.subject is Subject.WE or _is_of_people(told)):
        return 0
    return 0.5 if not told.words["much"].isdisjoint(told.after) else 0


def _is_of_people(told: ToldClause) -> bool:
    """Return whether people are the subject, anybody too: `everyone`, `the business`."""
    if told.clause.subject in OTHERS or told.is_of_others:
        return True
    return told.clause.subject is Subject.THING and bool(told.subject) and told.subject[-1] in _HOUSE
