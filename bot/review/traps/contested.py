"""Contested decision: nothing is told that would have changed the speaker's mind."""

from bot.review.reading import Clause, Mood, Subject
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, Told
from bot.review.traps.trap import Decided, TrapRule

_CONDITIONS = frozenset(("if", "unless", "until", "once", "as long as", "provided", "provided that", "only if", "even if", "when"))
_YIELDS = frozenset(("stop", "change", "use", "permit", "commit", "decide", "start", "give", "help", "make", "finish", "move"))
_TRIES = frozenset(("gather", "teach", "tell", "fail", "protect", "use", "try"))
_UNREAL = frozenset((Mood.CONDITIONAL, Mood.FUTURE, Mood.WISHED))


def find(signals: Signals) -> Decided:
    """Return whether the speaker held on, whatever would have come."""
    told = Told(signals)
    open_to = [c for c in told.reading.clauses if _is_open(told, c)]
    yielded = [c for c in told.events if _yields(told, c)]
    firm = [c for c in told.reading.clauses if _is_firm(told, c)]
    if open_to:
        return Decided(False, [told.found(c, 0.9) for c in open_to])
    if yielded and not firm:
        return Decided(False, [told.found(c, 0.7) for c in yielded])
    if not firm and not signals.acts.all:
        return Decided(None)
    return Decided(True, [told.found(c, 0.8) for c in firm])


def _is_open(told: Told, clause: Clause) -> bool:
    """Return whether a clause says what would change the speaker's mind, or asks others to show it."""
    if clause.sentence in told.looking_back:
        return _names_change_of_mind(told, clause)
    return _is_condition(told, clause) or _names_condition(told, clause) or _asks_for_evidence(told, clause) or _names_change_of_mind(told, clause)


def _is_condition(told: Told, clause: Clause) -> bool:
    """Return whether it is a condition under which the speaker would go the other way: `if it passes four, I'll drop it`."""
    if clause.joint not in _CONDITIONS or clause.subject is Subject.I:
        return False
    for other in told.reading.clauses_in(told.reading.sentences[clause.sentence]):
        if other is clause or other.negated or other.mood not in _UNREAL or other.perfect:
            continue
        gives_way = not other.classes.isdisjoint(_YIELDS) or other.predicate in told.words["gives_way"]
        if other.subject in SPEAKERS and gives_way:
            return True
    return False


def _names_condition(told: Told, clause: Clause) -> bool:
    """Return whether the speaker set, wrote or agreed a mark by which it is decided: a threshold, a bet, a test."""
    if not told.happened(clause) or clause.subject not in SPEAKERS | OTHERS:
        return False
    after = told.after_verb(clause)
    if not clause.classes.isdisjoint(("commit", "decide", "convince")) and clause.predicate in ("agree", "settle", "settle on", "propose", "decide", "suggest", "agree on", "offer"):
        return told.names(after, "deciding_test")
    sets = not clause.classes.isdisjoint(("make", "tell", "give", "plan")) or clause.predicate in ("set", "put", "name")
    return sets and told.names(after, "deciding_mark")


def _asks_for_evidence(told: Told, clause: Clause) -> bool:
    """Return whether others were asked to show, break, run or refute it."""
    if clause.subject not in SPEAKERS or not told.happened(clause):
        return False
    asks = "ask" in clause.classes or clause.predicate in ("challenge", "dare", "invite", "let", "have", "get", "tell", "give", "hand", "beg")
    if not asks:
        return False
    return any(c.subject in OTHERS | {Subject.YOU} and not c.negated and not c.classes.isdisjoint(_TRIES) for c in told.under(clause))


def _names_change_of_mind(told: Told, clause: Clause) -> bool:
    """Return whether it is said what would change the mind: `what would have convinced me`, `the load at which I would give in`."""
    if clause.mood is not Mood.CONDITIONAL or clause.negated:
        return False
    after = told.after_verb(clause, 4)
    mind = {"mind", "view", "position"} & set(after) and "my" in after
    moves_me = clause.predicate in told.words["moves_mind"] and {"me", "us"} & set(after)
    yields = clause.subject is Subject.I and clause.predicate in told.words["gives_way"]
    return bool(mind or moves_me or yields)


def _yields(told: Told, clause: Clause) -> bool:
    """Return whether the speaker came over, owned up to being wrong, or was overruled and went along."""
    after = told.after_verb(clause, 5)
    if clause.subject in SPEAKERS and not clause.passive:
        wrong = clause.predicate == "be" and "wrong" in after
        return wrong or clause.predicate in told.words["gives_way"] or ("mind" in after and "change" in clause.classes)
    if clause.passive:
        return clause.subject in SPEAKERS and clause.predicate in told.words["overrules"]
    if clause.subject not in OTHERS and clause.subject is not Subject.THING:
        return False
    convinced = clause.predicate in told.words["moves_mind"] and {"me", "us"} & set(after[:2])
    return bool(convinced or (clause.predicate == "be" and "right" in after and clause.subject in OTHERS) or (clause.predicate in told.words["overrules"] and {"me", "us"} & set(after[:2])))


def _is_firm(told: Told, clause: Clause) -> bool:
    """Return whether the speaker says that they were right all along, or closed the matter."""
    if clause.mood not in (Mood.TOLD, Mood.HABITUAL) or clause.reported:
        return False
    words = told.own_words(clause)
    if clause.subject is Subject.I and clause.predicate in ("be", "stay", "remain", "feel") and not clause.negated:
        return not told.words["certain"].isdisjoint(words)
    knew = clause.subject is Subject.I and clause.predicate in ("know", "insist", "refuse", "hold", "keep")
    return knew and not {"right", "correct", "no", "whole", "still"}.isdisjoint(told.all_words(clause))


RULE = TrapRule(
    id="traps.inflexible",
    rubric="never says what would have changed the speaker's mind: reads as inflexible",
    says="A position is held, and nothing is said that would have changed it.",
    find=find,
    fires=(
        "The whole team wanted the queue and I was against it. I argued for Postgres in every meeting for weeks. I wrote a document about "
        "it and I repeated it to the director. In the end we stayed on Postgres.",
        "Six of seven wanted the queue and I did not. I wrote the table layout and I tested it for a week. If I did it again I would run "
        "the load test in the first week.",
    ),
    silent=(
        "The whole team wanted the queue and I was against it. I told them that if the lock stayed over ten minutes I would drop it and "
        "join them. I ran the test for four days and we stayed on Postgres.",
        "Six of seven wanted the queue and I did not. I asked the loudest of them to break my layout with his own load, and he could not.",
    ),
)
