"""What the drill says: the reason for each story, the counts."""

from datetime import date, timedelta

import pytest

from bot.features.retrieval.logic.enough_stories import StoryCandidate
from bot.features.retrieval.logic.labels import labels_of
from bot.features.retrieval.logic.progress import PickTally, WeekOfPicks
from bot.features.retrieval.logic.suiting import ranked
from bot.features.retrieval.texts import retrieval as say
from bot.features.retrieval.texts import which_story
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Question
from storage.records import StoryScope
from tests.features.retrieval.some_candidates import TODAY, candidate

BANK = load_bank()
CONTESTED, KILLED, RESEARCH, *_ = ArchetypeId
ASKED = BANK.questions["contested-decision-01"]
WAR = candidate(1, CONTESTED, title="Cache war", scope=StoryScope.TEAMS, days_ago=3)
OTHER_WAR = candidate(2, CONTESTED, title="Queue <war>", scope=StoryScope.TEAM, days_ago=3)
ENDED = candidate(3, KILLED, title="The end")


def told(
    taken: int,
    *shown: StoryCandidate,
    question: Question = ASKED,
    told_for: dict[int, int] | None = None,
    **more: float,
) -> str:
    beside = ranked(shown, question, told_for or {}, TODAY)
    return which_story.taken_text(2, question, beside, taken, more.get("seconds"), labels_of(shown))


def test_the_best_one_has_its_time_and_four_reasons() -> None:
    text = told(1, WAR, ENDED, seconds=6.24)
    assert "✅ <b>“Cache war”</b>, in 6.2 s." in text
    assert "• Contested decision: the question is about others objecting to your technical choice" in text
    assert "• It reached several teams" in text
    assert "• Not told yet in this session" in text
    assert "• Last told 3 days ago" in text
    assert "○ For other questions: “The end” (Killed project)." in text


def test_one_without_a_time_counts_as_later_and_says_so() -> None:
    assert "✅ <b>“Cache war”</b>. I have no time for it, so it counts as later." in told(1, WAR, ENDED)


def test_over_the_mark_is_right_and_said() -> None:
    assert "in 14.0 s: right, and over the mark of 10." in told(1, WAR, ENDED, seconds=14.0)


def test_one_that_fits_less_well_is_right_and_gets_the_reason() -> None:
    text = told(2, WAR, OTHER_WAR, ENDED)
    assert text.count("✅") == 1
    assert "the better choice: “Cache war” reached several teams, and “Queue &lt;war&gt;” reached your team" in text


def test_one_told_in_the_session_already_makes_way_for_one_that_is_not() -> None:
    text = told(1, WAR, OTHER_WAR, ENDED, told_for={1: 1})
    assert "<b>“Queue &lt;war&gt;”</b> is the better choice: you told “Cache war” for question 1" in text
    assert "Told already, for question 1" in told(1, WAR, ENDED, told_for={1: 1})


def test_a_wrong_one_gets_a_kind_reason_and_the_right_one_its_own() -> None:
    text = told(3, WAR, OTHER_WAR, ENDED)
    assert "❌ Take <b>“Cache war”</b> here." in text
    assert (
        "“The end” (Killed project) is the one for a question about something of yours that you brought to an" in text
    )
    assert "● “Queue &lt;war&gt;” would do, less well" in text


def test_equally_good_ones_are_said_to_be_so() -> None:
    twin = candidate(4, CONTESTED, title="Twin", scope=StoryScope.TEAMS, days_ago=4)
    text = told(4, WAR, twin, ENDED)
    assert "Why “Twin”" in text
    assert "● “Cache war” would do as well." in text
    assert "● “Twin” would do as well." in told(1, WAR, twin, ENDED)


def test_a_question_with_a_note_says_it() -> None:
    question = BANK.questions["cisco-07"]
    assert question.note is not None
    assert f"<i>{question.note}</i>" in told(1, WAR, ENDED, question=question)


@pytest.mark.parametrize(
    ("days_ago", "said"),
    [
        (None, "not practised or rehearsed yet"),
        (0, "last told today"),
        (1, "last told yesterday"),
        (13, "last told 13 days ago"),
        (14, "last told 2 weeks ago"),
        (60, "last told 2 months ago"),
    ],
)
def test_how_long_ago_is_in_words(days_ago: int | None, said: str) -> None:
    assert which_story.practised_text(days_ago) == said


def test_the_weeks_are_shown_once_there_is_more_than_this_session() -> None:
    now = PickTally(in_time=3, late=1, wrong=1)
    week = WeekOfPicks(monday=date(2026, 3, 2), tally=now)
    before = WeekOfPicks(monday=week.monday - timedelta(days=7), tally=PickTally(in_time=0, late=2, wrong=3))
    assert "Over the weeks" not in say.result_text(now, [], [week], unscoped=0)
    text = say.result_text(now, [], [before, week], unscoped=0)
    assert "3 right within 10 seconds, 1 right later and 1 wrong" in text
    assert "▁ Week of 23 February: 0 in time, 2 later, 3 wrong\n▅ Week of 2 March: 3 in time, 1 later, 1 wrong" in text
