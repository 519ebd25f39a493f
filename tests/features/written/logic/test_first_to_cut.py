"""The sentences of a text that earn nothing: spans of it, and never evidence."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.features.written.logic.first_to_cut import first_to_cut, without
from bot.review.reviewer import CISCO, STYLE, Reviewer
from bot.review.rubric import count_words
from question_bank.lexicon import load_lexicon
from question_bank.loader import load_bank
from question_bank.models import Level, Verdict
from tests.end_to_end.stage import STORY

IDLE = "It was a grey day in that office. The coffee machine hummed along."
QUICK = settings(max_examples=40)
SENTENCES = [f"{sentence}." for sentence in STORY.rstrip(".").split(". ")]


@cache
def reviewer() -> Reviewer:
    """Return the feedback engine."""
    return Reviewer.from_bank(load_bank(), load_lexicon())


def cut_of(text: str, archetype: str = CISCO) -> list[str]:
    """Return the words that are marked as the first to cut."""
    review = reviewer().review(text, archetype=archetype)
    return [text[span.start : span.end] for span in first_to_cut(text, review)]


def test_what_is_evidence_of_nothing_is_the_first_to_cut() -> None:
    assert cut_of(f"{STORY} {IDLE}") == ["It was a grey day in that office.", "The coffee machine hummed along."]


def test_a_story_of_which_every_sentence_earns_something_has_nothing_to_cut() -> None:
    assert cut_of(STORY) == []


def test_what_was_not_judged_has_nothing_to_cut() -> None:
    assert cut_of("El equipo tenía ocho personas y yo escribí la prueba porque los errores subían. " * 6) == []


def test_a_style_answer_keeps_its_elements() -> None:
    text = f"I believe in small teams. Every Monday I write down who decides what. {IDLE} " + (
        "At my last company we had two teams of nine, and I split them into four after a lost quarter. "
        "It does not work where a regulator wants one owner."
    )
    review = reviewer().review(text, archetype=STYLE)
    earning = {span for verdict in review.parts.values() for span in verdict.evidence}
    assert earning
    assert not any(cut.overlaps(span) for cut in first_to_cut(text, review) for span in earning)


def test_without_them_a_staff_story_is_as_good_as_before() -> None:
    text = f"{IDLE} {STORY} {IDLE.upper()}"
    review = reviewer().review(text, archetype=CISCO)
    rest = without(text, first_to_cut(text, review))
    assert count_words(rest) < count_words(text)
    assert reviewer().review(rest, archetype=CISCO).level is Level.STAFF


TEXTS = st.lists(
    st.sampled_from([*SENTENCES, IDLE, "\n\n", "We met.", "Result: 3 percent", "😀", "- a"]), max_size=14
).map(" ".join)


@QUICK
@given(TEXTS | st.text(max_size=300))
def test_marks_are_stretches_of_the_text_that_are_no_evidence(text: str) -> None:
    review = reviewer().review(text, archetype=CISCO)
    cut = first_to_cut(text, review)
    ends = [0, *(edge for span in cut for edge in span), len(text)]
    assert ends == sorted(ends)
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] != "" for span in cut)
    earning = [s for v in review.parts.values() if v.verdict is not Verdict.MISSING for s in v.evidence]
    assert not any(span.overlaps(evidence) for span in cut for evidence in earning)


@QUICK
@given(TEXTS)
def test_what_remains_is_the_text_without_the_marks(text: str) -> None:
    cut = first_to_cut(text, reviewer().review(text, archetype=CISCO))
    rest = without(text, cut)
    assert len(rest) == len(text) - sum(span.end - span.start for span in cut)
    assert count_words(rest) <= count_words(text)
    assert without(text, ()) == text
