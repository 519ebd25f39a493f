"""The operator's own tracks: what is said of broken ones, and the bank without them where a command can do so."""

from pathlib import Path

from bot.shell.output import say_aside
from question_bank.errors import BankError
from question_bank.loader import load_bank
from question_bank.models import QuestionBank


def refused_tracks(error: BankError, tracks: Path | None) -> str:
    """Return the sentence with which a start is refused: the first problem, and where all are listed."""
    first, *others = error.problems
    if tracks is None:
        return f"The question bank cannot be used: {first}. `stardrill bank check` lists all that is wrong."
    more = f" and {len(others)} more" if others else ""
    return (
        f"The tracks of TRACKS_PATH cannot be used: {first}{more}. `stardrill bank check` lists all that is wrong; "
        "nothing else was begun or changed."
    )


def tracks_line(bank: QuestionBank) -> str:
    """Return the log line on the tracks."""
    return f"Tracks: {', '.join(track.name for track in bank.tracks.values())}."


def bank_with(tracks: Path | None) -> QuestionBank:
    """Return the bank with the operator's tracks; without them, and a line that says so, where they are broken."""
    try:
        return load_bank(more_tracks=tracks)
    except BankError as error:
        say_aside(f"Without the questions of TRACKS_PATH, which cannot be used: {error.problems[0]}")
        return load_bank()
