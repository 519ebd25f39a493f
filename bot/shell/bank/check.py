"""`stardrill bank check`: counts the content of the bank or of tracks, or reports every problem in them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.shell.output import say, say_aside
from question_bank.completeness import FEWEST_PHRASINGS
from question_bank.errors import BankError
from question_bank.lexicon import Lexicon, LexiconError, load_lexicon_files
from question_bank.loader import DATA, load_bank
from question_bank.models import ArchetypeId, QuestionBank, QuestionKind
from question_bank.track_files import packs_in

FIRST_OF_A_BANK = "archetypes.yaml"
"""A folder with this file is a whole bank, any other a track or a folder of tracks."""


def check(path: Path | None, more_tracks: Path | None = None) -> int:
    """Load what is there, and return the exit status. Without a path it is the built-in bank, and the tracks of a folder.

    0 comes after a table of counts on standard output, 1 after every problem with file, line and reason on standard
    error.
    """
    if path is not None and not path.is_dir():
        return _refused([f"{path}: there is no such folder"])
    if path is None or DATA in path.resolve().parents:
        return _check_bank(DATA, more_tracks if path is None else None)
    return _check_bank(path, None) if (path / FIRST_OF_A_BANK).exists() else _check_tracks(path)


def _check_bank(folder: Path, more_tracks: Path | None) -> int:
    problems: list[str] = []
    try:
        bank = load_bank(folder, more_tracks=more_tracks)
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
    say("\nTracks")
    for track in bank.tracks:
        say("\n".join(_of_track(bank, track)))
    return 0


def _check_tracks(path: Path) -> int:
    """Check a track, or all tracks of a folder, beside the built-in ones."""
    try:
        names = [each.resolve().name for each in packs_in(path)]
    except OSError:
        return _refused([f"{path}: the folder cannot be read"])
    if not names:
        return _refused([f"{path}: there is no track in it. A track is a folder with track.yaml and questions.yaml"])
    try:
        bank = load_bank(more_tracks=path)
    except BankError as error:
        return _refused(list(error.problems))
    say("Sound:")
    for name in names:
        say("\n".join(_of_track(bank, name)))
    return 0


def _refused(problems: list[str]) -> int:
    say_aside("\n".join(problems))
    return 1


def _counts(bank: QuestionBank, lexicon: Lexicon) -> Mapping[str, int]:
    return {
        "archetypes": len(bank.archetypes),
        "ways to ask for an archetype": len(bank.of_kind(QuestionKind.PROBE)),
        "behavioural questions": len(bank.of_kind(QuestionKind.BEHAVIOURAL)),
        "style prompts": len(bank.of_kind(QuestionKind.STYLE)),
        "follow-up questions": sum(len(follow_up.texts) for follow_up in bank.follow_ups),
        "example answers": len(bank.examples),
        "core stories": len(bank.core_stories),
        "lines of advice": sum(len(lines) for lines in bank.guidance.topics.values()),
        "word lists": len(lexicon.words),
    }


def _of_track(bank: QuestionBank, track: str) -> Iterator[str]:
    """Yield the number of a track's questions, and what is good to know of them."""
    questions = bank.of_track(track)
    yield f"{len(questions):6,}  {bank.tracks[track].name} ({track})"
    of_each = Counter(question.archetypes[0] for question in questions if question.archetypes)
    few = [f"{archetype} ({of_each[archetype]})" for archetype in ArchetypeId if of_each[archetype] < FEWEST_PHRASINGS]
    if few:
        yield f"        fewer than {FEWEST_PHRASINGS} questions, which general ones make up for: {', '.join(few)}"
    without = sum(not question.archetypes for question in questions)
    if without:
        yield f"        without an archetype, so asked by /practice {track} alone: {without}"
