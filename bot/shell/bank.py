"""`stardrill bank check`: counts what the bank holds, or names every problem in it."""

import sys
from pathlib import Path

from question_bank.errors import BankError
from question_bank.lexicon import LexiconError, load_lexicon
from question_bank.loader import DATA, load_bank
from question_bank.models import QuestionKind


def check(folder: Path | None) -> int:
    """Load the bank and its lexicon; 0 and a line of counts, or 1 and every problem with file, line and reason."""
    folder = folder or DATA
    try:
        bank = load_bank(folder)
        lexicon = load_lexicon(folder / "lexicon")
    except (BankError, LexiconError) as error:
        print(error, file=sys.stderr)  # noqa: T201 -- the command's own output
        return 1
    counts = {
        "archetypes": len(bank.archetypes),
        **{f"{kind} questions": len(bank.of_kind(kind)) for kind in QuestionKind},
        "follow-ups": sum(len(follow_up.texts) for follow_up in bank.follow_ups),
        "examples": len(bank.examples),
        "core stories": len(bank.core_stories),
        "word lists": len(lexicon.words),
        "phrases": sum(len(patterns) for patterns in lexicon.phrases.values()),
    }
    print("The question bank is sound: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")  # noqa: T201
    return 0
