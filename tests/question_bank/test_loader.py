"""The bank: sound as it is, and refused with file, line and reason where it is not."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from bot.shell.bank.check import check
from question_bank.errors import BankError
from question_bank.lexicon import LexiconError, load_lexicon_files
from question_bank.loader import DATA, load_bank
from question_bank.models import CISCO, ArchetypeId, QuestionKind, StyleElement

BANK = load_bank()
PROBES, CISCO_QUESTIONS = "tracks/staff-ai/questions.yaml", "tracks/cisco/questions.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bank to break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def problems(folder: Path) -> str:
    with pytest.raises(BankError) as caught:
        load_bank(folder)
    return str(caught.value)


def test_it_holds_what_the_product_asks_for() -> None:
    phrasings = Counter(q.archetypes[0] for q in BANK.of_kind(QuestionKind.PROBE))
    assert set(phrasings) == set(ArchetypeId)
    assert min(phrasings.values()) >= 8
    assert len(BANK.of_track(CISCO)) >= 7 + 16
    assert len(BANK.of_kind(QuestionKind.STYLE)) == 13
    assert len(BANK.examples) == 32
    assert [story.number for story in BANK.core_stories] == list(range(1, 9))


def test_the_eight_cisco_questions_map_to_the_core_stories() -> None:
    mapped = {f"cisco-0{n}": BANK.questions[f"cisco-0{n}"].core_stories for n in range(1, 8)}
    assert list(mapped.values()) == [(1, 6), (2, 5), (7, 3), (7,), (8,), (2, 4), ()]
    assert BANK.questions["cisco-07"].note
    leadership = BANK.questions["style-leadership"]
    assert leadership.kind is QuestionKind.STYLE
    assert "philosophy" in (leadership.note or "")


def test_an_archetype_says_its_tensions_and_its_trap() -> None:
    for archetype in BANK.archetypes.values():
        assert len(archetype.tensions) == 2
        assert len(archetype.trap) < 110
        assert all(" against " in t or " or " in t for t in archetype.tensions)


def test_every_text_fits_a_phone() -> None:
    for question in BANK.questions.values():
        assert len(question.text) < 140
    for example in BANK.examples:
        assert len(example.text) + len(example.why) < 3500


def test_a_missing_text_is_named_with_its_line(folder: Path) -> None:
    path = folder / "style.yaml"
    lines = path.read_text().splitlines()
    lines[3] = "- {id: style-broken, group: delivery, text: ''}"
    path.write_text("\n".join(lines))
    assert "style.yaml:4: should be a text that is not empty" in problems(folder)


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        (
            PROBES,
            '- {id: mentoring-99, archetype: heroism, text: "Why?"}',
            "'heroism' is not known",
        ),
        (
            PROBES,
            '- {id: mentoring-01, archetype: mentoring, text: "Why?"}',
            "id 'mentoring-01' is there twice",
        ),
        (
            PROBES,
            '- {id: mentoring-99, archetype: mentoring, text: "Why?", colour: red}',
            "`colour` is not known",
        ),
        (
            CISCO_QUESTIONS,
            '- {id: cisco-99, text: "Why?", archetypes: [], core_stories: []}',
            "needs a `note`",
        ),
        (
            CISCO_QUESTIONS,
            '- {id: cisco-99, text: "Why?", archetypes: [], core_stories: [9]}',
            "there is no core story 9",
        ),
        ("follow_ups.yaml", '- {aims_at: Q, texts: ["Why?"]}', "it aims at nothing known"),
        ("follow_ups.yaml", '- {aims_at: S, texts: ["Why?"]}', "needs a `verdict`"),
        ("style.yaml", "- just a text", "should be a mapping"),
        ("style.yaml", "- {id: x, text: [", "expected"),
        ("former_rules.yaml", '"0": [{id: a.b, says: Why?}]', "`rubric` is missing"),
        (
            "former_rules.yaml",
            '"0": [{id: a, says: b, rubric: c}, {id: a, says: b, rubric: c}]',
            "rule 'a' is there twice",
        ),
    ],
)
def test_a_malformed_entry_is_refused_with_its_reason(folder: Path, file: str, line: str, reason: str) -> None:
    path = folder / file
    path.write_text(path.read_text() + line + "\n")
    assert reason in problems(folder)
    assert file.split(".", maxsplit=1)[0] in problems(folder) or "questions" in problems(folder)


def test_all_problems_are_named_at_once(folder: Path) -> None:
    (folder / "guidance.yaml").write_text("")
    (folder / "examples" / "mentoring.yaml").unlink()
    (folder / "follow_ups.yaml").write_text("- {aims_at: number-source, texts: ['Why?']}\n")
    said = problems(folder)
    assert "guidance.yaml:1: the file is empty" in said
    assert "mentoring.yaml:1" in said
    assert all(f"`{element}`" in said for element in StyleElement)


def test_the_command_says_what_is_wrong_and_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(None) == 0
    (folder / CISCO_QUESTIONS).write_text("[]\n")
    (folder / "style.yaml").write_text("x: 1\n")
    assert check(folder) == 1
    assert "style.yaml:1" in capsys.readouterr().err


def test_a_malformed_lexicon_is_refused(folder: Path) -> None:
    (folder / "lexicon" / "more.yaml").write_text("words: {function: two three}\n")
    with pytest.raises(LexiconError, match="twice"):
        load_lexicon_files(folder / "lexicon")
    (folder / "lexicon" / "more.yaml").write_text("words: {new: UPPER}\n")
    with pytest.raises(LexiconError, match="lower case"):
        load_lexicon_files(folder / "lexicon")
