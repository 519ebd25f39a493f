"""What the story bank lacks before a loop: the checklist of the sources, the most important point first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.history import archetypes_of, is_whole, read_moves
from bot.conversation.logic.rehearsal_counts import Rehearsed
from bot.conversation.logic.same_project import Matcher, ProjectText
from bot.conversation.logic.story_text import told
from question_bank.models import ArchetypeId, Move, Verdict
from storage.records import KeptStory

MOST_ARCHETYPES = 2
"""On so many archetypes one project may serve."""
FEWEST_CHANGES = 2
"""So many stories at least name a structural change."""
BACKUPS = 2
"""So many stories beyond one an archetype are enough to fall back on; the sources say two or three."""

_NEVER = Rehearsed()


class BankLack(StrEnum):
    """What is lacking, what matters most first."""

    STORY = "story"
    WORDS = "words"
    PROJECT = "project"
    REFLECTION = "reflection"
    STRUCTURE = "structure"
    TIMED = "timed"
    PUSHBACK = "pushback"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFinding:
    """One thing that is lacking, and where; the first of what it is about is the one to begin with.

    `stories` are ids. `count` is how many there are of it: archetypes without a story, archetypes that one project
    serves, structural changes that are still wanted, else stories. `project` is the tag that the stories of
    Lack.PROJECT share, None where only their words are alike.
    """

    lack: BankLack
    count: int
    archetypes: tuple[ArchetypeId, ...] = ()
    stories: tuple[int, ...] = ()
    project: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The findings in the order of their weight, of how many stories, and how many are to spare.

    `spare` counts the whole stories beyond the eight archetypes'; it means something where nothing is lacking.
    """

    findings: tuple[BankFinding, ...]
    stories: int
    spare: int


def audit(stories: Sequence[KeptStory], rehearsed: Mapping[int, Rehearsed], matcher: Matcher) -> Audit:
    """Audit the bank: `stories` oldest first, `rehearsed` by a story's id.

    A story of under 60 words has only been begun: that is its finding, and it is asked for nothing else.
    Source: the checklist of the sources, `before-the-loop` in the guidance.
    """
    done = [kept for kept in stories if is_whole(kept)]
    findings = [
        *_without_story(stories),
        *_lacking(BankLack.WORDS, stories, lambda kept: not is_whole(kept)),
        *_projects(done, matcher),
        *_lacking(BankLack.REFLECTION, done, lambda kept: not _met(kept, Move.REFLECTION)),
        *_structure(done),
        *_rehearsals(done, rehearsed),
    ]
    return Audit(findings=tuple(findings), stories=len(stories), spare=max(0, len(done) - len(ArchetypeId)))


def _without_story(stories: Iterable[KeptStory]) -> list[BankFinding]:
    told_for = {archetype for kept in stories for archetype in archetypes_of(kept)}
    open_ones = tuple(archetype for archetype in ArchetypeId if archetype not in told_for)
    return [BankFinding(lack=BankLack.STORY, count=len(open_ones), archetypes=open_ones)] if open_ones else []


def _projects(stories: Sequence[KeptStory], matcher: Matcher) -> list[BankFinding]:
    """Projects on more than two archetypes, by their tag or by the words of the stories; the most worn first."""
    tales = [ProjectText(text=told(kept.version.parts), project=kept.story.project) for kept in stories]
    alone = [(n,) for n in range(len(stories))]
    groups = matcher.groups(tales)
    together = {n for group in groups for n in group}
    found = [
        _project([stories[n] for n in group]) for group in (*groups, *(one for one in alone if one[0] not in together))
    ]
    worn = [finding for finding in found if finding.count > MOST_ARCHETYPES]
    return sorted(worn, key=lambda finding: -finding.count)


def _project(group: Sequence[KeptStory]) -> BankFinding:
    archetypes = tuple(dict.fromkeys(archetype for kept in group for archetype in archetypes_of(kept)))
    tags = dict.fromkeys(kept.story.project for kept in group if kept.story.project)
    return BankFinding(
        lack=BankLack.PROJECT,
        count=len(archetypes),
        archetypes=archetypes,
        stories=tuple(kept.story.id for kept in group),
        project=next(iter(tags), None),
    )


def _structure(stories: Sequence[KeptStory]) -> list[BankFinding]:
    """The nearest to a structural change first: a story whose driver is met already says who works differently."""
    without = [kept for kept in stories if not kept.version.structural_change]
    wanted = FEWEST_CHANGES - (len(stories) - len(without))
    if not stories or wanted <= 0:
        return []
    nearest = sorted(without, key=lambda kept: not _met(kept, Move.DRIVER))
    return [BankFinding(lack=BankLack.STRUCTURE, count=wanted, stories=tuple(kept.story.id for kept in nearest))]


def _rehearsals(stories: Sequence[KeptStory], rehearsed: Mapping[int, Rehearsed]) -> list[BankFinding]:
    """Told aloud in two to three minutes, gone through with pushback, every number defended; the least told first.

    A number is asked for in every round of pushback: it is a point of its own only where there has been one.
    """

    def so_far(kept: KeptStory) -> Rehearsed:
        return rehearsed.get(kept.story.id, _NEVER)

    least_told = sorted(stories, key=lambda kept: so_far(kept).times)
    return [
        *_lacking(BankLack.TIMED, least_told, lambda kept: so_far(kept).in_time == 0),
        *_lacking(BankLack.PUSHBACK, least_told, lambda kept: so_far(kept).pushbacks == 0),
        *_lacking(
            BankLack.NUMBER,
            least_told,
            lambda kept: so_far(kept).pushbacks > 0 and not so_far(kept).number_defended and _met(kept, Move.RESULT),
        ),
    ]


def _lacking(lack: BankLack, stories: Iterable[KeptStory], lacks: Callable[[KeptStory], bool]) -> list[BankFinding]:
    ids = tuple(kept.story.id for kept in stories if lacks(kept))
    return [BankFinding(lack=lack, count=len(ids), stories=ids)] if ids else []


def _met(kept: KeptStory, move: Move) -> bool:
    return read_moves(kept.version.moves).get(move) is Verdict.MET
