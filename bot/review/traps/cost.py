"""Cost negotiation: a compromise is told without what was traded for what."""

from itertools import pairwise

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Subject
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap import Decided, TrapRule

_EARLIEST = 0.25
"""Before this share of the answer prices are those of the tension."""
_CONDITIONS = frozenset(
    ("if", "unless", "until", "once", "provided", "per", "otherwise", "whenever", "till", "beyond", "except")
)
_TRADES = frozenset(
    tuple(pair.split())
    for pair in (
        "in exchange", "in return", "for that", "in trade", "as long", "up to", "at most", "on condition", "no more", "not more",
        "only if", "only when", "only for", "against that", "instead of",
    )
)  # fmt: skip
_RATES = frozenset(("per", "every", "each", "beyond", "above", "otherwise", "if", "unless", "cap", "limit"))
_AGREES = frozenset((
    "agree", "settle", "find", "reach", "emerge", "accept", "get", "come", "shake", "give", "let go", "have",
    "end up", "live with", "swallow",
))  # fmt: skip
_OF_TIME = frozenset(
    ("over", "in", "after", "within", "during", "before", "by", "since", "for", "last", "first", "of", "on")
)


def find(signals: Signals) -> Decided:
    """Return whether no ratio, price or condition of the deal is told."""
    told = StoryClauses(signals)
    terms = [(c, strength) for c in told.clauses if c.place >= _EARLIEST and (strength := _terms(told, c))]
    if terms:
        return Decided(False, [told.found(c, strength) for c, strength in terms])
    vague = [c for c in told.clauses if _is_vague_deal(told, c)]
    if not vague:
        return Decided(None)
    return Decided(True, [told.found(c, 0.7) for c in vague])


def _terms(told: StoryClauses, clause: Clause) -> float:
    """Return how well a clause names a term of a deal; 0 where it names none."""
    if clause.reported or clause.verb is None:
        return 0.0
    if clause.predicate == "be" and told.names(told.subject(clause), "deal_noun") | told.names(
        told.after_verb(clause, 3), "deal_noun"
    ):
        return 0.8 if told.names(told.own_words(clause), "terms_noun") else 0.0
    says = told.doer(clause) in SPEAKERS and "tell" in clause.classes and _names_rate(told, clause)
    if says and told.happened(clause):
        return 0.9
    deals = (
        clause.predicate.replace(" ", "_") in told.words["deals"]
        and told.doer(clause) in SPEAKERS | OTHERS
        and clause.kind is not ClauseKind.GERUND
    )
    if not (deals and told.happened(clause)) and not _is_within_deal(told, clause):
        return 0.0
    under = tuple(told.under(clause))
    amounts = [a for c in (clause, *under) for a in c.amounts if _is_term(told, a)]
    if amounts:
        return 1.0
    words = told.all_words(clause)
    pairs = set(pairwise(words))
    conditional = (
        any(c.joint in _CONDITIONS for c in under) or not _CONDITIONS.isdisjoint(words) or not _TRADES.isdisjoint(pairs)
    )
    return 0.8 if conditional else 0.0


def _names_rate(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the sentence of a clause holds a price or a ratio with what it is for: `40 cents per "
    "seat`, `one for every twenty`."""
    sentence = told.reading.sentences[clause.sentence]
    words = told.reading.norms(clause.first, sentence.last)
    amounts = [
        a for c in told.reading.clauses_in(sentence) if c.index >= clause.index for a in c.amounts if _is_term(told, a)
    ]
    return len(amounts) > 0 and not _RATES.isdisjoint(words)


def _is_within_deal(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause says what is to hold by the deal: `above that each seat pays 40 cents`, `the "
    "quota halves by itself`."""
    if (
        clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.INFINITIVE)
        or clause.subject is Subject.I
    ):
        return False
    ruled = clause.mood in (Mood.HABITUAL, Mood.FUTURE, Mood.CONDITIONAL, Mood.TOLD)
    return ruled and told.names(told.own_words(clause), "deal_noun") and bool(clause.amounts)


def _is_term(told: StoryClauses, amount: Amount) -> bool:
    """Return whether an amount may be a price or ratio of a deal: no date, and no time that the talks took."""
    if amount.kind in (AmountKind.MONEY, AmountKind.SHARE):
        return True
    before = told.reading.tokens[amount.first - 1].norm if amount.first else ""
    if amount.kind is AmountKind.SPAN:
        after = told.reading.tokens[amount.last].norm if amount.last < len(told.reading.tokens) else ""
        return before not in _OF_TIME and after not in ("later", "before", "after", "ago")
    return (
        amount.kind is AmountKind.COUNT
        and before not in ("over", "with", "times")
        and amount.unit not in ("time", "way", "side", "party", "thing")
    )


def _is_vague_deal(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a compromise is named, or an agreement that only sounds like one: `we found a balanced "
    "solution`."""
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
