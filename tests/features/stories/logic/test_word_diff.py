"""The runs of a word diff make both texts, and show the words that changed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.word_diff import LARGEST, Run, RunKind, word_diff

TEXTS = st.lists(st.sampled_from(["we", "I", "cut", "cost", "🙂", "\n", "\n\n", "  "]), max_size=30).map(" ".join)


def text_of(runs: tuple[Run, ...], but: RunKind) -> str:
    return "".join(run.text for run in runs if run.kind is not but)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(run.kind.value, run.text) for run in word_diff(old, new)]


@given(old=st.one_of(TEXTS, st.text()), new=st.one_of(TEXTS, st.text()))
def test_the_runs_make_both_texts(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert text_of(runs, RunKind.ADDED) == old
    assert text_of(runs, RunKind.REMOVED) == new


@given(text=TEXTS)
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(run.kind is RunKind.SAME for run in word_diff(text, text))


def test_a_word_in_the_middle_changes_alone() -> None:
    assert shown("I cut the cost by half.", "I cut the latency by half.") == [
        ("same", "I cut the"),
        ("removed", " cost"),
        ("added", " latency"),
        ("same", " by half."),
    ]


def test_one_word_between_two_changes_reads_as_changed_too() -> None:
    assert shown("We told them twice to wait.", "I asked them kindly to wait.") == [
        ("removed", "We told them twice"),
        ("added", "I asked them kindly"),
        ("same", " to wait."),
    ]


def test_long_texts_are_compared_line_by_line() -> None:
    words = round(LARGEST**0.5) // 2
    one, other = "a " * words, "b " * words
    runs = shown(f"{one}\nThis stays.\n{one}", f"{other}\nThis stays.\n{other}")
    assert ("same", "This stays.\n") in runs


def test_what_has_too_many_lines_too_is_replaced_as_a_whole() -> None:
    lines = round(LARGEST**0.5) + 1
    old, new = "\n".join(["a b"] * lines), "\n".join(["c d"] * lines)
    assert shown(old, new) == [("removed", old), ("added", new)]
