"""The three hard questions about a story: chosen by what it lacks, and about its own words."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.hard_questions import AskedStory, Hard, HardQuestion, Interrogator
from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.review.feedback.answers import is_answered
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, FollowUpPurpose, Level, Move
from tests.review.engine import review, signals

BANK = load_bank()
ASKER = Interrogator(BANK.follow_ups)
TEXTS = {(f.aims_at, f.verdict): f.texts for f in BANK.follow_ups}
PARTS = {
    "S": "Our search team of eight served twelve million users.",
    "T": "Either I held the release for a week of canaries, or we shipped on the date and risked the index.",
    "A": "I wrote the canary, I asked every lead for a week, and I took the pager myself.",
    "R": "Failed queries fell from 3 percent to 0.2 percent in two weeks.",
}


def subject(parts: Mapping[str, str], archetype: ArchetypeId | None) -> AskedStory:
    text = joined_letters(parts).text
    return AskedStory(
        told=joined_letters(parts),
        signals=signals(text),
        review=review(text, archetype or "cisco"),
        archetype=archetype,
    )


def asked(parts: Mapping[str, str], archetype: ArchetypeId | None) -> tuple[HardQuestion, ...]:
    return ASKER.ask(subject(parts, archetype))


def quote(parts: Mapping[str, str], question: HardQuestion) -> str | None:
    span = question.quotes
    return joined_letters(parts).text[span.start : span.end] if span is not None else None


def test_the_number_of_the_result_is_quoted() -> None:
    number = asked(PARTS, ArchetypeId.CONTESTED_DECISION)[0]
    assert number.text in TEXTS[FollowUpPurpose.NUMBER_SOURCE, None]
    assert quote(PARTS, number) == "Failed queries fell from 3 percent to 0.2 percent in two weeks"


def test_a_number_elsewhere_does_not_stand_in_for_that_of_the_result() -> None:
    parts = PARTS | {"A": "I argued for four days instead of seven. " * 3, "R": "It went well and everybody was happy."}
    number = asked(parts, ArchetypeId.CONTESTED_DECISION)[0]
    assert number.needs_number
    assert number.quotes is None


def test_who_would_confirm_a_number_is_asked_only_once_its_source_is_told() -> None:
    sourced = PARTS | {"D": "Since then the dashboard shows it to every team, from the same log."}
    assert asked(PARTS, ArchetypeId.MENTORING)[0].answered_by == "names-source"
    assert asked(sourced, ArchetypeId.MENTORING)[0].answered_by == "who-confirms"


def test_a_contested_decision_is_asked_about_the_other_side_because_its_trap_is_the_condition() -> None:
    _, trap, other = asked(PARTS, ArchetypeId.CONTESTED_DECISION)
    assert trap.text in TEXTS[ArchetypeId.CONTESTED_DECISION, None]
    assert other.text in TEXTS[FollowUpPurpose.OTHER_SIDE, None]
    assert (quote(PARTS, other) or "").rstrip(".") == PARTS["T"].rstrip(".")


def test_a_story_is_asked_what_would_have_changed_its_mind_unless_it_says_so() -> None:
    said = PARTS | {"D": "If the canary had shown errors on two shards, I would have held the whole launch."}
    texts = TEXTS[FollowUpPurpose.CHANGED_MIND, None]
    assert asked(PARTS, ArchetypeId.QUALITY_INCIDENT)[2].text in texts
    assert asked(said, ArchetypeId.QUALITY_INCIDENT)[2].text not in texts


def test_without_an_archetype_the_trap_is_the_own_part() -> None:
    assert asked(PARTS, None)[1].text in TEXTS[FollowUpPurpose.OWN_PART, None]


@pytest.mark.parametrize("archetype", ArchetypeId)
@pytest.mark.parametrize("level", [Level.WEAK, Level.STAFF])
def test_what_the_story_answers_is_not_asked_where_another_fits(archetype: ArchetypeId, level: Level) -> None:
    parts = {"A": BANK.example(archetype, level).text}
    about = subject(parts, archetype)
    for question in ASKER.ask(about):
        follow_up = next(f for f in BANK.follow_ups if question.text in f.texts)
        open_ones = [name for name in follow_up.answered_by if not is_answered(about.signals, name)]
        assert not open_ones or question.answered_by in open_ones


def test_a_question_that_the_bank_no_longer_has_is_judged_as_todays() -> None:
    about = subject(PARTS, ArchetypeId.MENTORING)
    assert ASKER.known(Hard.TRAP, "Gone?", about) == ASKER.ask(about)[1]


@given(st.dictionaries(st.sampled_from([move.value for move in Move]), st.text(max_size=80)))
def test_three_questions_for_any_story_that_quote_nothing_else(parts: dict[str, str]) -> None:
    about = subject(parts, ArchetypeId.KILLED_PROJECT)
    questions = ASKER.ask(about)
    assert [question.hard for question in questions] == list(Hard)
    assert [ASKER.known(question.hard, question.text, about) for question in questions] == list(questions)
    assert all(
        q.quotes is None or 0 <= q.quotes.start < q.quotes.end <= len(joined_letters(parts).text) for q in questions
    )
