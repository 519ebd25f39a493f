"""The messages of an answer become one text, and nothing of them is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.answers.answer_from_messages import appended, composed, joined
from storage.records import AnswerPart, PartRole


def part(n: int, text: str, role: PartRole = PartRole.ANSWER) -> AnswerPart:
    return AnswerPart(answer_id=1, message_id=n, n=n, role=role, text=text)


def test_messages_are_joined_by_line_breaks() -> None:
    assert composed([part(1, "one"), part(2, "two")]) == ("one\ntwo", None)


def test_a_text_that_telegram_split_is_put_together_again() -> None:
    first = "x" * 4096
    assert joined([first, "yz"]) == first + "yz"


def test_a_split_is_counted_as_telegram_counts_it() -> None:
    first = "😀" * 2048
    assert joined([first, "yz"]) == first + "yz"


def test_the_answer_to_a_follow_up_is_appended_and_its_beginning_known() -> None:
    text, first_end = composed([part(1, "story"), part(2, "more", PartRole.FOLLOW_UP), part(3, "of it")])
    assert first_end is not None
    assert text[:first_end] == "story\nof it"
    assert text.endswith("more")


def test_nothing_appended_is_the_first_answer_alone() -> None:
    assert appended("story", "") == ("story", None)


@given(st.lists(st.text(min_size=1, max_size=50), max_size=8, unique=True))
def test_no_message_is_lost(texts: list[str]) -> None:
    text, _ = composed([part(n, each) for n, each in enumerate(texts)])
    position = 0
    for each in texts:
        position = text.index(each, position) + len(each)


TOLD = "I wrote the canary and I took the pager myself."


def test_a_message_that_was_sent_twice_is_told_once_until_one_of_the_two_is_edited() -> None:
    assert composed([part(1, TOLD), part(2, TOLD), part(3, "It held.")])[0] == f"{TOLD}\nIt held."
    assert composed([part(1, TOLD), part(2, f"{TOLD} Twice.")])[0] == f"{TOLD}\n{TOLD} Twice."


def test_a_few_words_may_be_meant_twice() -> None:
    assert composed([part(1, "No."), part(2, "No.")])[0] == "No.\nNo."
