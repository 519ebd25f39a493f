"""What the bank has to hold: every fact of its sources, and nothing that the loader should have refused."""

import re
import shutil
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest

from question_bank.completeness import PARTS_OF_A_STORY, TOPICS
from question_bank.errors import BankError
from question_bank.loader import DATA, load_bank
from question_bank.models import ArchetypeId, FollowUp, FollowUpPurpose, Move, QuestionBank, StyleElement, Verdict

STAFF_AI, CISCO = "tracks/staff-ai/questions.yaml", "tracks/cisco/questions.yaml"
Break = Callable[[Path], object]


@pytest.fixture(scope="module")
def bank() -> QuestionBank:
    return load_bank()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the bank to break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def instead(file: str, old: str, new: str) -> Break:
    """Write something else for what stands in a file."""

    def broken(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds what this test replaces"
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return broken


def more(file: str, line: str) -> Break:
    """Add a line at the end of a file."""
    return lambda folder: (folder / file).write_text(
        f"{(folder / file).read_text(encoding='utf-8')}\n{line}\n", "utf-8"
    )


def holds(file: str, content: bytes) -> Break:
    """Let a file hold something else altogether."""
    return lambda folder: (folder / file).write_bytes(content)


BROKEN: dict[str, tuple[Break, str]] = {
    "number for a text": (
        more("style.yaml", "- {id: style-x, group: delivery, text: 12}"),
        r"^style\.yaml:\d+: '12' is not a text",
    ),
    "nothing for a text": (
        more("style.yaml", "- {id: style-x, group: delivery, text: null}"),
        r"^style\.yaml:\d+: 'null' is not a text",
    ),
    "markup": (more("style.yaml", '- {id: style-x, group: delivery, text: "Why <b>so</b>?"}'), r"'<b>' is markup"),
    "same words": (
        more("style.yaml", '- {id: style-x, group: delivery, text: "how do you keep your BEST people"}'),
        r"^style\.yaml:\d+: the text .* is there twice, first at style\.yaml:\d+$",
    ),
    "same id": (
        more(STAFF_AI, '- {id: mentoring-01, archetype: mentoring, text: "Q?"}'),
        r"^tracks/staff-ai/questions\.yaml:\d+: the id 'mentoring-01' is there twice, first at tracks/staff-ai/.+:\d+$",
    ),
    "id of another archetype": (
        more(STAFF_AI, '- {id: mentoring-99, archetype: killed-project, text: "Q?"}'),
        r"the id 'mentoring-99' should be `killed-project-`",
    ),
    "probe without a text": (
        more(STAFF_AI, "- {id: mentoring-99, archetype: mentoring}"),
        r"^tracks/staff-ai/questions\.yaml:\d+: `text` is missing from 'mentoring-99'$",
    ),
    "archetype named twice": (
        more(
            CISCO,
            '- {id: cisco-99, text: "Q?", archetypes: [mentoring, mentoring], core_stories: [1]}',
        ),
        r"it names one archetype twice",
    ),
    "core story out of range": (
        more(CISCO, '- {id: cisco-99, text: "Q?", archetypes: [mentoring], core_stories: [0]}'),
        r"there is no core story 0",
    ),
    "wrong number of an archetype": (instead("archetypes.yaml", "number: 3", "number: 9"), r"it is number 3"),
    "one tension": (
        instead("archetypes.yaml", "    - the team's morale against an honest look at the numbers\n", ""),
        r"the number of texts is 1; it should be 2$",
    ),
    "unknown archetype": (
        instead(STAFF_AI, "archetype: mentoring,", "archetype: heroism,"),
        r"^tracks/staff-ai/questions\.yaml:\d+: 'heroism' is not known",
    ),
    "too few phrasings": (
        lambda folder: [instead(STAFF_AI, f"- {{id: mentoring-0{n},", "# {")(folder) for n in range(1, 5)],
        r"^tracks/staff-ai/questions\.yaml:1: `mentoring` has 6 phrasings; it needs 8$",
    ),
    "verdict on a trap": (
        more("follow_ups.yaml", '- {aims_at: mentoring, verdict: weak, texts: ["A?", "B?", "C?"]}'),
        r"takes no `verdict`",
    ),
    "follow-up twice": (
        more("follow_ups.yaml", '- {aims_at: S, verdict: weak, texts: ["A?", "B?", "C?"]}'),
        r"the follow-up 'S weak' is there twice, first at follow_ups\.yaml:\d+$",
    ),
    "one phrasing of a follow-up": (
        more("follow_ups.yaml", '- {aims_at: S, verdict: weak, texts: ["A?"]}'),
        r"it should be at least 3$",
    ),
    "core story without its task": (
        instead("core_stories.yaml", "    task: What did you commit to?\n", ""),
        r"^core_stories\.yaml:\d+: `task` is missing$",
    ),
    "topic twice": (more("guidance.yaml", "reading: [More.]"), r"^guidance\.yaml:\d+: `reading` is there twice$"),
    "topic gone": (instead("guidance.yaml", "reading:", "redding:"), r"the topic `reading` is missing"),
    "template without a part": (instead("story_template.md", "## Trade-off", "## Task"), r"`Trade-off` is missing"),
    "example of no archetype": (
        holds("examples/heroism.yaml", b"[]"),
        r"^examples/heroism\.yaml:1: there is no archet",
    ),
    "example gone": (holds("examples/mentoring.yaml", b"[]"), r"^examples/mentoring\.yaml:1: no example is staff$"),
    "not UTF-8": (holds("style.yaml", b"\xff\xfe"), r"^style\.yaml:1: the file cannot be read$"),
    "control character": (holds("style.yaml", b"- {id: a,\n text: '\x00'}"), r"^style\.yaml:2: unacceptable character"),
    "second document": (more("style.yaml", "---\n- x"), r"^style\.yaml:\d+: but found another document$"),
}


@pytest.mark.parametrize(("broken", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_bank_is_refused_for_its_reason(folder: Path, broken: Break, reason: str) -> None:
    broken(folder)
    with pytest.raises(BankError) as caught:
        load_bank(folder)
    assert any(re.search(reason, problem) for problem in caught.value.problems), caught.value.problems
    assert all(re.match(r"[\w./-]+:\d+: .", problem) for problem in caught.value.problems)


def test_the_copy_that_is_broken_was_sound_before(folder: Path) -> None:
    assert load_bank(folder) == load_bank()


def test_of_a_file_that_cannot_be_read_only_that_is_said(folder: Path) -> None:
    (folder / "guidance.yaml").unlink()
    with pytest.raises(BankError) as caught:
        load_bank(folder)
    assert caught.value.problems == ("guidance.yaml:1: the file cannot be read",)


def test_every_topic_has_a_line_and_fits_a_message(bank: QuestionBank) -> None:
    assert set(TOPICS) <= set(bank.guidance.topics)
    assert len(bank.guidance.topics["the-six-moves"]) == len(Move)
    assert len(bank.guidance.topics["self-assessment"]) == 4
    assert len(bank.guidance.topics["drill-failures"]) == 5
    for topic, lines in bank.guidance.topics.items():
        assert sum(map(len, lines)) < 2000, topic


def test_an_interviewer_never_asks_the_same_follow_up_for_two_reasons(bank: QuestionBank) -> None:
    texts = [text for follow_up in bank.follow_ups for text in follow_up.texts]
    assert len(set(texts)) == len(texts)
    # Not every follow-up is a question: "Give me one number that I could check." asks too.
    assert all(text[-1] in "?." and text[0].isupper() and len(text) < 120 for text in texts)


def test_each_lack_has_its_follow_up(bank: QuestionBank) -> None:
    def asked(follow_up: FollowUp) -> tuple[str, Verdict | None]:
        return follow_up.aims_at.value, follow_up.verdict

    parts = {(part.value, verdict) for part in (*Move, *StyleElement) for verdict in (Verdict.MISSING, Verdict.WEAK)}
    others = {(aim.value, None) for aim in (*ArchetypeId, *FollowUpPurpose)}
    assert {asked(follow_up) for follow_up in bank.follow_ups} == parts | others


def test_the_template_asks_for_the_six_parts_in_their_order(bank: QuestionBank) -> None:
    headings = re.findall(r"^## (.+)$", bank.story_template, re.MULTILINE)
    assert tuple(headings[: len(PARTS_OF_A_STORY)]) == PARTS_OF_A_STORY


def test_the_archetypes_are_in_the_order_in_which_they_are_taught(bank: QuestionBank) -> None:
    assert tuple(bank.archetypes) == tuple(ArchetypeId)
    assert [archetype.number for archetype in bank.archetypes.values()] == list(range(1, 9))
    assert all(all(astuple(archetype)) for archetype in bank.archetypes.values())
