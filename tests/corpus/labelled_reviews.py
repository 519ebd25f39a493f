"""Say what came out for one answer: its labels beside its review, without a word of its text.

Every figure is counted from these, so that a round can be pooled and drawn from again when its texts are not at hand.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from tests.corpus import score
from tests.corpus.engine import Answer, Judged

ROWS = tuple(score.SCALES)
MOVES: str = score.MOVES


class TextKind(StrEnum):
    """What a text is there for: an answer to judge, one that misses its question, or nonsense and unusual ones."""

    ANSWER = "answer"
    OFF_TOPIC = "offtopic"
    ODD = "odd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """How the evidence of the moves that were judged rightly, as met or weak, meets the labelled words."""

    moves: int = 0
    """Moves looked at."""
    first: int = 0
    """Of these, how often the first quote is right."""
    quotes: int = 0
    right: int = 0
    labelled: int = 0
    """Labelled quotes."""
    found: int = 0
    """Of these, how many a quote of the review meets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledReview:
    """One text's labels and its review."""

    id: str
    kind: TextKind
    archetype: str
    style: str
    labelled: Mapping[str, str | bool]
    """Its labels by row: a move, `level`, `trap`, `structural_change`. A row without label is absent."""
    reviewed: Mapping[str, str | bool]
    """The review by the same rows."""
    quotes: Quotes
    trap_set: bool
    """Whether it belongs to the balanced texts by which traps are measured."""
    real: bool
    """Whether it was published by a real person."""
    fits: bool | None
    """Whether it answers its question; None where nobody labelled that."""
    on_topic: bool | None
    """What the review says of that."""
    labelled_heard_as: str | None
    """The archetype that an answer off its question belongs to; None where it belongs to none."""
    heard_as: str | None
    expect: tuple[str, ...] = ()
    """The levels that are right for an odd text."""

    @classmethod
    def of(cls, answer: Answer, review: Judged) -> Self:
        """Return what came out for an answer of a corpus or of a round."""
        labels = answer.get("labels", {})
        kind = _kind(answer)
        return cls(
            id=answer["id"],
            kind=kind,
            archetype=answer["archetype"],
            style=answer.get("style", ""),
            labelled=_rows(labels),
            reviewed=_rows(review),
            quotes=_quotes(answer, review),
            trap_set=bool(answer.get("trap_set", set(labels) == {"trap"})),
            real="source" in answer,
            fits=_fits(answer, kind),
            on_topic=review.get("on_topic"),
            labelled_heard_as=answer.get("heard_as"),
            heard_as=review.get("heard_as"),
            expect=tuple(answer.get("expect", ())),
        )

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Return the labelled review that `to_json` was called on."""
        return cls(
            **{
                **data,
                "kind": TextKind(data["kind"]),
                "quotes": Quotes(**data["quotes"]),
                "expect": tuple(data["expect"]),
            }
        )

    def to_json(self) -> dict[str, Any]:
        """Return the labelled review as plain data."""
        return asdict(self)


def labelled_reviews(pairs: Iterable[tuple[Answer, Judged]]) -> list[LabelledReview]:
    """Return what came out for each answer."""
    return [LabelledReview.of(answer, review) for answer, review in pairs]


def _kind(answer: Answer) -> TextKind:
    if "kind" in answer:
        return TextKind(answer["kind"])
    if "expect" in answer:
        return TextKind.ODD
    return TextKind.OFF_TOPIC if answer.get("fits") is False else TextKind.ANSWER


def _fits(answer: Answer, kind: TextKind) -> bool | None:
    if kind is not TextKind.ANSWER:
        return False if kind is TextKind.OFF_TOPIC else None
    if "kind" in answer or answer.get("fits"):
        return True
    return True if answer["archetype"] in answer.get("answers", ()) else None


def _rows(record: Mapping[str, Any]) -> dict[str, str | bool]:
    found = {row: score.label(record, row) for row in ROWS}
    return {row: value for row, value in found.items() if value is not None}


def _quotes(answer: Answer, review: Judged) -> Quotes:
    moves = first = quotes = right = labelled = found = 0
    for move, words in answer.get("evidence", {}).items():
        mine = review.get("moves", {}).get(move)
        if not words or mine is None or mine["verdict"] != score.label(answer["labels"], move):
            continue
        gold = score.spans_of(answer["text"], words)
        hits = [any(score.overlap(span, other) for other in gold) for span in mine["evidence"]]
        moves, first = moves + 1, first + bool(hits and hits[0])
        quotes, right = quotes + len(hits), right + sum(hits)
        labelled += len(gold)
        found += sum(any(score.overlap(span, other) for span in mine["evidence"]) for other in gold)
    return Quotes(moves=moves, first=first, quotes=quotes, right=right, labelled=labelled, found=found)
