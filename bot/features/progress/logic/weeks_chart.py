"""The geometry of the chart of the weeks: a bar a week, stacked by level, in the units of an SVG view box."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.features.progress.logic.weeks import PracticeWeek
from question_bank.models import Level

WIDTH, HEIGHT = 360, 190
_TOP, _BASE = 22, 160
"""Where the tallest bar ends, with room for its number above it, and where all bars stand."""
_LEFT = 4
_BAR_SHARE = 0.7
_LABELLED_EVERY = 3
"""Weeks from one date to the next below the bars, so that the dates do not touch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The answers of one level in a bar."""

    level: Level
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A week: its segments, the best level on top."""

    week: PracticeWeek
    x: float
    width: float
    top: float
    segments: tuple[Segment, ...]
    labelled: bool
    """True where the date of its week stands below it."""

    @property
    def middle(self) -> float:
        """Return the middle of the bar."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeksChart:
    """All bars, with the place of the line on which they stand."""

    bars: tuple[Bar, ...]
    base: int = _BASE
    width: int = WIDTH
    height: int = HEIGHT


def weeks_chart(weeks: Sequence[PracticeWeek]) -> WeeksChart:
    """Return the chart of the weeks, oldest first. The tallest bar has the full height, whatever its number."""
    most = max((week.answers for week in weeks), default=0)
    unit = (_BASE - _TOP) / most if most else 0.0
    step = (WIDTH - 2 * _LEFT) / max(len(weeks), _LABELLED_EVERY)
    return WeeksChart(bars=tuple(_bars(weeks, unit, step)))


def _bars(weeks: Sequence[PracticeWeek], unit: float, step: float) -> Iterator[Bar]:
    for n, week in enumerate(weeks):
        segments, y = list[Segment](), float(_BASE)
        for level in Level:
            height = week.levels[level] * unit
            y -= height
            if height:
                segments.append(Segment(level=level, y=round(y, 1), height=round(height, 1)))
        yield Bar(
            week=week,
            x=round(_LEFT + n * step + step * (1 - _BAR_SHARE) / 2, 1),
            width=round(step * _BAR_SHARE, 1),
            top=round(y, 1),
            segments=tuple(segments),
            labelled=(len(weeks) - 1 - n) % _LABELLED_EVERY == 0,
        )
