"""What an interviewer would say of a whole mock interview: the pattern across its answers, and what to do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.coach.history import Judged
from question_bank.models import ArchetypeId, Level, Move, Question, Verdict

MOSTLY_WE_BELOW = 0.5
TOO_LONG_WORDS, TOO_SHORT_WORDS = 600, 150
_LEVELS = list(Level)
_TASKS = 3


class Outcome(StrEnum):
    """What became of a question of the mock."""

    JUDGED = "judged"
    SKIPPED = "skipped"
    NO_STORY = "no_story"


class Pattern(StrEnum):
    """What runs through several answers, the most damaging first."""

    MOSTLY_WE = "mostly_we"
    NO_NUMBERS = "no_numbers"
    NO_TRADE_OFF = "no_trade_off"
    TRAPS = "traps"
    NO_REFLECTION = "no_reflection"
    GENERIC_REFLECTION = "generic_reflection"
    NO_IMPACT = "no_impact"
    NO_STRUCTURAL_CHANGE = "no_structural_change"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    ONE_PROJECT = "one_project"


class TaskKind(StrEnum):
    """A thing to do this week."""

    FIND_STORY = "find_story"
    MEND_PATTERN = "mend_pattern"
    REWRITE = "rewrite"
    REHEARSE = "rehearse"


@dataclass(frozen=True, slots=True, kw_only=True)
class MockResult:
    """One question of the mock and what came of it.

    What is judged is filled for Outcome.JUDGED only. `moves` is empty for a style prompt, and `archetype` None for a
    question that rates none. `ownership` is the share of "I" among first-person acts; `project` is known for stories
    of the bank only.
    """

    question: str
    archetype: ArchetypeId | None
    outcome: Outcome
    level: Level | None = None
    moves: Mapping[Move, Verdict] | None = None
    ownership: float | None = None
    words: int = 0
    seconds: int = 0
    trap: bool = False
    structural_change: bool = False
    project: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A pattern, with in how many of the judged stories it shows."""

    pattern: Pattern
    count: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A thing to do: MEND_PATTERN is about a pattern, the others about an archetype and the question that was asked."""

    kind: TaskKind
    archetype: ArchetypeId | None = None
    question: str | None = None
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The write-up of a mock. `overall` is the lower median of the judged levels, None where nothing was judged.

    `strongest` and `weakest` are None where all judged answers came out alike. `seconds` is the speaking time.
    """

    results: tuple[MockResult, ...]
    overall: Level | None
    strongest: MockResult | None
    weakest: MockResult | None
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...]
    seconds: int

    @property
    def answered(self) -> int:
        """How many questions were judged."""
        return sum(result.outcome is Outcome.JUDGED for result in self.results)


def mock_result(
    question: Question, outcome: Outcome, judged: Judged | None = None, project: str | None = None
) -> MockResult:
    """What came of that question; `judged` is its newest review in brief, None where there is none."""
    archetype = question.archetypes[0] if question.archetypes else None
    if judged is None:
        return MockResult(question=question.text, archetype=archetype, outcome=outcome)
    return MockResult(
        question=question.text,
        archetype=archetype,
        outcome=outcome,
        level=judged.level,
        moves=judged.moves,
        ownership=judged.ownership,
        words=judged.words,
        seconds=judged.seconds,
        trap=judged.trap,
        structural_change=judged.structural_change,
        project=project,
    )


def debrief(results: Sequence[MockResult]) -> Debrief:
    """The write-up of these results, in the order of the mock."""
    judged = [result for result in results if result.outcome is Outcome.JUDGED and result.level]
    ranked = sorted(judged, key=_rank)
    uneven = len(ranked) > 1 and _rank(ranked[0]) != _rank(ranked[-1])
    findings = _findings([result for result in judged if result.moves])
    return Debrief(
        results=tuple(results),
        overall=ranked[(len(ranked) - 1) // 2].level if ranked else None,
        strongest=ranked[-1] if uneven else None,
        weakest=ranked[0] if uneven else None,
        findings=findings,
        tasks=_tasks(results, ranked, findings),
        seconds=sum(result.seconds for result in judged),
    )


def _rank(result: MockResult) -> tuple[int, int]:
    met = sum(verdict is Verdict.MET for verdict in (result.moves or {}).values())
    return _LEVELS.index(result.level) if result.level else -1, met


def _findings(stories: Sequence[MockResult]) -> tuple[Finding, ...]:
    """The patterns that show in two stories at least and in half of them, the most damaging first."""
    if len(stories) < 2:
        return ()
    counts = _counts(stories)
    return tuple(
        Finding(pattern=pattern, count=counts[pattern], of=len(stories))
        for pattern in Pattern
        if counts[pattern] >= 2 and (2 * counts[pattern] >= len(stories) or pattern is Pattern.TRAPS)
    )


def _counts(stories: Sequence[MockResult]) -> dict[Pattern, int]:
    """In how many stories each pattern shows."""

    def lacking(move: Move, *verdicts: Verdict) -> int:
        return sum((story.moves or {}).get(move) in verdicts for story in stories)

    both = (Verdict.WEAK, Verdict.MISSING)
    generic, absent = lacking(Move.REFLECTION, Verdict.WEAK), lacking(Move.REFLECTION, Verdict.MISSING)
    changed = sum(story.structural_change for story in stories)
    projects = [story.project for story in stories if story.project]
    return {
        Pattern.MOSTLY_WE: sum(s.ownership is not None and s.ownership < MOSTLY_WE_BELOW for s in stories),
        Pattern.NO_NUMBERS: lacking(Move.RESULT, *both),
        Pattern.NO_TRADE_OFF: lacking(Move.TRADE_OFF, *both),
        Pattern.TRAPS: sum(story.trap for story in stories),
        # One of the two, by what prevails, with the count of both: the cure is the same.
        Pattern.NO_REFLECTION: generic + absent if absent >= generic else 0,
        Pattern.GENERIC_REFLECTION: generic + absent if generic > absent else 0,
        Pattern.NO_IMPACT: lacking(Move.DRIVER, *both),
        # Not every story needs one: a pattern only where hardly any has it.
        Pattern.NO_STRUCTURAL_CHANGE: len(stories) - changed if 4 * changed < len(stories) else 0,
        Pattern.TOO_SHORT: sum(story.words < TOO_SHORT_WORDS for story in stories),
        Pattern.TOO_LONG: sum(story.words > TOO_LONG_WORDS for story in stories),
        Pattern.ONE_PROJECT: max((projects.count(project) for project in projects), default=0),
    }


def _tasks(
    results: Sequence[MockResult], ranked: Sequence[MockResult], findings: Sequence[Finding]
) -> tuple[Task, ...]:
    """Up to three: a story to find, the worst pattern, the weakest answer; a rehearsal where nothing else is left."""
    gaps = [_about(TaskKind.FIND_STORY, result) for result in results if result.outcome is Outcome.NO_STORY]
    mends = [Task(kind=TaskKind.MEND_PATTERN, pattern=finding.pattern) for finding in findings]
    below = [result for result in ranked if result.level in (Level.WEAK, Level.PASSING)]
    rewrites = [_about(TaskKind.REWRITE, result) for result in below]
    first, rest = [*gaps[:1], *mends[:1], *rewrites[:1]], [*gaps[1:], *mends[1:], *rewrites[1:]]
    rehearse = [_about(TaskKind.REHEARSE, result) for result in ranked[-1:] if result.level not in (Level.WEAK, None)]
    return tuple((first + (rest or rehearse))[:_TASKS])


def _about(kind: TaskKind, result: MockResult) -> Task:
    return Task(kind=kind, archetype=result.archetype, question=result.question)
