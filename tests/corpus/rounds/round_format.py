"""Say what is wrong with the texts of a round before they are scored, without showing a word of them."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from bot.review.reviewer import CISCO
from question_bank.models import ArchetypeId
from tests.corpus import score
from tests.corpus.engine import Answer
from tests.corpus.labelled_reviews import TextKind

Row = Mapping[str, Any]
TEXTS = ("id", "archetype", "question", "text")


def rows_of(text: str) -> tuple[list[Answer], list[str]]:
    """Return the lines of a round, and what is wrong with them: nothing where it can be scored."""
    rows: list[Answer] = []
    faults: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if isinstance(row, dict):
                rows.append(row)
                faults += [f"line {number}, {row.get('id')}: {fault}" for fault in _faults(row)]
            else:
                faults.append(f"line {number}: no JSON object")
    twice = [name for name, times in Counter(str(row.get("id")) for row in rows).items() if times > 1]
    return rows, [*faults, *(f"{name}: the id stands twice" for name in twice), *([] if rows else ["no texts"])]


def _faults(row: Row) -> Iterator[str]:
    yield from (f"`{name}` should be a text" for name in TEXTS if not isinstance(row.get(name), str) or not row[name])
    if row.get("archetype") not in (*ArchetypeId, CISCO):
        yield "`archetype` is none of the eight, nor cisco"
    kind = row.get("kind")
    if kind not in tuple(TextKind):
        yield f"`kind` should be one of {', '.join(TextKind)}"
    else:
        yield from _OF_KIND[TextKind(kind)](row)


def _answer(row: Row) -> Iterator[str]:
    yield from label_faults(row.get("labels"))
    if not isinstance(row.get("trap_set"), bool):
        yield "`trap_set` should be true or false"
    evidence = row.get("evidence")
    if not isinstance(evidence, dict):
        yield "`evidence` should hold quotes by move"
        return
    for move, quotes in evidence.items():
        if move not in score.MOVES or not isinstance(quotes, list):
            yield f"evidence of {move} should be a list of quotes of a move"
        elif any(not isinstance(quote, str) or quote not in str(row.get("text")) for quote in quotes):
            yield f"a quote of {move} is not in the text"


def _off_topic(row: Row) -> Iterator[str]:
    if "heard_as" not in row or row["heard_as"] not in (None, *ArchetypeId):
        yield "`heard_as` should be one of the eight archetypes, or null"


def _odd(row: Row) -> Iterator[str]:
    if not _all_of(row.get("expect"), score.LEVELS):
        yield "`expect` should list levels"


_OF_KIND: Mapping[TextKind, Callable[[Row], Iterator[str]]] = {
    TextKind.ANSWER: _answer,
    TextKind.OFF_TOPIC: _off_topic,
    TextKind.ODD: _odd,
}


def label_faults(labels: Any) -> Iterator[str]:
    """Yield what is missing in the labels of an answer, or none of its scale."""
    if not isinstance(labels, dict) or not isinstance(labels.get("moves"), dict):
        yield "`labels` should hold moves, level, trap and structural_change"
        return
    for name, scale in score.SCALES.items():
        value = score.label(labels, name)
        if not (isinstance(value, bool) if scale is None else value in scale):
            yield f"no label for {name}, or none of its scale"


def _all_of(values: Any, scale: Sequence[str]) -> bool:
    return isinstance(values, list) and bool(values) and all(value in scale for value in values)
