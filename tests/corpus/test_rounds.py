"""A blind round is scored once, by rules that are committed; its first figures stay."""

import json
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.accuracy_page import curve
from tests.corpus.engine import Answer
from tests.corpus.figures import figures, rounded
from tests.corpus.rounds import store
from tests.corpus.rounds.__main__ import committed
from tests.corpus.rounds.curve import first_readings
from tests.corpus.rounds.round_format import rows_of
from tests.corpus.rounds.scoring import RoundRefused, score_round
from tests.corpus.targets import LAST, LAST_REAL

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "We had 40 shops. I wrote the check. Losses fell by half."
MOVES = {"S": "met", "T": "missing", "A": "met", "R": "met", "D": "missing", "E": "missing"}


def row(number: int, **changed: Any) -> dict[str, Any]:
    """Return an answer of a round."""
    return {
        "id": f"r-{number}",
        "kind": "answer",
        "archetype": "mentoring",
        "question": "When did you mentor?",
        "style": "phone",
        "text": f"{TEXT} {number}",
        "labels": {"moves": MOVES, "level": "passing", "trap": number % 2 == 0, "structural_change": False},
        "evidence": {"A": ["I wrote the check"]},
        "trap_set": True,
        **changed,
    }


OFF_TOPIC = {**row(8), "kind": "offtopic", "heard_as": "killed-project"}
ODD = {**row(9), "kind": "odd", "expect": ["weak"]}


def judge(answer: Answer, level: str = "passing") -> dict[str, Any]:
    """Return a review that is right in the moves."""
    moves = {move: {"verdict": verdict, "evidence": [[17, 34]], "rules": []} for move, verdict in MOVES.items()}
    return {"level": level, "moves": moves, "trap": answer["id"] == "r-2", "structural_change": False}


class Folder:
    """A folder of rounds, and the texts that are scored into it."""

    def __init__(self, path: Path) -> None:
        self.path = path / "rounds"
        self.path.mkdir()
        self.texts = path / "round.jsonl"

    def score(
        self, name: str, rows: Sequence[Answer], *, level: str = "passing", known: Sequence[str] = ()
    ) -> dict[str, Any]:
        """Write the texts and score them."""
        self.texts.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
        entry = score_round(
            name,
            self.texts,
            judge=lambda answer: judge(answer, level),
            commit="c0ffee",
            at=AT,
            folder=self.path,
            known=known,
            draws=20,
        )
        return dict(entry)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_entry_says_which_rules_read_which_texts_and_when(folder: Folder) -> None:
    entry = folder.score("r1", [row(1), row(2), OFF_TOPIC, ODD])
    assert entry["sha256"] == store.hash_of(folder.texts.read_bytes())
    assert entry["texts"] == {"answer": 2, "offtopic": 1, "odd": 1}
    assert entry["styles"] == {"phone": 2}
    assert (entry["first"]["commit"], entry["first"]["at"]) == ("c0ffee", "2026-03-01T12:00:00+00:00")


def test_every_figure_is_taken_with_its_interval(folder: Folder) -> None:
    first = folder.score("r1", [row(1), row(2), OFF_TOPIC, ODD])["first"]
    assert first["figures"]["moves_qwk"] == 1.0
    assert first["figures"]["trap_f1"] == 1.0
    assert first["figures"]["first_quote"] == 1.0
    assert first["figures"]["off_topic_found"] == 0.0
    assert first["praised"] == ["r-9"]
    assert set(first["intervals"]) >= set(first["figures"])


def test_the_texts_are_kept_after_scoring(folder: Folder) -> None:
    rows = [row(1), row(2)]
    folder.score("r1", rows)
    assert store.answers_of("r1", folder.path) == rows
    assert [answer["id"] for answer in store.past_answers(folder.path)] == ["r-1", "r-2"]


def test_the_first_figures_stay_when_a_round_is_scored_again(folder: Folder) -> None:
    first = folder.score("r1", [row(1), row(2)])["first"]
    again = folder.score("r1", [row(1), row(2)], level="staff")
    assert again["first"] == first
    assert again["now"]["figures"]["level_exact"] == 0.0
    assert store.figures_of(folder.path)["rounds"]["r1"]["first"] == first


def test_other_texts_under_a_name_that_was_scored_are_refused(folder: Folder) -> None:
    folder.score("r1", [row(1)])
    with pytest.raises(RoundRefused, match="r1 was scored on other texts"):
        folder.score("r1", [row(2)])


def test_the_same_texts_under_another_name_are_refused(folder: Folder) -> None:
    folder.score("r1", [row(1)])
    with pytest.raises(RoundRefused, match="scored as r1"):
        folder.score("r2", [row(1)])


def test_texts_that_the_rules_were_made_with_are_no_blind_round(folder: Folder) -> None:
    with pytest.raises(RoundRefused, match="1 of the texts are known already, r-2 among them"):
        folder.score("r1", [row(1), row(2)], known=[row(2)["text"]])
    assert store.figures_of(folder.path)["rounds"] == {}


def test_three_rounds_in_a_row_are_one_figure_too(folder: Folder) -> None:
    for number in range(1, 5):
        folder.score(f"r{number}", [row(number)], level="staff" if number == 1 else "passing")
    data = store.figures_of(folder.path)
    assert list(data["pooled"]) == ["r1 to r3", "r2 to r4"]
    assert data["pooled"]["r1 to r3"]["figures"]["level_exact"] == pytest.approx(2 / 3, abs=0.001)
    assert first_readings(data)[LAST]["level_exact"] == 1.0


def test_of_published_texts_only_address_hash_and_labels_are_kept(folder: Folder) -> None:
    real = row(1, source="https://blog.example/story", doubt="the shops may be scale")
    entry = folder.score("r1", [real, row(2)])
    assert entry["real"] == 1
    kept = store.answers_of("r1", folder.path)[0]
    assert kept["sha256"] == store.hash_of(real["text"].encode())
    assert (kept["source"], kept["labels"]) == (real["source"], real["labels"])
    assert all("shops" not in path.read_text().split("\n")[0] for path in folder.path.glob("r1*"))
    assert [answer["id"] for answer in store.past_answers(folder.path)] == ["r-2"]
    assert first_readings(store.figures_of(folder.path))[LAST_REAL] == entry["first"]["real"]["figures"]


def test_a_round_of_published_texts_alone_is_not_pooled(folder: Folder) -> None:
    for number in range(1, 5):
        folder.score(f"r{number}", [row(number, **({"source": "https://blog.example"} if number == 2 else {}))])
    assert list(store.figures_of(folder.path)["pooled"]) == ["r1 to r4"]


def test_a_second_readers_labels_beside_the_texts_are_compared(folder: Folder) -> None:
    labels = {**row(1)["labels"], "level": "strong"}
    second = [{"id": "r-1", "labels": labels}, {"id": "r-2", "labels": row(2)["labels"]}, {"id": "r-8", "labels": {}}]
    folder.texts.with_name("reader2.jsonl").write_text("".join(json.dumps(one) + "\n" for one in second))
    readers = folder.score("r1", [row(1), row(2), OFF_TOPIC])["readers"]
    assert readers["texts"] == 2
    assert (readers["figures"]["moves_exact"], readers["figures"]["level_exact"]) == (1.0, 0.5)


def test_a_second_reader_who_comes_later_changes_no_first_figure(folder: Folder) -> None:
    first = folder.score("r1", [row(1)])["first"]
    folder.texts.with_name("reader2.jsonl").write_text(json.dumps({"id": "r-1", "labels": row(1)["labels"]}))
    entry = folder.score("r1", [row(1)])
    assert entry["first"] == first
    assert entry["readers"]["figures"]["level_exact"] == 1.0


def test_the_page_shows_the_curve_round_by_round(folder: Folder) -> None:
    folder.texts.with_name("reader2.jsonl").write_text(json.dumps({"id": "r-1", "labels": row(1)["labels"]}))
    for number in range(1, 4):
        entry = folder.score(f"r{number}", [row(number), OFF_TOPIC, {**ODD, "text": f"{TEXT} odd {number}"}])
    folder.score("r3", [row(3), OFF_TOPIC, {**ODD, "text": f"{TEXT} odd 3"}], level="staff")
    shown = "\n".join(curve(store.figures_of(folder.path)))
    made = f"| r3 | 1 answers, 1 off topic, 1 odd | phone 1 | `c0ffee` | 2026-03-01 | `{entry['sha256'][:16]}` | r-9 |"
    assert made in shown
    assert "| r1 to r3 | 1.00 (1.00 to 1.00) |" in shown
    assert "| r3, 2026-03-01 | 1.00 (1.00 to 1.00) |" in shown
    assert "| r1, 1 answers | 1.00 |" in shown


def test_before_the_first_round_the_page_says_so(folder: Folder) -> None:
    assert curve(store.figures_of(folder.path)) == ["No round has been scored yet."]


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"text": ""}, "`text` should be a text"),
        ({"archetype": "style"}, "`archetype` is none of the eight, nor cisco"),
        ({"kind": "story"}, "`kind` should be one of answer, offtopic, odd"),
        (
            {"labels": {"moves": MOVES, "level": "passing", "trap": None, "structural_change": False}},
            "no label for trap",
        ),
        ({"labels": {"moves": {**MOVES, "T": "good"}, "level": "passing"}}, "no label for T"),
        ({"labels": None}, "`labels` should hold"),
        ({"trap_set": None}, "`trap_set` should be true or false"),
        ({"evidence": {"A": ["I wrote nothing"]}}, "a quote of A is not in the text"),
        ({"evidence": {"X": []}}, "evidence of X should be"),
        ({"kind": "offtopic"}, "`heard_as` should be"),
        ({"kind": "odd", "expect": []}, "`expect` should list levels"),
        ({"kind": "odd", "expect": ["good"]}, "`expect` should list levels"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_malformed_texts_are_refused_and_nothing_is_scored(folder: Folder, changed: dict[str, Any], fault: str) -> None:
    with pytest.raises(RoundRefused, match=fault):
        folder.score("r1", [row(1, **changed)])
    assert list(folder.path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "no texts"), ("[1]", "line 1: no JSON object"), ("nonsense", "line 1: no JSON object")],
    ids=["empty", "list", "no-json"],
)
def test_lines_that_are_no_answers_are_named(text: str, fault: str) -> None:
    assert rows_of(text)[1][0] == fault


def test_an_id_that_stands_twice_is_named() -> None:
    assert rows_of("\n".join(json.dumps(row(1)) for _ in range(2)))[1] == ["r-1: the id stands twice"]


def test_what_is_wrong_is_said_without_showing_the_text() -> None:
    _, faults = rows_of(json.dumps(row(1, kind="story", labels=None)))
    assert faults
    assert "shops" not in " ".join(faults)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a committed rule and a committed text."""
    for name in ("bot/rule.py", "question_bank/words.yaml", "tests/text.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("one\n")
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Rules"]):
        author = ["-c", "user.name=Tests", "-c", "user.email=tests@stardrill.example"]
        subprocess.run(["git", "-C", str(tmp_path), *author, *command], check=True, timeout=30)  # noqa: S607 -- as in use
    return tmp_path


def test_the_commit_of_the_rules_is_what_is_checked_out(repository: Path) -> None:
    assert len(committed(repository)) == 40


@pytest.mark.parametrize("name", ["bot/rule.py", "question_bank/words.yaml", "bot/new_rule.py"])
def test_rules_that_are_not_committed_score_nothing(repository: Path, name: str) -> None:
    (repository / name).write_text("two\n")
    with pytest.raises(RoundRefused, match=name):
        committed(repository)


def test_what_is_no_rule_may_differ_from_the_commit(repository: Path) -> None:
    (repository / "tests/text.jsonl").write_text("two\n")
    assert committed(repository)


def test_the_committed_first_figures_are_those_of_what_came_out_then() -> None:
    data = store.figures_of()
    for name, entry in data["rounds"].items():
        assert rounded(figures(store.first_reviews(name))) == entry["first"]["figures"], name
    for name, entry in data["pooled"].items():
        texts = [text for one in entry["rounds"] for text in store.first_reviews(one)]
        assert rounded(figures(texts)) == entry["figures"], name
