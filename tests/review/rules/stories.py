"""A whole story whose sentences tests take out and replace, one move at a time."""

from bot.review.read import read
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from question_bank.lexicon import load_lexicon

CONTEXT = (
    "I was the tech lead of a team of eight that ran the payments API, 40 million calls a day, "
    "and the auditors were coming in March. "
    "I had to choose between freezing features for a month, which would cost us the March launch, and shipping with a known hole "
    "that the auditors would find."
)
ACTS = "I wrote the migration plan, I argued for it with the CTO and I built the dual-write layer."
RESULT = "Latency fell from 300 ms to 90 ms."
DRIVER = "Since then every service has to pass the dual-write check in the release pipeline."
REFLECTION = (
    "If I did it again I would run the load test in the first week, not the sixth, since it found the deadlock."
)


def story(*, acts: str = ACTS, result: str = RESULT) -> str:
    """Return the story with other acts or another result."""
    return " ".join(part for part in (CONTEXT, acts, result, DRIVER, REFLECTION) if part)


def signals_of(text: str) -> Signals:
    """Return what the rules ask of a text."""
    return Signals(reading=read(text), lexicon=load_lexicon())


def quotes(text: str, finding: MoveFinding) -> list[str]:
    """Return the words that a finding quotes."""
    return [text[span.start : span.end] for span in finding.evidence]
