"""What Telegram answers to a poll is taken apart, whatever it is, and nothing of it is repeated."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.receiving.poll_answer import Batch, PollFailure, PollResult, read_answer, read_batch
from bot.delivery.receiving.raw_update import NO_CHAT, NoUpdate, chat_of, read_json, read_update

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
CHAT = {"chat": {"id": 7, "type": "private"}}


def message(update_id: object, text: str = "words") -> dict[str, Any]:
    """An update with a message."""
    return {"update_id": update_id, "message": {"message_id": 1, "date": 1, "text": text, **CHAT}}


def told(answer: PollResult | PollFailure) -> PollFailure:
    assert isinstance(answer, PollFailure)
    return answer


def batch(value: object) -> Batch:
    found = read_batch(value)
    assert isinstance(found, Batch)
    return found


def test_a_result_is_what_telegram_calls_one() -> None:
    assert read_answer(200, b'{"ok": true, "result": [1]}') == PollResult(value=[1])


@pytest.mark.parametrize("status", [401, 404, 409, 429, 500, 502])
def test_a_refusal_keeps_its_status(status: int) -> None:
    body = json.dumps({"ok": False, "error_code": status, "description": "a secret"}).encode()
    failure = told(read_answer(status, body))
    assert (failure.status, failure.reason) == (status, f"HTTP {status}")


def test_a_refusal_that_a_proxy_calls_200_keeps_its_own_status() -> None:
    assert told(read_answer(200, b'{"ok": false, "error_code": 401}')).status == 401


def test_a_page_of_a_proxy_keeps_the_status_of_the_answer() -> None:
    assert told(read_answer(404, b"<html>a secret</html>")) == PollFailure(reason="HTTP 404, no JSON", status=404)


@pytest.mark.parametrize("body", [b"", b"{", b"a secret", b'{"ok": tr', b"\xff", b"[" * 100_000])
def test_no_json_is_a_failure_that_repeats_nothing(body: bytes) -> None:
    assert told(read_answer(200, body)) == PollFailure(reason="HTTP 200, no JSON")


@pytest.mark.parametrize("body", [b"[]", b"null", b"5", b'"a secret"'])
def test_json_that_is_no_object_is_a_failure(body: bytes) -> None:
    assert told(read_answer(200, body)) == PollFailure(reason="HTTP 200, no object")


def test_only_ok_counts_as_an_answer() -> None:
    for body in (b'{"result": []}', b'{"ok": false, "result": []}', b'{"ok": 1, "result": []}', b'{"ok": true}'):
        assert isinstance(read_answer(200, body), PollFailure)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(7, 7.0), (0.5, 0.5), (10**9, 3600.0), (-1, 0.0), ("7", 0.0), (True, 0.0), (None, 0.0), (float("nan"), 0.0)],
)
def test_telegram_is_waited_for_as_long_as_it_asks(asked: object, kept: float) -> None:
    body = json.dumps({"ok": False, "error_code": 429, "parameters": {"retry_after": asked}}).encode()
    assert told(read_answer(429, body)).retry_after_s == kept


def test_a_broken_byte_in_one_text_leaves_the_others_readable() -> None:
    body = json.dumps({"ok": True, "result": [message(1, "BROKEN"), message(2)]}).encode().replace(b"BROKEN", b"\xff")
    answer = read_answer(200, body)
    assert isinstance(answer, PollResult)
    assert [update.update_id for update in batch(answer.value).updates] == [1, 2]


def test_a_number_without_end_in_one_update_leaves_the_others_readable() -> None:
    body = b'{"ok": true, "result": [{"update_id": %s}, {"update_id": 1, "x": %s}, {"update_id": 2}]}'
    answer = read_answer(200, body % (b"9" * 5_000, b"9" * 5_000))
    assert isinstance(answer, PollResult)
    assert [update.update_id for update in batch(answer.value).updates] == [1, 2]


def test_a_batch_keeps_its_order_and_steps_over_what_is_no_update() -> None:
    found = batch([message(5), "a secret", message(6), {}, None, message("7"), message(True), message(8)])
    assert [update.update_id for update in found.updates] == [5, 6, 8]
    assert found.faults == ["no object", "no update_id", "no object", "no update_id", "no update_id"]
    assert found.next_offset == 9


@pytest.mark.parametrize("update_id", [0, -5, 2**63, 10**30, 1.5, None])
def test_an_id_that_no_database_holds_or_that_would_make_telegram_forget_is_none(update_id: object) -> None:
    found = batch([message(update_id)])
    assert (found.updates, found.next_offset) == ([], None)


def test_a_lower_id_after_a_quiet_week_is_followed() -> None:
    assert batch([message(900), message(3)]).next_offset == 4


def test_what_is_no_list_is_a_failure() -> None:
    assert read_batch({"a": 1}) == PollFailure(reason="no list of updates")


def test_an_update_is_kept_as_it_came() -> None:
    came = {**message(3, "caf\u00e9 \ud83d \x00"), "new_in_some_year": {"x": [1.5, None, 10**20]}}
    assert json.loads(read_update(came).payload) == came


@pytest.mark.parametrize(
    ("update", "chat_id"),
    [
        ({"message": CHAT}, 7),
        ({"edited_message": CHAT}, 7),
        ({"callback_query": {"id": "1", "message": CHAT}}, 7),
        ({"callback_query": {"id": "1", "inline_message_id": "x"}}, NO_CHAT),
        ({"channel_post": {"chat": {"id": -100}}}, -100),
        ({"my_chat_member": CHAT}, 7),
        ({"message": {"message_id": 1}}, NO_CHAT),
        ({"message": {"chat": {"id": 10**30}}}, NO_CHAT),
        ({"message": {"chat": {"id": "7"}}}, NO_CHAT),
        ({"message": {"chat": [7]}}, NO_CHAT),
        ({"message": "hello"}, NO_CHAT),
        ({"inline_query": {"id": "1", "query": "q"}}, NO_CHAT),
        ({}, NO_CHAT),
    ],
)
def test_the_chat_is_that_of_the_message(update: dict[str, Any], chat_id: int) -> None:
    assert chat_of({"update_id": 1, **update}) == chat_id


@given(JSON)
def test_whatever_json_comes_is_an_update_to_store_or_none(value: object) -> None:
    try:
        update = read_update(read_json(json.dumps(value)))
    except NoUpdate:
        return
    assert 0 < update.update_id < 2**63
    assert json.dumps(json.loads(update.payload)) == json.dumps(value)


@given(st.integers(100, 599), st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_whatever_bytes_come_are_a_result_or_a_failure(status: int, body: bytes) -> None:
    answer = read_answer(status, body)
    if isinstance(answer, PollResult):
        read_batch(answer.value)
