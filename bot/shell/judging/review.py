"""`stardrill review`: reviews one story, as text or JSON, or many as JSON lines."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any, NoReturn

from bot.review import reading_json
from bot.review.review_json import to_json
from bot.review.reviewer import RUBRICS, Reviewer
from bot.review.types import Review
from bot.shell.errors import ShellError
from bot.shell.judging.explain import explained_json, show_explained, show_reading
from bot.shell.output import say_json
from bot.text_files import (
    LineFault,
    TooLarge,
    UnreadableFile,
    decoded,
    open_file,
    read_stream,
    standard_input,
    text_lines,
)
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_feedback_bank
from question_bank.models import ArchetypeId

STDIN = "-"


def review_file(file: str, *, archetype: str, question: str | None, as_json: bool, explained: bool = False) -> None:
    """Review one file, `-` for standard input, and print the review. Raises ShellError for what cannot be reviewed.

    In JSON, `id` is the file's name, null for `-`. With `explained` each rule that fired or nearly fired follows the
    review, with the words it found, and then how the text was read.
    """
    if archetype not in RUBRICS:
        raise ShellError(unknown_archetype(archetype))
    text = _text(file)
    judge = reviewer()
    review = judge.review(text, archetype=archetype, question=question)
    rules = judge.explain(text, archetype=archetype, question=question) if explained else ()
    signals = judge.read(text, question)
    if as_json:
        why = {"explained": [explained_json(rule) for rule in rules], "reading": reading_json.to_json(signals)}
        say_json({"id": None if file == STDIN else file, **to_json(review), **(why if explained else {})})
    else:
        _show(review, text, archetype)
        if explained:
            show_explained(rules, text)
            show_reading(signals)


def review_lines(file: str) -> int:
    """Review each line of a file, `-` for standard input, in order and as soon as it arrives; return the exit status.

    A bad line is answered with the reason, and the status becomes 1. Raises ShellError for a file that cannot be read.
    """
    judge = reviewer()
    status = 0
    with _opened(file) as stream:
        for number, line in enumerate(text_lines(stream), start=1):
            if isinstance(line, str) and not line.strip():
                continue
            answer = _review_line(judge, number, line)
            status |= "error" in answer
            say_json(answer)
    return status


def reviewer() -> Reviewer:
    """Return the engine with the built-in bank."""
    return Reviewer.from_bank(load_feedback_bank(), load_lexicon())


def unknown_archetype(name: object) -> str:
    """Return the error text for an unknown archetype."""
    return f"unknown archetype {name!r}; known are {', '.join(RUBRICS)}"


def _text(file: str) -> str:
    with _opened(file) as stream:
        try:
            return decoded(read_stream(stream))
        except TooLarge as error:
            raise ShellError(f"{_name(file)} cannot be read: {error}. An answer has a few hundred words.") from None


@contextmanager
def _opened(file: str) -> Iterator[io.BufferedReader]:
    """Open a file or standard input. Raises ShellError, also for an error while it is read."""
    try:
        if file == STDIN:
            yield standard_input()
        else:
            with open_file(file) as stream:
                yield stream
    except UnreadableFile as error:
        raise ShellError(f"{_name(file)} cannot be read: {error}.") from None


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


def _review_line(judge: Reviewer, number: int, line: str | LineFault) -> dict[str, Any]:
    if isinstance(line, LineFault):
        return {"id": None, "line": number, "error": line.value}
    try:
        item = json.loads(line, parse_float=_finite, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        return {"id": None, "line": number, "error": f"not JSON: {error}"}
    if not isinstance(item, dict):
        return {"id": None, "line": number, "error": "should be a JSON object"}
    problem = _problem(item)
    if problem is not None:
        return {"id": item.get("id"), "line": number, "error": problem}
    review = judge.review(item["text"], archetype=item["archetype"], question=item.get("question"))
    return {"id": item.get("id"), **to_json(review)}


def _finite(number: str) -> float:
    """Return a float that JSON can hold. Raises ValueError for one that is too large."""
    return float(number) if abs(float(number)) != inf else _no_number(number)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number that JSON can hold")


def _problem(item: dict[str, Any]) -> str | None:
    if not isinstance(item.get("text"), str):
        return "`text` should be a string"
    if item.get("archetype") not in RUBRICS:
        return unknown_archetype(item.get("archetype"))
    if not isinstance(item.get("question"), str | None):
        return "`question` should be a string"
    return None


def _show(review: Review, text: str, archetype: str) -> None:
    from rich.console import Console  # noqa: PLC0415 -- JSON needs no Rich

    from bot.features.answering.texts.feedback import feedback_text  # noqa: PLC0415 -- as above
    from bot.terminal.readable import readable  # noqa: PLC0415 -- as above

    asked = ArchetypeId(archetype) if archetype in set(ArchetypeId) else None
    Console(highlight=False, soft_wrap=True).print(readable(feedback_text(review, text, asked=asked)))
