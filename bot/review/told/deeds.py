"""Count the deeds of people that say which archetype a story tells: who asks, refuses, chooses, teaches, stops or escalates."""

from bot.review.reading import Clause, Mood, Subject
from bot.review.traps import (
    inflexible,
    not_escalated,
    one_side_won,
    silent,
    somebody_elses_call,
    symptom_only,
    took_over,
)
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses

_ONE = frozenset(("him", "her"))
_PRONOUNS = frozenset(("he", "she"))
_COMES_TO_KNOW = frozenset(("think", "gather", "learn"))
_SEVERAL = frozenset((Subject.WE, Subject.THEY))
_WILLS = frozenset(("want", "wish", "be willing"))
_AHEAD = frozenset((Mood.FUTURE, Mood.CONDITIONAL))
_CARRIES_OUT = frozenset(("make", "finish", "help", "use", "give", "change", "start", "permit", "gather"))
_EARLY = 0.35
_HALF = 0.5


def learners_work(told: StoryClauses) -> int:
    """Count what one other person, who learns, did of the work."""
    return sum(c.subject is Subject.NAMED and took_over.is_learners(told, c) for c in told.clauses)


def left_to_learner(told: StoryClauses) -> int:
    """Count what the speaker asked, let or gave one other person to do or to find."""
    return sum(
        c.subject is Subject.I
        and told.name(c) in told.words["leaves_to"]
        and not _ONE.isdisjoint(told.after_verb(c, 3))
        for c in told.clauses
    )


def one_other(told: StoryClauses) -> int:
    """Count, in tenths of the clauses, those of one other person who is called he or she."""
    by = sum(c.subject is Subject.NAMED and not _PRONOUNS.isdisjoint(told.subject(c)[:1]) for c in told.clauses)
    return 10 * by // max(1, len(told.clauses))


def learners_thoughts(told: StoryClauses) -> int:
    """Count what one other person, who is called he or she, thought, knew or found out."""
    return sum(
        c.subject is Subject.NAMED
        and not c.classes.isdisjoint(_COMES_TO_KNOW)
        and not _PRONOUNS.isdisjoint(told.subject(c)[:1])
        for c in told.clauses
    )


def ended_by_speaker(told: StoryClauses) -> int:
    """Count what the speaker ended, as their own call."""
    return sum(somebody_elses_call.is_own_call(told, c) for c in told.clauses)


def endings(told: StoryClauses) -> int:
    """Count what tells of a whole undertaking's end that is no call of the speaker's: of others, thought of or decided on."""
    return sum(
        not c.negated and somebody_elses_call.ends(told, c) and not somebody_elses_call.is_own_call(told, c)
        for c in told.clauses
    )


def noticed(told: StoryClauses) -> int:
    """Count what the speaker noticed before the story is half told."""
    return sum(
        c.subject is Subject.I and told.name(c) in told.words["notices"] and c.place < _HALF for c in told.events
    )


def told_authority(told: StoryClauses) -> int:
    """Count what the speaker brought before somebody with authority."""
    return sum(not_escalated.escalates(told, c) for c in told.events)


def refused(told: StoryClauses) -> int:
    """Count what the speaker would not do, did not want to do, or said no to."""
    return sum(
        silent.refuses(told, c)
        or (c.subject in SPEAKERS and not c.reported and told.happened(c) and told.name(c) in told.words["says_no"])
        or (c.subject in SPEAKERS and c.negated and c.predicate in _WILLS and told.after_verb(c, 1) == ["to"])
        for c in told.clauses
    )


def uneasy(told: StoryClauses) -> int:
    """Count what the speaker felt bad about, or kept silent on."""
    return sum(silent.is_uneasy(told, c) for c in told.clauses)


def deals(told: StoryClauses) -> int:
    """Count what people offered, traded or agreed on."""
    return sum(told.name(c) in told.words["haggles"] and told.doer(c) in SPEAKERS | OTHERS for c in told.events)


def guards(told: StoryClauses) -> int:
    """Count the checks that are set up against the failure."""
    return sum(symptom_only.sets_up(told, c) for c in told.clauses)


def others_want(told: StoryClauses) -> int:
    """Count the sides that others take."""
    return sum(c.subject in OTHERS and told.name(c) in told.words["takes_side"] for c in told.clauses)


def product_wants(told: StoryClauses) -> int:
    """Count what the product side wants or asks for."""
    return sum(
        not c.classes.isdisjoint(("want", "ask")) and told.names(told.subject(c), "product_side") for c in told.clauses
    )


def product_does(told: StoryClauses) -> int:
    """Count what people of product do, want or say."""
    return sum(told.names(told.subject(c), "product_people") for c in told.clauses)


def own_position(told: StoryClauses) -> int:
    """Count the sides that the speaker takes or holds firmly."""
    return sum(
        c.subject is Subject.I and (told.name(c) in told.words["takes_side"] or inflexible.is_firm(told, c))
        for c in told.clauses
    )


def leaves_open(told: StoryClauses) -> int:
    """Count what would change the speaker's mind, or did."""
    return sum(inflexible.is_open(told, c) for c in told.clauses)


def triumph(told: StoryClauses) -> int:
    """Count what says that one side simply won."""
    return sum(one_side_won.is_triumph(told, c) for c in told.clauses)


def asked_to(told: StoryClauses) -> int:
    """Count what the speaker was asked or told to do, or was given to do."""
    return sum(
        c.passive and c.subject in SPEAKERS and not c.classes.isdisjoint(("ask", "tell", "give", "hire"))
        for c in told.clauses
    )


def causes_found(told: StoryClauses) -> int:
    return sum(
        c.predicate == "turn out" or (c.subject in SPEAKERS and told.name(c) in told.words["finds_cause"])
        for c in told.events
    )


def says_what_they_will_do(told: StoryClauses) -> int:
    """Count what the speaker told others that they would or would not do: `I told him I would not sign it`."""
    return sum(
        c.subject is Subject.I and _is_own_word(told, c) and (c.negated or c.mood in _AHEAD) for c in told.clauses
    )


def will_not_do(told: StoryClauses) -> int:
    """Count what the speaker will not make, give or let be used: `I won't build it`, `we would not hand it over`."""
    return sum(
        c.subject in SPEAKERS
        and c.negated
        and c.mood in _AHEAD
        and not (c.perfect or c.reported or c.classes.isdisjoint(_CARRIES_OUT))
        for c in told.clauses
    )


def _is_own_word(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause is what the speaker told others."""
    parent = told.parent(clause)
    return parent is not None and parent.subject is Subject.I and "tell" in parent.classes


def settled_together(told: StoryClauses) -> int:
    """Count what several people chose or agreed on."""
    return sum(c.subject in _SEVERAL and told.name(c) in told.words["settles_on"] for c in told.events)


def wanted_by_others(told: StoryClauses) -> int:
    """Count what several others want as the story begins."""
    return sum(c.subject is Subject.THEY and "want" in c.classes and c.place < _EARLY for c in told.clauses)


def trains(told: StoryClauses) -> int:
    """Count what people train, done or not."""
    return sum(c.subject in SPEAKERS | OTHERS and told.name(c) in told.words["trains"] for c in told.clauses)


def ships(told: StoryClauses) -> int:
    """Count what is brought out, done or not."""
    return sum(c.predicate.partition(" ")[0] in told.words["brings_out"] for c in told.clauses)
