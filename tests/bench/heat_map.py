"""Runs where matplotlib is installed: draws a heat map as people would who have it, and prints what the drawings took."""

import importlib
import json
import sys
from io import BytesIO
from statistics import median
from time import perf_counter

BEGUN = perf_counter()
Figure = importlib.import_module("matplotlib.figure").Figure
"""What it takes to load belongs to the first picture."""


def draw(names: list[str]) -> None:
    """A grid of eight archetypes by six moves, as large as the coverage picture."""
    figure = Figure(figsize=(10.8, 17.0), dpi=100)
    axes = figure.add_subplot()
    axes.imshow([[(row + column) % 3 for column in range(6)] for row in range(len(names))])
    axes.set_xticks(range(6), list("STARDE"))
    axes.set_yticks(range(len(names)), names)
    figure.savefig(BytesIO(), format="png")


def main() -> None:
    """Read the names and how often to draw again; print seconds of the first and the median of the later ones."""
    order = json.load(sys.stdin)
    draw(order["names"])
    first = perf_counter() - BEGUN
    later = []
    for _ in range(order["times"]):
        begun = perf_counter()
        draw(order["names"])
        later.append(perf_counter() - begun)
    json.dump({"first": first, "later": median(later) if later else 0.0}, sys.stdout)


if __name__ == "__main__":
    main()
