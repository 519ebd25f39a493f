"""In which words an archetype is asked: what rests, what is used up, and the shares of the chosen tracks."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.history import last_asked
from bot.conversation.logic.questions.next_question import phrasing
from question_bank.models import CISCO, GENERAL, STAFF_AI
from tests.conversation.logic.questions.practice_records import BANK, BOTH, EIGHT, TODAY, asking, dice
from tests.review.small_bank import small_bank


def test_excluded_phrasing_does_not_come() -> None:
    one_left = frozenset(f"{EIGHT[0]}-{n}" for n in range(7))
    question = phrasing(EIGHT[0], {}, (STAFF_AI,), TODAY, dice(3), BANK, exclude=one_left)
    assert question.id == f"{EIGHT[0]}-7"


def test_phrasing_rests_for_thirty_days() -> None:
    history = [asking(EIGHT[0], 29 if n != 5 else 30, f"{EIGHT[0]}-{n}") for n in range(8)]
    picked = {phrasing(EIGHT[0], last_asked(history), (STAFF_AI,), TODAY, dice(seed), BANK).id for seed in range(10)}
    assert picked == {f"{EIGHT[0]}-5"}


def test_phrasing_asked_longest_ago_comes_where_all_are_used_up() -> None:
    history = [asking(EIGHT[0], n + 1, f"{EIGHT[0]}-{n}") for n in range(8)]
    assert phrasing(EIGHT[0], last_asked(history), (STAFF_AI,), TODAY, dice(3), BANK).id == f"{EIGHT[0]}-7"


def test_another_chosen_track_serves_where_one_is_used_up() -> None:
    history = [asking(EIGHT[0], 1, f"{EIGHT[0]}-{n}") for n in range(8)]
    found = {phrasing(EIGHT[0], last_asked(history), BOTH, TODAY, dice(seed), BANK).track for seed in range(10)}
    assert found == {CISCO}


def test_a_general_question_serves_where_all_chosen_tracks_are_used_up() -> None:
    bank = small_bank(probes=2, cisco=1, general=1)
    history = [asking(EIGHT[0], 1, f"cisco-{EIGHT[0]}-0")]
    assert phrasing(EIGHT[0], last_asked(history), (CISCO,), TODAY, dice(1), bank).track == GENERAL


def test_a_general_question_serves_where_the_chosen_track_has_none_on_the_archetype() -> None:
    bank = small_bank(general=1, empty=0)
    assert phrasing(EIGHT[0], {}, ("empty",), TODAY, dice(1), bank).track == GENERAL


def test_where_the_general_one_is_used_up_too_the_chosen_track_repeats_itself() -> None:
    bank = small_bank(probes=2, cisco=1, general=1)
    history = [asking(EIGHT[0], 1, f"cisco-{EIGHT[0]}-0"), asking(EIGHT[0], 9, f"general-{EIGHT[0]}-0")]
    assert phrasing(EIGHT[0], last_asked(history), (CISCO,), TODAY, dice(1), bank).track == CISCO


@given(st.lists(st.sampled_from([STAFF_AI, CISCO, "third", "fourth"]), min_size=1, unique=True), st.integers())
def test_the_shares_of_the_chosen_tracks_are_equal(tracks: list[str], seed: int) -> None:
    bank = small_bank(cisco=30, probes=30, third=30, fourth=30)
    rolled, asked = dice(seed), dict[str, date]()
    for n in range(15 * len(tracks)):
        asked[phrasing(EIGHT[n % 8], asked, tracks, TODAY + timedelta(days=n), rolled, bank).id] = TODAY + timedelta(n)
    share = Counter(bank.questions[question_id].track for question_id in asked)
    assert set(share) == set(tracks)
    assert max(share.values()) - min(share.values()) <= 6


@given(st.integers())
def test_a_track_that_is_chosen_later_comes_alone_four_times_and_then_in_its_share(seed: int) -> None:
    bank = small_bank(probes=30, cisco=30)
    rolled = dice(seed)
    asked = {f"{EIGHT[n % 8]}-{n // 8}": TODAY - timedelta(days=n + 1) for n in range(30)}
    came = []
    for n in range(20):
        question = phrasing(EIGHT[n % 8], asked, BOTH, TODAY + timedelta(days=n), rolled, bank)
        asked[question.id] = TODAY + timedelta(days=n)
        came.append(question.track)
    assert came[:4] == [CISCO] * 4
    assert 6 <= came[4:].count(CISCO) <= 10


def test_which_track_comes_next_cannot_be_foreseen_while_their_shares_are_equal() -> None:
    found = {phrasing(EIGHT[0], {}, BOTH, TODAY, dice(seed), BANK).track for seed in range(20)}
    assert found == set(BOTH)


def test_a_question_of_a_track_that_is_gone_does_not_count() -> None:
    asked = {"gone-1": TODAY, "gone-2": TODAY}
    assert phrasing(EIGHT[0], asked, (STAFF_AI,), TODAY, dice(1), BANK).track == STAFF_AI
