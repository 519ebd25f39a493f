"""Verdicts on answers to hard questions.

False praise is worse than a false alarm. An answer holds only where its own words name what was asked for, in a
sentence that neither denies it, nor wishes for it, nor gives up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.stories.hard_questions import Hard, HardQuestion
from bot.review.feedback.answers import found
from bot.review.reading import Clause, Subject
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.told.heard import HeardClauses
from bot.review.told.sources import Sources
from question_bank.models import ArchetypeId, Move, Verdict


class AnswerLack(StrEnum):
    """The reason for which an answer falls short."""

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
class Checked:
    """The verdict on an answer: met, weak (in part) or missing."""

    verdict: Verdict
    lack: AnswerLack
    words: Span | None = None
    """Span of the sentence that decided, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A hard question with its verdict at the end of a round."""

    hard: Hard
    question: str
    """Text of the question."""
    verdict: Verdict
    lack: AnswerLack
    """Reason for which the answer falls short."""
    quote: str | None = None
    """The user's own words that decided."""
    spoken: int | None = None
    """Seconds of a spoken answer, on which the user gave the verdict."""


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
"""Letter of a story that keeps it out of its archetype's trap."""
LEAST_NAMED = 3
"""Fewest words with content in the sentence that answers. A sentence with fewer is an empty phrase."""


def mended_in(hard: Hard, archetype: ArchetypeId | None) -> Move:
    """Return the letter of a story to which the answer to a hard question belongs."""
    if hard is Hard.TRAP:
        return MENDED_IN[archetype]
    return Move.RESULT if hard is Hard.NUMBER else Move.TRADE_OFF


def check(question: HardQuestion, answer: Signals, *, freed: bool = False) -> Checked:
    """Return the verdict on an answer.

    `freed` is True where the story falls into its archetype's trap alone, and no longer with this answer.
    """
    if not answer.reading.words:
        return Checked(verdict=Verdict.MISSING, lack=AnswerLack.SILENT)
    return _CHECKS[question.hard](question, HeardClauses(answer), freed)


def _number(question: HardQuestion, heard: HeardClauses, _: bool) -> Checked:
    """Judge by a source, a measurement, a comparison or a method, and by the number where the story has none."""
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
    """Judge by the thing that was asked for, in a sentence with content."""
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
    """Judge by a condition, or a consequence for which one could have watched."""
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
    """Return whether a clause refuses the counterfactual: `nothing`, `I was right`, `I would never change it`."""
    norms = heard.norms(clause)
    if not _NOTHING.isdisjoint(norms[:1]) or list(norms[:2]) == ["no", "way"]:
        return True
    if clause.subject is Subject.I and clause.predicate == "be" and not clause.negated:
        return "right" in heard.after(clause)[:2]
    return clause.subject is Subject.I and clause.negated and clause.predicate in _YIELDS


def _full(heard: HeardClauses, clauses: Sequence[Clause]) -> Sequence[Clause]:
    """Return the clauses whose sentence has enough words with content."""
    sentences = heard.reading.sentences
    return [clause for clause in clauses if heard.content(sentences[clause.sentence]) >= LEAST_NAMED]


def _gave_up(heard: HeardClauses) -> Checked:
    sentence = min(heard.given_up)
    clause = next(one for one in heard.reading.clauses if one.sentence == sentence)
    return _short(Verdict.MISSING, AnswerLack.GAVE_UP, heard, [clause])


def _short(verdict: Verdict, lack: AnswerLack, heard: HeardClauses, clauses: Sequence[Clause]) -> Checked:
    return Checked(verdict=verdict, lack=lack, words=heard.sentence_of(clauses[0]))
