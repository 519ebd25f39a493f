"""What answers a hard question, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.hard_questions import Hard, HardQuestion
from bot.features.rehearsal.logic.pushback_verdict import AnswerLack, Checked, check, mended_in
from bot.review.feedback.answers import KINDS
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Move, Verdict
from tests.review.engine import signals

BANK = load_bank()
NUMBER = HardQuestion(hard=Hard.NUMBER, text="How so?", answered_by="names-source")
NO_NUMBER = HardQuestion(hard=Hard.NUMBER, text="How much?", answered_by="names-source", needs_number=True)
CONDITION = HardQuestion(hard=Hard.COUNTERFACTUAL, text="What if?", answered_by="would-change")
OTHER_SIDE = HardQuestion(hard=Hard.COUNTERFACTUAL, text="What else?", answered_by="other-side")


def trap(phrase: str) -> HardQuestion:
    return HardQuestion(hard=Hard.TRAP, text="And?", answered_by=phrase)


def worth(question: HardQuestion, text: str) -> tuple[Verdict, AnswerLack]:
    checked = check(question, signals(text))
    return checked.verdict, checked.lack


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (NUMBER, "From the Grafana dashboard, over two weeks."),
        (NUMBER, "I counted every ticket by hand for a month."),
        (NUMBER, "It was an A/B test on 5% of the traffic."),
        (NUMBER, "Finance checked it against the invoices."),
        (NUMBER, "I compared the invoices of March and May."),
        (NUMBER, "roughly from the ticket counts before and after"),
        (NO_NUMBER, "9 to 1, from the pager log."),
        (CONDITION, "If the canary had shown no errors for two days, I would have shipped."),
        (CONDITION, "Anything under 2 percent and I would have taken the locks."),
        (CONDITION, "Two customers asking for it in writing would have flipped me."),
        (OTHER_SIDE, "We would have lost the spring launch and 40k in fees."),
        (trap("safeguard-named"), "I added a checksum gate that blocks the import."),
        (trap("own-kill"), "I killed it myself in the March review."),
        (trap("cost-named"), "It cost us the summer season, about 40k."),
        (trap("held-back"), "I asked her which runs differed and did not touch the keyboard."),
        (trap("price-named"), "At 3 cents a call I would have said yes."),
        (trap("found-alone"), "She found the shared folder on her own."),
        (trap("escalated"), "I went to the head of legal the same day."),
        (trap("own-acts"), "I wrote the parser and measured the backfill."),
    ],
)
def test_an_answer_that_names_it_holds(question: HardQuestion, text: str) -> None:
    assert worth(question, text) == (Verdict.MET, AnswerLack.NOTHING)


@pytest.mark.parametrize(
    ("question", "text", "verdict", "lack"),
    [
        (NUMBER, "We measured it.", Verdict.WEAK, AnswerLack.VAGUE_SOURCE),
        (NO_NUMBER, "It went from 9 to 1.", Verdict.WEAK, AnswerLack.NO_SOURCE),
        (NO_NUMBER, "From the search log.", Verdict.WEAK, AnswerLack.NO_NUMBER),
        (
            CONDITION,
            "If the data had been different I would have changed my mind.",
            Verdict.WEAK,
            AnswerLack.VAGUE_CONDITION,
        ),
        (OTHER_SIDE, "It would have been bad.", Verdict.WEAK, AnswerLack.VAGUE_CONDITION),
        (trap("cost-named"), "It cost us.", Verdict.WEAK, AnswerLack.TOO_THIN),
    ],
)
def test_an_answer_in_part_says_what_is_missing(
    question: HardQuestion, text: str, verdict: Verdict, lack: AnswerLack
) -> None:
    assert worth(question, text) == (verdict, lack)


@pytest.mark.parametrize(
    ("question", "text", "lack"),
    [
        (NUMBER, "It is roughly right.", AnswerLack.NO_SOURCE),
        (NUMBER, "We did not have a dashboard.", AnswerLack.NO_SOURCE),
        (NUMBER, "From the log?", AnswerLack.NO_SOURCE),
        (NUMBER, "I don't know, somebody told me.", AnswerLack.GAVE_UP),
        (NUMBER, "I am not sure but the dashboard showed it.", AnswerLack.GAVE_UP),
        (NUMBER, "I should have measured it with the dashboard.", AnswerLack.WISHED),
        (CONDITION, "Nothing would have changed my mind.", AnswerLack.REFUSED),
        (CONDITION, "I was right.", AnswerLack.REFUSED),
        (CONDITION, "It depends.", AnswerLack.NO_CONDITION),
        (CONDITION, "If we did it again I would bring the lawyers in at the prototype.", AnswerLack.NO_CONDITION),
        (NUMBER, "We took the new stack, with a smaller battery promise.", AnswerLack.NO_SOURCE),
        (trap("price-named"), "She left three weeks later, at 34 percent less load.", AnswerLack.BESIDE),
        (trap("safeguard-named"), "It cannot happen again.", AnswerLack.BESIDE),
        (trap("safeguard-named"), "We should have added a test to the release pipeline.", AnswerLack.BESIDE),
        (trap("escalated"), "I did not tell the director of the clinic.", AnswerLack.BESIDE),
        (trap("own-kill"), "The director decided.", AnswerLack.BESIDE),
        (trap("held-back"), "", AnswerLack.SILENT),
    ],
)
def test_what_only_sounds_like_an_answer_is_none(question: HardQuestion, text: str, lack: AnswerLack) -> None:
    assert worth(question, text) == (Verdict.MISSING, lack)


def test_an_answer_that_frees_the_story_of_its_trap_is_one_in_part() -> None:
    checked = check(trap("own-kill"), signals("It was all very difficult."), freed=True)
    assert checked == Checked(verdict=Verdict.WEAK, lack=AnswerLack.BESIDE)


def test_what_decided_is_quoted_whole() -> None:
    text = "Well. I counted every ticket by hand. That was it."
    words = check(NUMBER, signals(text)).words
    assert words is not None
    assert text[words.start : words.end] == "I counted every ticket by hand"


def test_each_answer_belongs_in_a_letter() -> None:
    assert mended_in(Hard.NUMBER, None) is Move.RESULT
    assert mended_in(Hard.TRAP, ArchetypeId.QUALITY_INCIDENT) is Move.DRIVER
    assert {mended_in(Hard.TRAP, archetype) for archetype in (*ArchetypeId, None)} <= set(Move)


PHRASES = sorted({name for follow_up in BANK.follow_ups for name in follow_up.answered_by})
WORDS = st.sampled_from(
    [
        "if",
        "i",
        "would",
        "have",
        "had",
        "the",
        "log",
        "from",
        "dashboard",
        "not",
        "never",
        "counted",
        "every",
        "9",
        "cost",
        "us",
        ",",
        ".",
        "?",
        "nothing",
    ]
)


def test_every_kind_of_answer_that_the_bank_names_has_its_finder_and_no_other() -> None:
    assert set(PHRASES) == KINDS


@given(st.sampled_from(list(Hard)), st.sampled_from(PHRASES), st.text(max_size=200) | st.lists(WORDS).map(" ".join))
def test_any_text_is_checked_and_only_its_own_words_are_quoted(hard: Hard, phrase: str, text: str) -> None:
    checked = check(HardQuestion(hard=hard, text="?", answered_by=phrase), signals(text))
    assert (checked.verdict is Verdict.MET) == (checked.lack is AnswerLack.NOTHING)
    if checked.words is not None:
        assert 0 <= checked.words.start < checked.words.end <= len(text)


@given(st.sampled_from(list(Hard)), st.sampled_from(PHRASES), st.lists(WORDS, max_size=30).map(" ".join))
def test_giving_up_never_makes_an_answer(hard: Hard, phrase: str, text: str) -> None:
    question = HardQuestion(hard=hard, text="?", answered_by=phrase)
    if check(question, signals(text)).verdict is Verdict.MISSING:
        assert check(question, signals(f"{text}. I do not know.")).verdict is Verdict.MISSING
