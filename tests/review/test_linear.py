"""No text costs more a character than another: what has no end, what is denied, what is said a thousand times.

Steps are counted, never seconds; the seconds are in `make bench`, and so is every phrase at full length.
"""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.logic.stories.hard_questions import CONDITION, AskedStory, Hard, HardQuestion, Interrogator
from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.split import proposed, split
from bot.features.drill.logic import outline
from bot.features.drill.logic.outline import Outlined, read_outline
from bot.features.rehearsal.logic.pushback_verdict import check
from bot.review.feedback.answers import KINDS
from bot.review.told.honesty import owns_up
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Move
from tests.review.engine import STAFF, reviewer
from tests.review.lexicon_texts import LISTED, examples, lists, without_end
from tests.review.steps import (
    MIDDLE,
    MOST,
    Work,
    growth,
    is_worse_than_linear,
    said_without_end,
    steps_of,
)

LEXICON = load_lexicon()
ARCHETYPE = ArchetypeId.CONTESTED_DECISION
EXAMPLES, LISTS = examples(), lists(LEXICON)
FINDERS = (
    outline.trade_off,
    outline.gradable,
    outline.reason,
    outline.negotiated,
    outline.change,
    outline.habit,
    outline.consequence,
    outline.lasting,
    outline.still_used,
)
DENIED_OR_BROKEN = (
    "no numbers.",
    "I have no regrets.\n",
    "(S)",
    "T:\n",
    "“",
    '"a',
    "[(",
    ",",
    ";",
    "\n",
    "1,",
    "a'",
    "-",
)


def judged(text: str) -> None:
    reviewer().review(text, archetype=ARCHETYPE)


def judged_as_style(text: str) -> None:
    reviewer().review(text, archetype="style")


def explained(text: str) -> None:
    for rubric in (ArchetypeId.MENTORING, "style"):
        reviewer().explain(text, archetype=rubric)


def taken_apart(text: str) -> None:
    proposed(text, split(text, reviewer().review(text, archetype=ARCHETYPE)))


def asked_and_answered(text: str) -> None:
    """Hard questions about the text as a story, and the text as an answer to each."""
    review = reviewer().review(text, archetype=ARCHETYPE)
    signals = reviewer().read(text)
    subject = AskedStory(
        told=joined_letters({Move.TRADE_OFF.value: text}), signals=signals, review=review, archetype=ARCHETYPE
    )
    for question in Interrogator(load_bank().follow_ups).ask(subject):
        check(question, signals)


def outlined(text: str) -> None:
    told = read_outline(
        Outlined(archetype=ARCHETYPE, told=joined_letters({Move.REFLECTION.value: text}), project=None, stretch=False),
        reviewer(),
    )
    for find in FINDERS:
        find(told)


def answered(text: str) -> None:
    """The text as an answer to every kind of hard question, by every kind of answer."""
    signals = reviewer().read(text)
    for kind in KINDS:
        check(HardQuestion(hard=Hard.TRAP, text="", answered_by=kind), signals)
    for hard in (Hard.NUMBER, Hard.COUNTERFACTUAL):
        check(HardQuestion(hard=hard, text="", answered_by=CONDITION), signals)


def heard(text: str) -> None:
    owns_up(reviewer().read(text))


EVERYTHING = (judged, judged_as_style, explained, taken_apart, asked_and_answered, answered, outlined, heard)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_without_end_costs_the_same_a_character(name: str) -> None:
    work = judged_as_style if name.startswith("style.") else judged
    assert not is_worse_than_linear(work, said_without_end(EXAMPLES[name]))


@pytest.mark.parametrize("names", LISTS)
def test_word_lists_without_end_cost_the_same_a_character(names: str) -> None:
    assert not is_worse_than_linear(judged, said_without_end(LISTS[names]))


def test_a_story_told_again_and_again_costs_the_same_a_character() -> None:
    judged(STAFF)
    assert growth(judged, said_without_end(STAFF), MIDDLE) <= MOST[MIDDLE]


@pytest.mark.parametrize("text", LISTED)
def test_four_times_a_sentence_without_end_takes_four_times_the_steps(text: str) -> None:
    assert growth(judged, said_without_end(text), MIDDLE) <= MOST[MIDDLE]


READ_WITHOUT_END = (*LISTED, *DENIED_OR_BROKEN, "the checklist is still used today.")


@pytest.mark.parametrize("text", READ_WITHOUT_END)
def test_a_text_is_read_and_judged_at_the_same_cost_a_character(text: str) -> None:
    assert not is_worse_than_linear(judged, said_without_end(text))


@pytest.mark.parametrize("text", READ_WITHOUT_END)
def test_everything_that_asks_a_text_costs_the_same_a_character(text: str) -> None:
    worse = [work for work in EVERYTHING if is_worse_than_linear(work, said_without_end(text), read_before=True)]
    assert worse == []


@pytest.mark.parametrize(
    "tail", ["number fell from 9 to 1.", "I moved it and told them.", "it is still used today."], ids=str
)
def test_what_is_denied_before_does_not_make_the_rest_dearer(tail: str) -> None:
    text_of = one_after_the_other("No numbers.", tail)
    assert not is_worse_than_linear(judged, text_of)


def one_after_the_other(first: str, second: str) -> Callable[[int], str]:
    """Return what gives two texts, each without end in its half, at any length."""
    return lambda length: f"{without_end(first, length // 2)}. {without_end(second, length // 2)}"


def test_entries_of_a_log_without_end_cost_the_same_a_character() -> None:
    assert not is_worse_than_linear(judged, one_after_the_other(",", "\n 14:05 i"))


SAID = st.sampled_from([*EXAMPLES.values(), *DENIED_OR_BROKEN])
MARKS = st.sampled_from([",", ";", ".", "\n", "“", '"', "(", "-", "5", "$40k", "2.5", "14:05", "and", "or", "i", "we"])
MIXTURES = st.lists(SAID | MARKS, min_size=1, max_size=6).map(" ".join)


@settings(max_examples=15, deadline=None)
@given(first=MIXTURES, second=MIXTURES, work=st.sampled_from([judged, explained, taken_apart, asked_and_answered]))
def test_no_mixture_of_examples_marks_and_numbers_is_worse_than_linear(first: str, second: str, work: Work) -> None:
    assert not is_worse_than_linear(work, one_after_the_other(first, second))


class TestTheMeasure:
    """A test of linear cost is worth what it notices."""

    def test_the_same_work_takes_the_same_steps(self) -> None:
        text = without_end(LISTED[0], MIDDLE)
        judged(text)
        assert steps_of(judged, text) == steps_of(judged, text)

    def test_a_rule_that_reads_its_sentence_for_each_word_is_noticed(self) -> None:
        def reads_again(text: str) -> None:
            tokens = reviewer().read(text).reading.tokens
            for at in range(len(tokens)):
                tokens[:at]

        assert is_worse_than_linear(reads_again, said_without_end("a word"))

    def test_a_rule_that_reads_its_sentence_for_each_word_of_one_list_is_noticed_among_others(self) -> None:
        names, text = next(iter(LISTS.items()))
        listed = LEXICON.words[names.split(" to ")[0]]

        def reads_again(text: str) -> None:
            judged(text)
            tokens = reviewer().read(text).reading.tokens
            for at, token in enumerate(tokens):
                if token.norm in listed:
                    tokens[:at]

        assert is_worse_than_linear(reads_again, said_without_end(text))

    def test_a_comparison_of_each_word_with_each_is_noticed(self) -> None:
        def compares(text: str) -> None:
            words = text.split()[::10]
            for word in words:
                sum(word == other for other in words)

        assert is_worse_than_linear(compares, said_without_end("a word"))

    def test_a_text_cut_from_its_beginning_again_is_noticed(self) -> None:
        def cuts(text: str) -> Sequence[str]:
            return [text[:end] for end in range(0, len(text), 40)]

        assert is_worse_than_linear(cuts, said_without_end("word"))
