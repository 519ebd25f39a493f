"""`stardrill review`: the contract that other programs rely on."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from bot.review import reading_json
from bot.review.review_json import to_json
from bot.review.reviewer import RUBRICS
from bot.shell.errors import ShellError
from bot.shell.judging.review import review_file, review_lines
from question_bank.loader import load_bank
from tests.hearing import HAGGLED, STRAY, hearing_judge
from tests.review.engine import STAFF, reviewer

FILE = json.loads((Path(__file__).parents[3] / "docs" / "review.schema.json").read_text())
SCHEMA = Draft202012Validator(FILE)
READING = Draft202012Validator({"$ref": "#/$defs/reading", "$defs": FILE["$defs"]})


Reviewed = Callable[..., tuple[int, list[dict[str, object]]]]


@pytest.fixture
def reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Reviewed:
    """Reviews lines that are texts, bytes or values to write as JSON; the exit status and what was answered."""

    def review(*items: object) -> tuple[int, list[dict[str, object]]]:
        file = tmp_path / "lines.jsonl"
        file.write_bytes(b"\n".join(map(line, items)))
        status = review_lines(str(file))
        return status, [json.loads(answer) for answer in capsys.readouterr().out.splitlines()]

    return review


def line(item: object) -> bytes:
    if isinstance(item, bytes):
        return item
    return (item if isinstance(item, str) else json.dumps(item)).encode()


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(STAFF, encoding="utf-8")
    return str(path)


GOOD = {"id": "a", "archetype": "cisco", "question": "Q?", "text": STAFF}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("text", [pytest.param(HAGGLED, id="heard-as-another"), pytest.param(STRAY, id="as-none")])
def test_a_review_of_a_story_that_belongs_elsewhere_is_what_the_schema_says(text: str) -> None:
    review = {"id": None, **to_json(hearing_judge().review(text, archetype="mentoring"))}
    SCHEMA.validate(review)
    assert not SCHEMA.is_valid({**review, "trap": True})
    assert not SCHEMA.is_valid({**review, "on_topic": True, "heard_as": "mentoring"})


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_output_is_what_the_schema_says(rubric: str, reviewed: Reviewed) -> None:
    texts = [STAFF, "", "We did it.", "🎉", *(example.text for example in load_bank().examples[:8])]
    items = [{"id": n, "archetype": rubric, "question": "Q?", "text": text} for n, text in enumerate(texts)]
    status, answers = reviewed(*items)
    assert status == 0
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    for answer in answers:
        SCHEMA.validate(answer)


def test_a_bad_line_is_answered_and_the_rest_is_still_reviewed(reviewed: Reviewed) -> None:
    status, answers = reviewed(GOOD, "{", [1], {"id": "b", "archetype": "heroism", "text": "x"}, {"id": "c"}, GOOD)
    assert status == 1
    assert [answer.get("line") for answer in answers] == [None, 2, 3, 4, 5, None]
    assert [answer["id"] for answer in answers] == ["a", None, None, "b", "c", "a"]
    assert "mentoring" in str(answers[3]["error"])
    for answer in answers:
        SCHEMA.validate(answer)


def test_offsets_count_code_points_of_the_text_as_given(reviewed: Reviewed) -> None:
    text = "😀😀 " + STAFF
    _, (answer,) = reviewed({"id": 1, "archetype": "cisco", "text": text})
    spans = [span for verdict in answer["moves"].values() for span in verdict["evidence"]]  # type: ignore[attr-defined]
    assert spans
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_are_read_in_each_encoding_that_people_save(reviewed: Reviewed, encoding: str) -> None:
    both = "\n".join(json.dumps({**GOOD, "id": number}) for number in (1, 2))
    status, answers = reviewed(both.encode(encoding))
    assert (status, [answer["id"] for answer in answers]) == (0, [1, 2])


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'"' + b"x" * 1_000_000 + b'"', "over 1 MB"),
        ("[" * 100_000, "not JSON"),
        ('{"id": NaN}', "NaN"),
        ('{"id": 1e999}', "1e999"),
        ({**GOOD, "archetype": ["cisco"]}, "unknown archetype"),
        ({**GOOD, "archetype": "\x1b[2J"}, "unknown archetype"),
    ],
    ids=["bytes", "long", "deep", "nan", "infinite", "list", "escape"],
)
def test_a_line_that_cannot_be_read_stops_no_other(reviewed: Reviewed, bad: object, said: str) -> None:
    status, (before, refused, after) = reviewed(GOOD, bad, GOOD)
    assert status == 1
    assert said in str(refused["error"])
    assert before == after
    assert before["level"] == "staff"
    SCHEMA.validate(refused)


def test_what_a_line_is_called_comes_back_as_it_was(reviewed: Reviewed) -> None:
    ids = ["\x1b[2J", "\x9b\u202e", "\ud800", {"nested": [1, None]}]
    _, answers = reviewed(*({**GOOD, "id": each} for each in ids))
    assert [answer["id"] for answer in answers] == ids


def test_a_file_is_reviewed_as_json_with_its_name(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    review_file(story, archetype="contested-decision", question=None, as_json=True)
    answer = json.loads(capsys.readouterr().out)
    SCHEMA.validate(answer)
    assert answer["id"] == story
    assert answer["level"] == "staff"


def test_a_file_is_reviewed_for_people(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    review_file(story, archetype="contested-decision", question=None, as_json=False)
    out = capsys.readouterr().out
    assert "Staff" in out
    assert "Lost notes fell" in out


def test_a_file_is_read_in_each_encoding_that_people_save(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = set()
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        (tmp_path / "story.txt").write_text(STAFF, encoding=encoding)
        review_file(str(tmp_path / "story.txt"), archetype="cisco", question=None, as_json=False)
        said.add(capsys.readouterr().out)
    assert len(said) == 1


def test_standard_input_is_read_by_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    typed = io.BufferedReader(io.BytesIO(STAFF.encode("utf-8-sig")))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(typed))
    review_file("-", archetype="cisco", question=None, as_json=True)
    assert json.loads(capsys.readouterr().out)["id"] is None


@pytest.mark.parametrize(
    ("file", "archetype", "said"),
    [
        ("/nowhere.txt", "cisco", "/nowhere.txt cannot be read: No such file"),
        ("/dev/zero", "cisco", "over 1 MB"),
        ("/", "cisco", "it is a folder"),
        ("-", "heroism", "ethical-pushback"),
    ],
)
def test_what_cannot_be_reviewed_is_said(file: str, archetype: str, said: str) -> None:
    with pytest.raises(ShellError, match=said):
        review_file(file, archetype=archetype, question=None, as_json=True)


def test_a_review_explains_itself_for_people(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    review_file(story, archetype="cisco", question=None, as_json=False, explained=True)
    out = capsys.readouterr().out
    assert "● driver.lasting → met" in out
    assert "Our design template asks" in out


def test_a_review_says_how_often_a_rule_was_right_and_how_the_text_was_read(
    story: str, capsys: pytest.CaptureFixture[str]
) -> None:
    review_file(story, archetype="cisco", question=None, as_json=False, explained=True)
    out = capsys.readouterr().out
    assert re.search(r"driver\.lasting → met .* Right in \d+% of \d+ labelled answers\.", out)
    assert "How it was read: story" in out
    assert re.search(r"lasting, passage .*“Our design template asks", out)


def test_a_review_explains_itself_as_json(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    review_file(story, archetype="cisco", question=None, as_json=True, explained=True)
    answer = json.loads(capsys.readouterr().out)
    SCHEMA.validate(answer)
    assert {"fired", "nearly"} >= {rule["outcome"] for rule in answer["explained"]}
    assert answer["explained"]
    assert answer["reading"]["genre"] == "story"
    assert {"act", "lasting"} <= {signal["signal"] for signal in answer["reading"]["signals"]}


@given(text=st.sampled_from([STAFF, "", "no", "Situation: (S) I"]) | st.text(max_size=300))
def test_whatever_text_is_read_can_be_shown_as_the_schema_says(text: str) -> None:
    reading = reading_json.to_json(reviewer().read(text))
    READING.validate(reading)
    spans = [one["span"] for name in ("blocks", "sentences", "clauses", "signals") for one in reading[name]]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("as_json", [False, True])
def test_what_commands_a_terminal_stays_out_of_the_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, as_json: bool
) -> None:
    text = (
        "I wrote \x1b[31mthe test\x1b]0;pwned\x07 and I argued for four days \x9b2J instead of seven, "
        "failures \u202efell from 9 to 1.\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    review_file(str(path), archetype="cisco", question="\x1b?", as_json=as_json, explained=True)
    out = capsys.readouterr().out
    assert out
    assert [sign for sign in "\x1b\x07\x9b\u202e" if sign in out] == []
    assert as_json or "failures fell from 9" in out
