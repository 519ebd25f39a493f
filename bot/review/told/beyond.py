"""Find what the Staff bar asks beyond the six moves: a trade-off settled with others, a change that became a habit.

Also the reason of a change, and that what lasts is in use to this day. Each finder gives clauses, none where it is not told.
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.review.reading import Clause, Mood, Subject, Tense
from bot.review.told.heard import OTHERS, SPEAKERS, HeardClauses
from question_bank.models import Move

_BARGAINS = frozenset(("negotiate", "bargain", "haggle", "settle", "mediate", "push back"))
_SETTLES = frozenset(
    (
        "agree",
        "settle",
        "accept",
        "concede",
        "relent",
        "compromise",
        "sign",
        "sign off",
        "give in",
        "come round",
        "come around",
        "give way",
        "consent",
        "yield",
        "commit",
    )
)
_PUTS = frozenset(
    ("put", "lay", "take", "present", "bring", "pitch", "show", "offer", "propose", "give", "trade", "sell")
)
_WITH = frozenset(("with", "to", "before", "against", "between", "over"))
_EXCHANGES = frozenset(
    (("in", "return"), ("in", "exchange"), ("signed", "off"), ("between", "us"), ("between", "them"), ("each", "side"))
)
_ASKED_TO = frozenset(("choose", "decide", "pick", "sign", "agree", "accept", "sign off"))
_REASONS = frozenset(("because", "so that", "since", "as", "so"))
_SPARES = frozenset(
    ("save", "gain", "protect", "gather", "tell", "finish", "give", "stop", "solve", "change", "keep", "permit")
)
_AGAIN = frozenset(
    ("again", "twice", "since", "now", "always", "every", "each", "other", "next", "later", "today", "nowadays")
)
_REPEATS = frozenset(
    (
        "do",
        "use",
        "ask",
        "run",
        "open",
        "start",
        "begin",
        "repeat",
        "reuse",
        "apply",
        "keep",
        "write",
        "put",
        "send",
        "have",
    )
)
_STILL = frozenset(("still", "today", "nowadays", "since", "now", "currently"))


def negotiated(heard: HeardClauses) -> Sequence[Clause]:
    """Return the clauses that tell that the trade-off was made with others."""
    return [
        c for c in heard.clauses if heard.happened(c) and c.section is not Move.REFLECTION and _is_settled(heard, c)
    ]


def _is_settled(heard: HeardClauses, clause: Clause) -> bool:
    norms = heard.norms(clause)
    if not _EXCHANGES.isdisjoint(pairwise(norms)) or clause.predicate in _BARGAINS - {"settle"}:
        return True
    if clause.predicate in _SETTLES and (clause.subject in OTHERS or clause.subject is Subject.WE):
        return True
    if clause.verb is None:
        return False
    somebody = heard.names_somebody(clause.verb + 1, clause.last)
    if clause.subject in SPEAKERS and somebody:
        with_whom = not _WITH.isdisjoint(heard.after(clause))
        if clause.predicate in _SETTLES or clause.predicate.partition(" ")[0] in _PUTS:
            return with_whom or clause.predicate in ("offer", "give")
        if clause.predicate == "ask":
            return any(other.predicate in _ASKED_TO for other in heard.hanging(clause))
        return "convince" in clause.classes or clause.predicate in ("argue", "debate", "disagree", "weigh", "fight")
    return (
        clause.subject in OTHERS
        and clause.predicate in ("agree", "ask", "offer")
        and bool(clause.classes & {"commit", "permit"})
    )


def habits(heard: HeardClauses, since: int = 0) -> Sequence[Clause]:
    """Return the clauses from that one on that tell of a change that became a habit, a template or a rule."""
    return [c for c in heard.clauses if c.index >= since and heard.happened(c) and _is_habit(heard, c)]


def _is_habit(heard: HeardClauses, clause: Clause) -> bool:
    norms = heard.norms(clause)
    becomes = heard.does(clause, "becomes_verb") or clause.predicate == "be" or clause.predicate == "make"
    standing = heard.has(heard.after(clause), "standing_thing", "standing_state") or "step" in norms
    now = not _AGAIN.isdisjoint(_sentence(heard, clause))
    if becomes and standing and (now or heard.does(clause, "becomes_verb")):
        return True
    if clause.subject not in SPEAKERS or clause.tense is not Tense.PRESENT:
        return False
    repeats = clause.predicate.partition(" ")[0] in _REPEATS or bool(
        clause.classes & {"make", "use", "start", "ask", "gather", "tell"}
    )
    return repeats and (now or clause.mood is Mood.HABITUAL)


def _sentence(heard: HeardClauses, clause: Clause) -> Sequence[str]:
    sentence = heard.reading.sentences[clause.sentence]
    return heard.reading.norms(sentence.first, sentence.last)


def reasons(heard: HeardClauses) -> Sequence[Clause]:
    """Return the clauses that tell why a change would have helped, mostly as what would have been."""
    return [c for c in heard.clauses if _is_reason(c)]


def _is_reason(clause: Clause) -> bool:
    if clause.joint in _REASONS and clause.verb is not None:
        return True
    spares = bool(clause.classes & _SPARES) or clause.predicate in (
        "spare",
        "surface",
        "show",
        "catch",
        "end",
        "settle",
        "halve",
        "cut",
    )
    return clause.mood is Mood.CONDITIONAL and clause.subject is not Subject.I and not clause.joint and spares


def still_used(heard: HeardClauses) -> Sequence[Clause]:
    """Return the clauses that tell that something is in use to this day."""
    return [c for c in heard.clauses if heard.happened(c) and _is_in_use(heard, c)]


def _is_in_use(heard: HeardClauses, clause: Clause) -> bool:
    if clause.subject is Subject.I or clause.tense is not Tense.PRESENT:
        return False
    return clause.mood is Mood.HABITUAL or not _STILL.isdisjoint(_sentence(heard, clause))
