"""Find what a project changed for other people or other work, beyond its result and without a thing that stays: good or bad."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bot.review.afterwards.aftermath import OTHERS, TOLD, after_acts, is_late
from bot.review.afterwards.newcomers import ONLOOKS, acts_as_party, first_named, is_newcomer
from bot.review.afterwards.told_clause import ToldClause, singular
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Subject, Tense
from bot.review.rules.rule import Evidence
from bot.review.signals import Signals
from question_bank.grammar import load_grammar

_OPEN = frozenset((ClauseKind.MAIN, ClauseKind.RELATIVE))
_CONSEQUENCE = frozenset(("so", "so that", "because of"))
_IF = frozenset(("if", "unless", "in case"))
_NOW = frozenset(("now", "since", "today", "nowadays", "afterwards"))
_NEXT = frozenset(("next", "another", "second", "third", "later", "since", "other", "afterwards"))
_CHANGED = frozenset((("first", "time"), ("no", "longer")))
_LATER = frozenset((
    ("year", "after"), ("year", "later"), ("years", "later"), ("months", "later"), ("month", "later"), ("weeks", "later"),
    ("quarter", "later"), ("week", "later"), ("later", "on"), ("next", "year"), ("next", "quarter"), ("quarter", "after"),
    ("that", "spring"), ("that", "autumn"), ("that", "summer"), ("in", "spring"), ("in", "autumn"), ("in", "summer"),
    ("next", "project"),
))  # fmt: skip
_BECAUSE_OF = frozenset((("because", "of"), ("thanks", "to"), ("owing", "to"), ("due", "to"), ("back", "of")))
_FOLLOWS = frozenset((("a", "consequence"), ("in", "consequence"), ("in", "turn"), ("a", "result")))
_THEREFORE = frozenset(("consequently", "therefore"))
_IT = frozenset(("it", "that", "this"))
_ROOM = frozenset((
    "confidence", "courage", "room", "time", "chance", "freedom", "leeway", "means", "slack", "space", "argument",
    "excuse", "cover",
    "weekend", "weekends", "evening", "evenings", "breathing", "license", "licence", "permission", "power", "opening",
))  # fmt: skip
_OPENS = frozenset(("open", "clear", "pave", "make", "free", "open up"))
_DOOR = frozenset(("door", "doors", "way", "path", "road", "room"))
_LOAD = frozenset(("pressure", "load", "burden", "weight", "strain", "work", "heat"))
_THEIRS = frozenset(("her", "his", "their"))
_COMES = frozenset(("come", "move", "switch", "transfer", "go", "return", "flock", "turn"))
_WITHOUT_US = frozenset((("without", "me"), ("without", "us")))
_CEASES = frozenset(("stopped", "quit", "ceased", "stop", "stops"))
_CALLS_ON = frozenset(("come", "go", "return", "turn"))
"""Those of them that also tell of a visit or a question: `he came to me`."""
_ACROSS = frozenset(("over", "across"))
_TURNS = frozenset(
    ("move", "move to", "go", "switch", "switch to", "transfer", "change", "turn to", "defect", "change to")
)
_ANOTHER = frozenset(("another", "other", "different", "competitor", "rival", "elsewhere", "competition"))
_SHORT = frozenset(
    ("hour", "minute", "second", "day", "moment", "little", "bit", "sooner", "sprint", "and", "or", "then")
)
_LIKEWISE = frozenset((("that", "way"), ("this", "way"), ("same", "manner"), ("same", "fashion"), ("like", "that")))
_THOUGHT_OF = frozenset(("regard", "consider", "see", "view", "know", "esteem", "respect", "admire"))
_US = frozenset(("us", "me"))
_LEFT_FOR = frozenset(("for", "because", "the", "us"))


def second_order(signals: Signals) -> Sequence[Evidence]:
    """Return the clauses in which others do something else than before because of the project."""
    found = []
    named: dict[str, int] | None = None
    for clause in after_acts(signals.reading, moods=TOLD | {Mood.CONDITIONAL}):
        told = ToldClause(signals.reading, signals.lexicon.words, clause)
        if _may_tell(told) and not signals.course.was_before(clause):
            strength = max(_others_changed(told), _others_followed(told), _others_made_able(told))
            if not strength and signals.course.is_over(clause) and acts_as_party(told):
                named = first_named(signals.reading) if named is None else named
                strength = 0.6 if is_newcomer(told, named) else 0
            if strength:
                found.append(Evidence(told.span, strength))
    return found


def _may_tell(told: ToldClause) -> bool:
    """Return whether a clause stands where consequences are told, and says what was so; `could` tells of it, `would` not."""
    clause = told.clause
    if clause.tense is Tense.NONE or not is_late(clause) or _is_spared_the_speaker(told):
        return False
    if clause.mood is Mood.CONDITIONAL and (clause.perfect or clause.joint in _IF or "could" not in told.until_verb):
        return False
    if clause.kind is ClauseKind.SUBORDINATE:
        return clause.joint in _CONSEQUENCE and not _is_purpose(told)
    if clause.joint == "so" and _is_purpose(told):
        return False
    return clause.kind in _OPEN or clause.parent is None


def _is_purpose(told: ToldClause) -> bool:
    """Return whether it is what the speaker meant by an act: `I sent her the branch so she could study it`."""
    clause = told.clause
    if clause.mood is not Mood.CONDITIONAL or clause.index == 0:
        return False
    before = told.reading.clauses[clause.index - 1 if clause.parent is None else clause.parent]
    while before.tense is Tense.NONE and before.parent is not None:
        before = told.reading.clauses[before.parent]
    return before.sentence == clause.sentence and before.subject in (Subject.I, Subject.WE)


def _others_changed(told: ToldClause) -> float:
    """Return how well a clause tells that others do something from now on, or no longer."""
    clause = told.clause
    if _is_raised(told):
        return 0.7
    if not told.is_of_others and not (clause.subject is Subject.THEY and not told.subject and clause.joint == "and"):
        return 0
    if not told.is_act or told.is_verb_of("pleases") or _is_price(told) or _is_repute(told) or _is_own_rise(told):
        return 0
    if _begins_or_ends(told) and "again" not in told.norms:
        return 0.8
    if not clause.negated and (told.is_verb_of("of_own_will") or _comes_over(told)):
        return 0.7 if _comes_over(told) else 0.6
    if not told.pairs.isdisjoint(_CHANGED):
        return 0.7
    if clause.tense is Tense.PRESENT and ("anymore" in told.norms or ("any", "more") in told.pairs):
        return 0.6
    present = not clause.negated and (clause.tense is Tense.PRESENT or ("now" in told.norms and told.may_be_present))
    if _turned_away(told) or _did_likewise(told):
        return 0.6
    if _is_unaided(told) and (present or not _NEXT.isdisjoint(told.norms)):
        return 0.6
    return 0.6 if present and not _NOW.isdisjoint(told.norms) else 0


def _is_raised(told: ToldClause) -> bool:
    """Return whether somebody got a post they did not have: `she was promoted`, `the usher has become a developer with us`."""
    clause, after = told.clause, told.after
    if told.is_verb_of("raised") and clause.passive:
        return told.is_of_others and not clause.negated
    if clause.subject in (Subject.I, Subject.WE):
        return False
    becomes = clause.predicate == "become" and not clause.negated and (clause.perfect or clause.tense is Tense.PAST)
    return becomes and after[:1] in (["a"], ["an"], ["the"], ["our"], ["one"]) and _is_post(after[1:3])


def _is_post(norms: Sequence[str]) -> bool:
    """Return whether words name a post and do not praise: `developer with`, not `better engineer`."""
    return bool(norms) and singular(norms[0]) in load_grammar().words["person"]


def _is_repute(told: ToldClause) -> bool:
    """Return whether it is what is thought of others, which is praise: `she is nowadays regarded as our best planner`."""
    return told.clause.passive and told.clause.predicate.partition(" ")[0] in _THOUGHT_OF


def _is_own_rise(told: ToldClause) -> bool:
    """Return whether it is how somebody grew or how much they got done: `she has grown a lot since`, `he has closed 31 since`."""
    clause = told.clause
    if clause.passive or clause.tense is not Tense.PRESENT or not clause.perfect:
        return False
    counted = any(
        a.kind in (AmountKind.COUNT, AmountKind.SHARE) and a.first > (clause.verb or 0) for a in clause.amounts
    )
    return told.is_verb_of("grows") or counted


def _is_price(told: ToldClause) -> bool:
    """Return whether it is what others charge or pay, which is a term of the deal: `Now they charge 4% a parcel`."""
    priced = any(a.kind in (AmountKind.MONEY, AmountKind.SHARE) for a in told.clause.amounts)
    return priced and "cost" in told.clause.classes


def _begins_or_ends(told: ToldClause) -> bool:
    """Return whether others begin or cease to do something: another verb follows, so that it is not a thing that stops."""
    words = told.words["begins_or_ends"]
    if not words.isdisjoint(told.until_verb):
        return True
    following = (c for c in told.hanging if c.kind in (ClauseKind.GERUND, ClauseKind.INFINITIVE))
    return told.verb_form in words and any(c.parent == told.clause.index for c in following)


def _is_spared_the_speaker(told: ToldClause) -> bool:
    """Return whether others only leave the speaker in peace: `finance stopped writing me emails`."""
    following = next((c for c in told.hanging if c.kind is ClauseKind.GERUND and c.parent == told.clause.index), None)
    if following is None or following.verb is None:
        return False
    return told.verb_form in _CEASES and told.reading.norms(following.verb + 1, following.verb + 2) == ["me"]


def _comes_over(told: ToldClause) -> bool:
    """Return whether others come to the speaker's side: `two of the agents moved over to us`."""
    verb, _, particle = told.clause.predicate.partition(" ")
    if verb not in _COMES or not any(one == "to" and two in _US for one, two in pairwise(told.after)):
        return False
    return verb not in _CALLS_ON or particle in _ACROSS or not _ACROSS.isdisjoint(told.after[:2])


def _is_unaided(told: ToldClause) -> bool:
    """Return whether it is said that others did it without help: `herself`, `on their own`."""
    return told.says("unaided") or any(
        one == "on" and two in _THEIRS and three == "own"
        for one, two, three in zip(told.norms, told.norms[1:], told.norms[2:], strict=False)
    )


def _turned_away(told: ToldClause) -> bool:
    """Return whether others went elsewhere: `my collaborator did move to another topic`, `she went to a competitor`."""
    clause = told.clause
    if clause.negated or clause.predicate not in _TURNS or (clause.subject is Subject.THING and not told.is_of_others):
        return False
    return "to" in (*told.norms[-6:], *told.after[:2]) and not _ANOTHER.isdisjoint(told.after)


def _did_likewise(told: ToldClause) -> bool:
    """Return whether others did the like later: `two of the engineers later stopped their own projects that way`."""
    clause = told.clause
    past = clause.tense is Tense.PAST or clause.perfect
    if not past or clause.negated or clause.passive or told.is_of_own_team:
        return False
    later = any(two == "later" and singular(one) not in told.words["cycle"] | _SHORT for one, two in told.pairs)
    return later or not told.pairs.isdisjoint(_LIKEWISE)


def _others_followed(told: ToldClause) -> float:
    """Return how well a clause tells what others did as a consequence, later, or without the speaker's help."""
    clause = told.clause
    if not _is_act_of_others(told) or clause.passive:
        return 0
    past = clause.tense is Tense.PAST or clause.perfect
    consequence = past and (_is_said_to_follow(told) or (clause.joint == "so" and "could" in told.until_verb))
    left = past and clause.predicate == "leave" and clause.subject is Subject.THEY and _is_for_good(told)
    later = past and clause.kind is not ClauseKind.RELATIVE and not told.pairs.isdisjoint(_LATER)
    later = later and (clause.predicate not in ONLOOKS or "than" in told.after)
    unaided = any(c.joint == "without" for c in told.hanging) or not told.pairs.isdisjoint(_WITHOUT_US)
    if consequence or _is_forced(told):
        return 0.7
    return 0.6 if left or later or unaided else 0


def _is_forced(told: ToldClause) -> bool:
    """Return whether others, said by name, had to do something: `sales had to turn two clients down`."""
    clause = told.clause
    forced = clause.tense is Tense.PAST and ("had", "to") in pairwise(told.until_verb)
    named = clause.kind is ClauseKind.MAIN and (
        len(told.subject) > 1 or told.subject[:1] not in (["he"], ["she"], ["they"])
    )
    return forced and named and not told.is_of_own_team


def _is_said_to_follow(told: ToldClause) -> bool:
    """Return whether words say that it came of what was done: `as a consequence`, `two people left over it`."""
    if not told.pairs.isdisjoint(_BECAUSE_OF):
        return True
    follows = not told.pairs.isdisjoint(_FOLLOWS) or not _THEREFORE.isdisjoint(told.norms[:3])
    return (follows and not told.is_of_own_team) or any(one == "over" and two in _IT for one, two in told.pairs)


def _is_for_good(told: ToldClause) -> bool:
    """Return whether somebody left for good: not `they left us alone`, `left us with the bill`."""
    us_with = told.after[:1] == ["us"] and (len(told.after) == 1 or told.after[1] not in _LEFT_FOR)
    return not told.after or (told.after[0] in _LEFT_FOR and not us_with)


def _others_made_able(told: ToldClause) -> float:
    """Return how well a clause tells what the work let others do: `it let sales go into Poland`, `it meant support could`."""
    clause = told.clause
    if clause.subject is not Subject.THING or clause.negated or _is_feature(told):
        return 0
    direct = [c for c in told.hanging if c.parent == clause.index]
    if clause.predicate == "mean":
        return 0.7 if any(_is_act_of_others(ToldClause(told.reading, told.words, c)) for c in direct) else 0
    if _gives_room(told):
        return 0.7
    lets = clause.predicate.partition(" ")[0] == "let"
    if not lets and not told.is_verb_of("makes_able"):
        return 0
    theirs = any(c.kind is ClauseKind.INFINITIVE and c.subject in OTHERS for c in direct)
    if theirs or (lets and _goes_on_with_others(told)):
        return 0.7
    to_do = lets or not {"to", "from"}.isdisjoint(told.after[:6])
    return 0.7 if to_do and any(_is_party(told.words, norm) for norm in told.after[:4]) else 0


def _is_feature(told: ToldClause) -> bool:
    """Return whether it explains what a part of a product is for: `its mail plugin lets users write from the page`."""
    return told.clause.tense is Tense.PRESENT and told.subject[:1] in (["its"], ["their"]) and len(told.subject) > 1


def _gives_room(told: ToldClause) -> bool:
    """Return whether it made it easier for others: `it gave them the confidence to refuse`, `took the load off the crew`."""
    after = told.after
    party = any(_is_party(told.words, norm) for norm in after)
    opens = told.clause.predicate in _OPENS and not _DOOR.isdisjoint(after) and not {"for", "to"}.isdisjoint(after)
    gives = opens or (told.clause.predicate in ("give", "buy") and not _ROOM.isdisjoint(after))
    return party and (gives or (told.clause.predicate in ("take", "take off") and not _LOAD.isdisjoint(after)))


def _goes_on_with_others(told: ToldClause) -> bool:
    """Return whether the next clause of the sentence is of others: `it let | sales go into Poland`."""
    following: Iterator[Clause] = iter(told.reading.clauses[told.clause.index + 1 : told.clause.index + 2])
    return any(c.sentence == told.clause.sentence and _is_subject_party(told, c) for c in following)


def _is_subject_party(told: ToldClause, clause: Clause) -> bool:
    if clause.subject_at is None:
        return False
    return clause.subject in OTHERS or _is_party(told.words, told.reading.norms(*clause.subject_at)[-1])


def _is_act_of_others(told: ToldClause) -> bool:
    return told.is_of_others and told.is_act and not told.clause.negated


def _is_party(words: Mapping[str, frozenset[str]], norm: str) -> bool:
    people, noun = load_grammar().words, singular(norm)
    return noun in words["party"] or noun in people["person"] or noun in people["group"] or norm in people["bare_group"]
