"""A review as JSON and back: the shape that other programs rely on, described in docs/review.schema.json."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.review.feedback.fix_first import TRAP, FixFirst
from bot.review.span import Span
from bot.review.types import MoveVerdict, Reasons, Review
from bot.review.version import FIRST_RULES_VERSION
from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict


def to_json(review: Review) -> dict[str, Any]:
    """Return a review as plain data: `moves`, or `elements` for a style prompt."""
    name = "moves" if review.moves is not None else "elements"
    return {
        "level": review.level.value,
        name: {part.value: _verdict(verdict) for part, verdict in review.parts.items()},
        "ownership": review.ownership,
        "words": review.words,
        "seconds": review.seconds,
        "structural_change": review.structural_change,
        "trap": review.trap,
        "fix_first": None if review.fix_first is None else str(review.fix_first),
        "follow_up": review.follow_up,
        "reasons": asdict(review.reasons),
        "on_topic": review.on_topic,
        "heard_as": review.heard_as.value if review.heard_as is not None else None,
        "rules_version": review.rules_version,
    }


def from_json(data: Mapping[str, Any]) -> Review:
    """Return the review that `to_json` was given. Raises KeyError or ValueError for anything else.

    A review that was stored by the first rules says nothing of how it fits its question, nor by which rules it is; the
    move in which it would have a trap mended is read as the trap.
    """
    is_style = "elements" in data
    heard_as = data.get("heard_as")
    return Review(
        level=Level(data["level"]),
        moves=None if is_style else {Move(name): _read(verdict) for name, verdict in data["moves"].items()},
        elements={StyleElement(name): _read(v) for name, v in data["elements"].items()} if is_style else None,
        ownership=data["ownership"],
        words=data["words"],
        seconds=data["seconds"],
        structural_change=data["structural_change"],
        trap=data["trap"],
        fix_first=_fix_first(data),
        follow_up=data["follow_up"],
        reasons=Reasons(**data["reasons"]),
        on_topic=data.get("on_topic"),
        heard_as=None if heard_as is None else ArchetypeId(heard_as),
        rules_version=data.get("rules_version", FIRST_RULES_VERSION),
    )


def _fix_first(data: Mapping[str, Any]) -> FixFirst | None:
    name = data["fix_first"]
    if name is None:
        return None
    if "elements" in data:
        return StyleElement(name)
    all_met = all(verdict["verdict"] == Verdict.MET for verdict in data["moves"].values())
    return TRAP if name == TRAP or all_met else Move(name)


def _verdict(verdict: MoveVerdict) -> dict[str, Any]:
    return {
        "verdict": verdict.verdict.value,
        "evidence": [list(span) for span in verdict.evidence],
        "rules": list(verdict.rules),
        "advice": verdict.advice,
    }


def _read(data: Mapping[str, Any]) -> MoveVerdict:
    return MoveVerdict(
        verdict=Verdict(data["verdict"]),
        evidence=tuple(Span(*span) for span in data["evidence"]),
        rules=tuple(data["rules"]),
        advice=data["advice"],
    )
