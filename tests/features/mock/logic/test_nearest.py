"""Which stories come nearest to a question that has none of its own."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.features.mock.logic.nearest import Candidate, Nearness, nearest
from question_bank.loader import load_bank
from question_bank.models import CISCO, ArchetypeId, Level, Question

BANK = load_bank()
PROBE = replace(BANK.asked_for(ArchetypeId.ETHICAL_PUSHBACK)[0], text="When did you refuse a request from procurement?")
MAPPED = next(
    q for q in BANK.of_track(CISCO) if q.archetypes[:2] == (ArchetypeId.MENTORING, ArchetypeId.CONTESTED_DECISION)
)


def kept(
    n: int, *archetypes: str, text: str = "I did it.", level: str = "passing", core: int | None = None
) -> Candidate:
    return Candidate(id=n, archetypes=archetypes, text=text, level=level, core=core)


def test_the_question_s_own_archetype_comes_first_then_other_tags_then_neighbours() -> None:
    far = kept(1, "quality-incident")
    beside = kept(2, "contested-decision")
    tagged = kept(3, "mentoring", "ethical-pushback")
    first = kept(4, "ethical-pushback")
    found = nearest(PROBE, [far, beside, tagged, first], BANK)
    assert [(near.id, near.why) for near in found] == [
        (4, Nearness.FIRST_TAG),
        (3, Nearness.TAG),
        (2, Nearness.NEIGHBOUR),
        (1, Nearness.ANY),
    ]
    assert found[2].archetype is ArchetypeId.CONTESTED_DECISION


def test_a_core_story_of_the_question_comes_before_a_neighbour() -> None:
    stories = [kept(1, "quality-incident"), kept(2, "cost-negotiation", core=MAPPED.core_stories[0])]
    assert [near.why for near in nearest(MAPPED, stories, BANK)] == [Nearness.CORE_STORY, Nearness.NEIGHBOUR]


def test_shared_words_make_a_story_near_and_are_named() -> None:
    stories = [kept(1, "quality-incident"), kept(2, "quality-incident", text="The procurement refused my request.")]
    found = nearest(PROBE, stories, BANK)
    assert (found[0].id, found[0].why) == (2, Nearness.WORDS)
    assert "procurement" in found[0].words


def test_words_of_asking_make_nothing_near() -> None:
    story = kept(1, "quality-incident", text="Tell me about a time when you did what they would describe.")
    assert nearest(BANK.questions["cisco-10"], [story], BANK)[0].words == ()


def test_of_two_alike_the_better_story_comes_first() -> None:
    stories = [kept(1, "ethical-pushback", level="weak"), kept(2, "ethical-pushback", level="staff")]
    assert [near.id for near in nearest(PROBE, stories, BANK)] == [2, 1]


def test_a_story_that_this_interview_has_heard_comes_last() -> None:
    stories = [kept(1, "ethical-pushback"), kept(2, "quality-incident")]
    assert [near.id for near in nearest(PROBE, stories, BANK, told={1})] == [2, 1]


candidates = st.builds(
    Candidate,
    id=st.integers(1, 99),
    archetypes=st.lists(st.sampled_from([a.value for a in ArchetypeId]), max_size=3, unique=True).map(tuple),
    text=st.text(max_size=60),
    level=st.sampled_from([level.value for level in Level]),
    core=st.none() | st.integers(1, 8),
)


banks = st.lists(candidates, max_size=6, unique_by=lambda story: story.id)
in_two_orders = banks.flatmap(lambda stories: st.tuples(st.just(stories), st.permutations(stories)))


@given(st.sampled_from(list(BANK.questions.values())), in_two_orders)
def test_every_story_is_ranked_once_whatever_the_order_of_the_bank(
    question: Question, orders: tuple[list[Candidate], list[Candidate]]
) -> None:
    stories, shuffled = orders
    found = nearest(question, stories, BANK)
    assert sorted(near.id for near in found) == sorted(story.id for story in stories)
    assert [near.why for near in found] == sorted(near.why for near in found)
    assert nearest(question, shuffled, BANK) == found
