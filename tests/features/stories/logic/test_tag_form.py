"""The form of the tags: what a story says comes back as it was, and what cannot be stored is named."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.project_line import EARLIEST, LATEST
from bot.features.stories.logic.tag_form import MOST_LEARNINGS, MOST_LINE, TagForm, form_of, read_form
from question_bank.models import ArchetypeId
from storage.records import Story, StoryScope

CORES = range(1, 9)
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=MOST_LINE)


@given(
    title=LINES,
    project=st.none() | LINES,
    year=st.none() | st.integers(EARLIEST, LATEST),
    archetypes=st.lists(st.sampled_from(ArchetypeId), unique=True).map(tuple),
    category=st.none() | LINES,
    learnings=st.none() | LINES,
    core=st.none() | st.sampled_from(CORES),
    scope=st.none() | st.sampled_from(StoryScope),
)
def test_a_form_that_nobody_touched_changes_nothing(**tags: object) -> None:
    story = Story(id=1, user_id=1, created_at=datetime(2026, 1, 1, tzinfo=UTC), **tags)  # type: ignore[arg-type]
    read = read_form(form_of(story), CORES)
    assert read.problems == {}
    assert read.archetypes == story.archetypes
    assert all(getattr(story, name) == value for name, value in read.changes.items())


def test_a_year_in_words_is_named_and_nothing_else() -> None:
    assert list(read_form(TagForm(title="A", year="last year"), CORES).problems) == ["year"]


def test_a_year_out_of_range_is_named() -> None:
    assert "1950 to 2100" in read_form(TagForm(year="1949"), CORES).problems["year"]


def test_a_superscript_is_no_year() -> None:
    assert "year" in read_form(TagForm(year="²⁰²⁴"), CORES).problems


def test_what_is_too_long_is_named_with_its_length() -> None:
    problems = read_form(TagForm(title="a" * (MOST_LINE + 1), learnings="b" * (MOST_LEARNINGS + 1)), CORES).problems
    assert problems["title"] == "The title should have at most 80 characters; that has 81."
    assert problems["learnings"] == "The key learnings should have at most 1,000 characters; that has 1,001."


def test_the_main_archetype_comes_first_and_once() -> None:
    form = TagForm(main="mentoring", also=("killed-project", "mentoring"))
    assert read_form(form, CORES).archetypes == (ArchetypeId.MENTORING, ArchetypeId.KILLED_PROJECT)


def test_what_no_form_offers_is_passed_over() -> None:
    read = read_form(TagForm(main="nonsense", core="99", scope="galaxy"), CORES)
    assert (read.archetypes, read.changes["core"], read.changes["scope"]) == ((), None, None)
