"""The transcript of a mock interview as Markdown: every question, answer, follow-up and verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.features.mock.logic.mock_result import Outcome
from bot.review.types import Review
from question_bank.models import Move, StyleElement

_UNTOLD = {Outcome.SKIPPED: "*Skipped.*", Outcome.NO_STORY: "*No story for this yet.*"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One question of the mock with its answer, follow-up and review."""

    question: str
    outcome: Outcome
    archetype: str | None = None
    story: str | None = None
    """Title of the story of the bank that was told, where that is known."""
    answer: str = ""
    """Text as it was typed."""
    follow_up: str | None = None
    added: str = ""
    """Answer to the follow-up."""
    review: Review | None = None
    """Newest review."""


def transcript(day: date, exchanges: Sequence[Exchange]) -> str:
    """Return the mock as Markdown, in the order in which it was asked. Typed text is quoted whole, line for line."""
    lines = [f"# Mock interview, {day.day} {day:%B %Y}"]
    for n, exchange in enumerate(exchanges, 1):
        lines += ["", f"## {n}. {exchange.question}", "", *_exchange(exchange)]
    return "\n".join(lines) + "\n"


def file_name(day: date) -> str:
    """Return the name of the file, such as `mock-2026-03-02.md`."""
    return f"mock-{day:%Y-%m-%d}.md"


def _exchange(exchange: Exchange) -> Iterator[str]:
    about = [exchange.archetype, f"told with “{exchange.story}”" if exchange.story else None]
    if any(about):
        yield f"*{', '.join(filter(None, about))}*"
        yield ""
    if exchange.outcome in _UNTOLD:
        yield _UNTOLD[exchange.outcome]
    if exchange.answer:
        yield from _quote(exchange.answer)
    if exchange.follow_up:
        yield from ("", f"**Follow-up: {exchange.follow_up}**", "")
        yield from _quote(exchange.added) if exchange.added else ["*Passed over.*"]
    if exchange.review is not None:
        yield ""
        yield from _verdict(exchange.review)


def _quote(text: str) -> Iterator[str]:
    """Return the text as a quotation, so that none of its lines becomes a heading or a list of the transcript."""
    return (f"> {line}" for line in text.split("\n"))


def _verdict(review: Review) -> Iterator[str]:
    if review.reasons.not_judged is not None:
        yield f"**Not judged.** {review.reasons.not_judged}"
        return
    yield f"**Level: {review.level.value}.** {review.reasons.level}"
    yield ""
    for part, verdict in review.parts.items():
        yield f"- {_name(part)}: {verdict.verdict.value}. {verdict.advice}"
    if review.trap and review.reasons.trap:
        yield f"- The trap: {review.reasons.trap}"
    yield ""
    yield f"{review.words} words, {review.seconds // 60}:{review.seconds % 60:02d} min spoken."


def _name(part: Move | StyleElement) -> str:
    return part.name.replace("_", "-").capitalize()
