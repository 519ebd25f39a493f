"""What may be done to a text without a change of its verdict, what may raise nothing, and what never stands together."""

from collections.abc import Callable, Iterator

import pytest

from bot.review.feedback.fix_first import TRAP
from bot.review.types import Review
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, Move, Verdict
from tests.review.engine import STAFF, review
from tests.review.forms import FORMS, wrapped
from tests.review.test_settled_sentences import STORY, told

EXAMPLES = [pytest.param(e, id=f"{e.archetype}-{e.level}") for e in load_bank().examples]
FULL = {"frame": told(), "staff": STAFF}
ORDER = list(Verdict)


def verdicts(judged: Review) -> dict[Move, Verdict]:
    assert judged.moves is not None
    return {move: verdict.verdict for move, verdict in judged.moves.items()}


def judged(text: str) -> tuple[Level, bool | None, dict[Move, Verdict]]:
    done = review(text, ArchetypeId.CONTESTED_DECISION)
    return done.level, done.trap, verdicts(done)


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    return change


@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_a_text_changes_no_verdict(text: str, form: str) -> None:
    assert judged(FORMS[form](text)) == judged(text)


@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
@pytest.mark.parametrize("columns", range(40, 101, 6))
def test_the_width_to_which_an_editor_breaks_lines_changes_no_verdict(text: str, columns: int) -> None:
    assert judged(wrapped(text, columns)) == judged(text)


@pytest.mark.parametrize("month", ["January", "May", "August", "September", "December"])
def test_the_month_changes_no_verdict(month: str) -> None:
    assert judged(replaced("March", month)(told())) == judged(told())


@pytest.mark.parametrize("day", ["on Monday", "on Wednesday", "on Saturday", "on Sunday"])
def test_the_day_of_the_week_changes_no_verdict(day: str) -> None:
    text = replaced("I argued for it with the CTO", f"{day} I argued for it with the CTO")(told())
    assert judged(text) == judged(told())


@pytest.mark.parametrize(
    ("word", "slip"),
    [
        ("migration", "migraiton"),
        ("argued", "aruged"),
        ("Latency", "Latnecy"),
        ("pipeline", "pipline"),
        ("deadlock", "deadlokc"),
    ],
)
def test_a_slip_in_a_long_word_changes_no_verdict(word: str, slip: str) -> None:
    assert judged(replaced(word, slip)(told())) == judged(told())


@pytest.mark.parametrize(
    "opening",
    [
        "I don't have a perfect example, the closest is this one.",
        "I do not have the perfect example for that, so let me take the nearest.",
        "There is no perfect example that comes to my mind; the closest I have is the audit.",
    ],
)
def test_an_honest_opening_changes_no_verdict(opening: str) -> None:
    assert judged(f"{opening} {told()}") == judged(told())


@pytest.mark.parametrize("lead", ["I think", "I guess", "I believe"])
def test_thinking_that_we_did_it_makes_it_no_act_of_ones_own(lead: str) -> None:
    we = "we wrote the migration plan, we argued for it with the CTO and we built the dual-write layer."
    assert judged(told({Move.ACTION: f"{lead} {we}"})) == judged(told({Move.ACTION: we.capitalize()}))


@pytest.mark.parametrize("left_out", Move)
@pytest.mark.parametrize("again", Move)
def test_a_sentence_said_twice_raises_nothing(left_out: Move, again: Move) -> None:
    text = told({left_out: ""})
    before, after = (judged(each)[2] for each in (text, f"{text} {STORY[again]}" if again is not left_out else text))
    assert [move for move in Move if ORDER.index(after[move]) > ORDER.index(before[move])] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_praise_is_the_next_task_and_no_trap_stands_beside_what_avoids_it(example: object) -> None:
    done = review(example.text, example.archetype, example.question)  # type: ignore[attr-defined]
    if isinstance(done.fix_first, Move):
        assert verdicts(done)[done.fix_first] is not Verdict.MET
    elif done.fix_first == TRAP:
        assert done.trap
    if example.archetype is ArchetypeId.QUALITY_INCIDENT:  # type: ignore[attr-defined]
        assert not (done.trap and done.structural_change)


def early_quotes(text: str, done: Review) -> Iterator[str]:
    for move in (Move.RESULT, Move.DRIVER, Move.REFLECTION):
        first = (done.moves or {})[move].evidence[:1]
        yield from (text[span.start : span.end] for span in first if span.end * 3 < len(text))


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_came_of_it_is_not_quoted_from_the_first_third(example: object) -> None:
    text = example.text  # type: ignore[attr-defined]
    done = review(text, example.archetype, example.question)  # type: ignore[attr-defined]
    assert list(early_quotes(text, done)) == []
