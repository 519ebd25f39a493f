"""What an answer to a hard question is worth.

False praise is worse than a false alarm: an answer holds only where its own words name what was asked for, in a sentence
that neither denies it, nor wishes for it, nor gives up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.review.feedback.answers import found
from bot.review.reading import Clause, Subject
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.told.heard import HeardClauses
from bot.review.told.sources import Sources
from question_bank.models import ArchetypeId, Move, Verdict


class Hard(StrEnum):
    """What a hard question is after: the number's source, the archetype's trap, what else could have been."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


class AnswerLack(StrEnum):
    """What an answer falls short by."""

    NOTHING = "nothing"
    SILENT = "silent"
    GAVE_UP = "gave-up"
    NO_NUMBER = "no-number"
    NO_SOURCE = "no-source"
    VAGUE_SOURCE = "vague-source"
    WISHED = "wished"
    REFUSED = "refused"
    VAGUE_CONDITION = "vague-condition"
    NO_CONDITION = "no-condition"
    TOO_THIN = "too-thin"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True, kw_only=True)
class HardQuestion:
    """One hard question. `answered_by` is the kind of answer that it takes; `quotes` is a span of the story."""

    hard: Hard
    text: str
    answered_by: str
    quotes: Span | None = None
    needs_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What an answer is worth: met, weak (in part) or missing; `words` is the sentence of it that decided, if any."""

    verdict: Verdict
    lack: AnswerLack
    words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One hard question at the end of a round.

    `quote` is the user's own words that decided. `spoken` is how many seconds were spoken where the user said by
    themself whether that answered it.
    """

    hard: Hard
    question: str
    verdict: Verdict
    lack: AnswerLack
    quote: str | None = None
    spoken: int | None = None


SOURCE, CONDITION = "names-source", "would-change"
MENDED_IN: Mapping[ArchetypeId | None, Move] = {
    ArchetypeId.CONTESTED_DECISION: Move.TRADE_OFF,
    ArchetypeId.KILLED_PROJECT: Move.ACTION,
    ArchetypeId.RESEARCH_VS_SHIPPING: Move.TRADE_OFF,
    ArchetypeId.SAFETY_ESCALATION: Move.ACTION,
    ArchetypeId.QUALITY_INCIDENT: Move.DRIVER,
    ArchetypeId.COST_NEGOTIATION: Move.TRADE_OFF,
    ArchetypeId.MENTORING: Move.ACTION,
    ArchetypeId.ETHICAL_PUSHBACK: Move.ACTION,
    None: Move.ACTION,
}
"""The letter of a story that keeps it out of its archetype's trap."""
LEAST_NAMED = 3
"""Words that name something, in the sentence that answers: fewer is a phrase without content."""


def mended_in(hard: Hard, archetype: ArchetypeId | None) -> Move:
    """Return the letter of a story that the answer to a hard question belongs in."""
    if hard is Hard.TRAP:
        return MENDED_IN[archetype]
    return Move.RESULT if hard is Hard.NUMBER else Move.TRADE_OFF


def check(question: HardQuestion, answer: Signals, *, freed: bool = False) -> Checked:
    """Return what an answer is worth.

    `freed` says that the story falls into its archetype's trap by itself, and no longer with this answer in it.
    """
    if not answer.reading.words:
        return Checked(verdict=Verdict.MISSING, lack=AnswerLack.SILENT)
    return _CHECKS[question.hard](question, HeardClauses(answer), freed)


def _number(question: HardQuestion, heard: HeardClauses, _: bool) -> Checked:
    """A source, a measurement, a comparison or a method, and the number itself where the story has none."""
    sources = Sources(heard)
    named = [*sources.named(), *found(heard, question.answered_by)]
    has_number = any(amount.value is not None for clause in heard.reading.clauses for amount in clause.amounts)
    if named and question.needs_number and not has_number:
        return _short(Verdict.WEAK, AnswerLack.NO_NUMBER, heard, named)
    if named:
        return Checked(verdict=Verdict.MET, lack=AnswerLack.NOTHING, words=heard.sentence_of(named[0]))
    if heard.given_up:
        return _gave_up(heard)
    wished = sources.wished()
    if wished:
        return _short(Verdict.MISSING, AnswerLack.WISHED, heard, wished)
    hints = sources.hinted()
    if hints:
        return _short(Verdict.WEAK, AnswerLack.VAGUE_SOURCE, heard, hints)
    verdict = Verdict.WEAK if question.needs_number and has_number else Verdict.MISSING
    return Checked(verdict=verdict, lack=AnswerLack.NO_SOURCE)


def _trap(question: HardQuestion, heard: HeardClauses, freed: bool) -> Checked:
    """The very thing that was asked for, in words that name something."""
    named = found(heard, question.answered_by)
    full = _full(heard, named)
    if full:
        return Checked(verdict=Verdict.MET, lack=AnswerLack.NOTHING, words=heard.sentence_of(full[0]))
    if heard.given_up:
        return _gave_up(heard)
    if named:
        return _short(Verdict.WEAK, AnswerLack.TOO_THIN, heard, named)
    return Checked(verdict=Verdict.WEAK if freed else Verdict.MISSING, lack=AnswerLack.BESIDE)


def _counterfactual(question: HardQuestion, heard: HeardClauses, _: bool) -> Checked:
    """A condition, or a consequence, that one could have watched for."""
    conditions = [clause for clause in found(heard, question.answered_by) if not _refuses(heard, clause)]
    full = _full(heard, conditions)
    if full:
        return Checked(verdict=Verdict.MET, lack=AnswerLack.NOTHING, words=heard.sentence_of(full[0]))
    refused = [clause for clause in heard.clauses if _refuses(heard, clause)]
    if refused:
        return _short(Verdict.MISSING, AnswerLack.REFUSED, heard, refused)
    if heard.given_up:
        return _gave_up(heard)
    if conditions:
        return _short(Verdict.WEAK, AnswerLack.VAGUE_CONDITION, heard, conditions)
    return Checked(verdict=Verdict.MISSING, lack=AnswerLack.NO_CONDITION)


_CHECKS = {Hard.NUMBER: _number, Hard.TRAP: _trap, Hard.COUNTERFACTUAL: _counterfactual}
_NOTHING = frozenset(("nothing", "nobody", "none"))
_YIELDS = frozenset(("change", "switch", "give in", "give", "yield", "budge"))


def _refuses(heard: HeardClauses, clause: Clause) -> bool:
    """Return whether a clause says that nothing would have: `nothing`, `I was right`, `no way`, `I would never change it`."""
    norms = heard.norms(clause)
    if not _NOTHING.isdisjoint(norms[:1]) or list(norms[:2]) == ["no", "way"]:
        return True
    if clause.subject is Subject.I and clause.predicate == "be" and not clause.negated:
        return "right" in heard.after(clause)[:2]
    return clause.subject is Subject.I and clause.negated and clause.predicate in _YIELDS


def _full(heard: HeardClauses, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Return the clauses whose sentence names something."""
    sentences = heard.reading.sentences
    return [clause for clause in clauses if heard.content(sentences[clause.sentence]) >= LEAST_NAMED]


def _gave_up(heard: HeardClauses) -> Checked:
    sentence = min(heard.given_up)
    clause = next(one for one in heard.reading.clauses if one.sentence == sentence)
    return _short(Verdict.MISSING, AnswerLack.GAVE_UP, heard, [clause])


def _short(verdict: Verdict, lack: AnswerLack, heard: HeardClauses, clauses: Sequence[Clause]) -> Checked:
    return Checked(verdict=verdict, lack=lack, words=heard.sentence_of(clauses[0]))
