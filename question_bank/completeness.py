"""Checks on the bank as a whole: nothing twice, nothing missing, known names. Each yields its problems."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from question_bank.models import (
    BUILT_IN_TRACKS,
    GENERAL,
    STAFF_AI,
    Archetype,
    ArchetypeId,
    CoreStory,
    Example,
    FollowUp,
    FollowUpPurpose,
    Guidance,
    Level,
    Move,
    PracticeSubject,
    Question,
    QuestionKind,
    StyleElement,
    Track,
    Verdict,
)
from question_bank.yaml_entries import Entry, Once, wording

CORE_STORIES = range(1, 9)
FEWEST_PHRASINGS = 8
"""With fewer phrasings of an archetype, daily use repeats one within a month."""
LONGEST_ID = 32
"""An id must fit into the 64 bytes of a button's data, together with the button's action."""
PARTS_OF_A_STORY = ("Situation", "Trade-off", "Action", "Result", "Driver of impact", "Reflection")
SUBJECTS: Sequence[PracticeSubject] = (*ArchetypeId, QuestionKind.STYLE)
"""What can be practised by itself, apart from the tracks."""
MOST_TRACKS = 20
"""All tracks fit under one message as buttons."""
TOPICS = (
    "the-six-moves",
    "situation",
    "trade-off",
    "action",
    "result",
    "driver-of-impact",
    "reflection",
    "why-star-is-not-enough",
    "what-interviewers-score",
    "what-rubrics-call-leadership",
    "how-to-signal-it",
    "what-counts-most",
    "no-perfect-example",
    "story-checklist",
    "before-the-loop",
    "preparation",
    "leadership-without-the-title",
    "coverage",
    "the-candidate-with-one-and-a-half-stories",
    "drill",
    "drill-failures",
    "self-assessment",
    "reading",
    "leadership-style",
    "missed-deadline",
)
"""Topics of advice that other packages ask for by name."""
T = TypeVar("T")
Placed: TypeAlias = Sequence[tuple[Entry, T]]


def archetypes(found: Placed[Archetype]) -> Iterator[str]:
    """Check that each archetype is there once, with its number in the order of teaching."""
    once = Once("archetype")
    for entry, archetype in found:
        once.check(entry, archetype.id.value)
        number = list(ArchetypeId).index(archetype.id) + 1
        if archetype.number != number:
            entry.problem(f"`{archetype.id}` has the number {archetype.number}; it is number {number}")
    there = {archetype.id for _, archetype in found}
    for missing in ArchetypeId:
        if missing not in there:
            yield f"archetypes.yaml:1: `{missing}` is missing"


def tracks(found: Placed[Track]) -> Iterator[str]:
    """Check that ids and names are unique, that the package's tracks are there, and that they are not too many."""
    ids, names = Once("track"), Once("name of a track")
    for n, (entry, track) in enumerate(found, 1):
        ids.check(entry, track.id)
        names.check(entry, wording(track.name), track.name)
        if n > MOST_TRACKS:
            entry.problem(f"there are more than {MOST_TRACKS} tracks; leave this one out")
    there = {track.id for _, track in found}
    for missing in BUILT_IN_TRACKS:
        if missing not in there:
            yield f"tracks/{missing}/track.yaml:1: the track `{missing}` is missing"


def questions(found: Placed[Question]) -> Iterator[str]:
    """Check that ids and wordings are unique, ids match their track, and every archetype has enough phrasings."""
    ids, texts = Once("id"), Once("text")
    for entry, question in found:
        ids.check(entry, question.id)
        if question.text:
            texts.check(entry, wording(question.text), question.text)
        _question(entry, question)
    phrasings = Counter((q.track, q.archetypes[0]) for _, q in found if q.archetypes)
    for track in (STAFF_AI, GENERAL):
        for archetype in ArchetypeId:
            number = phrasings[track, archetype]
            if number < FEWEST_PHRASINGS:
                where = f"tracks/{track}/questions.yaml:1"
                yield f"{where}: `{archetype}` has {number} phrasings; it needs {FEWEST_PHRASINGS}"


def _question(entry: Entry, question: Question) -> None:
    stem = question.track or question.kind.value
    if question.track == STAFF_AI:
        # Those ids are older than the tracks, and are stored.
        stem = "".join(question.archetypes[:1]) or stem
    if not (re.fullmatch(rf"{re.escape(stem)}-[a-z0-9-]+", question.id) and len(question.id) <= LONGEST_ID):
        rule = f"`{stem}-` and a short name in small letters or a number, of at most {LONGEST_ID} characters"
        entry.problem(f"the id {question.id!r} should be {rule}")
    for what, values in (("archetype", question.archetypes), ("core story", question.core_stories)):
        if len(set(values)) < len(values):
            entry.problem(f"it names one {what} twice")


def follow_ups(found: Placed[FollowUp]) -> Iterator[str]:
    """Check that each aim has one entry: missing and weak for each part, each trap, each other purpose."""
    once = Once("follow-up")
    for entry, follow_up in found:
        said = " ".join(filter(None, (follow_up.aims_at.value, follow_up.verdict)))
        once.check(entry, (follow_up.aims_at.value, follow_up.verdict), said)
    there = {(follow_up.aims_at.value, follow_up.verdict) for _, follow_up in found}
    for part in (*Move, *StyleElement):
        for verdict in (Verdict.MISSING, Verdict.WEAK):
            if (part.value, verdict) not in there:
                yield f"follow_ups.yaml:1: nothing asks for `{part}` where it is {verdict}"
    for aim in (*ArchetypeId, *FollowUpPurpose):
        if (aim.value, None) not in there:
            yield f"follow_ups.yaml:1: nothing asks for `{aim}`"


def examples(found: Placed[Example], folder: Path) -> Iterator[str]:
    """Check that each archetype has one example of each level, no two are alike, and no file is left unread."""
    levels, texts = Once("example"), Once("text")
    for entry, example in found:
        levels.check(entry, (example.archetype, example.level), f"{example.archetype} {example.level}")
        texts.check(entry, wording(example.text), f"{example.text[:30]}…")
    there = {(example.archetype, example.level) for _, example in found}
    for archetype in ArchetypeId:
        for level in Level:
            if (archetype, level) not in there:
                yield f"examples/{archetype}.yaml:1: no example is {level}"
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in set(ArchetypeId):
            yield f"examples/{path.name}:1: there is no archetype of this name"


def core_stories(found: Placed[CoreStory]) -> Iterator[str]:
    """Check that each of the eight core stories is there once."""
    numbers, titles = Once("core story"), Once("title")
    for entry, story in found:
        numbers.check(entry, story.number)
        titles.check(entry, wording(story.title), story.title)
        if story.number not in CORE_STORIES:
            entry.problem(f"there is no core story {story.number}; they are 1 to 8")
    for number in sorted(set(CORE_STORIES) - {story.number for _, story in found}):
        yield f"core_stories.yaml:1: core story {number} is missing"


def subjects(found: Mapping[PracticeSubject, Sequence[str]]) -> Iterator[str]:
    """Check that people have a word for each subject."""
    for subject in SUBJECTS:
        if subject not in found:
            yield f"subjects.yaml:1: the subject `{subject}` is missing"


def guidance(found: Guidance) -> Iterator[str]:
    """Check that every topic is there that is asked for by name."""
    for topic in TOPICS:
        if topic not in found.topics:
            yield f"guidance.yaml:1: the topic `{topic}` is missing"


def template(found: str) -> Iterator[str]:
    """Check that there is a heading for each of the six parts."""
    headings = {line.lstrip("#").strip().casefold() for line in found.splitlines() if line.startswith("#")}
    for part in PARTS_OF_A_STORY:
        if part.casefold() not in headings:
            yield f"story_template.md:1: the heading `{part}` is missing"
