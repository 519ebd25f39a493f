"""Coverages to look at: plausible ones and extreme ones, as data that the picture is drawn from.

`python -m tests.pictures.sample_coverage docs/coverage.png` draws the README's picture; with a folder instead, every
one of them, at full size and at a phone's width.
"""

import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from bot.pictures.picture import draw

PHONE = 360
NAMES = (
    "Contested technical decision",
    "Killed my own project",
    "Research against shipping",
    "AI-safety or policy escalation",
    "Quality regression incident",
    "Cost negotiation with product",
    "Mentoring through ambiguity",
    "Ethical pushback",
)


def row(
    moves: str = "",
    level: str | None = None,
    recall: tuple[float, str] | None = None,
    *,
    best: str | None = None,
    told: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """One archetype's line; `told` is how often its story was told aloud and with pushback, None without a story."""
    chance, word = recall or (None, None)
    aloud, pushbacks = told or (0, 0)
    return {
        "best": best or level,
        "latest": level,
        "moves": moves,
        "recall": chance,
        "word": word,
        "stories": int(told is not None),
        "aloud": aloud,
        "pushbacks": pushbacks,
    }


def shown(*rows: dict[str, Any], names: tuple[str, ...] = NAMES) -> dict[str, Any]:
    """The data of a picture with these lines."""
    return {
        "date": "27 March 2026",
        "in_bank": sum(each["stories"] > 0 for each in rows),
        "solid": sum(each["best"] in ("strong", "staff") for each in rows),
        "rows": [each | {"name": name} for each, name in zip(rows, names, strict=True)],
    }


SAMPLE = shown(
    row("++++++", "staff", (0.97, "fresh"), told=(2, 1)),
    row("++++~+", "strong", (0.93, "fresh"), told=(1, 1)),
    row("+~++-~", "passing", (0.81, "fading"), best="strong", told=(1, 0)),
    row("+++~++", "strong", (0.88, "fading"), told=(0, 0)),
    row("+-++~-", "passing", (0.62, "nearly gone")),
    row("~-~+--", "weak", (0.55, "nearly gone")),
    row("+~++~-", "passing", told=(0, 0)),
    row(),
)
"""A fortnight into the practice: the README's picture."""
EMPTY = shown(*[row()] * 8)
FULL = shown(*[row("++++++", "staff", (0.97, "fresh"), told=(3, 2))] * 8)
BEGUN = shown(*[row(told=(0, 0))] * 3, *[row("-~----", "weak", (0.5, "nearly gone"))] * 5)
LONG = shown(
    *[row("+~-+~-", "passing", (0.1, "nearly gone"), best="strong", told=(12, 10))] * 4,
    *[row("+~-+~-", "weak", (0.0, "nearly gone"), best="passing")] * 4,
    names=("Escalation of AI safety or of policy at last",) * 8,
)
STATES: Mapping[str, Mapping[str, Any]] = {"sample": SAMPLE, "empty": EMPTY, "full": FULL, "begun": BEGUN, "long": LONG}


def main(target: Path) -> None:
    """Draw the README's picture to a file, or every state into a folder."""
    if target.suffix == ".png":
        target.write_bytes(draw("coverage", SAMPLE))
        return
    target.mkdir(parents=True, exist_ok=True)
    for name, data in STATES.items():
        png = draw("coverage", data)
        (target / f"{name}.png").write_bytes(png)
        image = Image.open(BytesIO(png)).convert("RGB")
        height = round(image.height * PHONE / image.width)
        image.resize((PHONE, height), Image.Resampling.LANCZOS).save(target / f"{name}-phone.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
