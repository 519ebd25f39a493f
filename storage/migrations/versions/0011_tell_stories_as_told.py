"""Keep a story as the text that was told, with marks for its letters, in place of six parts.

A version that was made of an answer takes the answer's text, where that is still stored and holds the words of the
parts; so does a version that restored it. Every other version takes its parts in the order STARDE, separated by blank
lines. Backwards, each word goes to one letter, so no word is lost; the order in which it was told is. Texts stay
sealed with the key that they were sealed with. A text that no key opens stays as it is.

Revision: 0011, after 0010.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.encryption import Cipher
from storage.errors import WrongKey

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

LETTERS = "STARDE"
BLANK_LINE = "\n\n"
SPLIT_AT = 4096
"""UTF-16 units of a message that Telegram split: what follows is joined to it without a blank line."""
BATCH = 500
AS_TOLD = ("from_answer", "restored")
"""Causes of versions whose words may be those of an answer."""

Mark = tuple[str, int, int]

NEXT = sa.text(
    "SELECT story_id, n, cause, text, marks FROM story_versions "
    "WHERE story_id > :story_id OR (story_id = :story_id AND n > :n) ORDER BY story_id, n LIMIT :batch"
)
ANSWERS = sa.text("SELECT answer_id FROM tellings WHERE story_id = :story_id AND how = 'kept' ORDER BY answer_id DESC")
MESSAGES = sa.text("SELECT role, text FROM answer_parts WHERE answer_id = :answer_id ORDER BY n")
JUDGED = sa.text("SELECT text FROM answer_versions WHERE answer_id = :answer_id ORDER BY n DESC")
STORE = sa.text("UPDATE story_versions SET text = :text, marks = :marks WHERE story_id = :story_id AND n = :n")


def upgrade() -> None:
    """Apply the migration."""
    op.execute("ALTER TABLE story_versions RENAME COLUMN parts TO text")
    op.add_column("story_versions", sa.Column("marks", sa.Text(), server_default="[]", nullable=False))
    connection, cipher = op.get_bind(), _cipher()
    answers: dict[int, list[str]] = {}
    for row in _versions(connection):
        parts = _parts(cipher, row.text)
        if parts is None:
            continue
        if row.story_id not in answers:
            answers = {row.story_id: _answers(connection, cipher, row.story_id)}
        text, marks = _as_told(parts, answers[row.story_id] if row.cause in AS_TOLD else ())
        _store(connection, row, cipher.seal_like(row.text, text), marks)


def downgrade() -> None:
    """Revert the migration."""
    connection, cipher = op.get_bind(), _cipher()
    for row in _versions(connection):
        try:
            parts = _taken_apart(cipher.open(row.text), json.loads(row.marks))
        except (WrongKey, ValueError):
            continue
        _store(connection, row, cipher.seal_like(row.text, json.dumps(parts, ensure_ascii=False)), ())
    op.drop_column("story_versions", "marks")
    op.execute("ALTER TABLE story_versions RENAME COLUMN text TO parts")


def _cipher() -> Cipher:
    config = op.get_context().config
    assert config is not None  # noqa: S101 -- storage.schema runs the migrations, with a configuration
    cipher: Cipher = config.attributes["cipher"]
    return cipher


def _versions(connection: sa.Connection) -> Iterator[sa.Row[Any]]:
    """Yield every version, story by story, a batch at a time."""
    after = {"story_id": -1, "n": 0}
    while rows := connection.execute(NEXT, {**after, "batch": BATCH}).all():
        yield from rows
        after = {"story_id": rows[-1].story_id, "n": rows[-1].n}


def _store(connection: sa.Connection, row: sa.Row[Any], text: str, marks: Sequence[Mark]) -> None:
    values = {"text": text, "marks": json.dumps(marks, separators=(",", ":")), "story_id": row.story_id, "n": row.n}
    connection.execute(STORE, values)


def _parts(cipher: Cipher, stored: str) -> dict[str, str] | None:
    """Return the parts by letter. None where no key opens them."""
    try:
        parts: dict[str, str] = json.loads(cipher.open(stored))
    except (WrongKey, ValueError):
        return None
    return parts


def _answers(connection: sa.Connection, cipher: Cipher, story_id: int) -> list[str]:
    """Return the texts of the answers that were saved as this story, the newest first: as typed, then as judged."""
    found: list[str] = []
    for (answer_id,) in connection.execute(ANSWERS, {"story_id": story_id}).all():
        which = {"answer_id": answer_id}
        try:
            messages = [(m.role, cipher.open(m.text)) for m in connection.execute(MESSAGES, which)]
            judged = [cipher.open(version.text) for version in connection.execute(JUDGED, which)]
        except WrongKey:
            continue
        roles = ("answer", "follow_up")
        said = [_joined([text for role, text in messages if role == wanted]) for wanted in roles]
        found += [BLANK_LINE.join(text for text in said if text), *judged]
    return found


def _joined(messages: Sequence[str]) -> str:
    pieces = [
        text if len(text.encode("utf-16-le", "surrogatepass")) // 2 >= SPLIT_AT else text + BLANK_LINE
        for text in messages[:-1]
    ]
    return "".join([*pieces, *messages[-1:]])


def _as_told(parts: Mapping[str, str], answers: Sequence[str]) -> tuple[str, Sequence[Mark]]:
    words = _signs("".join(parts.values()))
    for text in answers:
        if words and _signs(text) == words and (marks := _found_in(text, parts)):
            return text, marks
    return _in_order(parts)


def _signs(text: str) -> Mapping[str, int]:
    """Return how often each sign stands in a text, white space apart."""
    return Counter("".join(text.split()))


def _found_in(text: str, parts: Mapping[str, str]) -> Sequence[Mark]:
    """Return the marks over the lines of the parts in the text. Empty where a line is not found."""
    marks: list[Mark] = []
    for letter in LETTERS:
        at = 0
        for line in parts.get(letter, "").split("\n"):
            if not line.strip():
                continue
            words = re.compile(r"\s+".join(map(re.escape, line.split())))
            found = words.search(text, at) or words.search(text)
            if found is None:
                return []
            at = found.end()
            marks.append((letter, *found.span()))
    return _merged(text, sorted(marks, key=lambda mark: mark[1:]))


def _merged(text: str, marks: Sequence[Mark]) -> Sequence[Mark]:
    """Return marks in the order of the text, those of a letter with nothing but white space between them as one."""
    merged: list[Mark] = []
    for letter, start, end in marks:
        if merged and merged[-1][0] == letter and not text[merged[-1][2] : start].strip():
            merged[-1] = (letter, merged[-1][1], end)
        else:
            merged.append((letter, start, end))
    return merged


def _in_order(parts: Mapping[str, str]) -> tuple[str, Sequence[Mark]]:
    text, marks = "", []
    for letter in LETTERS:
        part = parts.get(letter, "").strip()
        if part:
            text = f"{text}{BLANK_LINE}{part}" if text else part
            marks.append((letter, len(text) - len(part), len(text)))
    return text, marks


def _taken_apart(text: str, marks: Sequence[Sequence[Any]]) -> Mapping[str, str]:
    """Return each letter's words. Words with several letters go to the first one, words without to the one before."""
    cuts = sorted({0, len(text), *(at for _, start, end in marks for at in (start, end))})
    stretches: list[tuple[str, str]] = []
    for start, end in pairwise(cuts):
        covering = [letter for letter, first, last in marks if first <= start and end <= last]
        letter = covering[0] if covering else stretches[-1][0] if stretches else LETTERS[0]
        stretches.append((letter, text[start:end]))
    parts: dict[str, list[str]] = {}
    for letter, run in groupby(stretches, key=lambda stretch: stretch[0]):
        words = "".join(piece for _, piece in run).strip()
        if words:
            parts.setdefault(letter, []).append(words)
    return {letter: "\n".join(parts[letter]) for letter in LETTERS if letter in parts}
