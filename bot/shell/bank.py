"""`stardrill bank check`: counts the content of the bank, or reports every problem in it."""

from collections.abc import Mapping
from pathlib import Path

from bot.shell.output import say, say_aside
from question_bank.errors import BankError
from question_bank.lexicon import Lexicon, LexiconError, load_lexicon_files
from question_bank.loader import DATA, load_bank
from question_bank.models import QuestionBank, QuestionKind


def check(folder: Path | None) -> int:
    """Load the bank and its lexicon, by default the built-in ones; return the exit status.

    0 comes after a table of counts on standard output, 1 after every problem with file, line and reason on standard
    error.
    """
    folder = folder or DATA
    if not folder.is_dir():
        return _refused([f"{folder}: there is no such folder"])
    problems: list[str] = []
    try:
        bank = load_bank(folder)
    except BankError as error:
        problems += error.problems
    try:
        lexicon = load_lexicon_files(folder / "lexicon")
    except LexiconError as error:
        problems += [str(error)]
    except (OSError, UnicodeDecodeError):
        problems += ["lexicon: a file in it cannot be read"]
    if problems:
        return _refused(problems)
    say("The question bank is sound.\n")
    for name, count in _counts(bank, lexicon).items():
        say(f"{count:6,}  {name}")
    return 0


def _refused(problems: list[str]) -> int:
    say_aside("\n".join(problems))
    return 1


def _counts(bank: QuestionBank, lexicon: Lexicon) -> Mapping[str, int]:
    return {
        "archetypes": len(bank.archetypes),
        "ways to ask for an archetype": len(bank.of_kind(QuestionKind.PROBE)),
        "Cisco questions": len(bank.of_kind(QuestionKind.CISCO)),
        "style prompts": len(bank.of_kind(QuestionKind.STYLE)),
        "follow-up questions": sum(len(follow_up.texts) for follow_up in bank.follow_ups),
        "example answers": len(bank.examples),
        "core stories": len(bank.core_stories),
        "lines of advice": sum(len(lines) for lines in bank.guidance.topics.values()),
        "word lists": len(lexicon.words),
    }
