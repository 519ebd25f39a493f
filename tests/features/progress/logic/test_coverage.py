"""What is covered: answers, stories of the bank, and how often those were rehearsed."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.conversation.logic.questions.history import Judged, judged, read_moves
from bot.conversation.logic.questions.spaced_repetition import RecallWord, Standing
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.features.progress.logic.coverage import coverage_of, picture_data, reaches
from question_bank.models import ArchetypeId, Level, Move, Verdict
from storage.records import Answer, JudgedAnswer, StoredReview
from tests.review.bank_stories import NOON, kept
from tests.review.small_bank import asked_question, small_bank

TODAY = date(2026, 5, 10)
BANK = small_bank()
FIRST, SECOND, THIRD = tuple(ArchetypeId)[:3]


def story(archetype: ArchetypeId | None, level: Level, days_ago: int, moves: str = "+~++-+") -> Judged:
    return Judged(
        archetype=archetype,
        on=TODAY - timedelta(days=days_ago),
        level=level,
        moves=read_moves(moves),
        structural_change=False,
        trap=False,
        words=300,
        seconds=120,
        ownership=0.8,
        at=NOON - timedelta(days=days_ago),
    )


def eight(*rated: tuple[ArchetypeId, int, int, float]) -> list[Standing]:
    """Standings: archetype, rating, due in days, recall; the others never rated."""
    known = {archetype: (rating, due, chance) for archetype, rating, due, chance in rated}
    return [
        Standing(
            archetype=a,
            due_on=TODAY + timedelta(days=known[a][1]),
            rated_on=TODAY - timedelta(days=2),
            last_rating=known[a][0],
            recall=known[a][2],
        )
        if a in known
        else Standing(archetype=a)
        for a in ArchetypeId
    ]


def reviewed(answer: Answer, level: str, moves: str) -> JudgedAnswer:
    review = StoredReview(
        answer_id=answer.id,
        version=1,
        level=level,
        moves=moves,
        structural_change=True,
        trap=False,
        words=310,
        seconds=124,
        ownership=None,
        body="{}",
        created_at=datetime(2026, 5, 10, 8, tzinfo=UTC),
    )
    return JudgedAnswer(answer=answer, first=review, latest=review)


def test_stored_answer_becomes_its_summary() -> None:
    asked = asked_question("x", "mentoring", TODAY, counts_as="mentoring")
    found = judged(reviewed(asked, "strong", "++~+-+"))
    assert (found.archetype, found.level, found.on, found.words) == (ArchetypeId.MENTORING, Level.STRONG, TODAY, 310)
    assert "".join(found.moves) == "STARDE"
    assert [move for move, verdict in found.moves.items() if verdict is not Verdict.MET] == [Move.ACTION, Move.DRIVER]


def test_answer_to_a_question_that_it_does_not_belong_to_covers_nothing_until_it_counts() -> None:
    asked = asked_question("x", "mentoring", TODAY)
    apart = judged(reviewed(asked, "strong", "++~+-+"))
    told = judged(reviewed(replace(asked, counts_as="cost-negotiation"), "strong", "++~+-+"))
    rows = {row.archetype: row for row in coverage_of([apart, told], eight(), BANK, TODAY).rows}
    assert (rows[ArchetypeId.MENTORING].times, rows[ArchetypeId.COST_NEGOTIATION].times) == (0, 1)


def test_style_answer_has_no_moves_and_no_archetype() -> None:
    asked = asked_question("x", None, TODAY)
    found = judged(reviewed(asked, "passing", "++~-"))
    assert (found.archetype, dict(found.moves)) == (None, {})


def test_row_holds_best_and_newest() -> None:
    told = [story(FIRST, Level.STAFF, 5, "++++++"), story(FIRST, Level.PASSING, 1)]
    row = coverage_of(told, eight((FIRST, 4, 3, 0.82)), BANK, TODAY).rows[0]
    assert (row.best, row.latest, row.times) == (Level.STAFF, Level.PASSING, 2)
    assert row.moves[Move.TRADE_OFF] is Verdict.WEAK
    assert (row.recall, row.word) == (0.82, RecallWord.FADING)


def test_totals_and_gaps() -> None:
    told = [story(FIRST, Level.STRONG, 3), story(SECOND, Level.WEAK, 2), story(None, Level.STAFF, 1, "++++")]
    coverage = coverage_of(told, eight((FIRST, 3, 3, 0.9), (THIRD, 1, 0, 0.5)), BANK, TODAY)
    assert [row.archetype for row in coverage.rows] == list(ArchetypeId)
    assert (coverage.tried, coverage.solid, len(coverage.gaps)) == (2, 1, 6)


def test_no_story_is_a_gap_without_recall() -> None:
    coverage = coverage_of([], eight((THIRD, 1, 0, 0.5)), BANK, TODAY)
    assert (coverage.rows[2].recall, coverage.rows[2].word, coverage.tried) == (None, None, 0)


def test_picture_data_survives_json() -> None:
    told = [story(FIRST, Level.STRONG, 3, "+~-+++")]
    shown = picture_data(coverage_of(told, eight((FIRST, 3, 3, 0.777)), BANK, TODAY))
    assert json.loads(json.dumps(shown)) == shown
    assert shown["date"] == "10 May 2026"
    assert shown["rows"][0] == {
        "name": "Contested decision",
        "best": "strong",
        "latest": "strong",
        "moves": "+~-+++",
        "recall": 0.78,
        "word": "fading",
        "note": "",
        "stories": 0,
        "begun": 0,
        "aloud": 0,
        "pushbacks": 0,
    }
    assert (shown["rows"][1]["latest"], shown["rows"][1]["moves"]) == (None, "")


def test_stored_story_is_material() -> None:
    coverage = coverage_of([], eight(), BANK, TODAY, stories=[kept(1, FIRST, SECOND, level="strong", moves="+++++-")])
    assert (coverage.tried, coverage.in_bank, coverage.solid, len(coverage.gaps)) == (2, 2, 2, 6)
    row = coverage.rows[0]
    assert (row.latest, row.best, row.times, row.recall) == (Level.STRONG, Level.STRONG, 0, None)
    assert row.moves[Move.REFLECTION] is Verdict.MISSING


@pytest.mark.parametrize(("hours", "latest"), [(-1, Level.PASSING), (1, Level.STRONG)], ids=["older", "newer"])
def test_latest_verdict_is_that_of_the_newer_of_answer_and_story(hours: int, latest: Level) -> None:
    stored = kept(1, FIRST, level="strong", created_at=NOON + timedelta(hours=hours))
    row = coverage_of([story(FIRST, Level.PASSING, 0)], eight(), BANK, TODAY, stories=[stored]).rows[0]
    assert (row.latest, row.best) == (latest, Level.STRONG)


def test_story_that_is_only_begun_has_no_verdict_yet_and_is_no_story() -> None:
    begun = kept(1, FIRST, level="weak", moves="~-----", words=20)
    coverage = coverage_of([story(FIRST, Level.STRONG, 3)], eight(), BANK, TODAY, stories=[begun])
    assert (coverage.rows[0].latest, coverage.rows[0].stories, coverage.rows[0].begun) == (Level.STRONG, 0, 1)
    assert (coverage.in_bank, coverage.begun) == (0, 1)


def test_a_begun_story_beside_a_whole_one_leaves_the_archetype_with_a_story() -> None:
    stored = [kept(1, FIRST), kept(2, FIRST, words=20)]
    coverage = coverage_of([], eight(), BANK, TODAY, stories=stored)
    assert (coverage.in_bank, coverage.begun) == (1, 0)


def test_what_is_weak_was_not_learnt_and_is_not_recalled() -> None:
    weak = [story(FIRST, Level.WEAK, 1)]
    coverage = coverage_of(weak, eight((FIRST, 1, 1, 1.0)), BANK, TODAY)
    assert (coverage.rows[0].recall, coverage.rows[0].word) == (None, None)
    assert picture_data(coverage)["rows"][0]["note"] == "to learn first"
    strong = coverage_of([*weak, story(FIRST, Level.STRONG, 0)], eight((FIRST, 3, 1, 1.0)), BANK, TODAY)
    assert strong.rows[0].word is RecallWord.FRESH


def test_rehearsals_are_those_of_the_story_that_was_rehearsed_most() -> None:
    stored = [kept(1, FIRST), kept(2, FIRST), kept(3, SECOND)]
    times = {1: Rehearsed(aloud=1), 2: Rehearsed(aloud=2, pushbacks=1), 3: Rehearsed(aloud=5)}
    row = coverage_of([], eight(), BANK, TODAY, stories=stored, rehearsed=times).rows[0]
    assert (row.stories, row.aloud, row.pushbacks) == (2, 2, 1)


@pytest.mark.parametrize(("level", "bar", "met"), [("strong", "strong", True), ("passing", "strong", False)])
def test_levels_are_ordered(level: str, bar: str, met: bool) -> None:
    assert reaches(Level(level), Level(bar)) is met
