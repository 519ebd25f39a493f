"""Which questions a mock interview asks."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.spaced_repetition import Standing
from bot.features.mock.logic.mock import SIZES, draw
from question_bank.loader import load_bank
from question_bank.models import CISCO, STAFF_AI, ArchetypeId, QuestionBank, QuestionKind
from storage.records import Answer
from tests.review.small_bank import asked_question, small_bank

TODAY = date(2026, 5, 4)
BANK = small_bank()
REAL = load_bank()
EIGHT = tuple(ArchetypeId)
BOTH = (STAFF_AI, CISCO)
UNTRIED = tuple(Standing(archetype=archetype) for archetype in EIGHT)
STRONG = tuple(replace(s, due_on=TODAY, rated_on=TODAY, last_rating=3, recall=0.9) for s in UNTRIED)


def drawn(
    size: int,
    *,
    seed: int = 1,
    found: tuple[Standing, ...] = UNTRIED,
    tracks: tuple[str, ...] = (STAFF_AI,),
    history: tuple[Answer, ...] = (),
    bank: QuestionBank = BANK,
    style_prompts: int = 0,
) -> tuple[str, ...]:
    return draw(
        size,
        standings=found,
        history=history,
        tracks=tracks,
        today=TODAY,
        dice=Random(seed),  # noqa: S311 -- chance for a test, no secret
        bank=bank,
        style_prompts=style_prompts,
    )


def archetypes(ids: tuple[str, ...]) -> list[ArchetypeId]:
    return [BANK.questions[i].archetypes[0] for i in ids if BANK.questions[i].archetypes]


@given(st.sampled_from(SIZES), st.integers(0, 10**6), st.sampled_from([(STAFF_AI,), (CISCO,), BOTH]))
def test_mock_is_of_its_size_and_repeats_no_archetype(size: int, seed: int, tracks: tuple[str, ...]) -> None:
    ids = drawn(size, seed=seed, tracks=tracks)
    assert len(ids) == len(set(ids)) == size
    asked = archetypes(ids)
    assert len(asked) == len(set(asked))
    assert len(asked) == size


@pytest.mark.parametrize("track", BOTH)
def test_mock_for_one_track_has_its_questions_alone(track: str) -> None:
    assert {BANK.questions[i].track for seed in range(30) for i in drawn(8, seed=seed, tracks=(track,))} == {track}


@given(st.integers(0, 10**6))
def test_mock_for_two_tracks_asks_half_of_each(seed: int) -> None:
    share = Counter(BANK.questions[i].track for i in drawn(8, seed=seed, tracks=BOTH))
    assert share == {STAFF_AI: 4, CISCO: 4}


def test_draw_cannot_be_foreseen_but_repeats_for_the_same_dice() -> None:
    assert len({drawn(3, seed=seed) for seed in range(30)}) > 25
    assert drawn(5, seed=9) == drawn(5, seed=9)


def test_weak_archetypes_come_more_often() -> None:
    found = tuple(replace(s, last_rating=1) if s.archetype in EIGHT[:3] else s for s in STRONG)
    share = Counter(a for seed in range(300) for a in archetypes(drawn(3, seed=seed, found=found)))
    assert min(share[a] for a in EIGHT[:3]) > 1.3 * max(share[a] for a in EIGHT[3:])
    assert min(share.values()) > 0


def test_phrasing_of_the_last_month_is_avoided() -> None:
    heard = tuple(asked_question(f"{a}-{n}", a, TODAY - timedelta(days=n)) for n in range(7) for a in EIGHT)
    assert {i.rpartition("-")[2] for seed in range(20) for i in drawn(8, seed=seed, history=heard)} == {"7"}


def test_more_questions_than_archetypes_take_all_eight_first() -> None:
    asked = archetypes(drawn(10, seed=3))
    assert set(asked) == set(EIGHT)
    assert max(Counter(asked).values()) == 2


def test_style_prompts_come_last_and_only_on_demand() -> None:
    ids = drawn(5, style_prompts=1)
    assert [BANK.questions[i].kind for i in ids].index(QuestionKind.STYLE) == 4
    assert not any(i.startswith("style") for seed in range(30) for i in drawn(8, seed=seed, tracks=BOTH))


@pytest.mark.parametrize("heard", ["style-0", "style-1"])
def test_style_prompt_heard_last_rests(heard: str) -> None:
    history = (asked_question(heard, None, TODAY),)
    assert drawn(3, style_prompts=1, history=history)[-1] != heard


def test_bank_with_one_phrasing_an_archetype_still_fills_a_mock() -> None:
    assert len(set(drawn(8, bank=small_bank(probes=1, cisco=0, unmapped=0, style=0)))) == 8


def test_over_500_mocks_of_the_real_bank_a_loop_is_sampled_as_real_ones_are() -> None:
    """Two archetypes are weak, the others strong: the weak ones lead, all come, nothing repeats, no order can be learnt."""
    weak = EIGHT[2], EIGHT[5]
    found = tuple(replace(s, last_rating=1 if s.archetype in weak else 3) for s in STRONG)
    sizes = [SIZES[seed % 2] for seed in range(500)]
    mocks = [drawn(size, seed=seed, found=found, tracks=BOTH, bank=REAL) for seed, size in enumerate(sizes)]
    orders = [tuple(REAL.questions[i].archetypes[0] for i in ids) for ids in mocks]
    share = Counter(archetype for order in orders for archetype in order)
    first = Counter(order[0] for order in orders)
    shares = Counter(REAL.questions[i].track for ids in mocks for i in ids)
    assert all(len(set(ids)) == len(ids) for ids in mocks)
    assert all(len(set(order)) == len(order) in (3, 5) for order in orders)
    assert min(share[a] for a in weak) > 1.3 * max(share[a] for a in EIGHT if a not in weak)
    assert min(share.values()) > 500 * 0.25
    assert min(first.values()) > 500 / 40
    assert len(set(orders)) > 350
    assert set(shares) == set(BOTH)
    assert 0.45 < shares[CISCO] / shares.total() < 0.55
