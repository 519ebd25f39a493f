"""The output of `stardrill review --explain`: the rules behind a review and how its text was read, as text or JSON."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bot.printable import printable
from bot.review.feedback.explain import Explained, RuleOutcome
from bot.review.reading_json import found_in
from bot.review.show import lines
from bot.review.signals import Signals
from question_bank.models import Move, StyleElement
from question_bank.precision import load_rule_precision

MARKS = {RuleOutcome.FIRED: "●", RuleOutcome.HELD_BACK: "▼", RuleOutcome.NEARLY: "○"}
LONGEST_QUOTE = 100
HEAD = "Rules: ● fired, ▼ held the verdict back, ○ found something, and not enough"


def explained_json(rule: Explained) -> dict[str, Any]:
    """Return one rule as JSON. Offsets are in code points of the text; counts are of labelled answers."""
    worth = load_rule_precision().get(rule.rule)
    return {
        "part": rule.part,
        "rule": rule.rule,
        "outcome": rule.outcome,
        "verdict": rule.verdict,
        "says": rule.says,
        "rubric": rule.rubric,
        "spans": [list(span) for span in rule.spans],
        "right": worth.right if worth else None,
        "decided": worth.decided if worth else None,
    }


def show_explained(rules: Sequence[Explained], text: str) -> None:
    """Print the rules, part by part, each with the words that it found."""
    from rich.console import Console  # noqa: PLC0415 -- JSON needs no Rich
    from rich.text import Text  # noqa: PLC0415 -- as above

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"\n{HEAD}")
    for part, group in groupby(rules, key=lambda rule: rule.part):
        console.print(Text(f"\n{_name(part)}", style="bold"))
        for rule in group:
            gives = f" → {rule.verdict}" if rule.verdict else ""
            said = (f"{rule.says}{_worth(rule)}", "dim")
            console.print(Text.assemble(f"{MARKS[rule.outcome]} {rule.rule}{gives}  ", said))
            for start, end in rule.spans:
                console.print(Text(f"    {start}-{end}  {_quote(text[start:end])}"))


def show_reading(signals: Signals) -> None:
    """Print a text's genre, its blocks, sentences and clauses, and the signals found in it."""
    from rich.console import Console  # noqa: PLC0415 -- JSON needs no Rich

    console, text = Console(highlight=False, soft_wrap=True, markup=False), signals.reading.text
    console.print(f"\nHow it was read: {signals.genre.value}, {signals.reading.told_words} words")
    for line in lines(signals.reading):
        console.print(printable(line))
    console.print("\nWhat was found told in it")
    for found in found_in(signals):
        start, end = found["span"]
        weight = "" if found["strength"] is None else f" {found['strength']:g}"
        console.print(f"  {found['signal']}, {found['kind']}{weight}: {start}-{end}  {_quote(text[start:end])}")


def _worth(rule: Explained) -> str:
    """Return a sentence on how often a rule was right; nothing where it never decided."""
    worth = load_rule_precision().get(rule.rule)
    return f" Right in {worth.share:.0%} of {worth.decided} labelled answers." if worth else ""


def _name(part: Move | StyleElement | str) -> str:
    return part.name.replace("_", "-").capitalize() if isinstance(part, Move | StyleElement) else part.capitalize()


def _quote(words: str) -> str:
    line = printable(" ".join(words.split()))
    return f"“{line}”" if len(line) <= LONGEST_QUOTE else f"“{line[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
