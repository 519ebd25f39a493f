"""The coverage: every archetype by move, with its stories and rehearsals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.conversation.logic.questions.history import Judged, archetypes_of, is_whole, read_moves, signs
from bot.conversation.logic.questions.spaced_repetition import RecallWord, Standing, recall_word
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from question_bank.models import ArchetypeId, Level, Move, QuestionBank, Verdict
from storage.records import KeptStory

_LEVELS = list(Level)
_NEVER = Rehearsed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The coverage of one archetype. Fields that are None or empty have not been judged (`recall`: not rated)."""

    archetype: ArchetypeId
    name: str
    """Name of the archetype."""
    best: Level | None
    """Best level so far."""
    latest: Level | None
    """Level of the newest text, an answer or a story of the bank. A story of under 60 words has no verdict yet."""
    moves: Mapping[Move, Verdict]
    """Verdicts on that text, by move."""
    recall: float | None
    """Chance of recall today, 0 to 1. None also where the newest text is weak: what was not learnt is not recalled."""
    word: RecallWord | None
    """Chance of recall as a word."""
    times: int
    """Number of judged answers."""
    stories: int
    """Number of whole stories in the bank. A story counts for each of its archetypes."""
    begun: int
    """Number of stories that are only begun."""
    aloud: int
    """Times told aloud of the archetype's most rehearsed story."""
    pushbacks: int
    """Rounds of hard questions on that story."""
    friends: int
    """Rounds of those that a friend asked."""
    newest_story: int | None
    """Id of the story whose text is the newest. None where the newest is an answer, or nothing is judged."""

    @property
    def tried(self) -> bool:
        """Return whether there is any material: a judged answer, or a story in the bank."""
        return self.times > 0 or self.stories > 0 or self.begun > 0

    @property
    def solid(self) -> bool:
        """Return whether the best level so far is strong or better."""
        return self.best is not None and reaches(self.best, Level.STRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The eight archetypes in teaching order, on the user's local date `today`."""

    rows: tuple[Row, ...]
    today: date

    @property
    def tried(self) -> int:
        """Return the number of archetypes with a judged answer or a story."""
        return sum(row.tried for row in self.rows)

    @property
    def in_bank(self) -> int:
        """Return the number of archetypes with a whole story in the bank."""
        return sum(row.stories > 0 for row in self.rows)

    @property
    def begun(self) -> int:
        """Return the number of further archetypes, those with a story that is only begun."""
        return sum(row.begun > 0 and not row.stories for row in self.rows)

    @property
    def solid(self) -> int:
        """Return the number of archetypes at strong or better."""
        return sum(row.solid for row in self.rows)

    @property
    def gaps(self) -> tuple[Row, ...]:
        """Return the rows of archetypes without a judged answer or a story."""
        return tuple(row for row in self.rows if not row.tried)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """The verdict on a text of an archetype, with its time."""

    at: datetime
    level: Level
    moves: Mapping[Move, Verdict]
    story_id: int | None = None
    """Id of the story. None for an answer."""


def coverage_of(
    judged: Iterable[Judged],
    standings: Sequence[Standing],
    bank: QuestionBank,
    today: date,
    *,
    stories: Iterable[KeptStory] = (),
    rehearsed: Mapping[int, Rehearsed] | None = None,
) -> Coverage:
    """Return the coverage of all judged answers and stories, in any order, with the standings of all eight archetypes.

    `rehearsed` is keyed by story id, as `bot.conversation.logic.stories.rehearsal_counts.rehearsed` returns it.
    """
    answers: dict[ArchetypeId, list[Judged]] = defaultdict(list)
    kept: dict[ArchetypeId, list[KeptStory]] = defaultdict(list)
    for answer in judged:
        if answer.archetype is not None and answer.moves:
            answers[answer.archetype].append(answer)
    for story in stories:
        for archetype in archetypes_of(story):
            kept[archetype].append(story)
    rows = tuple(
        _row(s, bank.archetypes[s.archetype].name, answers[s.archetype], kept[s.archetype], rehearsed or {})
        for s in standings
    )
    return Coverage(rows=rows, today=today)


def picture_data(coverage: Coverage) -> dict[str, Any]:
    """Return the picture's data as JSON values. `moves` are marks in the order STARDE."""
    return {
        "date": f"{coverage.today.day} {coverage.today:%B %Y}",
        "in_bank": coverage.in_bank,
        "begun": coverage.begun,
        "solid": coverage.solid,
        "rows": [
            {
                "name": row.name,
                "best": row.best and row.best.value,
                "latest": row.latest and row.latest.value,
                "moves": signs(row.moves[move] for move in Move if move in row.moves),
                "recall": None if row.recall is None else round(row.recall, 2),
                "word": row.word and row.word.value,
                "note": recall_note(row),
                "stories": row.stories,
                "begun": row.begun,
                "aloud": row.aloud,
                "pushbacks": row.pushbacks,
            }
            for row in coverage.rows
        ],
    }


def reaches(level: Level, bar: Level) -> bool:
    """Return whether the level is at the bar or above it."""
    return _LEVELS.index(level) >= _LEVELS.index(bar)


def recall_note(row: Row) -> str:
    """Return what stands in place of the chance of recall. Empty where there is one, or no verdict."""
    if row.latest is None or row.recall is not None:
        return ""
    return "to learn first" if row.latest is Level.WEAK else "not asked yet"


def _row(
    standing: Standing,
    name: str,
    answers: Sequence[Judged],
    kept: Sequence[KeptStory],
    rehearsed: Mapping[int, Rehearsed],
) -> Row:
    verdicts = [_Verdict(at=answer.at, level=answer.level, moves=answer.moves) for answer in answers]
    whole = [story for story in kept if is_whole(story)]
    verdicts += [_verdict(story) for story in whole]
    newest = max(verdicts, key=lambda verdict: verdict.at, default=None)
    # "No story" and a weak answer are rated too, but nothing was learnt that could be recalled.
    learnt = newest is not None and newest.level is not Level.WEAK and standing.rated_on is not None
    chance = standing.recall if learnt else None
    most = max((rehearsed.get(story.story.id, _NEVER) for story in kept), key=lambda r: r.times, default=_NEVER)
    return Row(
        archetype=standing.archetype,
        name=name,
        best=max((verdict.level for verdict in verdicts), key=_LEVELS.index, default=None),
        latest=newest.level if newest else None,
        moves=newest.moves if newest else {},
        recall=chance,
        word=None if chance is None else recall_word(chance),
        times=len(answers),
        stories=len(whole),
        begun=len(kept) - len(whole),
        aloud=most.aloud,
        pushbacks=most.pushed_back,
        friends=most.friends,
        newest_story=newest.story_id if newest else None,
    )


def _verdict(kept: KeptStory) -> _Verdict:
    version = kept.version
    return _Verdict(
        at=version.created_at,
        level=Level(version.level),
        moves=read_moves(version.moves),
        story_id=kept.story.id,
    )
