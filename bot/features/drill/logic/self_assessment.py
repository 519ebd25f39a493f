"""The rules' verdict on a drill: four dimensions on four levels, and the common failures that show.

The rubric's table is about the whole drill. The lowest mark of a dimension is required of every story, the middle one
of most, the highest of one. A story has a mark only if it has the marks below it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.stories.same_project import Matcher, ProjectText
from bot.features.drill.logic.outline import (
    Outlined,
    Told,
    change,
    consequence,
    gradable,
    habit,
    lasting,
    longest,
    negotiated,
    read_outline,
    reason,
    still_used,
    trade_off,
)
from bot.review.judge import Judge
from bot.review.rubric import OWN_SHARE
from bot.review.span import Span
from question_bank.models import ArchetypeId, Level, Move, Verdict

_LEVELS = tuple(Level)
_OUTLINES = 3
_ROW = re.compile(r"(?:^[^:]*:|;)\s*(?:and\s+)?(?P<meaning>.+?)\s*\((?P<level>weak|passing|strong|staff)\)")


class Dimension(StrEnum):
    """A dimension of the verdict on a drill, in the order of the guidance's lines."""

    COVERAGE = "coverage-discovery"
    TRADE_OFF = "trade-off-articulation"
    REFLECTION = "reflection-specificity"
    CHANGE = "structural-change-driver"


class DrillLack(StrEnum):
    """A thing that the next level requires and the drill does not have."""

    NOTHING_WRITTEN = "nothing_written"
    UNFINISHED = "unfinished"
    ONE_PROJECT = "one_project"
    FEWER_PROJECTS = "fewer_projects"
    ELSEWHERE = "elsewhere"
    NO_STRETCH = "no_stretch"
    GAPS_UNNAMED = "gaps_unnamed"
    NO_TRADE_OFF = "no_trade_off"
    NOT_GRADABLE = "not_gradable"
    NOT_NEGOTIATED = "not_negotiated"
    NO_CHANGE = "no_change"
    NO_REASON = "no_reason"
    NO_HABIT = "no_habit"
    ONLY_OUTCOME = "only_outcome"
    NOTHING_LASTING = "nothing_lasting"
    NOT_STILL_USED = "not_still_used"


class Failure(StrEnum):
    """A common failure of the drill, in the order of the guidance's lines."""

    ONE_PROJECT = "one_project"
    NO_REFLECTION = "no_reflection"
    ALL_WE = "all_we"
    NO_NUMBER = "no_number"
    METRIC_AGAIN = "metric_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """The archetypes without material."""

    found: frozenset[ArchetypeId]
    """Found during the drill."""
    named: frozenset[ArchetypeId]
    """Named by the user at its end."""
    empty: frozenset[ArchetypeId]
    """Those without any story in the bank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """The verdict on one dimension."""

    dimension: Dimension
    level: Level
    quote: str | None = None
    """The user's own words that carry the verdict. For coverage, the names of the projects."""
    quoted: ArchetypeId | None = None
    """Archetype of the story with the quotation. None without one, and for coverage."""
    lack: DrillLack | None = None
    """The thing that the next level requires. None at the Staff bar."""
    of: tuple[ArchetypeId, ...] = ()
    """Archetypes to which the lack applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A common failure, with the outlines in which it shows."""

    failure: Failure
    of: tuple[ArchetypeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The verdicts in the order of the dimensions, and the common failures that show."""

    dimensions: tuple[Assessed, ...]
    failures: tuple[Failed, ...]


@dataclass(frozen=True, slots=True)
class _Ladder:
    """Three marks of one move, each with its finder and the lack without it."""

    move: Move
    marks: tuple[tuple[Callable[[Told], Sequence[Span]], DrillLack], ...]

    def climbed(self, one: Told) -> list[Sequence[Span]]:
        """Return the spans found for each mark, up to the first mark without any."""
        found: list[Sequence[Span]] = []
        for find, _ in self.marks:
            spans = find(one)
            if not spans:
                break
            found.append(spans)
        return found


def meanings(lines: Sequence[str]) -> Mapping[Dimension, Mapping[Level, str]]:
    """Return the meaning of each level in each dimension, from the guidance's lines in the order of the dimensions."""
    return {
        dimension: {Level(found["level"]): found["meaning"] for found in _ROW.finditer(line)}
        for dimension, line in zip(Dimension, lines, strict=True)
    }


def assess(outlines: Sequence[Outlined], gaps: Gaps, reviewer: Judge, matcher: Matcher) -> Assessment:
    """Return the verdict on a drill from its outlines that have a text, and the gaps that were found."""
    stories = [read_outline(outlined, reviewer) for outlined in outlines]
    groups = matcher.groups(
        [ProjectText(text=one.signals.reading.text, project=one.outlined.project) for one in stories]
    )
    shared = tuple(dict.fromkeys(stories[at].archetype for group in groups for at in group))
    projects = len(stories) - sum(len(group) - 1 for group in groups)
    return Assessment(
        dimensions=(
            _coverage(outlines, gaps, projects, shared),
            *(_by_ladder(dimension, ladder, stories) for dimension, ladder in _LADDERS.items()),
        ),
        failures=_failures(stories, shared if projects == 1 else ()),
    )


def _coverage(outlines: Sequence[Outlined], gaps: Gaps, projects: int, shared: tuple[ArchetypeId, ...]) -> Assessed:
    """Return the verdict on coverage.

    A gap that was found counts as an outline up to passing. Higher levels take three stories.
    """
    empty = tuple(archetype for archetype in ArchetypeId if archetype in gaps.empty)
    elsewhere = tuple(outlined.archetype for outlined in outlines if outlined.elsewhere)
    stretch = next((outlined for outlined in outlines if outlined.stretch), None)
    steps: tuple[tuple[bool, DrillLack, tuple[ArchetypeId, ...]], ...] = (
        (not shared, DrillLack.ONE_PROJECT, shared),
        (len(outlines) + len(gaps.found) >= _OUTLINES, DrillLack.UNFINISHED, ()),
        (projects >= _OUTLINES, DrillLack.FEWER_PROJECTS, ()),
        (not elsewhere, DrillLack.ELSEWHERE, elsewhere),
        (stretch is not None, DrillLack.NO_STRETCH, ()),
        (not empty or bool(gaps.named & gaps.empty), DrillLack.GAPS_UNNAMED, empty),
    )
    names = ", ".join(outlined.project for outlined in outlines if outlined.project) or None
    levels = (Level.WEAK, Level.WEAK, Level.PASSING, Level.PASSING, Level.PASSING, Level.STRONG)
    for (holds, lack, of), level in zip(steps, levels, strict=True):
        if not holds:
            return Assessed(dimension=Dimension.COVERAGE, level=level, quote=names, lack=lack, of=of)
    return Assessed(dimension=Dimension.COVERAGE, level=Level.STAFF, quote=names)


def _by_ladder(dimension: Dimension, ladder: _Ladder, stories: Sequence[Told]) -> Assessed:
    if not stories:
        return Assessed(dimension=dimension, level=Level.WEAK, lack=DrillLack.NOTHING_WRITTEN)
    climbed = [(one, ladder.climbed(one)) for one in stories]
    reached = [len(found) for _, found in climbed]
    wanted = (len(stories), len(stories) // 2 + 1, 1)
    marks = 0
    while marks < len(wanted) and sum(each > marks for each in reached) >= wanted[marks]:
        marks += 1
    best, found = max(climbed, key=lambda each: len(each[1]))
    if not found:
        best, found = _nearest(stories, ladder.move)
    quote = longest(best, found[-1]) if found and found[-1] else None
    return Assessed(
        dimension=dimension,
        level=_LEVELS[marks],
        quote=quote,
        quoted=best.archetype if quote else None,
        lack=ladder.marks[marks][1] if marks < len(wanted) else None,
        of=tuple(one.archetype for one, spans in climbed if len(spans) <= marks),
    )


def _nearest(stories: Sequence[Told], move: Move) -> tuple[Told, list[Sequence[Span]]]:
    """Return the story with the most evidence of a move that no story meets, with that evidence."""
    nearest = max(stories, key=lambda one: len(one.evidence(move)))
    return nearest, [nearest.evidence(move)]


_LADDERS: Mapping[Dimension, _Ladder] = {
    Dimension.TRADE_OFF: _Ladder(
        Move.TRADE_OFF,
        (
            (trade_off, DrillLack.NO_TRADE_OFF),
            (gradable, DrillLack.NOT_GRADABLE),
            (negotiated, DrillLack.NOT_NEGOTIATED),
        ),
    ),
    Dimension.REFLECTION: _Ladder(
        Move.REFLECTION,
        ((change, DrillLack.NO_CHANGE), (reason, DrillLack.NO_REASON), (habit, DrillLack.NO_HABIT)),
    ),
    Dimension.CHANGE: _Ladder(
        Move.DRIVER,
        (
            (consequence, DrillLack.ONLY_OUTCOME),
            (lasting, DrillLack.NOTHING_LASTING),
            (still_used, DrillLack.NOT_STILL_USED),
        ),
    ),
}


def _failures(stories: Sequence[Told], shared: tuple[ArchetypeId, ...]) -> tuple[Failed, ...]:
    """Return the common failures that show, in the order of the guidance's lines."""

    def where(holds: Callable[[Told], bool]) -> tuple[ArchetypeId, ...]:
        return tuple(one.archetype for one in stories if holds(one))

    found = {
        Failure.ONE_PROJECT: shared,
        Failure.NO_REFLECTION: where(lambda one: one.verdict(Move.REFLECTION) is Verdict.MISSING),
        Failure.ALL_WE: where(_mostly_we),
        Failure.NO_NUMBER: where(lambda one: one.verdict(Move.RESULT) is not Verdict.MET),
        Failure.METRIC_AGAIN: where(lambda one: one.verdict(Move.DRIVER) is not Verdict.MET),
    }
    return tuple(Failed(failure=failure, of=of) for failure, of in found.items() if of)


def _mostly_we(one: Told) -> bool:
    return one.review.ownership is not None and one.review.ownership < OWN_SHARE
