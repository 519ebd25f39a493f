"""Structure of the Markdown lines, and the marking of text lines that look like structure.

Reader and writer use the same functions. A text line that the reader would take for structure is written with a
backslash at its beginning. An ampersand that would begin an HTML entity is written as `&amp;`.
"""

import re
from dataclasses import dataclass
from html import unescape

from bot.conversation.texts.names import SCOPE_NAMES
from question_bank.models import Move
from question_bank.story_forms import StoryForms
from storage.records import StoryScope

MARK = "\\"
TASK = "task"
LEARNINGS = "learnings"
NO_TITLE = "(title)"
NO_CORE = "(1 to 8, or none)"
NO_SCOPE = "(me, team, several teams or company)"
PLACEHOLDERS = (NO_TITLE, NO_CORE, NO_SCOPE)
SCOPE = "scope"
_SCOPES = {
    **{name: scope for scope, name in SCOPE_NAMES.items()},
    "just me": StoryScope.ME,
    "only me": StoryScope.ME,
    "my team": StoryScope.TEAM,
    "one team": StoryScope.TEAM,
    "teams": StoryScope.TEAMS,
    "two teams": StoryScope.TEAMS,
    "the company": StoryScope.COMPANY,
    "whole company": StoryScope.COMPANY,
    "the whole company": StoryScope.COMPANY,
}
"""Ways to write a scope by hand, in lower case."""
PART_NAMES = {
    "situation": Move.SITUATION.value,
    "task": TASK,
    "trade-off": Move.TRADE_OFF.value,
    "trade off": Move.TRADE_OFF.value,
    "tradeoff": Move.TRADE_OFF.value,
    "action": Move.ACTION.value,
    "actions": Move.ACTION.value,
    "result": Move.RESULT.value,
    "results": Move.RESULT.value,
    "driver of impact": Move.DRIVER.value,
    "driver": Move.DRIVER.value,
    "reflection": Move.REFLECTION.value,
    "key learnings": LEARNINGS,
    "key learning": LEARNINGS,
    "learnings": LEARNINGS,
}
FLAGS = re.IGNORECASE | re.ASCII
_HEADING = re.compile(r"(#{1,6})(?=\s|$)")
_OWN_STORY = re.compile(r"(?P<level>#{1,6})\s*My story\b\s*:?\s*(?P<title>.*)", FLAGS)
_HEADING_ID = re.compile(r"\{#[^{}\n]*\}$")
_CLASSIC_STORY = re.compile(
    r"(?:(?P<level>#{1,6})\s*[*_]{0,3}|[*_]{2,3})Story\s+#?(?P<number>\d{1,2})\s*(?:[:.)–—-]\s*(?P<title>.*))?", FLAGS
)
_PART = re.compile(
    r"(?P<hashes>#{1,6}\s*)?(?P<open>[*_]{0,3})"
    rf"(?P<name>{'|'.join(sorted(PART_NAMES, key=len, reverse=True))})\b"
    r"(?P<early>:?)(?P<close>[*_]{0,3})(?P<late>:?)[*_]{0,3}(?P<rest>.*)",
    FLAGS,
)
_TAG = re.compile(
    r"(?:[-*+]\s+)?(?:#{1,6}\s*)?[*_]{0,3}(?P<name>project|year|scope|archetypes?|core story|category)\s*:[*_]{0,3}(?P<rest>.*)",
    FLAGS,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_GARBLED = re.compile(r"[Â-ô][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,3}")
_RULE_SIGNS = "-*_"
_COMMENT = re.compile(r"<!--.*-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHeading:
    """A line that begins a story."""

    level: int
    title: str
    number: int | None = None
    """Number in the usual template. None in the bot's own form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartHeading:
    """A line that begins a part."""

    part: str
    """Letter of a move, TASK or LEARNINGS."""
    rest: str
    """Text on the same line."""


def story_heading(line: str) -> StoryHeading | None:
    """Return the line as the beginning of a story, or None."""
    bare = line.strip()
    if own := _OWN_STORY.fullmatch(bare):
        return StoryHeading(level=len(own["level"]), title=own["title"])
    if classic := _CLASSIC_STORY.fullmatch(bare):
        title = (classic["title"] or "").rstrip("*_# ")
        return StoryHeading(level=len(classic["level"] or "##"), title=title, number=int(classic["number"]))
    return None


def begins_our_story(line: str) -> bool:
    """Return whether a line begins a story in the bot's own form, whose text is literal.

    A heading with an id in braces was written by another program, which has its own signs in the text.
    """
    bare = line.strip()
    return _OWN_STORY.fullmatch(bare) is not None and _HEADING_ID.search(bare) is None


def part_heading(line: str) -> PartHeading | None:
    """Return the line as the beginning of a part, or None.

    It is a heading, a label in bold or italics, or a name with a colon.
    """
    found = _PART.fullmatch(line.strip())
    if found is None:
        return None
    rest, colon = found["rest"].strip(), found["early"] or found["late"]
    set_off = found["hashes"] or (found["open"] and found["close"])
    if not (colon or (set_off and not rest)):
        return None
    return PartHeading(part=PART_NAMES[found["name"].lower()], rest=rest)


def scope_named(value: str) -> StoryScope | None:
    """Return the scope that is written so, or None."""
    return _SCOPES.get(" ".join(value.casefold().split()).rstrip("."))


def tag(line: str) -> tuple[str, str] | None:
    """Return the name and value of a tag in a file of any origin, or None for another line.

    Notes of all kinds have a line about their scope: it is a tag only with one of ours.
    """
    found = own_tag(line)
    return None if found is not None and found[0] == SCOPE and scope_named(found[1]) is None else found


def own_tag(line: str) -> tuple[str, str] | None:
    """Return the name and value of a tag in our own form, or None for another line."""
    found = _TAG.fullmatch(line.strip())
    return (found["name"].lower().removesuffix("s"), found["rest"].strip()) if found else None


def heading_level(line: str) -> int | None:
    """Return the level of a heading, or None for another line."""
    found = _HEADING.match(line.strip())
    return len(found[1]) if found else None


def is_rule(line: str) -> bool:
    """Return whether the line is a horizontal rule."""
    bare = "".join(line.split())
    return len(bare) > 2 and bare[0] in _RULE_SIGNS and bare == bare[0] * len(bare)


def is_comment(line: str) -> bool:
    """Return whether the line is a comment of HTML."""
    return _COMMENT.fullmatch(line.strip()) is not None


def marked(text_line: str, forms: StoryForms) -> str:
    """Return a line of text as it is written to a file."""
    encoded = _ENTITY.sub(lambda found: "&amp;" + found[0][1:], text_line)
    return MARK + encoded if _would_mean_something(encoded, forms) else encoded


def unmarked(line: str, forms: StoryForms) -> str:
    """Return the line of text from its written form. It undoes `marked`."""
    bare = line[1:] if line.startswith(MARK) and _would_mean_something(line[1:], forms) else line
    return _ENTITY.sub(lambda found: unescape(found[0]), bare)


def mended(text: str) -> str:
    """Return a text whose UTF-8 was read as Windows-1252 (`â†’` for an arrow) with its signs restored."""
    return _GARBLED.sub(_mend, text)


def _mend(found: re.Match[str]) -> str:
    try:
        raw = b"".join(sign.encode("latin-1" if "\x80" <= sign <= "\x9f" else "cp1252") for sign in found[0])
        return raw.decode("utf-8")
    except UnicodeError:
        return found[0]


def _would_mean_something(line: str, forms: StoryForms) -> bool:
    """Return whether a line without leading backslashes is structure, or a line that the form prints."""
    bare = line.lstrip(MARK)
    if not bare.strip():
        return False
    return (
        heading_level(bare) is not None
        or story_heading(bare) is not None
        or part_heading(bare) is not None
        or is_rule(bare)
        or bare.strip() in forms.own
        or bare.strip() in PLACEHOLDERS
    )
