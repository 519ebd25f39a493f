"""Words of quantities: number words, units and directions. Data, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from question_bank.grammar import FOLDER, GrammarError, read_mapping

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
    """Units by another spelling of them."""
    seconds: Mapping[str, float]
    units: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


@cache
def load_quantities(folder: Path = FOLDER) -> Quantities:
    """Read the file of quantities. Raises GrammarError for a malformed one."""
    content = read_mapping(folder / "amounts.yaml")
    sections = {name: content.get(name) for name in _SECTIONS}
    for name, section in sections.items():
        if not isinstance(section, dict):
            raise GrammarError(f"amounts.yaml: `{name}` should map words to values")
    return Quantities(
        values=_numbers(sections["values"]),
        multipliers=_numbers(sections["multipliers"]),
        tight=frozenset(str(content.get("tight", "")).split()),
        shares=_numbers(sections["shares"]),
        same_unit=_lists(sections["same_unit"]),
        seconds=_numbers(sections["seconds"]),
        units={name: frozenset(text.split()) for name, text in _lists(sections["units"]).items()},
        words={name: frozenset(text.split()) for name, text in _lists(sections["words"]).items()},
    )


def _numbers(section: object) -> dict[str, float]:
    entries = section.items() if isinstance(section, dict) else ()
    if not all(isinstance(name, str) and isinstance(value, int | float) for name, value in entries):
        raise GrammarError("amounts.yaml: a word should map to a number")
    return {str(name): float(value) for name, value in entries}


def _lists(section: object) -> dict[str, str]:
    entries = section.items() if isinstance(section, dict) else ()
    if not all(isinstance(name, str) and isinstance(text, str) for name, text in entries):
        raise GrammarError("amounts.yaml: a name should map to words")
    return {str(name): str(text) for name, text in entries}
