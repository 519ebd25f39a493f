"""What a picture can write: plain English always, other letters where the machine has a font, and never a box."""

from collections.abc import Iterator

import pytest

from bot.pictures import fonts
from bot.pictures.drawing import WIDTH, width_of, wrapped


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without fonts, where Pillow's own is all there is."""
    fonts._first_with.cache_clear()
    monkeypatch.setattr(fonts, "MACHINE_FONTS", ())
    yield
    fonts._first_with.cache_clear()


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Failed  queries\nfell: 3% → 0.2%"[:24], "Failed queries fell: 3%"),
        ("We shipped 🙂🚀 it", "We shipped it"),
        ("👩🏽\u200d💻", ""),
        ("日本語のタイトル", None),
        ("Команда", None),
        ("Café", None),
    ],
)
def test_without_fonts_emoji_are_left_out_and_other_letters_are_not_written(text: str, line: str | None) -> None:
    assert fonts.drawable(text) == line


def test_what_can_be_written_is_written_in_a_font_that_has_all_of_it() -> None:
    for text in ("Plain English", "Café Zürich – €40k", "Команда из восьми", "日本語"):
        line = fonts.drawable(text)
        if line is not None:
            assert all(fonts._has(fonts._first_with(line) or "", sign) for sign in line if not sign.isspace())


def test_a_composed_and_a_decomposed_letter_are_the_same_to_a_picture() -> None:
    assert fonts.drawable("Cafe\u0301") == fonts.drawable("Café")


@pytest.mark.parametrize("text", ["one two three " * 60, "x" * 500, "a " + "y" * 90 + " b", "", " "])
@pytest.mark.parametrize("most", [1, 2, 40])
def test_a_wrapped_text_fits_its_lines_and_loses_nothing_but_what_the_ellipsis_says(text: str, most: int) -> None:
    lines = wrapped(text, WIDTH // 2, 38, most)
    assert len(lines) <= most
    assert all(width_of(line, 38) <= WIDTH // 2 for line in lines)
    flat = "".join(text.split())
    shown = "".join("".join(lines).split())
    assert shown == flat or (shown.endswith("…") and flat.startswith(shown.removesuffix("…")))
