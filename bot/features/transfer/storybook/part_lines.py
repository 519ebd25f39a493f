"""The lines of a story that begin its parts: headings, bold words, items, rows and colons, where they name a letter.

Files mark their parts in one way. A usual name, such as "Situation", is a label in any heading, bold or before a colon.
A name that is also an ordinary word, such as "Impact" or "Start", is one only where the usual ones look the same.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.features.transfer.storybook.labels import LONGEST_NAME, PartName, PartNames, by_letter, single_letter
from bot.features.transfer.storybook.markdown_lines import PlainLine

_COLON = re.compile(rf"(?P<name>[^:：]{{1,{LONGEST_NAME}}}?)\s*[:：]\s*(?P<rest>.*)")
_DASH = re.compile(r"(?P<name>[^:]{1,40}?)\s+[-–—]+\s+(?P<rest>\S.*)")
_OPENS_REST = re.compile(r"\s*(?:[:：]|[-–—]+\s)\s*")
_FEWEST_ITEMS = 2
_FEWEST_LONE = 3
_FEWEST_OTHERS = 2
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """A line that looks like a label."""

    at: int
    """Position of the line among those of the story, from 0."""
    label: str
    rest: str
    """Words of the part on the same line."""
    form: str
    """How the label is set off; labels of one form look the same."""
    name: PartName | None
    """None for a label that names no part known."""

    @property
    def is_heading(self) -> bool:
        """Return whether the label is a heading."""
        return self.form.startswith("h")


def part_lines(lines: Sequence[PlainLine], names: PartNames) -> list[PartLine]:
    """Return the lines that begin parts, in order, and those that look like them with a name that is not known."""
    looking = [found for at, line in enumerate(lines) if (found := _looks(at, line, names)) is not None]
    forms = _forms(looking)
    letters: Mapping[str, PartName] = {}
    if not forms:
        set_off = [found for found in looking if found.form not in ("dash", "lone")]
        single = [(found, letter) for found in set_off if (letter := single_letter(found.label)) is not None]
        letters = by_letter(frozenset(letter for _, letter in single))
        forms = frozenset(found.form for found, _ in single) if letters else _other_forms(looking)
    taken = []
    for found in looking:
        name = found.name or letters.get(single_letter(found.label) or "")
        if name is not None and _is_label(found.form, name, forms):
            taken.append(PartLine(at=found.at, label=found.label, rest=found.rest, form=found.form, name=name))
        elif name is None and found.form in forms and _may_be_unknown(found):
            taken.append(found)
    return taken


def _looks(at: int, line: PlainLine, names: PartNames) -> PartLine | None:
    """Return a line as a label, where it can be one by its form."""
    if line.code:
        return None
    label, rest, form = _parted(line, names)
    return PartLine(at=at, label=label, rest=rest, form=form, name=names.named(label)) if label else None


def _parted(line: PlainLine, names: PartNames) -> tuple[str, str, str]:
    """Return the label of a line, the words behind it, and its form. An empty label where there is none."""
    item = f" {line.depth}" if line.marker else ""
    if len(line.cells) > 1:
        return line.cells[0].strip(" :*"), " ".join(filter(None, line.cells[1:])), "cell"
    if line.level:
        found = _COLON.fullmatch(line.text)
        if found and names.named(found["name"]):
            return found["name"], found["rest"], f"h{line.level}"
        return line.text.rstrip(": "), "", f"h{line.level}"
    if line.set_off:
        return _bold(line, f"bold item{item}" if item else "bold")
    if found := _COLON.fullmatch(line.text):
        return found["name"], found["rest"], f"item{item}" if item else "plain"
    if found := _DASH.fullmatch(line.text):
        return found["name"], found["rest"], "dash"
    return (line.text, "", f"item{item}" if item else "lone") if len(line.text) <= LONGEST_NAME else ("", "", "")


def _bold(line: PlainLine, form: str) -> tuple[str, str, str]:
    """Return the label in the bold words of a line: they end in a colon, or one follows, or they are the whole line."""
    label, rest = line.text[: line.set_off], line.text[line.set_off :]
    if label.rstrip().endswith((":", "：")) or not rest.strip():
        inside = _COLON.fullmatch(label.strip())
        if inside and inside["rest"]:
            return inside["name"], f"{inside['rest']} {rest.strip()}".strip(), form
        return label.strip(" :：."), rest.strip(), form
    if found := _OPENS_REST.match(rest):
        return label.strip(), rest[found.end() :].strip(), form
    whole = _COLON.fullmatch(line.text)
    return (whole["name"], whole["rest"], form) if whole and len(whole["name"]) >= line.set_off else ("", "", "")


def _forms(looking: Sequence[PartLine]) -> frozenset[str]:
    """Return the forms in which the usual names stand, the plainest ones first."""
    usual = [found for found in looking if found.name is not None and found.name.usual]
    plain = frozenset(found.form for found in usual if _is_plain(found.form))
    if plain:
        return plain
    told = Counter(
        {form: len({found.label for found in usual if found.form == form}) for form in {f.form for f in usual}}
    )
    most, number = next(iter(told.most_common(1)), ("", 0))
    return frozenset({most}) if number >= (_FEWEST_LONE if most == "lone" else _FEWEST_ITEMS) else frozenset()


def _other_forms(looking: Sequence[PartLine]) -> frozenset[str]:
    """Return the form in which names of other words tell two letters, where no usual name stands."""
    known = [found for found in looking if found.name is not None and found.form not in ("dash", "lone")]
    told = {
        form: {move for f in known if f.form == form and f.name for move in f.name.moves}
        for form in {f.form for f in known}
    }
    most = max(sorted(told), key=lambda form: len(told[form]), default="")
    return frozenset({most}) if len(told.get(most, ())) >= _FEWEST_OTHERS else frozenset()


def _is_label(form: str, name: PartName, forms: frozenset[str]) -> bool:
    """Return whether a name in a form is a label. "Example:" at the beginning of a line, which tells no letter, is none."""
    if name.usual and _is_plain(form):
        return True
    return form in forms and (bool(name.moves) or name.learnings or form == "bold" or form.startswith("h"))


def _is_plain(form: str) -> bool:
    """Return whether a usual name in this form is a label wherever it stands."""
    return form in ("bold", "plain") or form.startswith("h")


def _may_be_unknown(found: PartLine) -> bool:
    """Return whether a label that names no part is worth a word: a heading or a bold label, and short."""
    return (found.is_heading or found.form.startswith("bold")) and 0 < len(found.label.split()) <= _MOST_WORDS
