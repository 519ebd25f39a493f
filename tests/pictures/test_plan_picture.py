"""The picture of the plan: its weeks, its days, and that it reads at a phone's width."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.plan.logic.plan import plan
from bot.features.plan.logic.plan_tasks import Ready, StoryReady, TaskKind
from bot.features.plan.plan_picture import PICTURE, picture_data
from bot.features.plan.texts.plan_tasks import MEANINGS, SHORT
from bot.pictures.drawing import WIDTH, width_of
from bot.pictures.picture import draw
from bot.pictures.plan_picture import plan_picture
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId

TODAY = date(2026, 3, 4)


def shown(days: int, minutes: int = 30) -> Mapping[str, Any]:
    nothing = Ready(stories=[StoryReady(archetype=one) for one in ArchetypeId])
    made = plan(
        nothing,
        today=TODAY,
        interview_on=TODAY + timedelta(days=days),
        minutes_a_day=minutes,
        weekdays=range(1, 7),
    )
    return picture_data(made)


@pytest.mark.parametrize("days", [1, 3, 21, 56])
def test_picture_is_a_png_of_a_phones_width(days: int) -> None:
    png = draw(PICTURE, shown(days))
    image = Image.open(BytesIO(png))
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert image.height < 2.8 * WIDTH
    assert len(png) < 150_000


def test_same_data_gives_the_same_bytes_also_after_json() -> None:
    assert plan_picture(shown(21)) == plan_picture(json.loads(json.dumps(shown(21))))


def test_weeks_are_whole_and_end_with_the_interview() -> None:
    cells = [cell for week in shown(21)["weeks"] for cell in week]
    states = [cell["state"] for cell in cells]
    assert len(states) % 7 == 0
    assert states[:3] == ["outside", "outside", "today"]
    assert states[2 + 21] == "interview"
    assert set(states[3 + 21 :]) == {"outside"}


@pytest.mark.parametrize(("days", "minutes"), [(1, 30), (8, 60), (40, 30), (56, 15), (120, 45)])
def test_every_number_and_word_of_the_days_is_in_the_legend(days: int, minutes: int) -> None:
    data = shown(days, minutes)
    said = {word for week in data["weeks"] for cell in week for chip, _ in cell["chips"] for word in chip.split()}
    assert said == {str(n) for n, _ in data["stories"]} | {word for word, _, _ in data["words"]}


def test_the_numbers_are_those_of_the_archetypes_everywhere_else() -> None:
    archetypes = load_bank().archetypes
    stories = dict(shown(40)["stories"])
    assert stories == {archetypes[one].number: ARCHETYPE_LABELS[one] for one in ArchetypeId}


def test_every_word_of_a_day_fits_into_it_and_every_meaning_into_the_legend_readably() -> None:
    for days in (8, 40, 120):
        data = shown(days, 60)
        chips = {chip for week in data["weeks"] for cell in week for chip, _ in cell["chips"]}
        assert all(width_of(chip, 28) <= 107 for chip in chips)
        assert all(width_of(meaning, 34) <= 339 for _, _, meaning in data["words"])
    assert set(MEANINGS) == set(SHORT) == set(TaskKind)
    assert all(width_of(meaning, 34) <= 339 for meaning in MEANINGS.values())


def test_a_picture_stored_before_it_had_a_legend_is_still_drawn() -> None:
    stored = {key: value for key, value in shown(21).items() if key not in ("stories", "words")}
    image = Image.open(BytesIO(plan_picture(json.loads(json.dumps(stored)))))
    assert image.height < Image.open(BytesIO(plan_picture(shown(21)))).height


def test_nothing_is_written_over_the_edge_of_its_day() -> None:
    image = Image.open(BytesIO(plan_picture(shown(21)))).convert("L")
    for strip in (image.crop((0, 0, 18, image.height)), image.crop((WIDTH - 18, 0, WIDTH, image.height))):
        assert len(strip.getcolors(256) or []) <= 2
