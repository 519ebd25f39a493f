"""Reads the folder of a track: `track.yaml` with its texts and topics, `questions.yaml` with its questions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from question_bank.bank_files import BankFiles
from question_bank.completeness import CORE_STORIES
from question_bank.models import BUILT_IN_TRACKS, ArchetypeId, Question, QuestionKind, Topic, Track
from question_bank.yaml_entries import Entry, Once

TRACK_FILE, QUESTIONS_FILE = "track.yaml", "questions.yaml"
LONGEST_NAME, LONGEST_ABOUT = 24, 120
"""A name is the label of a button, beside another one. All tracks, with a line each, fit into one message."""
LONGEST_TOPIC, LONGEST_LINE, MOST_TOPICS = 50, 160, 16
"""The topics of a track, with a line each, fit into one message."""
LONGEST_QUESTION = 300
_ID = re.compile(r"[a-z][a-z0-9-]{0,19}")
_TOPIC_ID = re.compile(r"[a-z][a-z0-9-]{0,31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A track as its folder has it, each part with its place."""

    entry: Entry | None
    """The root of `track.yaml`. None where it cannot be read."""
    track: Track | None
    """None, with a problem, where the track cannot be read."""
    words: Sequence[Entry] = ()
    """Words by which people ask for the track."""
    questions: Sequence[tuple[Entry, Question]] = ()


def packs_in(folder: Path) -> list[Path]:
    """Return the folders of the tracks in a folder, by name: itself where it is a track, else those in it.

    Those of the package come first, in their own order. Raises OSError where the folder cannot be read.
    """
    if (folder / TRACK_FILE).exists():
        return [folder]
    places = {name: n for n, name in enumerate(BUILT_IN_TRACKS)}
    found = [each for each in folder.iterdir() if each.is_dir() and not each.name.startswith((".", "_"))]
    return sorted(found, key=lambda each: (places.get(each.name, len(places)), each.name))


def read_pack(files: BankFiles) -> Pack:
    """Return the track of a folder. What is wrong in it is added to the problems of its files."""
    root = files.root(TRACK_FILE)
    fields = root.fields(("name", "about", "words"), ("topics",)) if root is not None else {}
    if root is None or not fields:
        return Pack(entry=root, track=None)
    track_id = files.folder.name
    if not _ID.fullmatch(track_id):
        root.problem(f"the folder {track_id!r} should have a name of at most 20 small letters, digits and hyphens")
    topics = _topics(fields["topics"]) if "topics" in fields else {}
    track = Track(
        id=track_id,
        name=_short(fields["name"], LONGEST_NAME),
        about=_short(fields["about"], LONGEST_ABOUT),
        topics=topics,
    )
    fields["words"].texts()
    return Pack(entry=root, track=track, words=fields["words"].items(), questions=_questions(files, track))


def _topics(entry: Entry) -> Mapping[str, Topic]:
    entries = entry.items()
    if len(entries) > MOST_TOPICS:
        entry.problem(f"the number of topics is {len(entries)}; it should be at most {MOST_TOPICS}")
    topics, once = {}, Once("topic")
    for each in entries:
        topic = _topic(each)
        if topic is not None:
            once.check(each, topic.id)
            topics[topic.id] = topic
    return MappingProxyType(topics)


def _topic(entry: Entry) -> Topic | None:
    fields = entry.fields(("id", "name", "archetypes", "looks_for"))
    if not fields:
        return None
    topic_id = fields["id"].text()
    if topic_id and not _TOPIC_ID.fullmatch(topic_id):
        fields["id"].problem(f"{topic_id!r} should be at most 32 small letters, digits and hyphens")
    return Topic(
        id=topic_id,
        name=_short(fields["name"], LONGEST_TOPIC),
        archetypes=_archetypes(fields["archetypes"]),
        looks_for=_short(fields["looks_for"], LONGEST_LINE),
    )


def _questions(files: BankFiles, track: Track) -> Sequence[tuple[Entry, Question]]:
    found = len(files.problems)
    questions = files.each(QUESTIONS_FILE, partial(_question, track=track))
    if not questions and len(files.problems) == found:
        files.problems.append(f"{files.called}{QUESTIONS_FILE}:1: there is no question in it")
    return questions


def _question(entry: Entry, track: Track) -> Question | None:
    fields = entry.fields(("id", "text"), ("archetype", "archetypes", "topic", "core_stories", "note"))
    if not fields:
        return None
    topic = _topic_of(fields["topic"], track) if "topic" in fields else None
    if "archetype" in fields and ("archetypes" in fields or topic is not None):
        entry.problem("`archetype` is for a question that asks for one archetype; take `archetypes` or `topic` alone")
    elif not {"archetype", "archetypes", "topic"} & fields.keys():
        entry.problem("it needs an `archetype`, `archetypes` (`[]` where none fits) or a `topic`")
    archetypes = topic.archetypes if topic is not None else ()
    if "archetypes" in fields:
        archetypes = _archetypes(fields["archetypes"])
    elif "archetype" in fields:
        asked = fields["archetype"].choice(ArchetypeId)
        archetypes = (asked,) if asked is not None else ()
    stories = _stories(fields["core_stories"]) if "core_stories" in fields else ()
    if "core_stories" in fields and not stories and "note" not in fields:
        entry.problem("a question without a core story needs a `note` that says why")
    return Question(
        id=fields["id"].text(),
        kind=QuestionKind.PROBE if "archetype" in fields else QuestionKind.BEHAVIOURAL,
        text=_short(fields["text"], LONGEST_QUESTION),
        archetypes=archetypes,
        core_stories=stories,
        note=fields["note"].text() if "note" in fields else None,
        track=track.id,
        topic=topic,
    )


def _topic_of(entry: Entry, track: Track) -> Topic | None:
    named = entry.text()
    if named not in track.topics:
        known = ", ".join(track.topics) or "none"
        entry.problem(f"there is no topic {named!r} in {TRACK_FILE}; known are {known}")
    return track.topics.get(named)


def _archetypes(entry: Entry) -> tuple[ArchetypeId, ...]:
    """Return the archetypes of a list, the one that an answer rates first."""
    return tuple(found for found in (item.choice(ArchetypeId) for item in entry.items()) if found is not None)


def _stories(entry: Entry) -> tuple[int, ...]:
    """Return the numbers of the core stories that answer a question, the best first."""
    numbers = tuple(item.number() for item in entry.items())
    for number in numbers:
        if number not in CORE_STORIES:
            entry.problem(f"there is no core story {number}")
    return numbers


def _short(entry: Entry, longest: int) -> str:
    text = entry.text()
    if len(text.splitlines()) > 1:
        entry.problem("the text should be on one line")
    if text and not any(sign.isalnum() for sign in text):
        entry.problem("the text should have a letter or a number")
    if len(text) > longest:
        entry.problem(f"the text has {len(text)} characters; it should have at most {longest}")
    return text
