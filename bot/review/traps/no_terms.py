"""Cost negotiation: a compromise is told without what was traded for what."""

from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_EARLIEST = 0.25
"""Before this share of the answer prices are those of the tension."""
_CONDITIONS = frozenset(
    ("if", "unless", "until", "once", "provided", "per", "otherwise", "whenever", "till", "beyond", "except")
)
_TRADES = frozenset(
    tuple(pair.split())
    for pair in (
        "in exchange", "in return", "for that", "in trade", "as long", "at most", "on condition", "no more", "not more",
        "only if", "only when", "only for", "against that", "instead of",
    )
)  # fmt: skip
_RATES = frozenset(("per", "every", "each", "beyond", "above", "otherwise", "if", "unless", "cap", "limit"))
_AGREES = frozenset((
    "agree", "settle", "find", "reach", "emerge", "accept", "get", "come", "shake", "give", "let go", "have",
    "end up", "live with", "swallow", "arrive", "arrive at", "strike", "work out", "hammer out", "figure out", "converge",
    "converge on", "land on", "land", "meet", "make", "build", "look for", "identify", "craft", "hit",
))  # fmt: skip
_RULING = frozenset(
    (
        "per",
        "each",
        "beyond",
        "above",
        "below",
        "over",
        "otherwise",
        "if",
        "unless",
        "only",
        "except",
        "exempt",
        "condition",
        "until",
        "long",
        "exchange",
        "return",
        "most",
    )
)
_SENTENCES_OF_DEAL = 3
_NO_UNITS = frozenset(("time", "way", "side", "party", "thing", "offer", "meeting", "talk", "round"))
_ALL_OF = frozenset(("the", "us", "them", "you", "these", "those"))
_OF_TIME = frozenset(
    ("over", "in", "after", "within", "during", "before", "by", "since", "for", "last", "first", "of", "on")
)


def find(signals: Signals) -> Decided:
    """Return whether no ratio, price or condition of the deal is told."""
    told = StoryClauses(signals)
    vague = [c for c in told.clauses if _is_vague_deal(told, c)]
    terms = [(c, strength) for c in told.clauses if c.place >= _EARLIEST and (strength := _terms(told, c))]
    if vague:
        sentences = frozenset(deal.sentence for deal in vague)
        terms += [(deal, 0.7) for deal in vague if _is_after_colon(told, deal)]
        terms += [(c, 0.7) for c in told.clauses if _holds_by_deal(told, c, sentences)]
    if terms:
        return Decided(False, [told.found(c, strength) for c, strength in terms])
    if not vague:
        return Decided(None)
    return Decided(True, [told.found(c, 0.7) for c in vague])


def _terms(told: StoryClauses, clause: Clause) -> float:
    """Return how well a clause names a term of a deal; 0 where it names none."""
    if clause.reported or clause.verb is None:
        return 0.0
    if clause.predicate == "be":
        return 0.8 if _defines_deal(told, clause) else 0.0
    says = told.doer(clause) in SPEAKERS and "tell" in clause.classes and _names_rate(told, clause)
    if says and told.happened(clause):
        return 0.9
    deals = (
        told.name(clause) in told.words["deals"]
        and told.doer(clause) in SPEAKERS | OTHERS
        and clause.kind is not ClauseKind.GERUND
    )
    if not (deals and told.happened(clause)):
        return 0.8 if _is_within_deal(told, clause) else 0.0
    if _has_term(told, clause):
        return 1.0
    return 0.8 if _is_conditional(told, clause) else 0.0


def _has_term(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause of dealing names an amount that was dealt in.

    What is put, cut, taken or met may be anything: there a number of things has to have a rate or a limit beside it.
    """
    amounts = [a for c in (clause, *told.under(clause)) for a in c.amounts if _is_term(told, a, clause)]
    if told.name(clause) in told.words["settles"]:
        return bool(amounts)
    ruled = not _RATES.isdisjoint(told.all_words(clause)) or told.names(told.all_words(clause), "deal_noun")
    return any(a.kind in (AmountKind.MONEY, AmountKind.SHARE) or ruled for a in amounts)


def _is_conditional(told: StoryClauses, clause: Clause) -> bool:
    words = told.all_words(clause)
    return (
        any(c.joint in _CONDITIONS for c in told.under(clause))
        or not _CONDITIONS.isdisjoint(words)
        or not _TRADES.isdisjoint(pairwise(words))
    )


def _defines_deal(told: StoryClauses, clause: Clause) -> bool:
    """Return whether it is said what the deal was: `the deal was one for every ten`, `the condition is that it stays off`."""
    subject = told.subject(clause)
    if clause.kind is not ClauseKind.MAIN or not told.names(subject, "terms_noun", "compromise"):
        return False
    sentence = told.reading.sentences[clause.sentence]
    following = [c for c in told.reading.clauses_in(sentence) if c.index >= clause.index]
    amounts = [a for c in following for a in c.amounts if _is_term(told, a)]
    said = any(c.kind is ClauseKind.COMPLEMENT and c.joint == "that" and c.parent == clause.index for c in following)
    return bool(amounts) or said or _is_conditional(told, clause)


def _holds_by_deal(told: StoryClauses, clause: Clause, deals: AbstractSet[int]) -> bool:
    """Return whether a clause tells what holds by a deal that is named in one of the sentences just before.

    `We met halfway. Above two hours product pays 21 cents each.`
    """
    if deals.isdisjoint(range(clause.sentence - _SENTENCES_OF_DEAL, clause.sentence)):
        return False
    if clause.tense is not Tense.PRESENT or told.in_present or clause.subject in SPEAKERS or clause.reported:
        return False
    return clause.mood in (Mood.TOLD, Mood.HABITUAL, Mood.FUTURE) and not _RULING.isdisjoint(told.all_words(clause))


def _is_after_colon(told: StoryClauses, deal: Clause) -> bool:
    """Return whether amounts or conditions follow a colon in the sentence of a deal: `we compromised: forty calls a seat`."""
    sentence = told.reading.sentences[deal.sentence]
    norms = told.reading.norms(deal.first, sentence.last)
    if ":" not in norms:
        return False
    colon = deal.first + norms.index(":")
    amounts = (a for c in told.reading.clauses_in(sentence) for a in c.amounts)
    return any(a.first > colon and _is_term(told, a, spans=True) for a in amounts) or not _CONDITIONS.isdisjoint(
        told.reading.norms(colon, sentence.last)
    )


def _names_rate(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the sentence of a clause holds a price or ratio with what it is for: `40 cents per seat`."""
    sentence = told.reading.sentences[clause.sentence]
    words = told.reading.norms(clause.first, sentence.last)
    amounts = [
        a for c in told.reading.clauses_in(sentence) if c.index >= clause.index for a in c.amounts if _is_term(told, a)
    ]
    return len(amounts) > 0 and not _RATES.isdisjoint(words)


def _is_within_deal(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause says what is to hold by the deal: `above that each seat pays 40 cents`."""
    if (
        clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.INFINITIVE)
        or clause.subject is Subject.I
    ):
        return False
    ruled = clause.mood in (Mood.HABITUAL, Mood.FUTURE, Mood.CONDITIONAL, Mood.TOLD)
    words = told.own_words(clause)
    named = any(
        told.names((norm,), "deal_noun") and after != "of" for norm, after in pairwise((*words, "."))
    )  # `a good deal of talk`
    return ruled and named and any(_is_term(told, a) for a in clause.amounts)


def _is_term(told: StoryClauses, amount: Amount, clause: Clause | None = None, *, spans: bool = False) -> bool:
    """Return whether an amount may be a price or ratio of a deal: no date, and no time that the talks took.

    A time `for` which something is given is one where `clause` gives it, or where it is asked for (`spans`).
    """
    if amount.kind in (AmountKind.MONEY, AmountKind.SHARE):
        return True
    before = told.reading.tokens[amount.first - 1].norm if amount.first else ""
    if amount.kind is AmountKind.SPAN:
        after = told.reading.tokens[amount.last].norm if amount.last < len(told.reading.tokens) else ""
        given = before in ("for", "first") and (
            spans or (clause is not None and _gives_something(told, clause, amount))
        )
        return (given or before not in _OF_TIME) and after not in ("later", "before", "after", "ago")
    return (
        amount.kind is AmountKind.COUNT
        and before not in ("over", "with", "times")
        and amount.unit not in _NO_UNITS
        and (amount.unit or before not in _ALL_OF)  # `for the two of us`
        and not told.names((amount.unit,), "compromise", "terms_noun")
    )


def _gives_something(told: StoryClauses, clause: Clause, amount: Amount) -> bool:
    """Return whether a clause offers or grants something, with the time for which: `offered full detail for 60 days`."""
    return told.name(clause) in told.words["grants"] and clause.verb is not None and amount.first > clause.verb + 2


def _is_vague_deal(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a compromise is named, or what only sounds like one: `we found a balanced solution`."""
    words = told.own_words(clause)
    if (
        told.names(words, "compromise")
        or clause.predicate == "compromise"
        or (clause.predicate == "split" and "difference" in words)
    ):
        return True
    agrees = clause.predicate in _AGREES
    return told.happened(clause) and agrees and told.names(words, "like_compromise")


RULE = TrapRule(
    id="traps.no-terms",
    rubric='"we compromised", with no ratio, price or condition of what was traded for what',
    says="A compromise is told without its price: who gave what, for what.",
    find=find,
    fires=(
        "Product wanted the large model for everybody, at 40k a month, and I thought that it was too expensive. "
        "I talked to them several "
        "times and I explained our bill. In the end we found a compromise and met in the middle. Both sides were "
        "happy.",
    ),
    silent=(
        "Product wanted the large model for everybody and I thought that it was too expensive. I offered it for "
        "the paying tier, capped at "
        "forty calls a month, in exchange for dropping the nightly rerun. They agreed to that.",
    ),
)
