"""Which story answers which question."""

from dataclasses import dataclass

from bot.features.stories.logic.mapping import answering, archetype_of_core
from question_bank.models import ArchetypeId, Question, QuestionKind


@dataclass(frozen=True)
class Filed:
    archetypes: tuple[str, ...] = ()
    core: int | None = None


def question(*archetypes: ArchetypeId, cores: tuple[int, ...] = ()) -> Question:
    return Question(id="q", kind=QuestionKind.CISCO, text="?", archetypes=archetypes, core_stories=cores)


INCIDENT, KILLED = ArchetypeId.QUALITY_INCIDENT, ArchetypeId.KILLED_PROJECT


def test_core_stories_come_first_in_the_questions_order() -> None:
    by_archetype, second, first = Filed((INCIDENT,)), Filed(core=8), Filed(core=2)
    found = answering(question(INCIDENT, cores=(2, 8)), [by_archetype, second, first])
    assert found == [(first, True), (second, True), (by_archetype, False)]


def test_the_questions_first_archetype_comes_before_its_others() -> None:
    other, primary = Filed((KILLED,)), Filed((INCIDENT,))
    assert [story for story, _ in answering(question(INCIDENT, KILLED), [other, primary])] == [primary, other]


def test_a_story_told_for_the_archetype_first_comes_before_one_where_it_is_second() -> None:
    beside, own = Filed((KILLED, INCIDENT)), Filed((INCIDENT,))
    assert [story for story, _ in answering(question(INCIDENT), [beside, own])] == [own, beside]


def test_what_shares_neither_answers_nothing() -> None:
    assert answering(question(INCIDENT, cores=(2,)), [Filed((KILLED,), core=3), Filed()]) == []


def test_a_core_story_belongs_to_the_archetype_that_asks_for_it_most() -> None:
    asked = [question(KILLED, cores=(2,)), question(INCIDENT, cores=(2,)), question(INCIDENT, cores=(2, 3))]
    assert archetype_of_core(2, asked) is INCIDENT
    assert archetype_of_core(3, asked) is None
