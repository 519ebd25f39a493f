"""Evidence marked in an answer: sound markup, and not a character of the answer lost."""

import re
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.texts.marking import marked
from bot.review.span import Span
from bot.review.types import MoveVerdict, Reasons, Review
from bot.review.version import RULES_VERSION
from bot.terminal.refusals import plain_text
from question_bank.loader import load_bank
from question_bank.models import Level, Move, Verdict
from tests.review.engine import review

LETTERS = re.compile(r"<i>\[[STARDE? ]+\] </i>")
TEXTS = st.text(alphabet=st.sampled_from("ab <>&\"'\n[T]i/😀é"), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=4)


def told(found: Mapping[Move, tuple[Verdict, Sequence[tuple[int, int]]]]) -> Review:
    moves = {
        move: MoveVerdict(verdict=verdict, evidence=tuple(Span(*span) for span in spans), rules=(), advice="")
        for move, (verdict, spans) in found.items()
    }
    return Review(
        level=Level.WEAK,
        moves=moves,
        elements=None,
        ownership=None,
        words=0,
        seconds=0,
        structural_change=False,
        trap=False,
        fix_first=None,
        follow_up=None,
        reasons=Reasons(level=""),
        on_topic=None,
        heard_as=None,
        rules_version=RULES_VERSION,
    )


def without_marks(html: str) -> str:
    return plain_text(LETTERS.sub("", html), "HTML")


@given(TEXTS, st.dictionaries(st.sampled_from(Move), st.tuples(st.sampled_from(Verdict), SPANS)))
def test_without_its_markup_it_is_the_text(text: str, found: dict[Move, tuple[Verdict, list[tuple[int, int]]]]) -> None:
    html = marked(text, told(found))
    plain_text(html, "HTML")
    assert without_marks(html) == text


def test_every_example_of_the_bank_can_be_marked() -> None:
    for example in load_bank().examples:
        assert without_marks(marked(example.text, review(example.text, example.archetype))) == example.text


def test_what_is_met_is_bold_and_what_is_weak_underlined() -> None:
    found = {Move.ACTION: (Verdict.MET, [(0, 1)]), Move.RESULT: (Verdict.WEAK, [(2, 3)])}
    assert marked("a b c", told(found)) == "<i>[A] </i><b>a</b> <i>[R?] </i><u>b</u> c"


def test_nested_and_overlapping_evidence_names_each_move_where_it_begins() -> None:
    found = {Move.SITUATION: (Verdict.MET, [(0, 5)]), Move.TRADE_OFF: (Verdict.MET, [(2, 7)])}
    assert marked("ab cd ef", told(found)) == "<i>[S] </i><b>ab</b><i>[T] </i><b> cd</b><b> e</b>f"


def test_two_moves_that_begin_together_share_a_bracket() -> None:
    found = {Move.SITUATION: (Verdict.MET, [(0, 2)]), Move.ACTION: (Verdict.WEAK, [(0, 2)])}
    assert marked("ab", told(found)) == "<i>[S A?] </i><b>ab</b>"


def test_evidence_of_a_missing_move_is_not_marked() -> None:
    assert marked("ab", told({Move.RESULT: (Verdict.MISSING, [(0, 2)])})) == "ab"
