"""Which stories are on the day card: the one that stands for each archetype, each once."""

from datetime import UTC, datetime

from bot.features.day_card.logic.card_spans import card_spans
from bot.features.day_card.logic.day_card import chosen, day_card, entry_of
from question_bank.models import ArchetypeId
from storage.records import KeptStory, MarkedText, Story, StoryCause, StoryVersion
from tests.end_to_end.stage import STORY
from tests.review.engine import review, signals

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FIRST, SECOND, THIRD, *OTHERS = ArchetypeId


def kept(story_id: int, *archetypes: ArchetypeId, text: str = STORY, level: str = "strong") -> KeptStory:
    story = Story(
        id=story_id,
        user_id=1,
        title=f"Story {story_id}",
        project=None,
        year=None,
        archetypes=tuple(archetypes),
        category=None,
        learnings=None,
        core=None,
        created_at=NOW,
    )
    version = StoryVersion(
        story_id=story_id,
        n=1,
        told=MarkedText(text=text),
        level=level,
        moves="++++++",
        structural_change=False,
        words=len(text.split()),
        cause=StoryCause.WRITTEN,
        created_at=NOW,
    )
    return KeptStory(story=story, version=version)


def test_a_story_for_several_archetypes_is_on_it_once_with_all_of_them() -> None:
    (one,) = chosen([kept(7, FIRST, THIRD)])
    assert one.archetypes == (FIRST, THIRD)


def test_of_two_stories_the_better_one_stands_for_its_archetype_and_the_other_is_named() -> None:
    bank = [kept(7, FIRST, level="weak"), kept(8, FIRST)]
    (one,) = chosen(bank)
    assert one.kept.story.id == 8
    assert day_card(bank, [entry_of(one, card_spans(one.kept.version.told, signals(STORY), review(STORY)))]).more == (
        "Story 7",
    )


def test_a_story_without_words_counts_as_none() -> None:
    bank = [kept(7, FIRST, text="")]
    assert chosen(bank) == ()
    assert day_card(bank, []).more == ()
    assert day_card(bank, []).missing == tuple(ArchetypeId)


def test_the_entries_are_in_the_order_of_the_archetypes() -> None:
    assert [one.archetypes for one in chosen([kept(7, SECOND), kept(8, FIRST)])] == [(FIRST,), (SECOND,)]


def test_at_most_three_further_stories_are_named() -> None:
    assert len(day_card([kept(n) for n in range(1, 9)], []).more) == 3
