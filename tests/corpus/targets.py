"""What is to be reached, as data: each measure of the table, with its figures and their targets."""

from collections.abc import Mapping
from dataclasses import dataclass

DEVELOPED, TRAPS, REAL, EDITS, OFF_TOPIC, ODD, FORMS = (
    "developed", "traps", "real-dev", "contrast", "offtopic", "adversarial", "forms",
)  # fmt: skip
PAST, LAST, LAST_REAL = "past rounds", "last three", "last real"
"""Past rounds as they are judged today; the first readings of the last three rounds; that of the last published texts."""

Measured = Mapping[str, Mapping[str, float]]
"""Figures by what they were counted on."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One figure of one set of texts, and what it is to reach: at least, or with `below` less than."""

    texts: str
    figure: str
    target: float | None = None
    below: bool = False

    def value(self, measured: Measured) -> float | None:
        """Return the figure as measured; None where there is none."""
        return measured.get(self.texts, {}).get(self.figure)

    def reached(self, measured: Measured) -> bool:
        """Return whether the figure reaches its target; true where it has none, or where nothing was measured."""
        value = self.value(measured)
        if value is None or self.target is None:
            return True
        return value < self.target if self.below else value >= self.target


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its figures on developed texts, and at the first reading of texts that nobody had seen."""

    measure: str
    developed: tuple[Goal, ...]
    first: tuple[Goal, ...] = ()

    @property
    def past(self) -> tuple[Goal, ...]:
        """Return the same figures of past rounds, as they are judged today; they have no target."""
        return tuple(Goal(PAST, goal.figure) for goal in self.first if goal.texts == LAST)


TABLE = (
    Measure(
        "moves, mean QWK / exact",
        (Goal(DEVELOPED, "moves_qwk", 0.92), Goal(DEVELOPED, "moves_exact", 0.93)),
        (Goal(LAST, "moves_qwk", 0.85), Goal(LAST, "moves_exact", 0.88)),
    ),
    Measure(
        "level QWK / exact",
        (Goal(DEVELOPED, "level_qwk", 0.93), Goal(DEVELOPED, "level_exact", 0.90)),
        (Goal(LAST, "level_qwk", 0.88), Goal(LAST, "level_exact", 0.80)),
    ),
    Measure(
        "traps F1 (balanced) / structural change F1",
        (Goal(TRAPS, "trap_f1", 0.90), Goal(DEVELOPED, "change_f1", 0.93)),
        (Goal(LAST, "trap_f1", 0.80), Goal(LAST, "change_f1", 0.88)),
    ),
    Measure(
        "real published texts, exact, mean of moves",
        (Goal(REAL, "moves_exact", 0.82),),
        (Goal(LAST_REAL, "moves_exact", 0.75),),
    ),
    Measure("minimal edits right / left alone", (Goal(EDITS, "edits_right", 0.88), Goal(EDITS, "left_alone", 0.97))),
    Measure(
        "evidence: first quote right / quotes right / best words found",
        (
            Goal(DEVELOPED, "first_quote", 0.88),
            Goal(DEVELOPED, "quotes", 0.82),
            Goal(DEVELOPED, "best_words", 0.85),
        ),
        (Goal(LAST, "first_quote"), Goal(LAST, "quotes"), Goal(LAST, "best_words")),
    ),
    Measure(
        "off topic found / heard rightly / called wrongly",
        (
            Goal(OFF_TOPIC, "off_topic_found", 0.80),
            Goal(OFF_TOPIC, "heard_rightly", 0.70),
            Goal(OFF_TOPIC, "called_wrongly", 0.04, below=True),
        ),
        (
            Goal(LAST, "off_topic_found", 0.75),
            Goal(LAST, "heard_rightly"),
            Goal(LAST, "called_wrongly", 0.05, below=True),
        ),
    ),
    Measure("called off topic wrongly, dev and dev2", (Goal(DEVELOPED, "called_wrongly", 0.04, below=True),)),
    Measure("adversarial and unusual: level right", (Goal(ODD, "odd_right", 1.0),), (Goal(LAST, "odd_right"),)),
    Measure(
        "nonsense above weak",
        (Goal(ODD, "praised_nonsense", 1, below=True),),
        (Goal(LAST, "praised_nonsense", 1, below=True),),
    ),
    Measure(
        "no marks, lower case: level / moves stay", (Goal(FORMS, "bare_level", 0.93), Goal(FORMS, "bare_moves", 0.96))
    ),
    Measure(
        "a slip in 1 of 24 words: level / moves stay",
        (Goal(FORMS, "slips_level", 0.97), Goal(FORMS, "slips_moves", 0.98)),
    ),
    Measure(
        "every other form: level / moves stay, the least",
        (Goal(FORMS, "other_level", 0.99), Goal(FORMS, "other_moves", 0.99)),
    ),
)
