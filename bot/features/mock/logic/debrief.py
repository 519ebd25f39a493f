"""The debrief of a mock interview: the patterns across its answers, and the tasks that follow."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.features.mock.logic.mock_result import MockResult, Numbered, Outcome
from bot.features.mock.logic.overall import Overall, is_short, one_project, overall_of
from bot.review.rubric import OWN_SHARE, TOUR_WORDS
from question_bank.models import ArchetypeId, Level, Move, Verdict

_LEVELS = list(Level)
_TASKS = 3
_BELOW_THE_BAR = (Level.WEAK, Level.PASSING)


class Pattern(StrEnum):
    """A pattern across several answers. The most damaging comes first."""

    MOSTLY_WE = "mostly_we"
    NO_NUMBERS = "no_numbers"
    NO_TRADE_OFF = "no_trade_off"
    ONE_PROJECT = "one_project"
    TRAPS = "traps"
    NO_REFLECTION = "no_reflection"
    GENERIC_REFLECTION = "generic_reflection"
    NO_IMPACT = "no_impact"
    NO_STRUCTURAL_CHANGE = "no_structural_change"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"


_ALWAYS_SAID = frozenset({Pattern.TRAPS, Pattern.ONE_PROJECT})
"""Patterns that an interviewer notes from the second time on, however long the mock."""


class DebriefTaskKind(StrEnum):
    """The kind of a task for this week."""

    FIND_STORY = "find_story"
    DRILL = "drill"
    MEND_PATTERN = "mend_pattern"
    REWRITE = "rewrite"
    REHEARSE = "rehearse"
    LEARN = "learn"
    TRY = "try"


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefFinding:
    """A pattern with the questions in which it shows."""

    pattern: Pattern
    where: tuple[int, ...]
    """Numbers of the questions in which it shows, from 1."""
    of: int
    """Number of judged stories."""

    @property
    def count(self) -> int:
        """Return the number of stories in which the pattern shows."""
        return len(self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefTask:
    """A task for this week."""

    kind: DebriefTaskKind
    about: int | None = None
    """Number of the question to which the task belongs, from 1. None for what the mock did not ask."""
    archetype: ArchetypeId | None = None
    question: str | None = None
    pattern: Pattern | None = None
    """Pattern to mend, for MEND_PATTERN alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The write-up of a mock."""

    results: tuple[MockResult, ...]
    overall: Overall | None
    """Level of the whole round. None where nothing was judged."""
    strongest: Numbered | None
    """Best of the answers that fit their questions. None where all are alike."""
    weakest: Numbered | None
    """Weakest of the answers that fit their questions. None where all are alike."""
    findings: tuple[DebriefFinding, ...]
    tasks: tuple[DebriefTask, ...]
    seconds: int
    """Speaking time."""

    @property
    def answered(self) -> int:
        """Return the number of judged questions."""
        return sum(result.outcome is Outcome.JUDGED for result in self.results)


def debrief(results: Sequence[MockResult]) -> Debrief:
    """Return the debrief of these results, which are in the order of the mock."""
    numbered = list(enumerate(results, 1))
    judged = [(n, result) for n, result in numbered if result.outcome is Outcome.JUDGED and result.level]
    ranked = sorted(judged, key=_rank)
    fitting = [each for each in ranked if not each[1].off_topic]
    uneven = len(fitting) > 1 and _rank(fitting[0]) != _rank(fitting[-1])
    findings = _findings([(n, result) for n, result in judged if result.moves])
    return Debrief(
        results=tuple(results),
        overall=overall_of(judged),
        strongest=fitting[-1] if uneven else None,
        weakest=fitting[0] if uneven else None,
        findings=findings,
        tasks=_tasks(numbered, ranked, findings),
        seconds=sum(result.seconds for _, result in judged),
    )


def _rank(numbered: Numbered) -> tuple[int, int]:
    _, result = numbered
    met = sum(verdict is Verdict.MET for verdict in result.parts.values())
    return _LEVELS.index(result.level) if result.level else -1, met


def _findings(stories: Sequence[Numbered]) -> tuple[DebriefFinding, ...]:
    """Return the patterns that show in at least two stories and half of them, the most damaging first.

    Some patterns are noted from the second story on, however many there are.
    """
    if len(stories) < 2:
        return ()
    places = _places(stories)
    return tuple(
        DebriefFinding(pattern=pattern, where=tuple(places[pattern]), of=len(stories))
        for pattern in Pattern
        if len(places[pattern]) >= 2 and (2 * len(places[pattern]) >= len(stories) or pattern in _ALWAYS_SAID)
    )


def _places(stories: Sequence[Numbered]) -> dict[Pattern, list[int]]:
    """Return the numbers of the stories in which each pattern shows."""

    def where(shows: Callable[[MockResult], bool]) -> list[int]:
        return [n for n, story in stories if shows(story)]

    def lacking(move: Move, *verdicts: Verdict) -> list[int]:
        return where(lambda story: (story.moves or {}).get(move) in verdicts)

    both = (Verdict.WEAK, Verdict.MISSING)
    generic, absent = lacking(Move.REFLECTION, Verdict.WEAK), lacking(Move.REFLECTION, Verdict.MISSING)
    unchanged = where(lambda story: not story.structural_change)
    return {
        Pattern.MOSTLY_WE: where(lambda s: s.ownership is not None and s.ownership < OWN_SHARE),
        Pattern.NO_NUMBERS: lacking(Move.RESULT, *both),
        Pattern.NO_TRADE_OFF: lacking(Move.TRADE_OFF, *both),
        Pattern.ONE_PROJECT: one_project(stories),
        Pattern.TRAPS: where(lambda story: story.trap),
        # The prevailing one of the two gets the places of both, because the cure is the same.
        Pattern.NO_REFLECTION: sorted(generic + absent) if len(absent) >= len(generic) else [],
        Pattern.GENERIC_REFLECTION: sorted(generic + absent) if len(generic) > len(absent) else [],
        Pattern.NO_IMPACT: lacking(Move.DRIVER, *both),
        # Not every story needs a structural change, so this is a pattern only where hardly any has one.
        Pattern.NO_STRUCTURAL_CHANGE: unchanged if 4 * (len(stories) - len(unchanged)) < len(stories) else [],
        Pattern.TOO_SHORT: where(is_short),
        Pattern.TOO_LONG: where(lambda story: story.words > TOUR_WORDS),
    }


def _tasks(
    results: Sequence[Numbered], ranked: Sequence[Numbered], findings: Sequence[DebriefFinding]
) -> tuple[DebriefTask, ...]:
    """Return up to three tasks: a story to find, the worst pattern, the weakest answer.

    Further tasks of these kinds, rehearsals, cards and untried archetypes fill what is left.
    """
    gaps = [_about(DebriefTaskKind.FIND_STORY, each) for each in _gaps(results)]
    mends = [_mend(finding, ranked) for finding in findings]
    rewrites = [_about(DebriefTaskKind.REWRITE, each) for each in ranked if _can_be_rewritten(each[1])]
    rehearsals = [
        _about(DebriefTaskKind.REHEARSE, each) for each in reversed(ranked) if each[1].level is not Level.WEAK
    ]
    if not ranked and not gaps:
        return ()
    untouched = _untouched(results)
    more = [DebriefTask(kind=DebriefTaskKind.DRILL)] if len(gaps) > 1 else []
    more += [*mends[1:2], *rewrites[1:2], *rehearsals[:1], *_learn(results, ranked), *untouched[:1]]
    more += [*rehearsals[1:], *untouched[1:]]
    return tuple([*gaps[:1], *mends[:1], *rewrites[:1], *more][:_TASKS])


def _gaps(results: Sequence[Numbered]) -> list[Numbered]:
    """Return the questions without a story, or with a story that fits another question."""
    return [each for each in results if each[1].outcome is Outcome.NO_STORY or each[1].off_topic]


def _can_be_rewritten(result: MockResult) -> bool:
    return result.level in _BELOW_THE_BAR and not result.off_topic


def _mend(finding: DebriefFinding, ranked: Sequence[Numbered]) -> DebriefTask:
    """Return the task to mend a pattern on the weakest answer that shows it.

    For one project in several stories, take the second one that shows it.
    """
    n, result = next(each for each in ranked if each[0] in finding.where)
    if finding.pattern is Pattern.ONE_PROJECT:
        n, result = next(each for each in ranked if each[0] == finding.where[1])
    return DebriefTask(kind=DebriefTaskKind.MEND_PATTERN, about=n, archetype=result.archetype, pattern=finding.pattern)


def _learn(results: Sequence[Numbered], ranked: Sequence[Numbered]) -> list[DebriefTask]:
    """Return the task to read the card of an archetype without a story, else of the one that went worst."""
    gaps = _gaps(results)
    short = [each for each in ranked if each[1].level is not Level.STAFF]
    return [_about(DebriefTaskKind.LEARN, each) for each in (*gaps, *short) if each[1].archetype is not None][:1]


def _untouched(results: Sequence[Numbered]) -> list[DebriefTask]:
    """Return a task for each archetype that this mock did not ask for."""
    asked = {result.archetype for _, result in results}
    return [
        DebriefTask(kind=DebriefTaskKind.TRY, archetype=archetype)
        for archetype in ArchetypeId
        if archetype not in asked
    ]


def _about(kind: DebriefTaskKind, numbered: Numbered) -> DebriefTask:
    n, result = numbered
    return DebriefTask(kind=kind, about=n, archetype=result.archetype, question=result.question)
