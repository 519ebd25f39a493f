"""What is asked next, for one moment and over two months of several kinds of people."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.dates.local_time import next_daily
from bot.conversation.logic.questions.history import Judged, last_asked, read_moves
from bot.conversation.logic.questions.next_question import Choice, Why, next_question, phrasing, repair_of
from bot.conversation.logic.questions.schedule import Standing, rated, standings
from question_bank.loader import load_bank
from question_bank.models import BUILT_IN_TRACKS, CISCO, GENERAL, STAFF_AI, ArchetypeId, Level, Move, QuestionBank
from storage.records import Answer, AnswerKind, StoredCard
from tests.review.small_bank import asked_question, small_bank, stored_card

TODAY = date(2026, 5, 4)
BANK = small_bank()
EIGHT = tuple(ArchetypeId)
BOTH = (STAFF_AI, CISCO)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- chance for a test, no secret


def settled(**changes: object) -> list[Standing]:
    """All eight rated strong yesterday and due in a fortnight."""
    base = Standing(
        archetype=EIGHT[0],
        due_on=TODAY + timedelta(days=13),
        rated_on=TODAY - timedelta(days=5),
        last_rating=3,
        recall=0.95,
    )
    return [replace(base, archetype=archetype, **changes) for archetype in EIGHT]  # type: ignore[arg-type]


def swap(found: Sequence[Standing], archetype: ArchetypeId, **changes: object) -> list[Standing]:
    return [replace(s, **changes) if s.archetype is archetype else s for s in found]  # type: ignore[arg-type]


def asking(
    archetype: ArchetypeId, days_ago: int, question_id: str | None = None, kind: AnswerKind = AnswerKind.DAILY
) -> Answer:
    day = TODAY - timedelta(days=days_ago)
    return replace(asked_question(question_id or f"{archetype}-0", archetype, day), kind=kind)


def choose(
    found: Sequence[Standing],
    history: Sequence[Answer] = (),
    *,
    tracks: Sequence[str] = (STAFF_AI,),
    daily: bool = False,
    seed: int = 1,
    bank: QuestionBank = BANK,
    exclude: frozenset[str] = frozenset(),
) -> Choice:
    return next_question(
        standings=found,
        history=history,
        tracks=tracks,
        today=TODAY,
        daily=daily,
        dice=dice(seed),
        bank=bank,
        exclude=exclude,
    )


def test_what_was_never_tried_comes_before_all_that_is_due() -> None:
    found = settled(due_on=TODAY - timedelta(days=20), last_rating=1)
    found[5] = Standing(archetype=EIGHT[5])
    assert (choose(found).archetype, choose(found).why) == (EIGHT[5], Why.NEVER_TRIED)


def test_order_of_the_first_round_differs_between_people_and_repeats_for_the_same_dice() -> None:
    fresh = [Standing(archetype=archetype) for archetype in EIGHT]
    firsts = [choose(fresh, seed=seed) for seed in range(40)]
    assert {choice.archetype for choice in firsts} == set(EIGHT)
    assert choose(fresh, seed=7) == choose(fresh, seed=7)


def test_skipped_question_does_not_come_back_at_once() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[2], due_on=None, last_rating=None, rated_on=None)
    assert choose(found, [asking(EIGHT[2], 0)]).why is Why.DUE


def test_weak_comes_before_strong_where_both_are_due() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[3], last_rating=1, rated_on=TODAY - timedelta(days=3))
    assert (choose(found).archetype, choose(found).why) == (EIGHT[3], Why.DUE)


def test_most_overdue_comes_first_among_equals() -> None:
    found = swap(settled(due_on=TODAY), EIGHT[6], due_on=TODAY - timedelta(days=1))
    assert choose(found).archetype is EIGHT[6]


def test_long_overdue_strong_comes_before_freshly_due_weak() -> None:
    found = swap(settled(), EIGHT[1], due_on=TODAY - timedelta(days=7))
    weak = swap(found, EIGHT[3], due_on=TODAY, last_rating=1, rated_on=TODAY - timedelta(days=1))
    assert choose(weak).archetype is EIGHT[1]


def test_lowest_recall_comes_where_nothing_is_due() -> None:
    found = swap(settled(), EIGHT[4], recall=0.91)
    assert (choose(found).archetype, choose(found).why) == (EIGHT[4], Why.LOWEST_RECALL)


def test_the_last_ten_days_before_the_interview_go_before_what_is_due() -> None:
    found = swap(settled(due_on=TODAY, last_rating=1), EIGHT[4], last_rating=4, wanted_since=TODAY - timedelta(days=3))
    assert (choose(found).archetype, choose(found).why) == (EIGHT[4], Why.INTERVIEW)
    asked_in_those_days = [asking(EIGHT[0], 0), asking(EIGHT[1], 0), asking(EIGHT[2], 1), asking(EIGHT[4], 3)]
    assert choose(found, asked_in_those_days).why is Why.DUE


def test_a_repair_is_no_turn_before_the_interview() -> None:
    found = swap(settled(), EIGHT[4], wanted_since=TODAY - timedelta(days=5))
    repaired = [asking(EIGHT[4], 3, kind=AnswerKind.REPAIR)]
    assert (choose(found, repaired, daily=True).archetype, choose(found, repaired).why) == (EIGHT[4], Why.INTERVIEW)


def test_before_the_interview_the_weakest_comes_first_though_it_was_asked_three_days_ago() -> None:
    since = TODAY - timedelta(days=1)
    found = swap(settled(wanted_since=since, last_rating=3), EIGHT[6], last_rating=1)
    history = [asking(EIGHT[0], 2), asking(EIGHT[1], 2), asking(EIGHT[6], 3)]
    assert choose(found, history, daily=True).archetype is EIGHT[6]


def test_before_the_interview_never_tried_counts_as_weakest() -> None:
    since = TODAY - timedelta(days=1)
    found = swap(settled(wanted_since=since, last_rating=1), EIGHT[2], due_on=None, rated_on=None, last_rating=None)
    assert (choose(found).archetype, choose(found).why) == (EIGHT[2], Why.INTERVIEW)


def test_a_weak_archetype_comes_on_the_fourth_day_before_what_is_overdue() -> None:
    found = swap(settled(due_on=TODAY - timedelta(days=9), last_rating=4), EIGHT[4], last_rating=1, due_on=TODAY)
    others = [asking(EIGHT[n], n + 1) for n in (0, 1, 2)]
    assert choose(found, [*others, asking(EIGHT[4], 4)], daily=True).why is Why.WEAK
    assert choose(found, [*others, asking(EIGHT[4], 4)], daily=True).archetype is EIGHT[4]


def test_daily_question_rests_an_archetype_for_two_days() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY, last_rating=1)
    others = [asking(EIGHT[n], 1) for n in (0, 1, 2)]
    history = [*others, asking(EIGHT[4], 2)]
    assert choose(found, history, daily=True).archetype is not EIGHT[4]
    assert choose(found, history, daily=False).archetype is EIGHT[4]
    assert choose(found, [*others, asking(EIGHT[4], 3)], daily=True).archetype is EIGHT[4]


def test_where_all_eight_came_up_lately_the_one_asked_longest_ago_comes() -> None:
    history = [asking(archetype, 0) for archetype in EIGHT]
    assert choose(settled(), history, daily=True).archetype is EIGHT[-1]


def test_rewrites_do_not_crowd_out_what_came_before() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY - timedelta(days=9), last_rating=1)
    history = [asking(EIGHT[0], 0), asking(EIGHT[0], 0), asking(EIGHT[0], 0), asking(EIGHT[4], 0)]
    assert choose(found, history).archetype is not EIGHT[4]


def test_another_question_is_another_archetype() -> None:
    found = swap(settled(), EIGHT[4], due_on=TODAY, last_rating=1)
    first = choose(found)
    history = [asked_question(first.question_id, first.archetype, TODAY)]
    second = choose(found, history, exclude=frozenset({first.question_id}))
    assert second.archetype is not first.archetype


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


def judged(moves: str, level: Level = Level.PASSING) -> Judged:
    return Judged(
        archetype=EIGHT[0],
        on=TODAY,
        level=level,
        moves=read_moves(moves),
        structural_change=False,
        trap=False,
        words=300,
        seconds=120,
        ownership=1.0,
        at=datetime.combine(TODAY, time(12), UTC),
    )


@pytest.mark.parametrize(
    ("moves", "level", "wanted"),
    [
        ("++++++", Level.STAFF, None),
        ("++++++", Level.STRONG, None),
        ("------", Level.WEAK, None),
        ("+~++++", Level.PASSING, Move.TRADE_OFF),
        ("-+++--", Level.STRONG, Move.REFLECTION),
        ("~++++~", Level.STRONG, Move.REFLECTION),
        ("~+++++", Level.STRONG, Move.SITUATION),
        ("+--~--", Level.WEAK, Move.ACTION),
        ("+-+~--", Level.WEAK, Move.RESULT),
    ],
)
def test_repair_asks_for_what_the_level_hangs_on(moves: str, level: Level, wanted: Move | None) -> None:
    assert repair(judged(moves, level), settled()[0]) is wanted


@pytest.mark.parametrize(("days_ago", "repaired"), [(0, True), (7, True), (8, False)])
def test_repair_is_for_a_story_judged_within_the_week(days_ago: int, repaired: bool) -> None:
    standing = settled(rated_on=TODAY - timedelta(days=days_ago))[0]
    assert (repair(judged("++++--"), standing) is not None) is repaired


def test_archetype_without_a_judged_answer_has_nothing_to_repair() -> None:
    assert repair(None, settled()[0]) is None
    assert repair(judged("++++--"), Standing(archetype=EIGHT[0])) is None
    assert repair(judged("+~+-"), settled()[0]) is None


@pytest.mark.parametrize(("days_ago", "repaired"), [(3, True), (4, False)])
def test_a_weak_archetype_gets_a_full_question_at_least_every_fourth_day(days_ago: int, repaired: bool) -> None:
    weak = settled(last_rating=1)[0]
    found = repair(judged("++++--", Level.WEAK), weak, history=[asking(EIGHT[0], days_ago)])
    assert (found is not None) is repaired


def test_after_two_repairs_a_full_question_comes() -> None:
    once, twice = ([asking(EIGHT[0], n, kind=AnswerKind.REPAIR) for n in range(1, 1 + times)] for times in (1, 2))
    full = [asking(EIGHT[0], 6)]
    assert repair(judged("++++--"), settled()[0], history=[*once, *full]) is not None
    assert repair(judged("++++--"), settled()[0], history=[*twice, *full]) is None


def test_nothing_is_repaired_before_the_interview_until_all_eight_had_their_turn() -> None:
    rated_now = settled(rated_on=TODAY)
    waiting = swap(rated_now, EIGHT[7], wanted_since=TODAY - timedelta(days=2))
    assert repair(judged("++++--"), rated_now[0], rated_now) is not None
    assert repair(judged("++++--"), waiting[0], waiting) is None


def repair(
    latest: Judged | None, standing: Standing, found: Sequence[Standing] = (), history: Sequence[Answer] = ()
) -> Move | None:
    return repair_of(latest, standing, found or [standing], history, TODAY)


Answering = Callable[[ArchetypeId, Random], Level | str | None]


@dataclass
class Person:
    """Somebody who is asked once a day, and answers as `answering` says: a level, None for no story, or "skip"."""

    answering: Answering
    tracks: Sequence[str] = (STAFF_AI,)
    bank: QuestionBank = BANK
    a_day: int = 1
    interview_on: date | None = None
    seed: int = 1
    weekdays: frozenset[int] = frozenset(range(1, 8))
    zone: str = "America/New_York"
    cards: dict[str, StoredCard] = field(default_factory=dict)
    history: list[Answer] = field(default_factory=list)
    latest: dict[str, Judged] = field(default_factory=dict)
    repairs: int = 0

    def live(self, days: int, until: date | None = None) -> "Person":
        rolled, now = dice(self.seed), datetime(2026, 2, 20, tzinfo=UTC)
        for _ in range(days):
            day, now = next_daily(self.zone, now, time(8, 30), self.weekdays)
            if until is not None and day > until:
                break
            for n in range(self.a_day):
                self._answer(day, now + timedelta(minutes=20 * n), rolled, daily=n == 0)
        return self

    def _answer(self, day: date, now: datetime, rolled: Random, *, daily: bool) -> None:
        found = standings(self.cards.values(), self.interview_on, self.zone, now)
        choice = next_question(
            standings=found,
            history=self.history,
            tracks=self.tracks,
            today=day,
            daily=daily,
            dice=rolled,
            bank=self.bank,
        )
        standing = next(s for s in found if s.archetype is choice.archetype)
        latest = self.latest.get(choice.archetype)
        repaired = daily and repair_of(latest, standing, found, self.history, day) is not None
        kind = AnswerKind.REPAIR if repaired else AnswerKind.DAILY if daily else AnswerKind.PRACTICE
        self.history.insert(0, replace(asked_question(choice.question_id, choice.archetype, day), kind=kind))
        if repaired:
            self.repairs += 1
            return
        level = self.answering(choice.archetype, rolled)
        if level == "skip" or standing.rated_on == day:
            return
        assert level is None or isinstance(level, Level)
        old = self.cards.get(choice.archetype)
        card = rated(old.body if old else None, level, now)
        self.cards[choice.archetype] = stored_card(choice.archetype, card, day)
        if level is not None:
            self.latest[choice.archetype] = judged("++++++" if level is Level.STAFF else "++~~-+", level)


def mixed(_: ArchetypeId, rolled: Random) -> Level | str | None:
    return rolled.choice([Level.WEAK, Level.PASSING, Level.PASSING, Level.STRONG, Level.STAFF, None, "skip"])


def two_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[:2] else Level.STRONG


def two_weak_of_staff(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[3:5] else Level.STAFF


def one_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype is EIGHT[6] else Level.PASSING


def three_passing(archetype: ArchetypeId, _: Random) -> Level:
    return Level.PASSING if archetype in EIGHT[:3] else Level.STAFF


def four_weak(archetype: ArchetypeId, _: Random) -> Level:
    return Level.WEAK if archetype in EIGHT[4:] else Level.STAFF


PEOPLE = {
    "always-weak": Person(answering=lambda *_: Level.WEAK),
    "always-passing": Person(answering=lambda *_: Level.PASSING, tracks=BOTH),
    "always-staff": Person(answering=lambda *_: Level.STAFF, tracks=(CISCO,)),
    "never-a-story": Person(answering=lambda *_: None),
    "mixed": Person(answering=mixed),
    "mixed-cisco": Person(answering=mixed, tracks=(CISCO,), zone="Asia/Kolkata"),
    "two-weak": Person(answering=two_weak, tracks=BOTH),
    "two-weak-of-staff": Person(answering=two_weak_of_staff),
    "one-weak": Person(answering=one_weak),
    "three-passing": Person(answering=three_passing),
    "four-weak": Person(answering=four_weak),
    "two-weak-with-an-interview": Person(answering=two_weak, interview_on=date(2026, 3, 25)),
    "keen": Person(answering=mixed, tracks=BOTH, a_day=3),
}


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize("seed", [1, 2])
def test_two_months_are_varied_for_everybody(person: Person, seed: int) -> None:
    lived = replace(person, seed=seed, cards={}, history=[], latest={}).live(60)
    asked = lived.history[::-1]
    share = Counter(asking.archetype for asking in asked)
    assert max(share.values()) <= len(asked) / 4
    assert len({asking.archetype for asking in asked[:8]}) == 8
    for n, asking in enumerate(asked):
        # Before an interview the weakest come first, and rest for no more than two days.
        apart = 2 if _is_near(lived.interview_on, asking.local_date) else 3
        assert asking.archetype not in {before.archetype for before in asked[max(0, n - apart) : n]}
    for archetype in EIGHT:
        days = [asking.local_date for asking in asked if asking.archetype == archetype]
        assert max(later - day for day, later in pairwise(days)).days <= 25
    assert _repeats_with_unused_left(asked, lived.tracks) == []


def _repeats_with_unused_left(asked: Sequence[Answer], tracks: Sequence[str]) -> list[Answer]:
    """Phrasings that came again within 30 days though that archetype had another one to ask."""
    at_fault = []
    for n, asking in enumerate(asked):
        since = asking.local_date - timedelta(days=30)
        recent = {before.question_id for before in asked[:n] if before.local_date > since}
        own = {q.id for q in BANK.questions.values() if q.track in tracks and q.archetypes[:1] == (asking.archetype,)}
        if asking.question_id in recent and own - recent:
            at_fault.append(asking)
    return at_fault


REAL = load_bank()
CHOSEN = [
    *((track,) for track in BUILT_IN_TRACKS),
    BOTH,
    ("amazon", GENERAL),
    ("amazon", "cisco", "engineering-manager"),
]


@pytest.mark.parametrize("tracks", [*CHOSEN, BUILT_IN_TRACKS], ids="+".join)
@pytest.mark.parametrize("name", ["mixed", "two-weak", "always-weak"])
def test_two_months_of_the_real_tracks_come_in_equal_shares_and_repeat_nothing(
    tracks: Sequence[str], name: str
) -> None:
    asked = lives(name, 60, tracks=tracks, bank=REAL, seed=len(tracks)).history
    share = Counter(REAL.questions[asking.question_id].track for asking in asked)
    # Cisco's track has three questions an archetype: the general one fills its gaps, and another chosen one before it.
    equal = [share[track] for track in tracks]
    assert set(share) <= {*tracks, GENERAL}
    assert set(share) == set(tracks) or tracks == (CISCO,)
    assert max(equal) - min(equal) <= (12 if CISCO in tracks else 6)
    assert max(Counter(asking.archetype for asking in asked).values()) <= 15
    for newer, older in combinations(asked, 2):
        if newer.question_id == older.question_id:
            assert (newer.local_date - older.local_date).days >= 30


def test_once_a_day_no_phrasing_comes_twice_within_a_month() -> None:
    for name in ("always-weak", "mixed", "two-weak", "four-weak"):
        asked = lives(name, 60).history
        days: dict[str, date] = {}
        for asking in asked:
            last = days.get(asking.question_id)
            assert last is None or (last - asking.local_date).days >= 30
            days[asking.question_id] = asking.local_date


def test_daily_questions_keep_an_archetype_at_two_days_distance() -> None:
    asked = lives("two-weak", 60).history
    for newer, older in pairwise(asked):
        assert newer.archetype != older.archetype


def test_weak_archetypes_are_asked_more_often_than_strong_ones() -> None:
    asked = lives("two-weak", 60).history
    share = Counter(asking.archetype for asking in asked)
    assert min(share[a] for a in EIGHT[:2]) > max(share[a] for a in EIGHT[2:])


@pytest.mark.parametrize("name", ["one-weak", "two-weak", "two-weak-of-staff"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_over_two_months_a_weak_archetype_gets_a_full_question_at_least_every_fourth_day(name: str, seed: int) -> None:
    person = lives(name, 60, seed=seed)
    weak = {archetype for archetype, card in person.cards.items() if card.last_rating == 1}
    assert weak
    for archetype in weak:
        days = [each.local_date for each in full(person.history) if each.archetype == archetype]
        # The first round tries each of the eight once.
        gaps = [(newer - older).days for newer, older in pairwise(days)][:-1]
        assert len(gaps) > 10
        assert max(gaps) <= 4


@pytest.mark.parametrize("name", PEOPLE)
def test_no_more_than_two_of_three_daily_questions_on_an_archetype_are_repairs(name: str) -> None:
    asked = lives(name, 60).history[::-1]
    for archetype in EIGHT:
        kinds = [each.kind for each in asked if each.archetype == archetype]
        for n in range(len(kinds) - 2):
            assert kinds[n : n + 3] != [AnswerKind.REPAIR] * 3


def test_what_is_neither_weak_nor_staff_is_repaired_between_its_full_questions() -> None:
    assert lives("three-passing", 60).repairs >= 5


INTERVIEW = date(2026, 3, 25)
FIRST_OF_TEN = INTERVIEW - timedelta(days=10)


@pytest.mark.parametrize("name", [*PEOPLE])
@pytest.mark.parametrize("seed", [1, 2])
def test_all_eight_get_a_full_question_in_the_last_ten_days_before_the_interview(name: str, seed: int) -> None:
    lived = lives(name, 33, seed=seed, interview_on=INTERVIEW)
    assert {each.archetype for each in full(lived.history) if FIRST_OF_TEN <= each.local_date < INTERVIEW} == set(EIGHT)


@pytest.mark.parametrize("name", ["two-weak", "four-weak", "mixed", "two-weak-of-staff"])
@pytest.mark.parametrize("weekdays", [{1, 3, 5}, {2, 6}, {1, 2, 3, 4, 5}])
def test_with_fewer_days_than_eight_the_weakest_come_first_and_none_twice(name: str, weekdays: set[int]) -> None:
    before = lives(name, 60, weekdays=frozenset(weekdays), interview_on=date(2026, 5, 6), until=date(2026, 4, 25))
    ratings = {
        archetype: before.cards[archetype].last_rating if archetype in before.cards else 0 for archetype in EIGHT
    }
    lived = lives(name, 60, weekdays=frozenset(weekdays), interview_on=date(2026, 5, 6), until=date(2026, 5, 5))
    asked = lived.history[: len(lived.history) - len(before.history)]
    assert 2 <= len(asked) < 8
    assert AnswerKind.REPAIR not in {each.kind for each in asked}
    came = {ArchetypeId(each.archetype) for each in asked if each.archetype}
    assert len(came) == len(asked)
    assert max(ratings[each] for each in came) <= min(ratings[each] for each in set(EIGHT) - came)


def lives(name: str, days: int, *, until: date | None = None, **changes: Any) -> Person:
    """Return that person after so many questions, or on that local day if it comes first."""
    person = replace(PEOPLE[name], cards={}, history=[], latest={}, repairs=0, **changes)
    return person.live(days, until)


def full(history: Sequence[Answer]) -> list[Answer]:
    return [each for each in history if each.kind is not AnswerKind.REPAIR]


def _is_near(interview_on: date | None, day: date) -> bool:
    return interview_on is not None and interview_on - timedelta(days=10) <= day <= interview_on
