"""Keys of the keyboard as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.typed.typed_key import LONGEST, Key, is_leaving, matching_label, typed_key

AROUND = st.text(alphabet=" .,!?…✅👍🏽\u200d\ufe0f\u00a0\n-–—*_'’\"“”()", max_size=6)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Done", Key.DONE),
        ("Done.", Key.DONE),
        ("done!", Key.DONE),
        ("DONE ✅", Key.DONE),
        ("Ｄｏｎｅ", Key.DONE),
        ("“Done”", Key.DONE),
        ("Start over.", Key.START_OVER),
        ("start\u00a0over", Key.START_OVER),
        ("Start–over 🔄", Key.START_OVER),
        (" skip… ", Key.SKIP),
        ("Next ➡️", Key.NEXT),
    ],
)
def test_a_key_with_signs_around_it_is_the_key(text: str, key: Key) -> None:
    assert typed_key(text) is key


@pytest.mark.parametrize(
    "text", ["", ".", "✅", "Done with the canary", "It is done", "Skipped", "Next week", "Done 2"]
)
def test_what_says_more_or_less_is_no_key(text: str) -> None:
    assert typed_key(text) is None


@pytest.mark.parametrize("text", ["stop", "STOP!!", "Cancel.", "quit 🙏", "exit"])
def test_a_lone_word_of_leaving_leaves(text: str) -> None:
    assert is_leaving(text)


@pytest.mark.parametrize("text", ["", "stop it", "Cancelled", "the exit", "non-stop"])
def test_a_word_of_leaving_among_others_leaves_nothing(text: str) -> None:
    assert not is_leaving(text)


def test_a_label_is_found_whatever_apostrophe_it_has() -> None:
    assert matching_label("i don’t know.", ["I don't know"]) == "I don't know"


@given(st.sampled_from(Key), AROUND, AROUND, st.sampled_from([str.upper, str.lower, str.title]))
def test_any_case_and_any_signs_leave_a_key_the_key(key: Key, before: str, after: str, case: object) -> None:
    assert typed_key(f"{before}{case(key.value)}{after}") is key  # type: ignore[operator]


@given(st.text(min_size=LONGEST + 1))
def test_a_long_text_is_never_a_key(text: str) -> None:
    assert typed_key(text) is None
