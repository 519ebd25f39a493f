"""Titles and tags of a story, and one project noticed in several coats."""

from bot.features.stories.texts import in_one_go, stories
from bot.features.stories.texts import story_tags as say
from bot.features.stories.texts import story_writing as writing
from tests.conversation.logic.stories.test_same_project import RETELLINGS
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage
from tests.features.rehearsal.telling import begin, ready, saved

ALL_SITUATION = in_one_go.KEEP.format(move="Situation")
ONE, OTHER = RETELLINGS[1]["tellings"]


async def test_title_project_and_learnings_are_typed(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS)
    for field, text in (
        ("Title", "The <canary>"),
        ("Project and year", "Search, 2022"),
        ("Key learnings", "Ask first."),
    ):
        await stage.press(field)
        (tags,) = await stage.say(text)
        assert tags.plain.startswith(say.SAVED)
    assert "Title: The <canary>" in tags.plain
    assert "Project and year: Search, 2022" in tags.plain
    assert "Key learnings: Ask first." in tags.plain


async def test_what_is_too_long_changes_nothing_and_says_the_limit(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS, "Title")
    (said,) = await stage.say("x" * 81)
    assert "takes 80" in said.plain
    (tags,) = await stage.say("Short")
    assert "Title: Short" in tags.plain


async def test_category_and_core_story_are_tapped(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS, "Category")
    await stage.press("Crisis management, technical leadership")
    await stage.press(say.CORE)
    (tags,) = await stage.press("2. A production failure and the recovery")
    assert "Category: Crisis management, technical leadership" in tags.plain
    assert "Core story: 2. A production failure and the recovery" in tags.plain


async def test_how_far_a_story_reached_is_tapped_shown_on_its_page_and_taken_away_again(stage: Stage) -> None:
    await saved(stage)
    (tags,) = await stage.press(stories.TAGS)
    assert "Scope: none" in tags.plain
    (asked,) = await stage.press(say.SCOPE)
    assert asked.labels == ["Me", "My team", "Several teams", "The company", say.NO_SCOPE]
    (tags,) = await stage.press("Several teams")
    assert "Scope: several teams" in tags.plain
    (page,) = await stage.press(say.BACK)
    assert "Scope: several teams" in page.plain
    await stage.press(stories.TAGS, say.SCOPE)
    (tags,) = await stage.press(say.NO_SCOPE)
    assert "Scope: none" in tags.plain


async def test_cancel_leaves_the_tags_as_they_were_and_shows_the_story(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS, "Title")
    (page,) = await stage.say("/cancel")
    assert page.plain.startswith(say.LEFT)
    assert stories.TAGS in page.labels


async def test_a_tag_is_cleared(stage: Stage) -> None:
    await saved(stage)
    await stage.press(stories.TAGS, "Project and year")
    await stage.say("Search, 2022")
    await stage.press("Project and year")
    (tags,) = await stage.press(say.CLEAR)
    assert "Project and year: none" in tags.plain


async def test_archetypes_are_tapped_on_and_off_in_place(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(ONE)
    await stage.press(ALL_SITUATION, writing.LATER, stories.TAGS)
    (choice,) = await stage.press(say.ARCHETYPES)
    assert "1 ✓ Killed my own project" in choice.labels
    assert await stage.press("+ Quality regression incident", "1 ✓ Killed my own project") == []
    (tags,) = await stage.press(say.BACK)
    assert "Archetypes: Quality regression incident" in tags.plain


@beginning
async def two_coats(stage: Stage) -> None:
    """One project told for two archetypes."""
    await ready(stage)
    await begin(stage)
    await stage.say(ONE)
    await begin(stage, "5. Write: Quality regression incident")
    await stage.say(OTHER)
    await stage.press(ALL_SITUATION, writing.LATER)


async def test_a_project_in_another_coat_is_noticed_by_its_words(stage: Stage) -> None:
    await two_coats(stage)
    await stage.press(stories.TAGS, "Project and year")
    _, word = await stage.say("Lockers, 2024")
    assert "shares much of its wording with “Killed my own project" in word.plain
    assert "Two archetypes for one project are fine" in word.plain


async def test_the_third_archetype_of_one_project_is_told_kindly(stage: Stage) -> None:
    await two_coats(stage)
    await stage.press(stories.TAGS, say.ARCHETYPES)
    (word,) = await stage.press("+ Mentoring through ambiguity")
    assert "Together they serve 3 archetypes" in word.plain


async def test_different_projects_by_tag_are_not_spoken_of_again(stage: Stage) -> None:
    await two_coats(stage)
    await stage.press(stories.TAGS, "Project and year")
    await stage.say("Bricked lockers, 2024")
    await stage.say("/stories")
    await stage.press("2. Killed my own project", stories.TAGS, "Project and year")
    said = await stage.say("Locker rollout")
    assert len(said) == 1
