"""The picture of the coverage: what it shows where, and that it can be told apart without colour."""

import json
import sys
from io import BytesIO
from subprocess import run
from typing import Any

import pytest
from PIL import Image

from bot.pictures.coverage_picture import coverage_picture
from bot.pictures.drawing import BAND, GROUND, INK, MET, MISSING, SOFT, WEAK, WIDTH
from bot.pictures.picture import draw
from tests.pictures.sample_coverage import STATES

MARK_X, MARK_STEP, FIRST_MARK_Y, ROW = 76, 76, 374, 152
ALOUD_X, PUSHBACK_X = 886, 992


def row(moves: str = "", **changes: Any) -> dict[str, Any]:
    judged = {"name": "Killed my own project", "latest": "passing", "best": "strong", "recall": 0.8, "word": "fading"}
    untried = {"name": "Mentoring through ambiguity", "latest": None, "best": None, "recall": None, "word": None}
    no_story = {"stories": 0, "aloud": 0, "pushbacks": 0}
    return {**(judged if moves else untried), **no_story, "moves": moves, **changes}


def data(*rows: dict[str, Any]) -> dict[str, Any]:
    return {"date": "4 May 2026", "in_bank": 5, "solid": 2, "rows": list(rows)}


def drawn(*rows: dict[str, Any]) -> Image.Image:
    return Image.open(BytesIO(coverage_picture(data(*rows)))).convert("RGB")


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def near(image: Image.Image, at: tuple[int, int], colour: str) -> bool:
    pixel = image.getpixel(at)
    assert isinstance(pixel, tuple)
    return max(abs(a - b) for a, b in zip(pixel, rgb(colour), strict=True)) <= 8


def ink_share(image: Image.Image, n: int, line: int = 0) -> float:
    """The share of a mark's square that is not background."""
    x, y = MARK_X + n * MARK_STEP, FIRST_MARK_Y + line * ROW
    square = image.crop((x - 26, y - 26, x + 26, y + 26)).convert("L")
    return sum(square.histogram()[90:]) / (52 * 52)


def has(image: Image.Image, colour: str, x: int, line: int) -> bool:
    """Whether something of that colour stands in the lower half of a line, around that place."""
    y = FIRST_MARK_Y + line * ROW
    return any(near(image, (at, up), colour) for at in range(x - 40, x + 40) for up in range(y - 20, y + 20))


def test_picture_is_a_png_of_a_phones_width() -> None:
    png = coverage_picture(data(*[row("++~--+")] * 8))
    image = Image.open(BytesIO(png))
    assert (image.format, image.width) == ("PNG", WIDTH)
    assert WIDTH < image.height < 2 * WIDTH


@pytest.mark.parametrize("state", sorted(STATES))
def test_picture_of_every_state_is_small(state: str) -> None:
    assert len(draw("coverage", STATES[state])) < 100_000


def test_same_data_gives_the_same_bytes_also_after_json() -> None:
    shown = data(row("++~--+"), row())
    assert coverage_picture(shown) == coverage_picture(json.loads(json.dumps(shown)))


def test_other_verdicts_give_another_picture() -> None:
    assert coverage_picture(data(row("++~--+"))) != coverage_picture(data(row("++~--~")))


def test_marks_stand_under_their_letters_in_their_colours() -> None:
    image = drawn(row("+~----"), row("------"))
    assert near(image, (MARK_X, FIRST_MARK_Y), MET)
    assert near(image, (MARK_X + MARK_STEP - 10, FIRST_MARK_Y), WEAK)
    assert near(image, (MARK_X + MARK_STEP + 10, FIRST_MARK_Y), BAND)
    assert near(image, (MARK_X, FIRST_MARK_Y + ROW), GROUND)


def test_verdicts_can_be_told_apart_without_colour() -> None:
    image = drawn(row("+~----"), row(), row())
    met, weak, missing = (ink_share(image, n) for n in range(3))
    not_judged = ink_share(image, 0, line=2)
    assert met > weak + 0.1 > missing + 0.2
    assert missing > not_judged + 0.05 > 0.05


@pytest.mark.parametrize(
    ("front", "least"), [(INK, 7.0), (SOFT, 4.5), (MET, 3.0), (WEAK, 3.0), (MISSING, 3.0)], ids=str
)
@pytest.mark.parametrize("ground", [GROUND, BAND])
def test_contrast_is_that_of_the_accessibility_guidelines(front: str, least: float, ground: str) -> None:
    def luminance(colour: str) -> float:
        linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert (luminance(front) + 0.05) / (luminance(ground) + 0.05) >= least


def test_bar_is_as_long_as_the_chance_of_recall() -> None:
    images = [drawn(row("++++++", recall=chance)) for chance in (0.0, 0.5, 1.0)]
    lengths = [sum(near(image, (x, FIRST_MARK_Y), SOFT) for x in range(528, 626)) for image in images]
    assert lengths == [0, pytest.approx(49, abs=3), 98]


def test_archetype_never_tried_has_no_bar() -> None:
    image = drawn(row(), row("++++++"))
    assert near(image, (524, FIRST_MARK_Y), BAND)
    assert near(image, (524, FIRST_MARK_Y + ROW), SOFT)


def test_archetype_without_a_story_says_so_where_the_rehearsals_would_stand() -> None:
    image = drawn(row("++++++"), row("++++++", stories=1))
    assert has(image, WEAK, PUSHBACK_X, 0)
    assert not has(image, WEAK, PUSHBACK_X, 1)


@pytest.mark.parametrize(("key", "x"), [("aloud", ALOUD_X), ("pushbacks", PUSHBACK_X)])
def test_rehearsals_stand_out_from_none(key: str, x: int) -> None:
    image = drawn(row("++++++", stories=1), row("++++++", stories=1, **{key: 2}))
    assert not has(image, INK, x, 0)
    assert has(image, INK, x, 1)


def test_more_rehearsals_than_nine_keep_their_column() -> None:
    nine = drawn(row("++++++", stories=1, aloud=10, pushbacks=10))
    assert nine.tobytes() == drawn(row("++++++", stories=1, aloud=400, pushbacks=400)).tobytes()


@pytest.mark.parametrize(
    "name", ["Cost negotiation with product", "An archetype of a name that is longer than it should be"]
)
def test_long_name_does_not_run_into_the_level(name: str) -> None:
    image = drawn(row("++++++", name=name, latest="passing", best="strong"))
    line = image.crop((0, 268, WIDTH, 340)).convert("L")
    columns = [max(line.crop((x, 0, x + 1, 72)).tobytes()) > 110 for x in range(500, 620)]
    assert max(map(len, "".join(" " if inked else "." for inked in columns).split())) >= 15


def test_nothing_leaves_the_margin() -> None:
    image = drawn(*[row("++++++", latest="weak", best="staff", recall=0.1, word="nearly gone")] * 8)
    for strip in (image.crop((0, 0, 40, image.height)), image.crop((WIDTH - 40, 0, WIDTH, image.height))):
        assert len(strip.convert("L").getcolors(256) or []) <= 2


def test_picture_is_drawn_by_its_kind() -> None:
    shown = data(row("++++++"))
    assert draw("coverage", shown) == coverage_picture(shown)
    with pytest.raises(ValueError, match="portrait"):
        draw("portrait", shown)


def test_importing_the_module_does_not_load_pillow() -> None:
    code = "import sys, bot.pictures.picture; sys.exit('PIL' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
