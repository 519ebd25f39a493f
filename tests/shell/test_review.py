"""`stardrill review`: the contract that other programs rely on."""

import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from bot.coach.review import RUBRICS
from bot.shell.review import review_file, review_lines
from question_bank.loader import load_bank
from tests.coach.engine import STAFF

SCHEMA = Draft202012Validator(json.loads((Path(__file__).parents[2] / "docs" / "review.schema.json").read_text()))


def lines(*items: object) -> io.StringIO:
    return io.StringIO("".join(f"{item if isinstance(item, str) else json.dumps(item)}\n" for item in items))


def reviewed(*items: object) -> tuple[int, list[dict[str, object]]]:
    out = io.StringIO()
    status = review_lines(lines(*items), out)
    return status, [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA.schema)


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_output_is_what_the_schema_says(rubric: str) -> None:
    texts = [STAFF, "", "We did it.", "🎉", *(example.text for example in load_bank().examples[:8])]
    items = [{"id": n, "archetype": rubric, "question": "Q?", "text": text} for n, text in enumerate(texts)]
    status, answers = reviewed(*items)
    assert status == 0
    assert [answer["id"] for answer in answers] == list(range(len(texts)))
    for answer in answers:
        SCHEMA.validate(answer)


def test_a_bad_line_is_answered_and_the_rest_is_still_reviewed() -> None:
    good = {"id": "a", "archetype": "cisco", "question": "Q?", "text": STAFF}
    status, answers = reviewed(good, "{", [1], {"id": "b", "archetype": "heroism", "text": "x"}, {"id": "c"}, good)
    assert status == 1
    assert [answer.get("line") for answer in answers] == [None, 2, 3, 4, 5, None]
    assert [answer["id"] for answer in answers] == ["a", None, None, "b", "c", "a"]
    assert "mentoring" in str(answers[3]["error"])
    for answer in answers:
        SCHEMA.validate(answer)


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "😀😀 " + STAFF
    _, (answer,) = reviewed({"id": 1, "archetype": "cisco", "text": text})
    spans = [span for verdict in answer["moves"].values() for span in verdict["evidence"]]  # type: ignore[attr-defined]
    assert spans
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)


def test_a_file_is_reviewed_as_json_with_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STAFF, encoding="utf-8")
    assert review_file(str(path), archetype="contested-decision", question=None, as_json=True) == 0
    answer = json.loads(capsys.readouterr().out)
    SCHEMA.validate(answer)
    assert answer["id"] == str(path)
    assert answer["level"] == "staff"


def test_a_file_is_reviewed_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STAFF, encoding="utf-8")
    assert review_file(str(path), archetype="contested-decision", question=None, as_json=False) == 0
    out = capsys.readouterr().out
    assert "Staff" in out
    assert "Lost notes fell" in out


def test_standard_input_is_read_by_a_dash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(STAFF))
    assert review_file("-", archetype="cisco", question=None, as_json=True) == 0
    assert json.loads(capsys.readouterr().out)["id"] is None


def test_a_file_that_is_not_there_and_an_unknown_archetype_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert review_file("/nowhere.txt", archetype="cisco", question=None, as_json=True) == 1
    assert review_file("-", archetype="heroism", question=None, as_json=True) == 1
    err = capsys.readouterr().err
    assert "/nowhere.txt" in err
    assert "ethical-pushback" in err


def test_a_review_explains_itself_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STAFF, encoding="utf-8")
    assert review_file(str(path), archetype="cisco", question=None, as_json=False, explained=True) == 0
    out = capsys.readouterr().out
    assert "● driver.structural-change → met" in out
    assert "Our design template asks" in out


def test_a_review_explains_itself_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STAFF, encoding="utf-8")
    assert review_file(str(path), archetype="cisco", question=None, as_json=True, explained=True) == 0
    answer = json.loads(capsys.readouterr().out)
    SCHEMA.validate(answer)
    assert {"fired", "nearly"} >= {rule["outcome"] for rule in answer["explained"]}
    assert answer["explained"]
