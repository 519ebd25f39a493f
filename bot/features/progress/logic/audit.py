"""The audit of the story bank: what it lacks before a loop, by the checklist of the sources, most important first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.logic.questions.history import archetypes_of, is_whole, read_moves
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.logic.stories.same_project import Matcher, ProjectText
from question_bank.models import ArchetypeId, Move, Verdict
from storage.records import KeptStory

MOST_ARCHETYPES = 2
"""Most archetypes that one project may serve."""
FEWEST_CHANGES = 2
"""Fewest stories that should name a structural change."""
BACKUPS = 2
"""Enough stories beyond one for each archetype. The sources say two or three."""

_NEVER = Rehearsed()


class BankLack(StrEnum):
    """A lack of the story bank. The most important comes first."""

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
    """One lack, with the archetypes and stories that have it. The first of them is the one to begin with."""

    lack: BankLack
    count: int
    """Number of archetypes without a whole story, of archetypes that one project serves, of structural changes still
    wanted, else of stories."""
    archetypes: tuple[ArchetypeId, ...] = ()
    stories: tuple[int, ...] = ()
    """Ids of the stories."""
    project: str | None = None
    """Tag shared by the stories of BankLack.PROJECT. None where only their words are alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The findings, the most important first."""

    findings: tuple[BankFinding, ...]
    stories: int
    """Number of stories in the bank."""
    spare: int
    """Number of whole stories beyond eight. It matters where nothing is lacking."""


def audit(stories: Sequence[KeptStory], rehearsed: Mapping[int, Rehearsed], matcher: Matcher) -> Audit:
    """Return the audit of the bank. `stories` are oldest first, `rehearsed` is keyed by story id.

    A story of under 60 words is only begun: that is its one finding. Source: the checklist of the sources,
    `before-the-loop` in the guidance.
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


def _without_story(stories: Sequence[KeptStory]) -> list[BankFinding]:
    """Return the archetypes of which nothing is written. Those with a story that is begun have none either.

    Where only such are left, the finding on what is begun says enough.
    """
    begun = {archetype for kept in stories for archetype in archetypes_of(kept)}
    whole = {archetype for kept in stories if is_whole(kept) for archetype in archetypes_of(kept)}
    blank = tuple(archetype for archetype in ArchetypeId if archetype not in begun)
    count = len(ArchetypeId) - len(whole)
    return [BankFinding(lack=BankLack.STORY, count=count, archetypes=blank)] if blank else []


def _projects(stories: Sequence[KeptStory], matcher: Matcher) -> list[BankFinding]:
    """Return the projects on more than two archetypes, by their tag or the words of their stories, the most used first."""
    tales = [ProjectText(text=kept.version.told.text, project=kept.story.project) for kept in stories]
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
    """Return the lack of structural changes. A story whose driver is met is nearest to one, so it comes first."""
    without = [kept for kept in stories if not kept.version.structural_change]
    wanted = FEWEST_CHANGES - (len(stories) - len(without))
    if not stories or wanted <= 0:
        return []
    nearest = sorted(without, key=lambda kept: not _met(kept, Move.DRIVER))
    return [BankFinding(lack=BankLack.STRUCTURE, count=wanted, stories=tuple(kept.story.id for kept in nearest))]


def _rehearsals(stories: Sequence[KeptStory], rehearsed: Mapping[int, Rehearsed]) -> list[BankFinding]:
    """Return the lacks of rehearsal, least told first: told aloud in time, answered pushback, defended its number.

    Every round of pushback asks for the number. It is a finding of its own only where there has been a round.
    """

    def so_far(kept: KeptStory) -> Rehearsed:
        return rehearsed.get(kept.story.id, _NEVER)

    least_told = sorted(stories, key=lambda kept: so_far(kept).times)
    return [
        *_lacking(BankLack.TIMED, least_told, lambda kept: so_far(kept).in_time == 0),
        *_lacking(BankLack.PUSHBACK, least_told, lambda kept: so_far(kept).pushed_back == 0),
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
