"""Takes an answer out of what it was pasted in: JSON, quotation marks around all of it, or a fence of Markdown.

What is taken out keeps a map to the text as it was typed, so that quotes are the user's own characters.
"""

import json
import re
from collections.abc import Iterator

from bot.review.writing.folding import Folded

_LONGEST = 100_000
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"\s*(:?)', re.DOTALL)
_ESCAPED = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_ESCAPES = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "\n"}
_BOUNDS = {"{": "}", "[": "]", '"': '"'}
_FEWEST_WORDS = 3
"""Words from which on a value is said, and no name, date or grade."""
_NOT_TOLD = frozenset(
    ("question", "prompt", "title", "name", "company", "instructions", "system", "rubric", "archetype")
)
"""Keys whose values are not the answer."""
_SPEAKER = frozenset(("role", "speaker", "author", "from", "type"))
_OTHERS = frozenset(("assistant", "system", "interviewer", "recruiter", "bot", "question", "developer", "tool"))
_MARKS = {'"': '"', "“": "”", "”": "”", "„": "“", "«": "»", "»": "«", "‘": "’", "'": "'"}
_PARAGRAPH = re.compile(r"\S(?:.*?\S)?(?=\s*(?:\n[ \t]*\n|\Z))", re.DOTALL)
_FENCED = re.compile(r"\s*(```|~~~)[ \t]*\w*[ \t]*\n(?P<told>.*\S)\s*\n[ \t]*\1[ \t]*\s*\Z", re.DOTALL)
_WORDS_A_LINE = 9
"""Words to each line of what stands in a fence, from which on it is prose and no code."""
_CODE_END = re.compile(r"[{};=]\s*$", re.MULTILINE)


def unwrapped(text: str) -> Folded | None:
    """Return an answer without what it was pasted in; None where it was pasted in nothing."""
    bare = text.strip()
    if len(bare) < 2 or len(text) > _LONGEST:
        return None
    if _BOUNDS.get(bare[0]) == bare[-1] and (told := _out_of_json(text, bare)) is not None:
        return told
    if bare[0] in _MARKS:
        return _out_of_marks(text)
    return _out_of_fence(text) if bare[0] in "`~" else None


def _out_of_json(text: str, bare: str) -> Folded | None:
    try:
        json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None
    values = list(_values(text))
    if not values:
        return None
    pieces: list[tuple[str, int, int]] = []
    for key, found in values:
        if pieces:
            opens = (key or found).start()
            pieces.append(("\n\n", opens, opens + 1))
        if key is not None and len(values) > 1:
            name = key[1].replace("_", " ").strip()
            pieces += ((character, key.start(1) + at, key.start(1) + at + 1) for at, character in enumerate(name))
            pieces.append((":\n", key.end(1), key.end(1) + 1))
        pieces += _characters(found)
    return _folded(pieces)


def _values(text: str) -> Iterator[tuple[re.Match[str] | None, re.Match[str]]]:
    """Yield what is said in a JSON text, each value with its key."""
    key: re.Match[str] | None = None
    speaks = ""
    for found in _STRING.finditer(text):
        if found[2]:
            key = found
            continue
        name, said = (key[1].lower() if key is not None else ""), found[1]
        if name in _SPEAKER:
            speaks = said.lower()
        elif len(said.split()) >= _FEWEST_WORDS and name not in _NOT_TOLD and speaks not in _OTHERS:
            yield key, found
        if name not in _SPEAKER:
            speaks = ""
        key = None


def _characters(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the characters of a JSON string with where each stands in the text."""
    shift = found.start(1)
    for one in _ESCAPED.finditer(found[1]):
        raw = one.group()
        if raw[0] != "\\":
            plain = raw
        elif raw[1] == "u":
            plain = json.loads(f'"{raw}"')
        else:
            plain = _ESCAPES.get(raw[1], raw[1])
        if plain and not "\ud800" <= plain <= "\udfff":
            yield plain, shift + one.start(), shift + one.end()


def _out_of_marks(text: str) -> Folded | None:
    """Return a text whose every paragraph stands in quotation marks, or opens with one that the last paragraph closes."""
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text)]
    closing = _MARKS[text.strip()[0]]
    opened = all(_MARKS.get(text[first]) == closing for first, _ in paragraphs)
    closed = [text[last - 1] == closing and last - first > 1 for first, last in paragraphs]
    if not opened or not closed[-1] or not (all(closed) or not any(closed[:-1])):
        return None
    if any(text[first + 1 : last - 1].count(closing) % 2 for first, last in paragraphs if closing == '"'):
        return None
    if any(_parts_in_two(text[first + 1 : last - 1], closing) for first, last in paragraphs):
        return None
    out = {first for first, _ in paragraphs} | {
        last - 1 for (_, last), ends in zip(paragraphs, closed, strict=True) if ends
    }
    return _folded([(character, at, at + 1) for at, character in enumerate(text) if at not in out])


def _parts_in_two(inside: str, closing: str) -> bool:
    """Return whether the first mark of a paragraph closes inside it: `"I fixed it," she said, "and it held."`"""
    at = inside.find(closing)
    return (
        at > 0 and closing != "'" and closing != "’" and not inside[at - 1].isspace() and inside[at - 1] not in "([-–—"
    )


def _out_of_fence(text: str) -> Folded | None:
    found = _FENCED.match(text)
    if found is None:
        return None
    told = found["told"]
    lines = [line for line in told.splitlines() if line.strip()]
    if "\n```" in told or _CODE_END.search(told) or len(told.split()) < _WORDS_A_LINE * len(lines):
        return None
    first = found.start("told")
    return _folded([(character, first + at, first + at + 1) for at, character in enumerate(told)])


def _folded(pieces: list[tuple[str, int, int]]) -> Folded:
    starts = [start for plain, start, _ in pieces for _ in plain]
    ends = [end for plain, _, end in pieces for _ in plain]
    return Folded("".join(plain for plain, _, _ in pieces), starts, ends)
