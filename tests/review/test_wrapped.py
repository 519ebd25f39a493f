"""An answer that was pasted as JSON, wholly in quotation marks or in a fence is judged as the plain text."""

import json
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.read import read, read_sentences
from bot.review.reading import Kind, Reading
from bot.review.types import Review
from bot.review.writing.wrapped import unwrapped
from question_bank.models import Move, Verdict
from tests.review.engine import STAFF, review
from tests.review.told import sentences

STORY = f'{STAFF}\n\nThe mate called it "the list", and it is\u00a0the ferry\u2019s list today.'
FORMS: Mapping[str, Callable[[str], str]] = {
    "a JSON string": json.dumps,
    "a JSON object": lambda text: json.dumps({"answer": text}),
    "JSON over several lines": lambda text: json.dumps({"question": "Tell me about a time you led.", "answer": text}, indent=2),
    "a JSON list": lambda text: json.dumps([text]),
    "a JSON chat": lambda text: json.dumps([
        {"role": "interviewer", "content": "Tell me about a decision that the team contested."},
        {"role": "candidate", "content": text},
    ]),
    "curly quotation marks": lambda text: f"\u201c{text}\u201d",
    "angle quotation marks": lambda text: f"\u00ab{text}\u00bb",
    "marks around each paragraph": lambda text: "\n\n".join(f"\u201c{part}\u201d" for part in text.split("\n\n")),
    "a mark before each paragraph and one after the last": lambda text: "\u201c" + text.replace("\n\n", "\n\n\u201c") + "\u201d",
    "a fence": lambda text: f"```\n{text}\n```",
    "a fence with a name": lambda text: f"~~~text\n{text}\n~~~\n",
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_pasted_answer_is_judged_as_the_plain_one(form: str) -> None:
    plain, pasted = review(STORY), review(FORMS[form](STORY))
    assert pasted.level == plain.level
    assert verdicts(pasted) == verdicts(plain)


def verdicts(judged: Review) -> Mapping[Move, Verdict]:
    """Return the verdict on each move."""
    assert judged.moves is not None
    return {move: one.verdict for move, one in judged.moves.items()}


@pytest.mark.parametrize("form", FORMS)
def test_what_is_quoted_of_a_pasted_answer_are_the_users_own_characters(form: str) -> None:
    text = FORMS[form](STORY)
    reading = read(text)
    assert own_words(text, reading) == own_words(STORY, read(STORY))


def own_words(text: str, reading: Reading) -> list[str]:
    """Return the words of a text as they stand in it, but for those that JSON writes with a backslash."""
    words = [text[token.start : token.end] for token in reading.tokens if token.kind is Kind.WORD]
    return [word for word in words if word.isalpha()]


def test_keys_that_name_moves_are_headings() -> None:
    text = json.dumps(
        {"situation": "I led the ferry team.", "action": "I wrote the list.", "result": "Queues fell by half."}
    )
    assert [block.section for block in read_sentences(text).blocks if block.section] == [
        block.section
        for block in read_sentences(
            "Situation:\nI led the ferry team.\n\nAction:\nI wrote the list.\n\nResult:\nQueues fell by half."
        ).blocks
        if block.section
    ]
    assert sentences(text) == ["i led the ferry team", "i wrote the list", "queues fell by half"]


@pytest.mark.parametrize(
    "text",
    [
        '"I fixed the pump," she said, "and it held."',
        '"I fixed it." Then I went home.',
        "{not json, only braces}",
        '{"level": 3, "ok": true}',
        '```\nfor line in lines:\n    print(line)\nreturn {"a": 1};\n```',
        "'Tis the season, I said.",
        "",
        '"',
    ],
)
def test_what_is_no_whole_answer_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) is None


@given(st.text(max_size=60))
def test_each_character_that_is_taken_out_has_its_place(inside: str) -> None:
    parts = {"situation": f"one two three {inside}", "result": f"{inside} four five six"}
    for text in (json.dumps(parts), f"\u201c{inside}\u201d", f"```\n{inside}\n```"):
        told = unwrapped(text)
        if told is not None:
            assert len(told.text) == len(told.starts) == len(told.ends)
            assert all(0 <= start < end <= len(text) for start, end in zip(told.starts, told.ends, strict=True))
            assert list(told.starts) == sorted(told.starts)
