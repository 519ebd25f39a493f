"""Reads the moments of a JSON file."""

from datetime import date

from bot.conversation.logic.typed.typed_lines import on_one_line
from bot.conversation.stories.moments import LONGEST_MOMENT
from bot.features.transfer.found import FoundMoment
from bot.features.transfer.json_file.place import IDS, JsonPlace, instant
from storage.records import MomentSource


def read_moment(place: JsonPlace) -> FoundMoment:
    """Return a moment of a file. Raises BadFile where a field is missing or is none of ours."""
    text = on_one_line(place.as_typed("text"))
    if not text or len(text) > LONGEST_MOMENT:
        raise place.bad("text")
    return FoundMoment(
        text=text,
        source=place.read("source", MomentSource),
        job=on_one_line(place.as_typed("job")) or None,
        on=place.read("on", date.fromisoformat),
        created_at=place.read("created_at", instant),
        story=place.number("story_id", IDS),
    )
