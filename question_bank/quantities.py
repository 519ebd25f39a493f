"""How quantities are said: number words, units and directions. Data, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from question_bank.grammar import FOLDER, GrammarError

_SECTIONS = ("values", "multipliers", "shares", "same_unit", "seconds", "units", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantities:
    """Words of quantities, folded."""

    values: Mapping[str, float]
    multipliers: Mapping[str, float]
    tight: frozenset[str]
    """Multipliers that touch their number: `40k`."""
    shares: Mapping[str, float]
    same_unit: Mapping[str, str]
    """The unit by which another spelling of it goes."""
    seconds: Mapping[str, float]
    units: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


@cache
def load_quantities(folder: Path = FOLDER) -> Quantities:
    """Read the file of quantities. Raises GrammarError where it is malformed."""
    content = yaml.safe_load((folder / "amounts.yaml").read_text(encoding="utf-8"))
    if not isinstance(content, dict) or not all(isinstance(content.get(name), dict) for name in _SECTIONS):
        raise GrammarError(f"amounts.yaml: should hold {', '.join(_SECTIONS)}")
    return Quantities(
        values=content["values"],
        multipliers=content["multipliers"],
        tight=frozenset(str(content["tight"]).split()),
        shares=content["shares"],
        same_unit=content["same_unit"],
        seconds=content["seconds"],
        units={name: frozenset(text.split()) for name, text in content["units"].items()},
        words={name: frozenset(text.split()) for name, text in content["words"].items()},
    )
