"""The list of the bank: which stories are shown, and in which order."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.features.stories.logic.bank_list import BEGUN, Order, Wanted, last_told, listed
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, KeptStory, MarkedText, Story, StoryCause, StoryVersion, Telling, TellingHow
from tests.review.small_bank import asked_question

DAY = datetime(2026, 3, 1, tzinfo=UTC)


def story(number: int, title: str, level: Level, *archetypes: ArchetypeId, words: int = 100) -> KeptStory:
    """A story that was changed on the day of its number."""
    at = DAY + timedelta(days=number)
    tags = {"project": None, "year": None, "category": None, "learnings": None, "core": None}
    return KeptStory(
        story=Story(id=number, user_id=1, title=title, archetypes=archetypes, created_at=DAY, **tags),
        version=StoryVersion(
            story_id=number,
            n=1,
            told=MarkedText(text="We did."),
            level=level.value,
            moves="++++++",
            structural_change=False,
            words=words,
            cause=StoryCause.WRITTEN,
            created_at=at,
        ),
    )


WEAK = story(1, "beta", Level.WEAK, ArchetypeId.MENTORING)
STAFF = story(2, "Alpha", Level.STAFF, ArchetypeId.MENTORING, ArchetypeId.KILLED_PROJECT)
SHORT = story(3, "gamma", Level.WEAK, words=10)
ALL = [WEAK, STAFF, SHORT]


def titles(wanted: Wanted, rehearsed_at: dict[int, datetime] | None = None) -> list[str]:
    return [kept.story.title for kept in listed(ALL, wanted, rehearsed_at or {})]


def test_what_was_changed_last_comes_first() -> None:
    assert titles(Wanted()) == ["gamma", "Alpha", "beta"]


def test_titles_are_ordered_without_regard_to_capitals() -> None:
    assert titles(Wanted(order=Order.TITLE)) == ["Alpha", "beta", "gamma"]


def test_what_is_begun_comes_before_the_weakest_level() -> None:
    assert titles(Wanted(order=Order.LEVEL)) == ["gamma", "beta", "Alpha"]


def test_what_was_never_rehearsed_comes_first() -> None:
    assert titles(Wanted(order=Order.REHEARSED), {3: DAY, 2: DAY - timedelta(days=9)}) == ["beta", "Alpha", "gamma"]


def test_an_archetype_shows_its_stories_also_the_second_one() -> None:
    assert titles(Wanted(archetype=ArchetypeId.KILLED_PROJECT)) == ["Alpha"]


def test_a_story_that_is_begun_has_no_level() -> None:
    assert titles(Wanted(level=Level.WEAK)) == ["beta"]
    assert titles(Wanted(level=BEGUN)) == ["gamma"]


def test_a_story_was_told_last_on_the_latest_day_of_its_answers() -> None:
    tellings = [Telling(answer_id=at, story_id=7, how=TellingHow.KEPT) for at in (1, 2, 3)]
    answers: list[Answer] = [
        replace(asked_question("q", None, date(2026, 1, 5)), id=1),
        replace(asked_question("q", None, date(2026, 1, 9)), id=2),
    ]
    assert last_told(tellings, answers) == {7: date(2026, 1, 9)}
