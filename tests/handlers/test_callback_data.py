"""Callback data goes out within 64 bytes and comes back as it was; what is not ours is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.payload import LIMIT_BYTES, SEPARATOR, BadPayload, encode
from bot.conversation.registry import Registry
from bot.features.answering.judging import ShowExample
from bot.features.registered import FEATURES
from question_bank.models import ArchetypeId, Level

REGISTRY = Registry(FEATURES)
words = st.sampled_from([*ArchetypeId, *Level, "S", "T", "here", "title", "0730", "2026-03-02"])
words |= st.integers(-1, 9).map(str) | st.text(max_size=12)


@given(code=st.sampled_from(sorted(REGISTRY.payloads)), arguments=st.lists(words, max_size=4))
def test_what_is_read_can_be_sent_again_and_means_the_same(code: str, arguments: list[str]) -> None:
    data = SEPARATOR.join([code, *arguments])
    try:
        payload = REGISTRY.payload(data)
    except BadPayload:
        return
    try:
        again = encode(payload)
    except BadPayload:
        assert len(data.encode()) > LIMIT_BYTES
        return
    assert REGISTRY.payload(again) == payload
    assert len(again.encode()) <= LIMIT_BYTES


@given(st.text(max_size=80))
def test_forged_data_is_refused_and_never_crashes(data: str) -> None:
    try:
        payload = REGISTRY.payload(data)
    except BadPayload:
        return
    assert type(payload) in REGISTRY.presses


def test_the_longest_example_button_fits() -> None:
    for archetype in ArchetypeId:
        for level in Level:
            encode(ShowExample(archetype, level))


@pytest.mark.parametrize("data", ["go", "go:", "go:x", "go:1.5", f"go:{2**63}", f"go:-{10**40}"])
def test_an_argument_that_is_no_number_is_refused(data: str) -> None:
    with pytest.raises(BadPayload):
        REGISTRY.payload(data)
