"""The words of a story on its day card: its own, those that count, and what it lacks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.day_card.logic.card_spans import LONGEST_SENTENCE, CardGap, CardSpans, card_spans
from bot.review.span import Span
from question_bank.models import ArchetypeId
from storage.records import LetterMark, MarkedText
from tests.end_to_end.stage import STORY
from tests.review.engine import review, signals

FELL = "Failed queries fell from 3 percent to 0.2 percent in two weeks"
NEXT_TIME = "Next time I would ask the launch lead for the abort rule before the first demo."
READ_OFF = "We read that off the production query log, before and after."
TEXTS = (
    STORY,
    STORY.replace(f"{FELL}.", f"{FELL}. {READ_OFF}"),
    "# A heading\n\nSituation: We were eight.",
    "日本語。",
)


def spans(told: MarkedText, archetype: str = "cisco") -> CardSpans:
    return card_spans(told, signals(told.text), review(told.text, archetype))


def shown(told: MarkedText) -> dict[str, str | None]:
    found = spans(told)
    named = {"opening": found.opening, "number": found.number, "source": found.source, "reflection": found.reflection}
    return {name: told.text[span.start : span.end] if span else None for name, span in named.items()}


def test_a_story_shows_its_opening_its_number_and_its_reflection() -> None:
    assert shown(MarkedText(text=STORY)) == {
        "opening": STORY.split(".")[0] + ".",
        "number": FELL,
        "source": None,
        "reflection": NEXT_TIME,
    }
    assert spans(MarkedText(text=STORY)).gaps == (CardGap.NO_SOURCE,)


def test_a_source_that_is_told_after_the_number_is_shown_with_it() -> None:
    told = MarkedText(text=STORY.replace(f"{FELL}.", f"{FELL}. {READ_OFF}"))
    assert (shown(told)["number"], shown(told)["source"]) == (FELL, READ_OFF)
    assert spans(told).gaps == ()


def test_a_source_in_the_sentence_of_the_number_is_shown_once() -> None:
    told = MarkedText(text=STORY.replace("in two weeks.", "in two weeks, as the search dashboard shows."))
    assert shown(told)["number"] == f"{FELL}, as the search dashboard shows"
    assert shown(told)["source"] is None
    assert spans(told).gaps == ()


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("# Canary\n\nSituation: We were eight people. A bug came.", "We were eight people."),
        ("Interviewer: Tell me about a time.\nMe: We were eight people. A bug came.", "We were eight people."),
        ("- We were eight people\n- A bug came", "We were eight people"),
        ("So. We were eight people. A bug came.", "So. We were eight people."),
        ("Situation:", "Situation:"),
        ("  🙂 ", "🙂"),
    ],
)
def test_the_opening_is_the_first_sentence_and_no_heading_label_or_greeting(text: str, opening: str) -> None:
    assert shown(MarkedText(text=text))["opening"] == opening


def test_a_number_elsewhere_does_not_stand_for_one_in_the_marked_result() -> None:
    told = joined_letters({"A": f"I wrote the canary. {FELL}.", "R": "It went well and everybody was happy."})
    assert shown(told)["number"] is None
    assert CardGap.NO_NUMBER in spans(told).gaps
    assert CardGap.NO_SOURCE not in spans(told).gaps


def test_a_marked_reflection_is_shown_even_where_no_rule_hears_one() -> None:
    told = joined_letters({"A": f"I wrote the canary. {NEXT_TIME}", "E": "The lead and I still laugh about it."})
    assert shown(told)["reflection"] == "The lead and I still laugh about it."
    assert CardGap.VAGUE_REFLECTION in spans(told).gaps


def test_a_story_without_a_reflection_says_so() -> None:
    told = MarkedText(text=STORY.replace(NEXT_TIME, ""))
    assert shown(told)["reflection"] is None
    assert CardGap.NO_REFLECTION in spans(told).gaps


def test_a_text_of_a_few_words_is_only_begun() -> None:
    assert spans(MarkedText(text="We were eight people.")).gaps[0] is CardGap.BEGUN


def test_of_a_long_sentence_only_the_words_that_count_are_shown() -> None:
    told = MarkedText(text=STORY.replace(".", ",").rstrip(",") + ".")
    words = shown(told)["reflection"]
    assert words is None or len(words) <= LONGEST_SENTENCE


PIECES = st.lists(st.sampled_from([*STORY.split(". "), READ_OFF, FELL, "## Result", "Result:", "日本語", "\n\n", " "]))
ANY_TEXT = st.one_of(st.sampled_from(TEXTS), PIECES.map(". ".join), st.text(max_size=200))


@st.composite
def told_texts(draw: st.DrawFn) -> MarkedText:
    """A text that is not empty, with marks anywhere in it."""
    text = draw(ANY_TEXT.filter(lambda text: text.strip() != ""))
    marks = draw(
        st.lists(
            st.tuples(st.sampled_from("STARDE"), st.integers(0, len(text) - 1), st.integers(1, len(text))), max_size=4
        )
    )
    return MarkedText(text=text, marks=tuple(LetterMark(one, a, b) for one, a, b in marks if a < b))


def test_a_mark_on_no_words_is_no_reflection() -> None:
    found = spans(MarkedText(text="\r0", marks=(LetterMark("E", 0, 1),)), "cisco")
    assert found.reflection is None


@given(told_texts(), st.sampled_from(["cisco", *ArchetypeId]))
@settings(max_examples=60)
def test_whatever_is_told_every_phrase_is_a_stretch_of_it(told: MarkedText, archetype: str) -> None:
    found = spans(told, archetype)
    phrases = [found.opening, *(span for span in (found.number, found.source, found.reflection) if span is not None)]
    for span in phrases:
        assert isinstance(span, Span)
        assert 0 <= span.start < span.end <= len(told.text)
        assert told.text[span.start : span.end].strip()
    assert (found.number is None) == (CardGap.NO_NUMBER in found.gaps)
    assert (found.reflection is None) == (CardGap.NO_REFLECTION in found.gaps)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "Every new index since then starts from the list of reports, and two teams took it over.", id="driver"
        ),
        pytest.param("I measured the cost too late: I would ask product for the limit first.", id="reflection"),
    ],
)
def test_a_record_in_what_stayed_or_was_learned_is_no_source_of_the_number(other: str) -> None:
    told = MarkedText(text=f"{STORY} {other}")
    assert shown(told)["source"] is None
    assert CardGap.NO_SOURCE in spans(told).gaps
