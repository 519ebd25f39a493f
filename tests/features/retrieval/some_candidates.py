"""Candidates and picks for the tests of the drill, some of them drawn by Hypothesis."""

from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from bot.features.retrieval.logic.enough_stories import StoryCandidate, dividing
from bot.features.retrieval.logic.progress import PastPick
from question_bank.models import ArchetypeId
from storage.records import RetrievalOutcome, StoryScope

TODAY = date(2026, 3, 4)


def dice(seed: int) -> Random:
    """Return a source of chance that draws the same for the same seed."""
    return Random(seed)  # noqa: S311 -- chance for a test, no secret


def candidate(
    story_id: int,
    *archetypes: ArchetypeId,
    title: str | None = None,
    project: str | None = None,
    year: int | None = None,
    core: int | None = None,
    scope: StoryScope | None = None,
    days_ago: int | None = None,
) -> StoryCandidate:
    """Return a story of that id, last practised so many days ago."""
    return StoryCandidate(
        story_id=story_id,
        title=title or f"Story {story_id}",
        project=project,
        year=year,
        archetypes=archetypes,
        core=core,
        scope=scope,
        practised_on=TODAY - timedelta(days=days_ago) if days_ago is not None else None,
    )


def pick(
    question_id: str,
    archetype: ArchetypeId | None,
    story_id: int | None = 1,
    outcome: RetrievalOutcome = RetrievalOutcome.IN_TIME,
    *,
    days_ago: int = 0,
) -> PastPick:
    """Return a pick of so many days ago."""
    return PastPick(
        question_id=question_id,
        archetype=archetype,
        story_id=story_id,
        outcome=outcome,
        local_date=TODAY - timedelta(days=days_ago),
    )


ARCHETYPES = st.lists(st.sampled_from(ArchetypeId), min_size=1, max_size=4, unique=True)
CANDIDATES = st.builds(
    candidate,
    story_id=st.just(0),
    title=st.sampled_from(["Untitled", "The index", "A " * 40, "<b>", "…", "The index (Search)"])
    | st.text(max_size=60),
    project=st.none() | st.sampled_from(["Search", "search", "Ads"]) | st.text(max_size=60),
    year=st.none() | st.integers(1900, 2100),
    core=st.none() | st.integers(1, 8),
    scope=st.none() | st.sampled_from(StoryScope),
    days_ago=st.none() | st.integers(0, 1_000),
)


@st.composite
def stories(draw: st.DrawFn, most: int = 12) -> list[StoryCandidate]:
    """Any stories of a bank, each with one to four archetypes."""
    found = []
    for story_id in range(1, draw(st.integers(3, most)) + 1):
        one = draw(CANDIDATES)
        found.append(
            candidate(
                story_id,
                *draw(ARCHETYPES),
                title=one.title,
                project=one.project,
                year=one.year,
                core=one.core,
                scope=one.scope,
                days_ago=(TODAY - one.practised_on).days if one.practised_on is not None else None,
            )
        )
    return found


BANKS = stories().filter(dividing)
"""Stories with which the drill can be done."""
PICKS = st.lists(
    st.builds(
        pick,
        question_id=st.sampled_from(["mentoring-01", "cisco-01", "gone"]),
        archetype=st.none() | st.sampled_from(ArchetypeId),
        story_id=st.none() | st.integers(1, 12),
        outcome=st.sampled_from(RetrievalOutcome),
        days_ago=st.integers(0, 100),
    ),
    max_size=12,
)
