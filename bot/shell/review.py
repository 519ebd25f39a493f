"""`stardrill review`: judges one story for people or as JSON, or many as JSON lines."""

import json
import sys
from pathlib import Path
from typing import Any, TextIO

from bot.coach.review import RUBRICS, Reviewer
from bot.coach.review_json import to_json
from bot.coach.types import Review
from bot.shell.explain import explained_json, show_explained
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_feedback_bank


def review_file(file: str, *, archetype: str, question: str | None, as_json: bool, explained: bool = False) -> int:
    """Judge one file, `-` for standard input; the exit status. As JSON its `id` is the file's name, null for `-`.

    With `explained` each rule that fired or nearly fired is shown after the review, with the words it looked at.
    """
    if archetype not in RUBRICS:
        print(unknown_archetype(archetype), file=sys.stderr)  # noqa: T201 -- the command's own output
        return 1
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{file} cannot be read: {_reason(error)}.", file=sys.stderr)  # noqa: T201 -- the command's own output
        return 1
    judge = reviewer()
    review = judge.review(text, archetype=archetype, question=question)
    rules = judge.explain(text, archetype=archetype, question=question) if explained else ()
    if as_json:
        extra = {"explained": [explained_json(rule) for rule in rules]} if explained else {}
        answer = {"id": None if file == "-" else file, **to_json(review), **extra}
        print(json.dumps(answer, ensure_ascii=False))  # noqa: T201 -- the command's own output
    else:
        _show(review, text)
        if explained:
            show_explained(rules, text)
    return 0


def review_lines(stdin: TextIO, stdout: TextIO) -> int:
    """Judge each line, in order; a bad one is answered with its reason, and the exit status is 1 at the end."""
    judge = reviewer()
    status = 0
    for number, line in enumerate(stdin, start=1):
        if not line.strip():
            continue
        answer = _review_line(judge, number, line)
        status |= "error" in answer
        stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        stdout.flush()
    return status


def reviewer() -> Reviewer:
    """The engine with the built-in bank."""
    return Reviewer.from_bank(load_feedback_bank(), load_lexicon())


def unknown_archetype(name: object) -> str:
    """What to say of an archetype that is none."""
    return f"unknown archetype {name!r}; known are {', '.join(RUBRICS)}"


def _review_line(judge: Reviewer, number: int, line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except ValueError as error:
        return {"id": None, "line": number, "error": f"not JSON: {error}"}
    if not isinstance(item, dict):
        return {"id": None, "line": number, "error": "should be a JSON object"}
    problem = _problem(item)
    if problem is not None:
        return {"id": item.get("id"), "line": number, "error": problem}
    review = judge.review(item["text"], archetype=item["archetype"], question=item.get("question"))
    return {"id": item.get("id"), **to_json(review)}


def _problem(item: dict[str, Any]) -> str | None:
    if not isinstance(item.get("text"), str):
        return "`text` should be a string"
    if item.get("archetype") not in RUBRICS:
        return unknown_archetype(item.get("archetype"))
    if not isinstance(item.get("question"), str | None):
        return "`question` should be a string"
    return None


def _reason(error: Exception) -> str:
    return error.strerror or "it is not there" if isinstance(error, OSError) else "it is not UTF-8 text"


def _show(review: Review, text: str) -> None:
    from rich.console import Console  # noqa: PLC0415 -- JSON needs no Rich

    from bot.messages.feedback import feedback_text  # noqa: PLC0415 -- as above
    from bot.terminal.readable import readable  # noqa: PLC0415 -- as above

    Console(highlight=False, soft_wrap=True).print(readable(feedback_text(review, text)))
