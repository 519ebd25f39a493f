"""The one follow-up: by what the answer lacks, and never what it says already."""

import pytest

from bot.review.feedback.follow_up import figure_of, unsaid
from bot.review.span import Span
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, FollowUpPurpose, Move, Verdict
from tests.review.engine import STAFF, review, reviewer, signals

BANK = load_bank()


def texts(aim: object, verdict: Verdict | None = None) -> tuple[str, ...]:
    return next(f.texts for f in BANK.follow_ups if f.aims_at == aim and f.verdict is verdict)


def asked(text: str, archetype: str) -> str | None:
    return reviewer().interviewer_asks(review(text, archetype), archetype=archetype, text=text)


INFLEXIBLE = (
    "Our platform team of forty ran two million jobs a day, and the whole team wanted the managed queue. I was the lead. "
    "I disagreed and I insisted on our own queue. I wrote the proposal, I presented it to the directors, and I built it. "
    "It was the right thing and I knew it from the start. The migration took nine weeks, and every team moved over to it "
    "by the end of May, one after the other, each with its own jobs."
)
OURS = (
    "Our platform had two million users and the launch was nine days away. We built the new queue, we moved the jobs, "
    "we wrote the alerts and we ran the migration together. I helped a bit. We cut failures from 9 percent to 1 percent. "
    "We were proud, and we learned a lot from it, and everybody on the team was happy about how it went in the end."
)


def test_an_interviewer_asks_about_the_trap_before_anything_else() -> None:
    judged = review(INFLEXIBLE, "contested-decision")
    assert judged.trap
    assert asked(INFLEXIBLE, "contested-decision") in texts(ArchetypeId.CONTESTED_DECISION)
    assert judged.follow_up not in texts(ArchetypeId.CONTESTED_DECISION)


def test_where_we_carries_the_story_an_interviewer_asks_whose_work_it_was() -> None:
    assert asked(OURS, "killed-project") in texts(FollowUpPurpose.OWN_PART)


def test_where_all_is_met_the_number_has_to_be_defended() -> None:
    question = asked(STAFF, "contested-decision") or ""
    said, _, rest = question.partition(". ")
    assert said == "You say “from 210 a month to 9”"
    assert rest in texts(FollowUpPurpose.NUMBER_SOURCE)


def test_where_both_ends_of_a_change_are_told_it_is_where_it_came_to_that_is_asked_about() -> None:
    told = signals(
        "I wrote a check and fixed the index. Wrong prices went from one in fifty to one in nine thousand in two weeks."
    )
    assert figure_of(told, [Span(0, len(told.reading.text))]) == "one in nine thousand"


def test_a_number_with_its_source_is_not_asked_for_again() -> None:
    sourced = STAFF.replace("from 210 a month to 9.", "from 210 a month to 9, measured in the sync logs.")
    assert review(sourced, "contested-decision").follow_up is None
    rigid = signals("Errors fell from 9 a week to 1, as measured in the logs. I told them.")
    assert unsaid(FollowUpPurpose.NUMBER_SOURCE, None, rigid) == (FollowUpPurpose.CHANGED_MIND, None)


def test_what_one_should_have_counted_is_no_source() -> None:
    told = signals("Errors fell from 9 a week to 1. I should have counted with the team before.")
    aim = FollowUpPurpose.NUMBER_SOURCE, None
    assert unsaid(*aim, told) == aim


def test_nothing_is_asked_of_what_is_no_answer() -> None:
    assert (
        asked("Hola, no tengo ninguna historia para esta pregunta, pero puedo contar otra cosa. " * 9, "mentoring")
        is None
    )


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("I was the lead for search. I moved the index.", (FollowUpPurpose.SCALE, None)),
        ("Eight million people searched with us. I moved the index.", (FollowUpPurpose.STAKES, None)),
        (STAFF, (Move.SITUATION, Verdict.WEAK)),
    ],
    ids=["role told", "scale told", "all told, at length"],
)
def test_a_situation_is_asked_for_a_fact_that_it_leaves_out(text: str, aim: object) -> None:
    assert unsaid(Move.SITUATION, Verdict.WEAK, signals(text)) == aim


def fixed(text: str, asked: tuple[str, ...] = (), first_end: int | None = None) -> str | None:
    return reviewer().review(text, archetype="contested-decision", asked=asked, first_end=first_end).follow_up


def test_no_follow_up_is_asked_again_however_often_one_is_answered_beside_the_point() -> None:
    asked: list[str] = []
    while (question := fixed(STAFF, tuple(asked))) is not None:
        assert question not in asked
        asked.append(question)
        assert len(asked) < 10
    assert asked


def test_an_answer_that_names_the_source_moves_on_to_another_subject() -> None:
    number = fixed(STAFF)
    assert number is not None
    told = f"{STAFF}\n\nI counted it in the monthly decline report of the bank, nine weeks before and nine weeks after."
    after = fixed(told, (number,), len(STAFF))
    assert after is None or "number" not in after
    assert after is None or "figure" not in after


def test_a_result_without_its_number_is_asked_from_the_figure_that_the_story_has() -> None:
    text = (
        "I was the lead of a group of 14 engineers, and the old model cost 90k a month. Either we paid it forever or we "
        "spent two quarters on our own. I built a small model and I ran a test with support. The costs were much lower. "
        "I should have shown the bill in the first meeting, not in the fifth."
    )
    assert fixed(text) == "From 90k a month to what, roughly?"
