"""The printed lines of the story forms that people fill in by hand; they are no part of a story."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

_MARKER = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+")
_WORD = re.compile(r"[^\W_]+")
_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryForms:
    """The printed lines of the forms."""

    own: frozenset[str]
    """Lines of `story_template.md`, stripped and without headings."""
    classic: frozenset[str]
    """Fingerprints of the lines of the usual template of eight stories, whose text is not ours to copy."""

    def is_printed(self, line: str) -> bool:
        """Return whether a line is in the usual template, apart from list markers, letter case and punctuation."""
        return fingerprint(line) in self.classic


def fingerprint(line: str) -> str:
    """Return 16 hexadecimal digits that two lines with the same words share."""
    words = " ".join(_WORD.findall(_MARKER.sub("", line.strip(), count=1).casefold()))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


@cache
def load_story_forms() -> StoryForms:
    """Return the forms, read once from `data/story_template.md` and `data/classic_template.yaml`."""
    data = files("question_bank") / "data"
    own = [line.strip() for line in (data / "story_template.md").read_text(encoding="utf-8").splitlines()]
    classic = yaml.safe_load((data / "classic_template.yaml").read_text(encoding="utf-8"))
    return StoryForms(
        own=frozenset(line for line in own if line and not line.startswith("#")),
        classic=frozenset(classic["lines"]),
    )
