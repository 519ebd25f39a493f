"""What an answer to a hard question is worth.

False praise is worse than a false alarm: an answer holds only where its own words name what was asked for, in a sentence
that neither denies it, nor wishes for it, nor gives up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.coach.phrases import Hit
from bot.coach.story import Story
from bot.coach.text import Sentence
from bot.review.span import Span
from question_bank.models import ArchetypeId, Move, Verdict


class Hard(StrEnum):
    """What a hard question is after: the number's source, the archetype's trap, what else could have been."""

    NUMBER = "number"
    TRAP = "trap"
    COUNTERFACTUAL = "counterfactual"


class Lack(StrEnum):
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
    """One hard question. `answered_by` is the phrase of the lexicon that answers it; `quotes` is a span of the story."""

    hard: Hard
    text: str
    answered_by: str
    quotes: Span | None = None
    needs_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What an answer is worth: met, weak (in part) or missing; `words` is the sentence of it that decided, if any."""

    verdict: Verdict
    lack: Lack
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
    lack: Lack
    quote: str | None = None
    spoken: int | None = None


SOURCE, SOURCE_HINT, GIVES_UP = "names-source", "hints-at-source", "gives-up"
CONDITION, REFUSES, HINDSIGHT = "would-change", "nothing-would", "hindsight"
HYPOTHETICAL = frozenset({CONDITION, "other-side", "plan-if-no", "would-have-gone-on", "argument-against", "own-risk"})
"""Phrases that are said in the conditional; any other has to have happened."""
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
WISHES = frozenset({"should", "could", "would", "id", "wish", "shouldve", "couldve", "wouldve", "will", "ill", "might"})
LEAST_NAMED = 3
"""Words that name something, in the sentence that answers: fewer is a phrase without content."""


def mended_in(hard: Hard, archetype: ArchetypeId | None) -> Move:
    """The letter of a story that the answer to a hard question belongs in."""
    if hard is Hard.TRAP:
        return MENDED_IN[archetype]
    return Move.RESULT if hard is Hard.NUMBER else Move.TRADE_OFF


def check(question: HardQuestion, answer: Story, *, freed: bool = False) -> Checked:
    """What an answer is worth.

    `freed` says that the story falls into its archetype's trap by itself, and no longer with this answer in it.
    """
    if not answer.words:
        return Checked(verdict=Verdict.MISSING, lack=Lack.SILENT)
    return _CHECKS[question.hard](question, answer, freed)


def _number(question: HardQuestion, answer: Story, _: bool) -> Checked:
    """A source, a measurement, a comparison or a method, and the number itself where the story has none."""
    named = sound(answer, SOURCE, question.answered_by)
    has_number = any(True for sentence in answer.read.sentences for _ in answer.numbers_in(sentence))
    if named and question.needs_number and not has_number:
        return _short(Verdict.WEAK, Lack.NO_NUMBER, answer, named)
    if named:
        return _holds(answer.sentence_span(named[0].first))
    if answer.has(GIVES_UP):
        return _short(Verdict.MISSING, Lack.GAVE_UP, answer, answer.of(GIVES_UP))
    wished = [hit for hit in answer.of(SOURCE) if _is_wish(answer, hit)]
    if wished:
        return _short(Verdict.MISSING, Lack.WISHED, answer, wished)
    hints = sound(answer, SOURCE_HINT)
    if hints:
        return _short(Verdict.WEAK, Lack.VAGUE_SOURCE, answer, hints)
    if question.needs_number and has_number:
        return Checked(verdict=Verdict.WEAK, lack=Lack.NO_SOURCE)
    return Checked(verdict=Verdict.MISSING, lack=Lack.NO_SOURCE)


def _trap(question: HardQuestion, answer: Story, freed: bool) -> Checked:
    """The very thing that was asked for, in words that name something."""
    named = sound(answer, question.answered_by)
    full = [sentence for sentence in answer.sentences_of(named) if _names(answer, sentence) >= LEAST_NAMED]
    if full:
        return _holds(full[0].span)
    if answer.has(GIVES_UP):
        return _short(Verdict.MISSING, Lack.GAVE_UP, answer, answer.of(GIVES_UP))
    if named:
        return _short(Verdict.WEAK, Lack.TOO_THIN, answer, named)
    if freed:
        return Checked(verdict=Verdict.WEAK, lack=Lack.BESIDE)
    return Checked(verdict=Verdict.MISSING, lack=Lack.BESIDE)


def _counterfactual(question: HardQuestion, answer: Story, _: bool) -> Checked:
    """A condition, or a consequence, that one could have watched for."""
    conditions = sound(answer, question.answered_by)
    full = [sentence for sentence in answer.sentences_of(conditions) if _names(answer, sentence) >= LEAST_NAMED]
    if full:
        return _holds(full[0].span)
    if answer.has(REFUSES):
        return _short(Verdict.MISSING, Lack.REFUSED, answer, answer.of(REFUSES))
    if answer.has(GIVES_UP):
        return _short(Verdict.MISSING, Lack.GAVE_UP, answer, answer.of(GIVES_UP))
    if conditions:
        return _short(Verdict.WEAK, Lack.VAGUE_CONDITION, answer, conditions)
    return Checked(verdict=Verdict.MISSING, lack=Lack.NO_CONDITION)


_CHECKS = {Hard.NUMBER: _number, Hard.TRAP: _trap, Hard.COUNTERFACTUAL: _counterfactual}


def sound(story: Story, *names: str) -> list[Hit]:
    """The hits of some phrases that say it of what was: not denied, not wished for, not in a sentence that gives up."""
    beside = story.sentences_with(GIVES_UP)
    # What one would do another time is a reflection, and no condition under which this time would have gone otherwise.
    if CONDITION in names:
        beside |= story.sentences_with(HINDSIGHT)
    return [
        hit
        for hit in story.of(*dict.fromkeys(names))
        if story.read.tokens[hit.first].sentence not in beside
        and not story.is_denied(hit.first)
        and not (hit.name not in HYPOTHETICAL and _is_wish(story, hit))
        and not _asks(story, hit)
    ]


def _is_wish(story: Story, hit: Hit) -> bool:
    """Return whether a word before it in its sentence says that it did not happen: `I should have measured it`."""
    return story.first_of(WISHES, story.sentence_of(hit.first)) < hit.first


def _asks(story: Story, hit: Hit) -> bool:
    """Whether the sentence is a question, which answers nothing."""
    end = story.sentence_of(hit.first).span.end
    return story.read.text[end : end + 3].lstrip().startswith("?")


def _names(story: Story, sentence: Sentence) -> int:
    """Return how many different words of a sentence name something."""
    empty = story.lexicon.any_of("function", "empty_talk", "virtue")
    return len(set(story.norms(sentence)) - empty)


def _holds(words: Span) -> Checked:
    return Checked(verdict=Verdict.MET, lack=Lack.NOTHING, words=words)


def _short(verdict: Verdict, lack: Lack, answer: Story, hits: Sequence[Hit]) -> Checked:
    return Checked(verdict=verdict, lack=lack, words=_first(answer, hits))


def _first(answer: Story, hits: Iterable[Hit]) -> Span | None:
    return next((answer.sentence_span(hit.first) for hit in hits), None)
