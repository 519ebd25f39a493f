"""The file `stardrill.json`: all stored data of one user. Its stories are read back with all their versions.

The file is one object. `format` is always "stardrill". `version` is raised when a reader of the old shape would misread
the new one; a reader ignores unknown fields. Instants are ISO 8601 in UTC, local days and times are ISO 8601 without a
zone. The lists are named as the tables, oldest first. An `id` names a row for the other lists of the same file alone,
and no user is named. `moves` has one sign a move in the order STARDE: `+` met, `~` weak, `-` missing. A version of a
story has its `text` as it was told, and `marks` on it: letter, start and end in code points, and the marked words, by
which a mark is found again in a text that was changed. A file of before has `parts` in their place, keyed by the letters
of the moves. What friends said of a story is in its `friends_said`, without a name. `friend_links` are the links that
are open, without their tokens and guests. An import reads all but `loose_texts` and `friend_links`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime, time
from typing import Any

from bot.conversation.logic.questions.own_questions import LONGEST_QUESTION
from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.transfer.everything import Everything, questions_in
from bot.features.transfer.found import Found, FoundQuestion, Past, StoryFile
from bot.features.transfer.friends_said import FriendSaid, by_story, read_said
from bot.features.transfer.json_file.interviews import read_interview
from bot.features.transfer.json_file.moments import read_moment
from bot.features.transfer.json_file.place import JsonPlace, instant
from bot.features.transfer.json_file.practice import read_practice
from bot.features.transfer.limits import LONGEST_STORY
from bot.features.transfer.storybook.draft import YEARS, BadFile, Draft, Fault, tidy
from bot.features.transfer.storybook.story_fields import CORE_NUMBERS
from bot.features.transfer.storybook.told_text import PlacedMarks, listed, placed
from question_bank.models import ArchetypeId, Move, QuestionBank
from storage.records import MarkedText, OwnQuestionSource, StoredReview, StoryCause, StoryScope

FORMAT = "stardrill"
VERSION = 2
IDS = range(2**63)
OF_A_GUEST = (
    "guest_id",
    "pages",
    "version",
    "words",
    "rules_moves",
    "rules_level",
    "moves",
    "level",
    "line",
)
"""Fields of a link that are a guest's, or about what the guest sees now."""


def as_json(everything: Everything, bank: QuestionBank, now: datetime) -> str:
    """Return the text of the file, exported at `now`."""
    body: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": now.isoformat(),
        "settings": _plain(everything.settings),
        "stories": _stories(everything),
        "answers": _answers(everything, bank),
        "disagreements": _all(everything.disagreements),
        "loose_texts": _all(everything.loose_texts),
        "own_questions": [_plain(own, without=("message_id",)) for own in everything.own_questions],
        "tellings": _all(everything.tellings),
        "cards": [{**_plain(card), "body": json.loads(card.body)} for card in everything.cards],
        "ratings": _all(everything.ratings),
        "rehearsals": _with(everything.rehearsals, "challenges", _by("rehearsal_id", everything.challenges)),
        "friend_links": [_plain(link, without=OF_A_GUEST) for link in everything.friend_links],
        "moments": _all(everything.moments),
        "mocks": _all(everything.mocks),
        "drills": _with(everything.drills, "outlines", _by("drill_id", everything.outlines)),
        "quizzes": _with(everything.quizzes, "items", _by("quiz_id", everything.quiz_items)),
        "retrieval_sessions": _with(everything.retrievals, "items", _by("session_id", everything.retrieval_items)),
        "interviews": _with(everything.interviews, "questions", _by("interview_id", everything.asked_questions)),
        "pauses": _all(everything.pauses),
        "plan_ticks": [{"task": task, "local_date": day.isoformat()} for task, day in everything.plan_ticks],
    }
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"


def read_json(text: str) -> StoryFile:
    """Return the stories of a file, each with all its versions. Raises BadFile."""
    try:
        body = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadFile(Fault.NOT_JSON, error.lineno) from None
    except (ValueError, RecursionError):
        raise BadFile(Fault.NOT_JSON) from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise BadFile(Fault.NOT_OURS)
    version = body.get("version")
    if type(version) is not int or version < 1:
        raise BadFile(Fault.FIELD, words="version")
    if version > VERSION:
        raise BadFile(Fault.NEWER)
    questions = [_read_question(place) for place in _places(body, "own_questions") if not place.has_value("removed_at")]
    stories = [_read_story(place) for place in _places(body, "stories")]
    interviews = [read_interview(place) for place in _places(body, "interviews")]
    moments = [read_moment(place) for place in _places(body, "moments")]
    practice = read_practice(body)
    if not (stories or questions or interviews or moments or practice.has_any):
        raise BadFile(Fault.NO_STORY)
    return StoryFile(
        found=tuple(stories),
        questions=tuple(questions),
        interviews=tuple(interviews),
        moments=tuple(moments),
        practice=practice,
    )


def _plain(record: Any, *, without: Sequence[str] = ()) -> dict[str, Any]:
    """Return a record's fields as JSON values, without the user's id and those of `without`."""
    names = [field.name for field in fields(record) if field.name not in ("user_id", *without)]
    return {name: _value(getattr(record, name)) for name in names}


def _value(value: Any) -> Any:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return dict(value) if isinstance(value, Mapping) else value


def _by(name: str, records: Iterable[Any]) -> dict[int, list[dict[str, Any]]]:
    """Return the records as JSON values by the id in the field `name`, which is left out of them."""
    gathered: dict[int, list[dict[str, Any]]] = {}
    for record in records:
        gathered.setdefault(getattr(record, name), []).append(_plain(record, without=(name,)))
    return gathered


def _all(records: Iterable[Any]) -> list[dict[str, Any]]:
    return [_plain(record) for record in records]


def _stories(everything: Everything) -> list[dict[str, Any]]:
    versions: dict[int, list[dict[str, Any]]] = {}
    for version in everything.story_versions:
        told = {"text": version.told.text, "marks": listed(version.told)}
        versions.setdefault(version.story_id, []).append({**told, **_plain(version, without=("story_id", "told"))})
    said = by_story(everything.rehearsals, everything.peer_assessments)
    return [
        {
            **_plain(kept.story, without=("removed_at",)),
            "versions": versions[kept.story.id],
            "friends_said": [_friend_said(each) for each in said.get(kept.story.id, ())],
        }
        for kept in everything.stories
    ]


def _friend_said(found: FriendSaid) -> dict[str, Any]:
    return {"at": found.at.isoformat(), "words": found.words, **_plain(found.said, without=("rehearsal_id",))}


def _answers(everything: Everything, bank: QuestionBank) -> list[dict[str, Any]]:
    messages = _by("answer_id", everything.answer_parts)
    versions = _by("answer_id", everything.answer_versions)
    verdicts = {(review.answer_id, review.version): _verdict(review) for review in everything.reviews}
    answers = []
    questions = questions_in(everything, bank)
    for answer in everything.answers:
        question = questions.get(answer.question_id)
        judged = [{**each, "verdict": verdicts.get((answer.id, each["n"]))} for each in versions.get(answer.id, [])]
        answers.append(
            {
                **_plain(answer),
                "question": question.text if question is not None else None,
                "messages": messages.get(answer.id, []),
                "versions": judged,
            }
        )
    return answers


def _verdict(review: StoredReview) -> dict[str, Any]:
    return {**_plain(review, without=("answer_id", "version", "body")), "review": json.loads(review.body)}


def _with(records: Iterable[Any], name: str, members: Mapping[int, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Return the records as JSON values, each with its members under `name`."""
    return [{**_plain(record), name: members.get(record.id, [])} for record in records]


def _places(body: Mapping[str, Any], name: str) -> list[JsonPlace]:
    """Return the objects of a list. Only `stories` has to be there. Raises BadFile where it is no list."""
    items = body.get(name, None if name == "stories" else [])
    if not isinstance(items, list):
        raise BadFile(Fault.FIELD, words=name)
    return [JsonPlace(name, at, item) for at, item in enumerate(items, 1)]


def _read_question(place: JsonPlace) -> FoundQuestion:
    text = place.text("text")
    if text is None or len(text) > LONGEST_QUESTION:
        raise place.bad("text")
    archetype = place.read("archetype", lambda value: ArchetypeId(value) if value is not None else None)
    source = place.read("source", OwnQuestionSource)
    return FoundQuestion(text=text, archetype=archetype, source=source, created_at=place.read("created_at", instant))


def _read_story(place: JsonPlace) -> Found:
    title = place.line("title")
    if title is None:
        raise place.bad("title")
    read = [
        _read_version(JsonPlace(f"{place.name}, versions", at, v)) for at, v in enumerate(place.each("versions"), 1)
    ]
    if not read:
        raise place.bad("versions")
    versions, dropped = tuple(past for past, _ in read), [letters for _, letters in read]
    archetypes = [place.made("archetypes", ArchetypeId, name) for name in place.each("archetypes")]
    draft = Draft(
        title=title,
        project=place.line("project"),
        year=place.number("year", YEARS),
        archetypes=tuple(dict.fromkeys(archetypes)),
        category=place.line("category"),
        learnings=place.text("learnings"),
        core=place.number("core", CORE_NUMBERS),
        scope=place.read("scope", _scope),
        told=versions[-1].told,
        dropped=dropped[-1],
    )
    said = [
        read_said(JsonPlace(f"{place.name}, friends_said", n, v)) for n, v in enumerate(place.each("friends_said"), 1)
    ]
    return Found(
        draft=draft,
        versions=versions,
        created_at=place.read("created_at", instant),
        file_id=place.number("id", IDS),
        friends_said=tuple(said),
    )


def _read_version(place: JsonPlace) -> tuple[Past, tuple[Move, ...]]:
    """Return a version, with the letters whose marked words are no longer in its text. Raises BadFile."""
    read = _read_told(place) if place.has("text") else PlacedMarks(told=_read_parts(place))
    if len(read.told.text) > LONGEST_STORY:
        raise place.bad("text")
    past = Past(told=read.told, cause=place.read("cause", StoryCause), at=place.read("created_at", instant))
    return past, read.dropped


def _read_told(place: JsonPlace) -> PlacedMarks:
    """Return the text as it was told, with its marks. Raises BadFile for what is no mark, and for one past the text."""
    text = place.as_typed("text")
    return placed(
        text, [place.made("marks", lambda value: _read_mark(value, len(text)), mark) for mark in place.each("marks")]
    )


def _read_mark(value: Any, length: int) -> dict[str, Any]:
    """Return a mark as `listed` makes it. Raises ValueError, TypeError or KeyError for anything else.

    One of a former file is a list without the words, and has to be inside a text of that length.
    """
    mark = dict(zip(("letter", "start", "end"), value, strict=True)) if isinstance(value, list) else dict(value)
    start, end, words = mark["start"], mark["end"], mark.get("words")
    if type(start) is not int or type(end) is not int or not (words is None or isinstance(words, str)):
        raise TypeError("a mark begins and ends at a whole number, and its words are a text")
    if not 0 <= start < end or (words is None and end > length):
        raise ValueError("a mark is a stretch of the text")
    return {"letter": Move(mark["letter"]).value, "start": start, "end": end, "words": words}


def _read_parts(place: JsonPlace) -> MarkedText:
    parts = place.mapping("parts")
    letters = {move.value for move in Move}
    if not (set(parts) <= letters and all(isinstance(text, str) for text in parts.values())):
        raise place.bad("parts")
    return joined_letters({letter: tidy(text) for letter, text in parts.items()})


def _scope(value: Any) -> StoryScope | None:
    """Return a scope. Raises ValueError for what is none."""
    return None if value is None else StoryScope(value)
