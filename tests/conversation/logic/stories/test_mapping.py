"""Which story answers which question."""

from dataclasses import replace

from bot.conversation.logic.stories.mapping import answering, archetype_of_core
from question_bank.models import ArchetypeId, Question, QuestionKind
from storage.records import Story
from tests.review.bank_stories import kept


def filed(*archetypes: ArchetypeId, core: int | None = None) -> Story:
    return replace(kept(1, *archetypes).story, core=core)


def question(*archetypes: ArchetypeId, cores: tuple[int, ...] = ()) -> Question:
    return Question(id="q", kind=QuestionKind.BEHAVIOURAL, text="?", archetypes=archetypes, core_stories=cores)


INCIDENT, KILLED = ArchetypeId.QUALITY_INCIDENT, ArchetypeId.KILLED_PROJECT


def test_core_stories_come_first_in_the_questions_order() -> None:
    by_archetype, second, first = filed(INCIDENT), filed(core=8), filed(core=2)
    found = answering(question(INCIDENT, cores=(2, 8)), [by_archetype, second, first])
    assert found == [(first, True), (second, True), (by_archetype, False)]


def test_the_questions_first_archetype_comes_before_its_others() -> None:
    other, primary = filed(KILLED), filed(INCIDENT)
    assert [story for story, _ in answering(question(INCIDENT, KILLED), [other, primary])] == [primary, other]


def test_a_story_told_for_the_archetype_first_comes_before_one_where_it_is_second() -> None:
    beside, own = filed(KILLED, INCIDENT), filed(INCIDENT)
    assert [story for story, _ in answering(question(INCIDENT), [beside, own])] == [own, beside]


def test_what_shares_neither_answers_nothing() -> None:
    assert answering(question(INCIDENT, cores=(2,)), [filed(KILLED, core=3), filed()]) == []


def test_a_core_story_belongs_to_the_archetype_that_asks_for_it_most() -> None:
    asked = [question(KILLED, cores=(2,)), question(INCIDENT, cores=(2,)), question(INCIDENT, cores=(2, 3))]
    assert archetype_of_core(2, asked) is INCIDENT
    assert archetype_of_core(3, asked) is None
