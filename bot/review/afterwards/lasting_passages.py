"""Find what outlived the project: what others use, must do or keep since, told in the present, or taken over by them.

What lasts is seldom called so. It is told in a present tense in a story of the past, of somebody or something other than
the speaker: so each such clause is weighed by what else in it speaks of a rule, a thing that stays, or others who act.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.review.afterwards.aftermath import OTHERS, TOLD, after_acts, is_late, is_mostly_present, is_told_in_present
from bot.review.afterwards.present_talk import is_beside_what_stays
from bot.review.afterwards.remarks import is_remark
from bot.review.afterwards.standing import (
    binds,
    ends_itself,
    holds,
    is_gate,
    is_limited,
    is_of_all,
    is_of_each,
    is_recurring,
    is_said_to_last,
    stays,
)
from bot.review.afterwards.taken_up import followed_by_others, is_elsewhere, passed_on, takes_up
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.afterwards.uptake import does_the_same, outlasts, taken_over
from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.course import Course

_ENOUGH, _ENOUGH_AFTER = 2.5, 1
"""The weight from which a clause tells what lasts; and one that goes on from such a clause."""
_ENOUGH_ALONE = 3
"""The weight from which it is enough that something holds, or that something stays."""
_LATE_BONUS = 0.5
_REASONS = 2
"""Sentences after a regret that still give reasons for it."""
_LONGEST = 24
"""Tokens that clauses may have together to be quoted as one."""
_PAST_VERBS = ("becomes_verb", "taken_over", "taken_into_use", "installs")
_HEARS = frozenset(("hear", "gather", "understand"))
_TELLS = frozenset(("tell", "say", "report", "write", "mention"))
_CONSEQUENCE = frozenset(("so", "which", "and so"))
_WHICH = frozenset(("which", "that"))
_FILLERS = frozenset(("so", "yeah", "yes", "and", "but", "well", "anyway", "just", "basically", "ok", "okay", ",", ":"))
_AHEAD = frozenset((("next", "time"), ("going", "forward"), ("differently", "is")))
_LEARNED = frozenset(("lesson", "learning", "takeaway", "mistake", "regret", "moral"))
_NOTHING = frozenset(
    (("nothing", "changed"), ("nothing", "else"), ("nothing", "has"), ("as", "before"), ("as", "ever"))
)
_THERE = frozenset(("there", "here", "now"))
_IN = frozenset(("in", "on", "at", "under"))
_MAY = frozenset(("may", "can", "must", "shall"))
_HAVE = frozenset(("have", "have got", "keep", "own"))
_ME = frozenset(("i", "me", "myself"))
_WITHOUT_ME = frozenset(("without", "not"))


@dataclass(slots=True)
class Passage:
    """Clauses of one sentence that go on from one another."""

    sentence: int
    first: int
    last: int
    weight: float


def passages_of(reading: Reading, words: Mapping[str, frozenset[str]], course: Course) -> list[Passage]:
    """Return the passages that tell what lasts, in the order of the text."""
    present_story = is_told_in_present(reading) or is_mostly_present(reading)
    passages: list[Passage] = []
    for told in _candidates(reading, words):
        before = passages[-1] if passages and passages[-1].sentence == told.clause.sentence else None
        if before is not None and told.clause.first < before.last:
            continue
        if before is None and told.clause.subject is Subject.NOBODY_SAID and not _may_open(told):
            continue
        weight = max(
            _in_present(told, course, present_story=present_story), taken_over(told), _done_elsewhere(told, course)
        )
        is_long = before is not None and told.place[1] - before.first > _LONGEST
        if before is not None and weight >= _ENOUGH_AFTER and not is_long:
            before.last, before.weight = told.place[1], max(before.weight, weight)
        elif (before is None or is_long) and weight >= _ENOUGH:
            sentence = reading.sentences[told.clause.sentence]
            first = sentence.first if told.is_of_quoted else told.place[0]
            passages.append(Passage(sentence.index, first, told.place[1], weight))
    return passages


def _candidates(reading: Reading, words: Mapping[str, frozenset[str]]) -> Iterator[ToldClause]:
    """Yield the clauses whose form lets them tell what lasts."""
    for clause in after_acts(reading, reported=True, moods=TOLD | {Mood.FUTURE, Mood.CONDITIONAL}):
        if clause.subject is Subject.I or (clause.mood is Mood.FUTURE and not clause.negated):
            continue
        told = ToldClause(reading, words, clause)
        if clause.mood is Mood.CONDITIONAL and not _is_forbidden(told):
            continue
        if clause.reported and not _is_of_heard(told):
            continue
        if _may_last(told) and _states(told) and not _is_advice(told):
            yield told


def _may_last(told: ToldClause) -> bool:
    """Return whether the tense and the verb allow it, before the words are weighed."""
    clause = told.clause
    if clause.tense is not Tense.PAST:
        return clause.tense is Tense.PRESENT
    known = told.is_verb_of(*_PAST_VERBS) or outlasts(told) or clause.predicate in ("get", "be")
    return (
        known
        or told.may_be_present
        or "still" in told.norms
        or does_the_same(told)
        or is_elsewhere(told)
        or told.is_of_others
    )


def _states(told: ToldClause) -> bool:
    """Return whether a clause states by itself what is so, or is what another says to be so: `what lasted is that ...`."""
    clause = told.clause
    if clause.kind is ClauseKind.MAIN or told.is_of_quoted:
        return True
    if clause.kind is ClauseKind.SUBORDINATE:
        return clause.joint in _CONSEQUENCE
    if clause.kind is ClauseKind.RELATIVE:
        return _is_of_users(told)
    if clause.kind is not ClauseKind.COMPLEMENT or clause.parent is None:
        return False
    parent = told.reading.clauses[clause.parent]
    if parent.predicate == "be":
        return parent.subject is not Subject.I and parent.mood is not Mood.CONDITIONAL
    return _is_heard(parent)


def _is_of_users(told: ToldClause) -> bool:
    """Return whether it says who uses the thing before it since: `a form, which six other tables now use`."""
    clause = told.clause
    used = told.is_verb_of("taken_into_use") and not clause.passive and not clause.negated
    others = told.is_of_others or is_elsewhere(told)
    return used and clause.joint in _WHICH and others and is_said_to_last(told) and is_late(clause)


def _is_forbidden(told: ToldClause) -> bool:
    """Return whether nothing of a kind may pass without something: `no model may say no without a name on it`."""
    modal = not _MAY.isdisjoint(told.until_verb) and told.clause.tense is Tense.PRESENT
    none = bool(told.subject) and told.subject[0] in told.words["none_of_a_kind"]
    return modal and none and is_limited(told) and is_late(told.clause)


def _is_of_heard(told: ToldClause) -> bool:
    """Return whether it is what the speaker was told, in words that nobody is quoted for."""
    clause = told.clause
    if clause.parent is None or clause.verb is None or told.reading.tokens[clause.verb].quoted:
        return False
    return (
        clause.kind is ClauseKind.COMPLEMENT
        and clause.joint == "that"
        and _is_heard(told.reading.clauses[clause.parent])
    )


def _is_advice(told: ToldClause) -> bool:
    """Return whether it tells others what to do: `so yeah, always speak up`, `never promise a date`."""
    said = [norm for norm in told.norms[:4] if norm not in _FILLERS]
    if not said or said[0] not in ("always", "never"):
        return False
    after = next((norm for norm in said[1:] if norm not in told.words["lasting_adverb"]), "")
    return told.clause.tense is Tense.PRESENT and not after.endswith("s")


def _is_heard(parent: Clause) -> bool:
    """Return whether a clause says that the speaker was told: `I hear that`, `I'm told`, `my successor tells me that`."""
    if parent.negated or parent.mood not in TOLD:
        return False
    by_others = parent.passive if parent.subject is Subject.I else parent.subject in OTHERS
    heard = parent.subject is Subject.I and parent.predicate in _HEARS
    return heard or (by_others and parent.predicate in _TELLS)


def _in_present(told: ToldClause, course: Course, *, present_story: bool) -> float:
    """Return the weight of a clause that tells in the present what is so since; 0 where it does not.

    In a text that is told or explains in the present, and of `we`, it has to say that it lasts, or to be a rule.
    """
    clause, lasts = told.clause, is_said_to_last(told)
    if not _is_present(told, lasts=lasts) or not _is_not_the_speaker(told) or _is_own_way(told) or _is_denied(told):
        return 0
    firm = binds(told) or is_limited(told)
    rule = is_of_all(told) and (firm or is_recurring(told))
    if (present_story or clause.subject is Subject.WE) and not lasts and not rule:
        return 0
    if clause.subject is Subject.WE and not (told.is_act or _now_have(told)):
        return 0
    late = is_late(clause)
    if is_beside_what_stays(told) or ends_itself(told) or is_remark(told):
        return 0
    if not lasts and (
        (_is_of_a_case(told) and not course.is_settled(clause))
        or course.follows_regret(clause, within=_REASONS)
        or (course.looks_back(clause) and not course.wished)
    ):
        return 0
    if not (lasts or rule or late or is_limited(told) or course.is_settled(clause)):
        return 0
    if _is_bare_there(told) and not (lasts or firm or takes_up(told, course.handled)):
        return 0
    over = course.is_settled(clause) or (late and (lasts or (firm and is_of_each(told))))
    held, stayed = holds(told), stays(told) + (passed_on(told, course.handled, lasts=lasts) if over else 0)
    alone = _ENOUGH_ALONE if late else _ENOUGH_ALONE + 1
    gate = late and course.is_settled(clause) and firm and (is_of_each(told) or is_gate(told))
    enough = (held > 0 and stayed > 0) or stayed >= alone or (held >= alone and firm) or (gate and held > 0)
    return held + stayed + _LATE_BONUS * late if enough else 0


def _now_have(told: ToldClause) -> bool:
    """Return whether `we` have a thing that stays: `we now have a gate that blocks a change without a way back`."""
    things = told.words["standing_thing"]
    return told.clause.predicate in _HAVE and any(singular(norm) in things for norm in told.after[:6])


def _is_bare_there(told: ToldClause) -> bool:
    return told.clause.subject is Subject.NOBODY_SAID and "there" in told.norms[:3]


def _is_of_a_case(told: ToldClause) -> bool:
    """Return whether a clause says what is so in a case that the sentence supposes: `if he stays, each shift saves an hour`."""
    sentence = told.reading.sentences[told.clause.sentence]
    earlier = (c for c in told.reading.clauses_in(sentence) if c.first < told.clause.first)
    return any(c.joint in ("if", "unless") for c in earlier)


def _done_elsewhere(told: ToldClause, course: Course) -> float:
    """Return the weight of a clause in the past that tells that others did the like after the story."""
    over = course.is_settled(told.clause) and is_late(told.clause)
    return _ENOUGH if over and followed_by_others(told, course.handled) else 0


def _is_present(told: ToldClause, *, lasts: bool) -> bool:
    if told.clause.tense is Tense.PRESENT:
        return lasts or not told.clause.perfect
    return told.may_be_present and (lasts or is_of_each(told))


def _is_not_the_speaker(told: ToldClause) -> bool:
    """Return whether somebody or something else is the subject; where it is left out it has to be `there is`, or to go on."""
    clause = told.clause
    if clause.subject is Subject.NOBODY_SAID:
        return clause.predicate == "be" or clause.joint == "and" or told.is_of_quoted
    if clause.subject is Subject.YOU:
        return clause.negated and (not _THERE.isdisjoint(told.norms) or is_said_to_last(told))
    return clause.subject is not Subject.I


def _may_open(told: ToldClause) -> bool:
    """Return whether a clause whose subject is left out may tell by itself what lasts: `there is`, or a title is its subject."""
    return told.clause.predicate == "be" or told.is_of_quoted


def _is_own_way(told: ToldClause) -> bool:
    """Return whether it is the speaker's own way: `a contract gets an answer from me`, `it is a line of my checklist`.

    So is what they learned, and what they look forward to.
    """
    if not told.pairs.isdisjoint(_AHEAD) or any(singular(norm) in _LEARNED for norm in told.norms[:6]):
        return True
    if told.is_of_others:
        return False
    if told.clause.predicate == "be" and any(one in _IN and two == "my" for one, two in pairwise(told.after)):
        return True
    things = told.words["standing_thing"]
    if told.is_verb_of("relies_on") and len(told.subject) > 1:
        return False  # `the night roster still starts from my sheet`
    mine = any(norm == "my" and singular(follows) in things for norm, follows in pairwise(told.after))
    of_me = not _ME.isdisjoint(told.after) and _WITHOUT_ME.isdisjoint(told.after)
    return mine or of_me


def _is_denied(told: ToldClause) -> bool:
    """Return whether words that hang on it take it back: `nothing changed`, `a table that nobody wants to maintain`."""
    unused = any(
        c.negated
        and (c.kind is ClauseKind.RELATIVE or c.joint == "now that")
        and not c.classes.isdisjoint(("want", "use"))
        for c in told.hanging
    )
    following = told.reading.clauses[told.clause.index + 1 : told.clause.index + 2]
    taken_back = any(tuple(told.reading.norms(c.first, c.first + 2)) in _NOTHING for c in following)
    return unused or taken_back or not told.pairs.isdisjoint(_NOTHING)
