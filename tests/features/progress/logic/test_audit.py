"""What the story bank lacks before a loop."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.logic.stories.same_project import ProjectMatcher
from bot.features.progress.logic.audit import Audit, BankFinding, BankLack, audit
from question_bank.models import ArchetypeId
from storage.records import KeptStory
from tests.review.bank_stories import NOON, eight_stories, kept

COATS = ProjectMatcher(["Something else happened somewhere else."] * 8)
WELL = Rehearsed(aloud=1, in_time=1, pushbacks=1, number_defended=True, last_at=NOON)
FIRST, SECOND, THIRD, FOURTH = tuple(ArchetypeId)[:4]
TALE = "The recommender of the Lisbon storefront served stale embeddings through a whole holiday weekend"


def audited(stories: list[KeptStory], **rehearsed: Rehearsed) -> Audit:
    """The audit, where every story was rehearsed well but those that are named, as `_3=...`."""
    by_id = {each.story.id: rehearsed.get(f"_{each.story.id}", WELL) for each in stories}
    return audit(stories, by_id, COATS)


def found(stories: list[KeptStory], lack: BankLack, **rehearsed: Rehearsed) -> list[BankFinding]:
    return [finding for finding in audited(stories, **rehearsed).findings if finding.lack is lack]


def test_bank_with_everything_lacks_nothing() -> None:
    assert audited(eight_stories()) == Audit(findings=(), stories=8, spare=0)


def test_stories_beyond_eight_are_to_spare() -> None:
    assert audited([*eight_stories(), kept(9, FIRST, project="Nine")]).spare == 1


def test_archetypes_without_a_story_come_first_in_teaching_order() -> None:
    first, *_ = audited([kept(1, SECOND, project="One")]).findings
    assert (first.lack, first.count, first.archetypes[:2]) == (BankLack.STORY, 7, (FIRST, THIRD))


def test_empty_bank_lacks_stories_and_nothing_else() -> None:
    assert [finding.lack for finding in audited([]).findings] == [BankLack.STORY]


def test_story_of_two_archetypes_fills_both() -> None:
    (finding,) = found([kept(1, FIRST, SECOND)], BankLack.STORY)
    assert finding.count == 6


def test_story_under_sixty_words_is_asked_for_words_alone() -> None:
    begun = kept(1, FIRST, project="Project 1", words=59, moves="~-----", structural_change=False)
    assert audited([begun, *eight_stories()[1:]], _1=Rehearsed()).findings == (
        BankFinding(lack=BankLack.WORDS, count=1, stories=(1,)),
    )


def test_archetype_with_a_story_that_is_begun_has_none_and_is_begun_elsewhere_first() -> None:
    begun = kept(1, FIRST, project="One", words=59)
    (finding,) = found([begun, kept(2, THIRD, project="Two")], BankLack.STORY)
    assert (finding.count, finding.archetypes[:2]) == (7, (SECOND, FOURTH))


def test_project_on_three_archetypes_is_one_too_many() -> None:
    stories = [
        kept(n, archetype, project=tag)
        for n, archetype, tag in zip((1, 2, 3), ArchetypeId, ("Atlas", "atlas ", "ATLAS"), strict=False)
    ]
    (finding,) = found(stories, BankLack.PROJECT)
    assert (finding.count, finding.stories, finding.project) == (3, (1, 2, 3), "Atlas")


def test_project_on_two_archetypes_is_allowed() -> None:
    assert found([kept(1, FIRST, project="Atlas"), kept(2, SECOND, project="Atlas")], BankLack.PROJECT) == []


def test_one_story_for_three_archetypes_is_one_too_many() -> None:
    (finding,) = found([kept(1, FIRST, SECOND, THIRD)], BankLack.PROJECT)
    assert (finding.count, finding.stories) == (3, (1,))


def test_the_same_project_is_noticed_by_its_words() -> None:
    told = [kept(n, archetype, parts={"S": TALE}) for n, archetype in enumerate((FIRST, SECOND, THIRD), 1)]
    (finding,) = found(told, BankLack.PROJECT)
    assert (finding.count, finding.project) == (3, None)


def test_the_most_worn_project_comes_first() -> None:
    stories = [kept(n, archetype, project="Atlas") for n, archetype in enumerate((FIRST, SECOND, THIRD), 1)]
    stories += [kept(n, archetype, project="Borealis") for n, archetype in enumerate(ArchetypeId, 4)]
    assert [finding.project for finding in found(stories, BankLack.PROJECT)] == ["Borealis", "Atlas"]


@pytest.mark.parametrize("moves", ["+++++~", "+++++-"])
def test_reflection_that_is_not_met_is_a_point(moves: str) -> None:
    (finding,) = found([kept(1, FIRST, moves=moves), kept(2, SECOND)], BankLack.REFLECTION)
    assert (finding.count, finding.stories) == (1, (1,))


def test_one_structural_change_is_one_too_few_and_the_nearest_story_comes_first() -> None:
    stories = [
        kept(1, FIRST),
        kept(2, SECOND, structural_change=False, moves="++++~+"),
        kept(3, THIRD, structural_change=False),
    ]
    (finding,) = found(stories, BankLack.STRUCTURE)
    assert (finding.count, finding.stories) == (1, (3, 2))


def test_two_structural_changes_are_enough() -> None:
    assert found([kept(1, FIRST), kept(2, SECOND), kept(3, THIRD, structural_change=False)], BankLack.STRUCTURE) == []


def test_story_told_aloud_but_not_in_time_is_still_to_be_timed() -> None:
    (finding,) = found(eight_stories(), BankLack.TIMED, _3=replace(WELL, in_time=0))
    assert finding.stories == (3,)


def test_the_least_told_story_is_the_one_to_begin_with() -> None:
    (finding,) = found(eight_stories(), BankLack.TIMED, _3=replace(WELL, in_time=0), _5=Rehearsed())
    assert finding.stories == (5, 3)


def test_story_without_pushback_is_a_point() -> None:
    (finding,) = found(eight_stories(), BankLack.PUSHBACK, _4=replace(WELL, pushbacks=0, number_defended=False))
    assert finding.stories == (4,)


def test_number_is_a_point_of_its_own_once_there_was_pushback() -> None:
    assert [f.stories for f in found(eight_stories(), BankLack.NUMBER, _4=replace(WELL, number_defended=False))] == [
        (4,)
    ]
    assert found(eight_stories(), BankLack.NUMBER, _4=replace(WELL, pushbacks=0, number_defended=False)) == []


def test_story_without_a_number_has_none_to_defend() -> None:
    stories = [kept(1, FIRST, moves="+++~++")]
    assert found(stories, BankLack.NUMBER, _1=replace(WELL, number_defended=False)) == []


@st.composite
def banks(draw: st.DrawFn) -> list[KeptStory]:
    words = st.text(max_size=30)
    count = draw(st.integers(0, 5))
    return [
        kept(
            n,
            *draw(st.lists(st.sampled_from([*ArchetypeId, "no-such"]), max_size=4)),
            project=draw(st.none() | words),
            title=draw(words),
            parts=draw(st.dictionaries(st.sampled_from("STARDE"), words)),
            moves=draw(st.text(alphabet="+~-", min_size=6, max_size=6) | st.just("")),
            structural_change=draw(st.booleans()),
            words=draw(st.integers(0, 700)),
        )
        for n in range(1, count + 1)
    ]


@given(stories=banks(), rehearsed=st.dictionaries(st.integers(1, 6), st.builds(Rehearsed, in_time=st.integers(0, 2))))
def test_findings_are_about_what_is_there_and_in_order_of_weight(
    stories: list[KeptStory], rehearsed: dict[int, Rehearsed]
) -> None:
    result = audit(stories, rehearsed, COATS)
    assert {story for each in result.findings for story in each.stories} <= {each.story.id for each in stories}
    assert all(
        each.count > 0 and (each.stories or each.archetypes or each.lack is BankLack.STRUCTURE)
        for each in result.findings
    )
    weights = [list(BankLack).index(finding.lack) for finding in result.findings]
    assert weights == sorted(weights)
