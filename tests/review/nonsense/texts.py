"""Generate texts of a family from their parts: each number gives the same text each time."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

FEWEST = 62
"""Words that a text has at least: below 60 the length alone would make it weak."""
_SLOT = re.compile(r"\{(\w+)\}")
_PARTS: Final[Mapping[str, Any]] = yaml.safe_load(Path(__file__).with_name("parts.yaml").read_text(encoding="utf-8"))
_SLOTS: Final[Mapping[str, Sequence[str]]] = _PARTS["slots"]
FAMILIES: Final[tuple[str, ...]] = tuple(_PARTS["families"])


def texts(family: str, many: int) -> Iterator[str]:
    """Yield so many texts of a family."""
    for number in range(many):
        dice = random.Random(f"{family} {number}")  # noqa: S311 -- the same text each time, no secret
        yield _text(_PARTS["families"][family], dice)


def _text(parts: Mapping[str, Any], dice: random.Random) -> str:
    fewest, most = map(int, parts["lines"].split("-"))
    opening = [dice.choice(parts["open"])] if "open" in parts else []
    body = dice.sample(parts["body"], len(parts["body"]))
    count = dice.randint(fewest, most)
    lines = [_filled(line, dice) for line in opening + body[:count]]
    at = count
    while len(" ".join(lines).split()) < FEWEST:
        lines.append(_filled(body[at % len(body)], dice))
        at += 1
    return str(parts["join"]).join(lines)


def _filled(line: str, dice: random.Random) -> str:
    filled = _SLOT.sub(lambda slot: _value(slot[1], dice), line)
    return filled[:1].upper() + filled[1:] if line.startswith("{") and not line.startswith("{hash}") else filled


def _value(slot: str, dice: random.Random) -> str:
    match slot:
        case "n":
            return str(dice.choice((2, 3, 4, 6, 9, 11, 14, 28, 35, 60, 120, 400, 1900, 40000)))
        case "p":
            return f"{dice.randint(2, 95)}{dice.choice(('%', ' %', ' percent'))}"
        case "year":
            return str(dice.randint(1962, 2025))
        case "time":
            return f"{dice.randint(0, 23):02}:{dice.randint(0, 59):02}"
        case "v":
            return f"{dice.randint(0, 9)}.{dice.randint(0, 20)}.{dice.randint(0, 9)}"
        case "hash":
            return f"{dice.getrandbits(28):07x}"
        case _:
            return dice.choice(_SLOTS[slot])
