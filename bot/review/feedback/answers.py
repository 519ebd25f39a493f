"""Find what answers a hard question: each question of the bank names one kind of answer.

Most kinds are told by a single clause (`clause_answers.py`), the others by the whole text.
"""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.review.afterwards.lasting import lasting
from bot.review.feedback.clause_answers import OF_A_CLAUSE
from bot.review.reading import Clause
from bot.review.signals import Signals
from bot.review.told.conditions import Conditions
from bot.review.told.heard import HeardClauses
from bot.review.told.sources import Sources
from question_bank.models import Move

Clauses = Sequence[Clause]


def _of_sources(heard: HeardClauses) -> Clauses:
    return Sources(heard).named()


def _who_confirms(heard: HeardClauses) -> Clauses:
    return Sources(heard).vouched()


def _would_change(heard: HeardClauses) -> Clauses:
    return Conditions(heard).found()


def _own_acts(heard: HeardClauses) -> Clauses:
    return [act.clause for act in heard.signals.acts.own]


_OF_A_TEXT: Mapping[str, Callable[[HeardClauses], Clauses]] = {
    "names-source": _of_sources,
    "who-confirms": _who_confirms,
    "would-change": _would_change,
    "own-acts": _own_acts,
}
KINDS: AbstractSet[str] = frozenset((*OF_A_CLAUSE, *_OF_A_TEXT))
"""The kinds of answers that a follow-up of the question bank may name."""


def found(heard: HeardClauses, kind: str) -> Clauses:
    """Return the clauses that give an answer of that kind. Raises KeyError for an unknown kind."""
    if kind in _OF_A_TEXT:
        return _OF_A_TEXT[kind](heard)
    holds = OF_A_CLAUSE[kind]
    return [clause for clause in heard.clauses if clause.section is not Move.REFLECTION and holds(heard, clause)]


def is_answered(signals: Signals, kind: str) -> bool:
    """Return whether a story gives an answer of that kind already.

    A number's source is told with it or after it; a check that stays is the answer to what would catch it today.
    """
    heard = HeardClauses(signals)
    if kind == "names-source":
        return bool(number_sources(signals))
    if any(found(heard, kind)):
        return True
    return kind == "safeguard-named" and _keeps_a_guard(heard)


def number_sources(signals: Signals) -> Clauses:
    """Return the clauses that say where the number of the outcome comes from, with it or after it."""
    return Sources(HeardClauses(signals)).named(_number_told(signals))


def _number_told(signals: Signals) -> int:
    """Return the first clause of the sentence that tells the number of the outcome best; 0 where none does."""
    numbered = signals.outcomes.numbered
    if not numbered:
        return 0
    best = max(numbered, key=lambda outcome: outcome.strength)
    sentence = signals.reading.sentences[best.clause.sentence]
    return min(clause.index for clause in signals.reading.clauses_in(sentence))


def _keeps_a_guard(heard: HeardClauses) -> bool:
    spans = [one.span for one in lasting(heard.signals)]
    tokens = heard.reading.tokens
    return any(
        heard.has((token.norm,), "guard_thing")
        for span in spans
        for token in tokens
        if span.start <= token.start < span.end
    )
