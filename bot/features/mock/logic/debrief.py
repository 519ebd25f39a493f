"""What an interviewer would say of a whole mock interview: the pattern across its answers, and what to do about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bot.conversation.logic.history import Judged
from bot.review.rubric import OWN_SHARE, TOUR_WORDS, WORDS_PER_MINUTE
from question_bank.models import ArchetypeId, Level, Move, Question, QuestionKind, StyleElement, Verdict

TOO_SHORT_WORDS = WORDS_PER_MINUTE
"""A minute of speaking: over before one can grade it."""
_LEVELS = list(Level)
_TASKS = 3
_BELOW_THE_BAR = (Level.WEAK, Level.PASSING)


class Outcome(StrEnum):
    """What became of a question of the mock."""

    JUDGED = "judged"
    NOT_JUDGED = "not_judged"
    SKIPPED = "skipped"
    NO_STORY = "no_story"


class Pattern(StrEnum):
    """What runs through several answers, the most damaging first."""

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
"""What an interviewer notes from the second time on, however long the mock."""


class DebriefTaskKind(StrEnum):
    """A thing to do this week."""

    FIND_STORY = "find_story"
    DRILL = "drill"
    MEND_PATTERN = "mend_pattern"
    REWRITE = "rewrite"
    REHEARSE = "rehearse"
    LEARN = "learn"
    TRY = "try"


@dataclass(frozen=True, slots=True, kw_only=True)
class MockResult:
    """One question of the mock and what came of it.

    What is judged is filled for Outcome.JUDGED only. `moves` is empty for a style prompt, whose verdicts are `elements`,
    and `archetype` None for a question that rates none; `probed` is it too, where the question asks for nothing else.
    `ownership` is the share of "I" among first-person acts.
    `project` is the same for answers that are of one project, None where an answer is of none of the others'.
    `owned_up` is whether the user said that no story fits perfectly. `off_topic` is whether the story belongs to another
    question, `heard_as` what it was heard as then; `not_judged` is the reason for Outcome.NOT_JUDGED.
    """

    question: str
    archetype: ArchetypeId | None
    outcome: Outcome
    probed: ArchetypeId | None = None
    level: Level | None = None
    moves: Mapping[Move, Verdict] | None = None
    elements: Mapping[StyleElement, Verdict] | None = None
    ownership: float | None = None
    words: int = 0
    seconds: int = 0
    trap: bool = False
    structural_change: bool = False
    project: str | None = None
    owned_up: bool = False
    off_topic: bool = False
    heard_as: ArchetypeId | None = None
    not_judged: str | None = None

    @property
    def parts(self) -> Mapping[Move | StyleElement, Verdict]:
        """The verdicts by move, or by element for a style prompt."""
        parts: dict[Move | StyleElement, Verdict] = {}
        parts.update((self.moves or {}).items())
        parts.update((self.elements or {}).items())
        return parts


Numbered = tuple[int, MockResult]
"""A result with the number of its question, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefFinding:
    """A pattern, with the numbers of the questions in which it shows, from 1, and how many stories were judged."""

    pattern: Pattern
    where: tuple[int, ...]
    of: int

    @property
    def count(self) -> int:
        """In how many stories it shows."""
        return len(self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefTask:
    """A thing to do: MEND_PATTERN is about a pattern, DRILL about what is missing, the others about an archetype.

    `about` is the number of the question that it is to be done for, from 1; None for what the mock did not ask.
    """

    kind: DebriefTaskKind
    about: int | None = None
    archetype: ArchetypeId | None = None
    question: str | None = None
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """The write-up of a mock. `overall` is the lower median of the judged levels, None where nothing was judged.

    `strongest` and `weakest` are of the answers that belong to their questions, None where all came out alike. `seconds`
    is the speaking time.
    """

    results: tuple[MockResult, ...]
    overall: Level | None
    strongest: MockResult | None
    weakest: MockResult | None
    findings: tuple[DebriefFinding, ...]
    tasks: tuple[DebriefTask, ...]
    seconds: int

    @property
    def answered(self) -> int:
        """How many questions were judged."""
        return sum(result.outcome is Outcome.JUDGED for result in self.results)


def mock_result(question: Question, outcome: Outcome, judged: Judged | None = None, **known: Any) -> MockResult:
    """What came of that question; `judged` is its newest review in brief, `known` what else a result holds."""
    archetype = question.archetypes[0] if question.archetypes else None
    known["probed"] = archetype if question.kind is QuestionKind.PROBE else None
    if judged is None:
        return MockResult(question=question.text, archetype=archetype, outcome=outcome, **known)
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
        **known,
    )


def debrief(results: Sequence[MockResult]) -> Debrief:
    """The write-up of these results, in the order of the mock."""
    numbered = list(enumerate(results, 1))
    judged = [(n, result) for n, result in numbered if result.outcome is Outcome.JUDGED and result.level]
    ranked = sorted(judged, key=_rank)
    fitting = [each for each in ranked if not each[1].off_topic]
    uneven = len(fitting) > 1 and _rank(fitting[0]) != _rank(fitting[-1])
    findings = _findings([(n, result) for n, result in judged if result.moves])
    return Debrief(
        results=tuple(results),
        overall=ranked[(len(ranked) - 1) // 2][1].level if ranked else None,
        strongest=fitting[-1][1] if uneven else None,
        weakest=fitting[0][1] if uneven else None,
        findings=findings,
        tasks=_tasks(numbered, ranked, findings),
        seconds=sum(result.seconds for _, result in judged),
    )


def _rank(numbered: Numbered) -> tuple[int, int]:
    _, result = numbered
    met = sum(verdict is Verdict.MET for verdict in result.parts.values())
    return _LEVELS.index(result.level) if result.level else -1, met


def _findings(stories: Sequence[Numbered]) -> tuple[DebriefFinding, ...]:
    """The patterns that show in two stories at least and in half of them, the most damaging first."""
    if len(stories) < 2:
        return ()
    places = _places(stories)
    return tuple(
        DebriefFinding(pattern=pattern, where=tuple(places[pattern]), of=len(stories))
        for pattern in Pattern
        if len(places[pattern]) >= 2 and (2 * len(places[pattern]) >= len(stories) or pattern in _ALWAYS_SAID)
    )


def _places(stories: Sequence[Numbered]) -> dict[Pattern, list[int]]:
    """In which stories each pattern shows."""

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
        Pattern.ONE_PROJECT: _one_project(stories),
        Pattern.TRAPS: where(lambda story: story.trap),
        # One of the two, by what prevails, with the places of both: the cure is the same.
        Pattern.NO_REFLECTION: sorted(generic + absent) if len(absent) >= len(generic) else [],
        Pattern.GENERIC_REFLECTION: sorted(generic + absent) if len(generic) > len(absent) else [],
        Pattern.NO_IMPACT: lacking(Move.DRIVER, *both),
        # Not every story needs one: a pattern only where hardly any has it.
        Pattern.NO_STRUCTURAL_CHANGE: unchanged if 4 * (len(stories) - len(unchanged)) < len(stories) else [],
        Pattern.TOO_SHORT: where(lambda story: story.words < TOO_SHORT_WORDS),
        Pattern.TOO_LONG: where(lambda story: story.words > TOUR_WORDS),
    }


def _one_project(stories: Sequence[Numbered]) -> list[int]:
    """The stories of the project that is told most often."""
    of_project: dict[str, list[int]] = {}
    for n, story in stories:
        if story.project is not None:
            of_project.setdefault(story.project, []).append(n)
    return max(of_project.values(), key=len, default=[])


def _tasks(
    results: Sequence[Numbered], ranked: Sequence[Numbered], findings: Sequence[DebriefFinding]
) -> tuple[DebriefTask, ...]:
    """Three things: a story to find, the worst pattern, the weakest answer; then more of these, and what keeps one fit."""
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
    """The questions for which there was no story, or one that belongs to another question."""
    return [each for each in results if each[1].outcome is Outcome.NO_STORY or each[1].off_topic]


def _can_be_rewritten(result: MockResult) -> bool:
    return result.level in _BELOW_THE_BAR and not result.off_topic


def _mend(finding: DebriefFinding, ranked: Sequence[Numbered]) -> DebriefTask:
    """The pattern, to be mended on the weakest answer that shows it; one project, on the one that repeats it."""
    n, result = next(each for each in ranked if each[0] in finding.where)
    if finding.pattern is Pattern.ONE_PROJECT:
        n, result = next(each for each in ranked if each[0] == finding.where[1])
    return DebriefTask(kind=DebriefTaskKind.MEND_PATTERN, about=n, archetype=result.archetype, pattern=finding.pattern)


def _learn(results: Sequence[Numbered], ranked: Sequence[Numbered]) -> list[DebriefTask]:
    """The card of the archetype that went worst, or that has no story."""
    gaps = _gaps(results)
    short = [each for each in ranked if each[1].level is not Level.STAFF]
    return [_about(DebriefTaskKind.LEARN, each) for each in (*gaps, *short) if each[1].archetype is not None][:1]


def _untouched(results: Sequence[Numbered]) -> list[DebriefTask]:
    """The archetypes that this mock did not ask for."""
    asked = {result.archetype for _, result in results}
    return [
        DebriefTask(kind=DebriefTaskKind.TRY, archetype=archetype)
        for archetype in ArchetypeId
        if archetype not in asked
    ]


def _about(kind: DebriefTaskKind, numbered: Numbered) -> DebriefTask:
    n, result = numbered
    return DebriefTask(kind=kind, about=n, archetype=result.archetype, question=result.question)
