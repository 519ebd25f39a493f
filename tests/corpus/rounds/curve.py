"""Read the curve of first readings: the last three rounds together, and the last one of published texts."""

from collections.abc import Mapping
from typing import Any

from tests.corpus.targets import LAST, LAST_REAL

Data = Mapping[str, Any]


def first_readings(data: Data) -> dict[str, Mapping[str, float]]:
    """Return the figures of first readings that have targets, by what they were counted on."""
    return {LAST: last_pooled(data), LAST_REAL: last_real(data)}


def last_pooled(data: Data) -> Mapping[str, float]:
    """Return the figures of the last three rounds together; none before there are three."""
    pooled = list(data["pooled"].values())
    return pooled[-1]["figures"] if pooled else {}


def last_real(data: Data) -> Mapping[str, float]:
    """Return the first figures of the published texts of the last round that has any; none where none has."""
    real = [entry["first"]["real"]["figures"] for entry in data["rounds"].values() if "real" in entry["first"]]
    return real[-1] if real else {}
