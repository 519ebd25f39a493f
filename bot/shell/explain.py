"""What `stardrill review --explain` prints: the rules behind a review, for people or as JSON."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from bot.printable import printable
from bot.review.feedback.explain import Explained, RuleOutcome
from question_bank.models import Move, StyleElement

MARKS = {RuleOutcome.FIRED: "●", RuleOutcome.HELD_BACK: "▼", RuleOutcome.NEARLY: "○"}
LONGEST_QUOTE = 100


def explained_json(rule: Explained) -> dict[str, Any]:
    """One rule as JSON: offsets are code points of the text."""
    return {
        "part": rule.part,
        "rule": rule.rule,
        "outcome": rule.outcome,
        "verdict": rule.verdict,
        "says": rule.says,
        "rubric": rule.rubric,
        "spans": [list(span) for span in rule.spans],
    }


def show_explained(rules: Sequence[Explained], text: str) -> None:
    """Print the rules, part by part, each with the words that it looked at."""
    from rich.console import Console  # noqa: PLC0415 -- JSON needs no Rich
    from rich.text import Text  # noqa: PLC0415 -- as above

    console = Console(highlight=False, soft_wrap=True)
    console.print("\nRules: ● fired, ▼ held the verdict back, ○ found something, and not enough")
    for part, group in groupby(rules, key=lambda rule: rule.part):
        console.print(Text(f"\n{_name(part)}", style="bold"))
        for rule in group:
            gives = f" → {rule.verdict}" if rule.verdict else ""
            console.print(Text.assemble(f"{MARKS[rule.outcome]} {rule.rule}{gives}  ", (rule.says, "dim")))
            for start, end in rule.spans:
                console.print(Text(f"    {start}-{end}  {_quote(text[start:end])}"))


def _name(part: Move | StyleElement | str) -> str:
    return part.name.replace("_", "-").capitalize() if isinstance(part, Move | StyleElement) else part.capitalize()


def _quote(words: str) -> str:
    line = printable(" ".join(words.split()))
    return f"“{line}”" if len(line) <= LONGEST_QUOTE else f"“{line[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"
