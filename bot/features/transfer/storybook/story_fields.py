"""What stands beside the text of a story in a file, each checked: title, project, year, scope, archetypes and so on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.features.transfer.limits import LONGEST_LINE
from bot.features.transfer.storybook.draft import YEARS, BadFile, Fault, one_line
from bot.features.transfer.storybook.lines import NO_CORE, NO_SCOPE, scope_named
from question_bank.models import Archetype, ArchetypeId
from storage.records import StoryScope

CORE_NUMBERS = range(1, 9)
_YEAR = re.compile(r"(?<![\d.])(?:19|20|21)\d\d(?!\d)")
_SHORT_SECOND = re.compile(r"((?:19|20)\d)(\d)\s*[-–—/]\s*(\d\d)(?!\d)")
_MOST_YEARS = 2
_MOST_WORDS_OF_A_YEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFields:
    """The fields of one story as a file has them, with the numbers of their lines."""

    line: int
    """Number of the line that begins the story."""
    title: str = ""
    values: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """Line and value by the field's name: project, year, scope, archetype, core story, category."""

    def checked_title(self) -> str:
        """Return the title. Raises BadFile where it is empty or too long."""
        title = one_line(self.title)
        if not title:
            raise BadFile(Fault.NO_TITLE, self.line)
        return _fitting(title, self.line)

    def words(self, name: str) -> str | None:
        """Return a field of words, or None where it is empty. Raises BadFile where it is too long."""
        line, value = self._of(name)
        return _fitting(one_line(value), line) or None

    def year(self) -> int | None:
        """Return the year, or the later one of a range such as `2021-2022`. Raises BadFile for anything else."""
        line, value = self._of("year")
        if not value:
            return None
        whole = _SHORT_SECOND.sub(lambda found: f"{found[1]}{found[2]} {found[1][:2]}{found[3]}", value)
        years = [int(year) for year in _YEAR.findall(whole)]
        few = 0 < len(years) <= _MOST_YEARS and len(value.split()) <= _MOST_WORDS_OF_A_YEAR
        if not few or max(years) not in YEARS:
            raise BadFile(Fault.YEAR, line, one_line(value))
        return max(years)

    def core(self) -> int | None:
        """Return the number of the core story, or None. Raises BadFile for another number."""
        line, value = self._of("core story")
        if value.lower() in ("", "none", NO_CORE):
            return None
        if value not in {str(number) for number in CORE_NUMBERS}:
            raise BadFile(Fault.CORE, line, one_line(value))
        return int(value)

    def scope(self) -> StoryScope | None:
        """Return how far the story reached, or None. Raises BadFile for anything else."""
        line, value = self._of("scope")
        if value.lower() in ("", "none", NO_SCOPE):
            return None
        scope = scope_named(value)
        if scope is None:
            raise BadFile(Fault.SCOPE, line, one_line(value))
        return scope

    def archetypes(self, known: "ArchetypeNames") -> tuple[ArchetypeId, ...]:
        """Return the archetypes, in the order of the file. Raises BadFile for one that there is not."""
        line, value = self._of("archetype")
        return known.read(value, line)

    def _of(self, name: str) -> tuple[int, str]:
        line, value = self.values.get(name, (self.line, ""))
        return line, value.strip()


class ArchetypeNames:
    """The names by which a file may name archetypes: id, name or number."""

    def __init__(self, archetypes: Sequence[Archetype]) -> None:
        self._ids = {
            key: archetype.id
            for archetype in archetypes
            for key in (_key(archetype.id), _key(archetype.name), str(archetype.number))
        }

    def read(self, value: str, line: int) -> tuple[ArchetypeId, ...]:
        """Return the archetypes of a list with commas. Raises BadFile with the line for an unknown one."""
        names = [name for name in re.split(r"[,;]", value) if name.strip() and _key(name) != "none"]
        for name in names:
            if _key(name) not in self._ids:
                raise BadFile(Fault.ARCHETYPE, line, one_line(name))
        return tuple(dict.fromkeys(self._ids[_key(name)] for name in names))


def _key(name: str) -> str:
    """Return a name for comparison, without letter case, spaces and hyphens."""
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _fitting(value: str, line: int) -> str:
    if len(value) > LONGEST_LINE:
        raise BadFile(Fault.LONG_LINE, line, value)
    return value
