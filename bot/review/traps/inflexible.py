"""Contested decision: nothing is told that would have changed the speaker's mind."""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.reading import Clause, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_YIELDS = frozenset(
    ("stop", "change", "use", "permit", "commit", "decide", "start", "give", "help", "make", "finish", "move")
)
_TRIES = frozenset(("gather", "teach", "tell", "fail", "protect", "use", "try"))
_NO_CONSEQUENCE = frozenset(("lose", "cost", "fail", "feel", "have", "be", "think", "want", "fear", "wait", "gain"))
_IF = frozenset(("if", "unless", "until", "once", "provided"))
_SPEAKING = frozenset(("i", "we", "id", "wed", "im", "you", "not", "so", "it's"))
_PROPOSES = frozenset(("suggest", "propose", "offer", "agree", "recommend"))
_CHALLENGES = frozenset(("challenge", "dare", "invite", "have", "get", "tell", "give", "hand", "beg"))
_ON = frozenset(("at", "with", "to", "on", "onto"))
_FULL_STOPS = frozenset((".", "!", "?", "…"))
_MARKED_AT = frozenset(("at", "from", "under", "below", "above", "over", "past", "beyond"))
_SIDES = frozenset(("vote", "side", "go", "come", "stand", "sign", "back", "join"))
"""What one does with others whose side one takes: `I'd have voted with them`."""
_THEIRS = frozenset(("them", "they", "theirs", "their", "him", "his", "her", "hers", "others"))
_SHOW = frozenset(("show", "prove", "give", "find", "bring", "name", "convince"))


def find(signals: Signals) -> Decided:
    """Return whether the speaker held on, whatever would have come."""
    told = StoryClauses(signals)
    open_to = [c for c in told.reading.clauses if is_open(told, c)]
    yielded = [c for c in told.events if _yields(told, c)]
    firm = [c for c in told.reading.clauses if is_firm(told, c)]
    if open_to:
        return Decided(False, [told.found(c, 0.9) for c in open_to])
    if yielded and not firm:
        return Decided(False, [told.found(c, 0.7) for c in yielded])
    positions = [c for c in told.clauses if takes_position(told, c)]
    if not positions:
        return Decided(None)
    return Decided(True, [told.found(c, 0.8) for c in firm or positions])


def is_open(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause says what would change the speaker's mind, or asks others to show it."""
    if clause.sentence in told.looking_back:
        return _names_change_of_mind(told, clause)
    return (
        _is_condition(told, clause)
        or _names_condition(told, clause)
        or _asks_for_evidence(told, clause)
        or _names_change_of_mind(told, clause)
    )


def _is_condition(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is what the speaker would do on a condition that others or facts meet.

    `if it passes four, I'll drop it`.
    """
    if (
        clause.subject not in SPEAKERS
        or clause.tense is not Tense.PRESENT
        or clause.negated
        or clause.perfect
        or clause.passive
    ):
        return False
    takes_up = clause.predicate.partition(" ")[0] in ("take", "pay")  # `I'd take it on myself`, `I would pay for it`
    follows = clause.classes.isdisjoint(_NO_CONSEQUENCE - ({"cost"} if takes_up else set()))
    own = (clause.subject is Subject.I or _is_said(told, clause)) and follows
    gives_way = not clause.classes.isdisjoint(_YIELDS) or told.name(clause) in told.words["gives_way"]
    admits = clause.predicate == "be" and "wrong" in told.after_verb(clause, 3)
    return (own or gives_way or admits) and _hangs_on_facts(told, clause)


def _hangs_on_facts(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a condition of somebody else stands in the sentence of a clause, or `show me ...`."""
    first, last = _utterance(told, clause)
    norms = told.reading.norms(first, last)
    for at, (norm, after) in enumerate(pairwise(norms)):
        if norm in _IF and after not in _SPEAKING and not told.reading.tokens[first + at].quoted:
            return True
        if norm in _SHOW and after == "me" and at > 0:
            return True
    return False


def _is_said(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker says it to others in the same breath."""
    first = _utterance(told, clause)[0]
    before = (c for c in told.reading.clauses[max(0, clause.index - 6) : clause.index] if c.first >= first)
    return any(c.subject in SPEAKERS and "tell" in c.classes for c in before)


def _utterance(told: StoryClauses, clause: Clause) -> tuple[int, int]:
    """Return the tokens of the sentence of a clause, with the one before where no mark ends that."""
    sentence = told.reading.sentences[clause.sentence]
    first = sentence.first
    if sentence.index and told.reading.tokens[first - 1].norm not in _FULL_STOPS:
        first = told.reading.sentences[sentence.index - 1].first
    return first, sentence.last


def _names_condition(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker set, wrote or agreed a mark by which it is decided: a threshold, a bet, a test."""
    if not told.happened(clause) or clause.subject not in SPEAKERS | OTHERS:
        return False
    after = told.after_verb(clause)
    if not clause.classes.isdisjoint(("commit", "decide", "convince")) and clause.predicate in (
        "agree",
        "settle",
        "settle on",
        "propose",
        "decide",
        "suggest",
        "agree on",
        "offer",
    ):
        return told.names(after, "deciding_test")
    sets = not clause.classes.isdisjoint(("make", "tell", "give", "plan")) or clause.predicate in ("set", "put", "name")
    return sets and told.names(after, "deciding_mark")


def _asks_for_evidence(told: StoryClauses, clause: Clause) -> bool:
    """Return whether others were asked to show, break, run or refute it."""
    if clause.subject not in SPEAKERS or not told.happened(clause):
        return False
    under = tuple(told.under(clause))
    if clause.predicate == "let":
        return any("decide" in c.classes for c in under)
    if clause.predicate in _PROPOSES:
        return any(c.subject in (Subject.WE, Subject.NOBODY_SAID) and "gather" in c.classes for c in under)
    if "ask" not in clause.classes and clause.predicate not in _CHALLENGES:
        return False
    return any(c.subject not in SPEAKERS and not c.negated and not c.classes.isdisjoint(_TRIES) for c in under)


def _names_change_of_mind(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is said what would change the mind: `the load at which I would give in`."""
    if clause.mood is not Mood.CONDITIONAL or clause.joint == "whether" or clause.reported:
        return False
    if told.is_denied_before(clause):
        return False
    if _hangs_on_mark(told, clause):
        return True
    after = told.after_verb(clause, 4)
    mind = {"mind", "view", "position"} & set(after) and "my" in after
    moves_me = told.name(clause) in told.words["moves_mind"] and {"me", "us"} & set(after)
    gives_in = told.name(clause) in told.words["gives_way"] or (clause.predicate == "give" and after[:1] == ["in"])
    yields = clause.subject is Subject.I and (gives_in or _takes_their_side(clause, after))
    return bool(mind or moves_me or yields)


def _takes_their_side(clause: Clause, after: Sequence[str]) -> bool:
    """Return whether the speaker would have gone with the others: `I'd have voted for theirs`."""
    sides = clause.perfect and clause.predicate.partition(" ")[0] in _SIDES
    return sides and not _THEIRS.isdisjoint(after) and not clause.negated


def _hangs_on_mark(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is what the speaker would do from a mark on: `the number of lost mails at which I would drop it`."""
    opening = told.reading.norms(max(0, clause.first - 2), clause.first + 2)
    marked = any(one in _MARKED_AT and other == "which" for one, other in pairwise(opening))
    return marked and clause.subject is Subject.I and not clause.negated


def _yields(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker came over, owned up to being wrong, or was overruled and went along."""
    after = told.after_verb(clause, 5)
    if clause.subject in SPEAKERS and not clause.passive:
        wrong = clause.predicate == "be" and "wrong" in after
        own_plan = "stop" in clause.classes and "my" in after and told.names(after, "own_plan")
        return (
            wrong
            or own_plan
            or told.name(clause) in told.words["gives_way"]
            or ("mind" in after and "change" in clause.classes)
        )
    if clause.passive:
        return clause.subject in SPEAKERS and _overrules(told, clause)
    if clause.subject not in OTHERS and clause.subject is not Subject.THING:
        return False
    convinced = told.name(clause) in told.words["moves_mind"] and {"me", "us"} & set(after[:2])
    return bool(
        convinced
        or (clause.predicate == "be" and "right" in after and clause.subject in OTHERS)
        or (_overrules(told, clause) and {"me", "us"} & set(after[:2]))
    )


def _overrules(told: StoryClauses, clause: Clause) -> bool:
    typed = told.reading.norms(clause.verb, clause.verb + 1) if clause.verb is not None else ()
    return not told.words["overrules"].isdisjoint((told.name(clause), *typed))


def takes_position(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker stood for something against others: wanted, argued, said no, was against it."""
    if told.doer(clause) is not Subject.I or clause.reported:
        return False
    if clause.predicate == "be" and not told.words["stand"].isdisjoint(told.after_verb(clause, 4)):
        return True
    if clause.predicate == "say" and not any(c.verb is not None for c in told.under(clause)):
        return True
    if clause.predicate in ("keep", "stay", "stick", "hold") and not _ON.isdisjoint(told.after_verb(clause, 3)):
        return True
    if clause.negated and (
        clause.predicate in ("do", "agree", "like") or (clause.predicate == "be" and "agree" in told.own_words(clause))
    ):
        return True
    return (
        told.name(clause) in told.words["holds_position"]
        or not clause.classes.isdisjoint(("want", "convince"))
        or "no" in told.after_verb(clause, 2)
    )


def is_firm(told: StoryClauses, clause: Clause) -> bool:
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
        "The whole team wanted the queue and I was against it. I argued for Postgres in every meeting for weeks. "
        "I wrote a document about "
        "it and I repeated it to the director. In the end we stayed on Postgres.",
        "Six of seven wanted the queue and I did not. I wrote the table layout and I tested it for a week. If I "
        "did it again I would run "
        "the load test in the first week.",
    ),
    silent=(
        "The whole team wanted the queue and I was against it. I told them that if the lock stayed over ten "
        "minutes I would drop it and "
        "join them. I ran the test for four days and we stayed on Postgres.",
        "Six of seven wanted the queue and I did not. I asked the loudest of them to break my layout with his "
        "own load, and he could not.",
    ),
)
