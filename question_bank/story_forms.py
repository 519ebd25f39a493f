"""The lines of the story forms that people fill in by hand: what still stands as it was printed is no story."""

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
    """What is printed in the forms.

    `own` holds the lines of `story_template.md`, without the blank space around them and without headings; `classic`
    the fingerprints of the lines of the usual template of eight stories, whose sentences are not ours to carry.
    """

    own: frozenset[str]
    classic: frozenset[str]

    def is_printed(self, line: str) -> bool:
        """Whether a line stands in the usual template, list markers, letter case and punctuation apart."""
        return fingerprint(line) in self.classic


def fingerprint(line: str) -> str:
    """What two lines of the same words have in common: 16 hexadecimal digits."""
    words = " ".join(_WORD.findall(_MARKER.sub("", line.strip(), count=1).casefold()))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


@cache
def load_story_forms() -> StoryForms:
    """The forms, read once from `data/story_template.md` and `data/classic_template.yaml`."""
    data = files("question_bank") / "data"
    own = [line.strip() for line in (data / "story_template.md").read_text(encoding="utf-8").splitlines()]
    classic = yaml.safe_load((data / "classic_template.yaml").read_text(encoding="utf-8"))
    return StoryForms(
        own=frozenset(line for line in own if line and not line.startswith("#")),
        classic=frozenset(classic["lines"]),
    )
