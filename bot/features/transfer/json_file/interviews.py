"""Reads the interviews of a JSON file, with the questions that were asked."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from bot.features.transfer.found import FoundAsked, FoundInterview
from bot.features.transfer.json_file.place import IDS, JsonPlace, instant
from bot.features.transfer.limits import LONGEST_STORY
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold

E = TypeVar("E", bound=StrEnum)


def read_interview(place: JsonPlace) -> FoundInterview:
    """Return an interview of a file. Raises BadFile where a field is missing or is none of ours."""
    questions = [
        _read_asked(JsonPlace(f"{place.name}, questions", at, item))
        for at, item in enumerate(place.each("questions"), 1)
    ]
    return FoundInterview(
        label=place.line("label"),
        round=place.line("round"),
        held_on=place.read("held_on", date.fromisoformat),
        outcome=place.read("outcome", InterviewOutcome),
        created_at=place.read("created_at", instant),
        ended_at=place.read("ended_at", _instant_or_none),
        questions=tuple(questions),
    )


def _read_asked(place: JsonPlace) -> FoundAsked:
    text, note = place.as_typed("text"), place.as_typed("note")
    if not text.strip() or len(text) > LONGEST_STORY:
        raise place.bad("text")
    if len(note) > LONGEST_STORY:
        raise place.bad("note")
    return FoundAsked(
        text=text,
        archetype=_one_of(place, "archetype", ArchetypeId),
        told=_one_of(place, "told", StoryTold),
        story=place.number("story_id", IDS),
        level=_one_of(place, "level", Level),
        dry=place.read("dry", _letters),
        note=note or None,
    )


def _one_of(place: JsonPlace, name: str, values: type[E]) -> E | None:
    return place.read(name, lambda value: values(value) if value is not None else None)


def _letters(value: Any) -> str | None:
    """Return the letters of moves in their order. Raises ValueError or TypeError for anything else."""
    if value is None:
        return None
    letters = {Move(letter) for letter in value}
    return "".join(move.value for move in Move if move in letters)


def _instant_or_none(value: Any) -> datetime | None:
    return instant(value) if value is not None else None
