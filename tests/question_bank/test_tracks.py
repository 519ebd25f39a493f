"""Tracks: what each of the package's holds, and what is said of a folder that is no track."""

import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from question_bank import yaml_entries
from question_bank.bank_files import BankFiles
from question_bank.completeness import FEWEST_PHRASINGS, MOST_TRACKS
from question_bank.errors import BankError
from question_bank.loader import DATA, load_bank
from question_bank.models import BUILT_IN_TRACKS, CISCO, STAFF_AI, ArchetypeId, Question, QuestionKind

BANK = load_bank()
EXAMPLE = Path("docs/tracks/payments")
TRACK = "name: Acme\nabout: Loops at Acme.\nwords: [acme]\n"
TOPIC = "topics: [{id: care, name: Care, archetypes: [mentoring], looks_for: You cared.}]\n"
QUESTIONS = '- {id: acme-1, archetypes: [mentoring], text: "Whom did you look after?"}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one sound track, `acme`."""
    write(tmp_path)
    return tmp_path


def write(folder: Path, track: str = TRACK, questions: str = QUESTIONS, name: str = "acme") -> None:
    """Write a track into a folder of tracks."""
    (folder / name).mkdir(exist_ok=True)
    (folder / name / "track.yaml").write_text(track, encoding="utf-8")
    (folder / name / "questions.yaml").write_text(questions, encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(BankError) as caught:
        load_bank(more_tracks=folder)
    return list(caught.value.problems)


def only_question(entry: str, folder: Path, track: str = TRACK + TOPIC) -> Question:
    write(folder, track, entry)
    (question,) = load_bank(more_tracks=folder).of_track("acme")
    return question


def test_the_package_has_five_tracks_in_their_order() -> None:
    assert tuple(BANK.tracks) == BUILT_IN_TRACKS
    assert [track.name for track in BANK.tracks.values()][:2] == ["Staff AI", "Cisco"]


@pytest.mark.parametrize("track", [track for track in BUILT_IN_TRACKS if track != CISCO])
def test_a_track_of_the_package_asks_for_every_archetype_without_repeating_itself_in_a_month(track: str) -> None:
    assert all(len(BANK.asked_for(archetype, track)) >= FEWEST_PHRASINGS for archetype in ArchetypeId)


def test_amazon_has_sixteen_principles_with_five_questions_each_and_an_archetype_for_all() -> None:
    topics = BANK.tracks["amazon"].topics
    assert len(topics) == 16
    asked = Counter(question.topic.id for question in BANK.of_track("amazon") if question.topic)
    assert set(asked) == set(topics)
    assert min(asked.values()) >= 5
    assert all(topic.archetypes for topic in topics.values())
    assert all(question.archetypes for question in BANK.of_track("amazon"))


def test_only_the_questions_of_staff_ai_are_judged_for_their_archetype() -> None:
    assert {question.track for question in BANK.of_kind(QuestionKind.PROBE)} == {STAFF_AI}
    assert {question.track for question in BANK.of_kind(QuestionKind.STYLE)} == {None}


def test_a_folder_of_tracks_comes_after_those_of_the_package_by_name(folder: Path) -> None:
    shutil.copytree(EXAMPLE, folder / "payments")
    assert tuple(load_bank(more_tracks=folder).tracks) == (*BUILT_IN_TRACKS, "acme", "payments")


def test_a_path_may_be_the_track_itself(folder: Path) -> None:
    assert "acme" in load_bank(more_tracks=folder / "acme").tracks


def test_an_empty_folder_adds_no_track(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Tracks go here.")
    (tmp_path / "..2026_data").mkdir()
    assert load_bank(more_tracks=tmp_path) == BANK


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    assert problems(missing) == [f"{missing}: there is no such folder, or it cannot be read"]


def test_a_question_has_the_archetypes_of_its_topic(folder: Path) -> None:
    question = only_question('- {id: acme-1, topic: care, text: "Who?"}', folder)
    assert question.archetypes == (ArchetypeId.MENTORING,)
    assert question.topic is not None
    assert question.topic.name == "Care"


def test_a_question_may_differ_from_its_topic(folder: Path) -> None:
    question = only_question('- {id: acme-1, topic: care, archetypes: [killed-project], text: "Who?"}', folder)
    assert question.archetypes == (ArchetypeId.KILLED_PROJECT,)


def test_a_question_of_one_archetype_is_judged_for_it(folder: Path) -> None:
    question = only_question('- {id: acme-1, archetype: mentoring, text: "Who?"}', folder)
    assert question.kind is QuestionKind.PROBE


def test_a_question_may_have_no_archetype(folder: Path) -> None:
    question = only_question('- {id: acme-1, archetypes: [], text: "Who?"}', folder)
    assert (question.kind, question.archetypes) == (QuestionKind.BEHAVIOURAL, ())


BROKEN_QUESTIONS = {
    "no id": ('- {archetypes: [], text: "Q?"}', "questions.yaml:1: `id` is missing"),
    "id of another track": ('- {id: cisco-99, archetypes: [], text: "Q?"}', "should be `acme-` and a short name"),
    "id too long": (f'- {{id: acme-{"x" * 40}, archetypes: [], text: "Q?"}}', "of at most 32 characters"),
    "id twice": (
        QUESTIONS + '- {id: acme-1, archetypes: [], text: "Q?"}',
        "questions.yaml:2: the id 'acme-1' is there",
    ),
    "text of another track": (
        f'- {{id: acme-1, archetypes: [], text: "{BANK.questions["cisco-01"].text}"}}',
        "is there twice, first at tracks/cisco/questions.yaml:3",
    ),
    "text too long": (f'- {{id: acme-1, archetypes: [], text: "{"x" * 301}"}}', "has 301 characters; it should have"),
    "markup": ('- {id: acme-1, archetypes: [], text: "<b>Q</b>?"}', "'<b>' is markup"),
    "no archetypes": ('- {id: acme-1, text: "Q?"}', "questions.yaml:1: it needs an `archetype`, `archetypes`"),
    "two kinds": (
        '- {id: acme-1, archetype: mentoring, topic: care, text: "Q?"}',
        "take `archetypes` or `topic` alone",
    ),
    "unknown archetype": ('- {id: acme-1, archetypes: [heroism], text: "Q?"}', "'heroism' is not known; known are"),
    "archetype twice": (
        '- {id: acme-1, archetypes: [mentoring, mentoring], text: "Q?"}',
        "it names one archetype twice",
    ),
    "unknown topic": ('- {id: acme-1, topic: cure, text: "Q?"}', "no topic 'cure' in track.yaml; known are care"),
    "core story out of range": ('- {id: acme-1, archetypes: [], core_stories: [9], text: "Q?"}', "no core story 9"),
    "core stories without a note": ('- {id: acme-1, archetypes: [], core_stories: [], text: "Q?"}', "needs a `note`"),
    "unknown field": ('- {id: acme-1, archetypes: [], text: "Q?", level: 3}', "`level` is not known here"),
    "endless number": (
        f'- {{id: acme-1, archetypes: [], core_stories: [{"9" * 5000}], text: "Q?"}}',
        "should be a whole number",
    ),
    "several lines": ('- {id: acme-1, archetypes: [], text: "Why?\\n\\nAnd how?"}', "should be on one line"),
    "no question": ("[]", "questions.yaml:1: there is no question in it"),
    "too large": ("# " + "x" * 1_000_000, "questions.yaml:1: the file is over 1 MB"),
    "no list": ("id: acme-1", "questions.yaml:1: should be a list"),
    "no YAML": ("- {id: [", "questions.yaml:"),
    "empty": ("", "questions.yaml:1: the file is empty"),
}


@pytest.mark.parametrize(("questions", "reason"), BROKEN_QUESTIONS.values(), ids=BROKEN_QUESTIONS)
def test_a_broken_question_is_named_with_file_line_and_reason(folder: Path, questions: str, reason: str) -> None:
    write(folder, TRACK + TOPIC, questions)
    found = problems(folder)
    assert any(reason in problem for problem in found), found
    assert all(re.match(rf"{re.escape(str(folder))}/acme/questions\.yaml:\d+: .", problem) for problem in found)


BROKEN_TRACKS = {
    "no name": ("about: Loops.\nwords: [acme]\n", "track.yaml:1: `name` is missing"),
    "name too long": (TRACK.replace("Acme\n", "A" * 25 + "\n", 1), "track.yaml:1: the text has 25 characters"),
    "name of another": (TRACK.replace("Acme\n", "CISCO\n", 1), "the name of a track 'CISCO' is there twice, first at"),
    "about too long": (TRACK.replace("Loops", "Loops" * 30), "track.yaml:2: the text has"),
    "no words": (TRACK.replace("[acme]", "[]"), "track.yaml:3: the number of texts is 0"),
    "word of another": (
        TRACK.replace("[acme]", "[acme, Cisco]"),
        "the word 'cisco' is there twice, first at tracks/cisco",
    ),
    "word of an archetype": (TRACK.replace("[acme]", "[coach]"), "is there twice, first at subjects.yaml"),
    "topic without a line": (TRACK + "topics: [{id: a, name: A, archetypes: []}]", "`looks_for` is missing from 'a'"),
    "topic twice": (TRACK + TOPIC.replace("]\n", ", {id: care, name: C, archetypes: [], looks_for: C.}]\n"), "'care'"),
    "odd topic": (TRACK + TOPIC.replace("id: care", "id: Care!"), "'Care!' should be at most 32 small letters"),
    "many topics": (
        TRACK + "topics:\n" + "".join(f"- {{id: t{n}, name: T, archetypes: [], looks_for: T.}}\n" for n in range(17)),
        "the number of topics is 17; it should be at most 16",
    ),
    "no sign that one sees": (TRACK.replace("Acme\n", '"\\u2060Acme"\n', 1), "is a character that nobody sees"),
    "a bell": (TRACK.replace("Acme\n", '"Acme\\a"\n', 1), "is a character that nobody sees"),
    "dots alone": (TRACK.replace("Acme\n", '"..."\n', 1), "should have a letter or a number"),
    "unknown field": (TRACK + "colour: red\n", "track.yaml:4: `colour` is not known here"),
    "not UTF-8": (TRACK.replace("Acme", "\udcff"), "the file cannot be read"),
}


@pytest.mark.parametrize(("track", "reason"), BROKEN_TRACKS.values(), ids=BROKEN_TRACKS)
def test_a_broken_track_is_named_with_file_line_and_reason(folder: Path, track: str, reason: str) -> None:
    (folder / "acme" / "track.yaml").write_bytes(track.encode("utf-8", "surrogateescape"))
    found = problems(folder)
    assert any(reason in problem for problem in found), found
    assert all(re.match(rf"{re.escape(str(folder))}/acme/\w+\.yaml:\d+: .", problem) for problem in found)


def test_a_folder_without_its_file_is_said_once(folder: Path) -> None:
    (folder / "acme" / "track.yaml").unlink()
    assert problems(folder) == [f"{folder}/acme/track.yaml:1: the file cannot be read"]


@pytest.mark.parametrize("loader", [yaml_entries._LOADER, yaml.SafeLoader], ids=["in C", "in Python"])
def test_a_file_that_is_nested_without_end_is_refused(
    folder: Path, loader: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "acme" / "questions.yaml").write_text("[" * 20_000, encoding="utf-8")
    root = BankFiles(folder / "acme")
    monkeypatch.setattr(yaml_entries, "_LOADER", loader)
    assert root.root("questions.yaml") is None
    assert root.problems == ["questions.yaml:1: exceeded maximum nesting depth"]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _itself(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize("make", [_pipe, _device, _itself, Path.mkdir])
def test_what_is_no_file_is_said_and_not_waited_for(folder: Path, make: Callable[[Path], None]) -> None:
    questions = folder / "acme" / "questions.yaml"
    questions.unlink()
    make(questions)
    assert problems(folder) == [f"{questions}:1: the file cannot be read"]


@pytest.mark.parametrize("name", ["Acme", "a" * 21, "acme corp", "1st"])
def test_a_folder_with_an_odd_name_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name=name)
    assert any("should have a name of at most 20 small letters" in problem for problem in problems(tmp_path))


def test_a_track_of_the_package_is_not_replaced(folder: Path) -> None:
    write(folder, name="cisco")
    assert any("the track 'cisco' is there twice" in problem for problem in problems(folder))


def test_more_tracks_than_fit_under_a_message_are_refused(tmp_path: Path) -> None:
    for n in range(MOST_TRACKS - len(BUILT_IN_TRACKS) + 1):
        track = f"name: Acme {n}\nabout: Loops.\nwords: [acme{n}]\n"
        write(tmp_path, track, f'- {{id: t{n}-1, archetypes: [], text: "Who was number {n}?"}}', name=f"t{n}")
    assert problems(tmp_path)[-1].endswith("there are more than 20 tracks; leave this one out")


@pytest.mark.parametrize("track", BUILT_IN_TRACKS)
def test_a_bank_without_one_of_its_tracks_is_refused(tmp_path: Path, track: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    shutil.rmtree(folder / "tracks" / track)
    with pytest.raises(BankError, match=f"the track `{track}` is missing"):
        load_bank(folder)
