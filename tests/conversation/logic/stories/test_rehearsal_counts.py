"""How often a story was rehearsed: aloud, in time, with pushback, its number defended."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.recorded_length import SLIP_SECONDS
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed, rehearsed
from storage.records import Challenge, ChallengeKind, ChallengeState, Rehearsal, RehearsalKind

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


def aloud(seconds: int, *, story_id: int | None = 1, at: datetime = DAY) -> Rehearsal:
    return Rehearsal(id=seconds, user_id=1, answer_id=None, story_id=story_id, seconds=seconds, at=at)


def pushback(rehearsal_id: int = 9) -> Rehearsal:
    return Rehearsal(
        id=rehearsal_id, user_id=1, answer_id=None, story_id=1, seconds=0, at=DAY, kind=RehearsalKind.PUSHBACK
    )


def challenge(n: int, state: ChallengeState, text: str | None = None) -> Challenge:
    kind = list(ChallengeKind)[n - 1]
    return Challenge(rehearsal_id=9, n=n, kind=kind, question="How so?", state=state, at=DAY, text=text)


def challenges(*states: ChallengeState) -> Sequence[Challenge]:
    return [challenge(n, state) for n, state in enumerate(states, 1)]


def test_telling_aloud_counts_and_two_to_three_minutes_are_in_time() -> None:
    summary = rehearsed([aloud(119), aloud(120), aloud(180), aloud(181, at=DAY + timedelta(days=1))])[1]
    assert summary == Rehearsed(aloud=4, in_time=2, last_at=DAY + timedelta(days=1))


def test_a_voice_note_to_an_open_question_belongs_to_no_story() -> None:
    assert rehearsed([aloud(150, story_id=None)]) == {}


def test_a_round_of_questions_counts_once_all_are_settled() -> None:
    answered, passed, asked = ChallengeState.ANSWERED, ChallengeState.PASSED, ChallengeState.ASKED
    assert rehearsed([pushback()], challenges(passed, answered, answered))[1].pushbacks == 1
    assert rehearsed([pushback()], challenges(answered, answered, asked))[1].pushbacks == 0


def test_one_answer_of_three_is_no_rehearsal_with_pushback() -> None:
    passed, answered = ChallengeState.PASSED, ChallengeState.ANSWERED
    assert rehearsed([pushback()], challenges(passed, answered, passed)) == {}
    assert rehearsed([pushback()], challenges(answered, passed, passed))[1].pushbacks == 0


def test_passing_every_question_is_no_rehearsal() -> None:
    assert rehearsed([pushback()], challenges(*[ChallengeState.PASSED] * 3)) == {}


def test_answers_that_did_not_hold_are_no_rehearsal_and_defend_no_number() -> None:
    tried = [challenge(n, ChallengeState.PASSED, "I think so.") for n in (1, 2, 3)]
    assert rehearsed([pushback()], tried) == {}


def test_a_number_is_defended_even_if_the_round_was_left() -> None:
    answered, asked = ChallengeState.ANSWERED, ChallengeState.ASKED
    summary = rehearsed([pushback()], challenges(answered, asked, asked))[1]
    assert summary == Rehearsed(number_defended=True, last_at=DAY)


def test_another_question_answered_defends_no_number() -> None:
    passed, answered = ChallengeState.PASSED, ChallengeState.ANSWERED
    assert not rehearsed([pushback()], challenges(passed, answered, answered))[1].number_defended


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 3)), max_size=12))
def test_counts_agree_with_what_was_held(held: list[tuple[int, int]]) -> None:
    found = rehearsed([aloud(seconds, story_id=story) for seconds, story in held])
    assert sum(summary.aloud for summary in found.values()) == sum(seconds >= SLIP_SECONDS for seconds, _ in held)
    assert all(summary.in_time <= summary.aloud == summary.times for summary in found.values())
