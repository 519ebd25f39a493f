"""Put a story that is told from its end into the order in which it happened."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.reading import BlockKind
from bot.review.writing.blocks import FoldedBlock

_GOES_BACK = re.compile(
    r"""
    [^\w]*(?:and[ ]|but[ ]|because[ ])?
    (?: before[ ](?:(?:all[ ]|any[ ]of[ ])?(?:that|this|it)|the[ ]\w+)\b
      | (?:\w+[ ]){0,4}(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|seasons?|quarters?)[ ](?:earlier|before|back)\b
      | (?:\w+[ ])?earlier\b
      | (?:right[ ]|all[ ]the[ ]way[ ])?(?:back[ ])?(?:at|in)[ ]the[ ](?:very[ ])?(?:start|beginning)\b
      | the[ ]\w+[ ]before[ ]that\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DAY = r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?s?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?|spring|summer|autumn|winter|easter|christmas)"
)
_UNIT = r"(?:minute|hour|day|night|week|month|year|season|quarter|sprint)"
_ENTRY = re.compile(
    rf"""
    [^\w]*(?:and[ ]|but[ ])?
    (?: (?P<clock>\d{{1,2}}[:.]\d{{2}})(?!\d)
      | (?P<date>\d{{4}}-\d\d-\d\d)
      | (?P<year>(?:19|20)\d\d)(?=[.:,;\s)\]-]|$)
      | (?P<unit>(?:day|week|month|year|sprint|hour|minute))[ ](?P<number>\d{{1,3}})\b
      | (?P<now>today|now|tonight|this[ ](?:\w+))\b(?=[ ]*(?:[.:,;)\]—–-]|$))
      | (?P<many>\w+(?:[ ]and[ ]a[ ]half)?)[ ](?P<ago>{_UNIT})s?[ ]ago\b
      | (?:(?:the|last|that|on|in|early|late|mid|same)[ -]){{0,2}}(?:{_DAY}|{_MONTH}|yesterday)\b
      | (?:the[ ])?(?:{_UNIT}|\w+day|evening|morning)[ ](?:before|earlier)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""When an entry was made or plays, at its beginning."""
_SAYS_SO = re.compile(
    r"""
    (?:from[ ](?:its[ ]|the[ ](?:very[ ])?)(?:end|back|last|finish|bottom)\b(?![ ]of)|in[ ]reverse\b|wrong[ ]way\b
      |(?:newest|latest|last)(?:[ ]\w+)?[ ]first\b|bottom[ ]up\b|backwards?\b(?![ -]compat))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAID_WITHIN = 200
"""Characters at the beginning within which a text says that it is told from its end."""
_FEWEST_ENTRIES = 3
_UNITS_IN_DAYS = {
    "minute": 0.001, "hour": 0.04, "day": 1, "night": 1, "week": 7, "sprint": 14, "month": 30, "season": 90, "quarter": 91,
    "year": 365,
}  # fmt: skip
_COUNTED = {
    word: number
    for number, words in enumerate((
        "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    ), 1)
    for word in words.split()
}  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\s+")
_LOOKS_BACK = re.compile(
    r"\b(?:(?:i|we)(?:'d|d|[ ]would|[ ]should|[ ]could[ ]have|[ ]wish|[ ]needed[ ]to|[ ]ought)|should[ ]have|had[ ]i"
    r"|next[ ]time|hindsight|mistake|regret)\b",
    re.IGNORECASE,
)
_MOST_LOOKING_BACK = 3
"""Sentences at the end of the last block, at most, that look back."""
_LONGEST_SAYING_SO = 120
"""Characters of a block that says how it is told."""
_LONGEST_HEAD = 24
"""Characters of an entry that is but its time, so that what was told then stands under it."""
_FEWEST = 2
"""Blocks that open with going back: one is a look at what was before."""
_MOST_OTHERS = 2
"""Blocks between the first and the last of them to each of them, that open with something else."""
_TOLD = frozenset((BlockKind.PARAGRAPH, BlockKind.BULLET))


def as_it_happened(parts: Sequence[FoldedBlock], text: str) -> list[FoldedBlock]:
    """Return the blocks of a text in the order in which things happened.

    `Today ... Before that ... And right at the start ...` is turned round up to the last block that goes back. What
    stands after it keeps its place.
    """
    entries = [at for at, part in enumerate(parts) if part.kind in _TOLD and _ENTRY.match(text, part.start, part.end)]
    if _are_from_the_end(parts, entries, text):
        return _entries_turned(_parted(parts, text), entries, text)
    back = [at for at, part in enumerate(parts) if part.kind in _TOLD and _GOES_BACK.match(text, part.start, part.end)]
    if len(back) < _FEWEST or back[-1] - back[0] + 1 > _MOST_OTHERS * len(back):
        return list(parts)
    first, last, parts = back[0], back[-1] + 1, _parted(parts, text)
    earlier = (part._replace(section=None) for part in reversed(parts[first:last]))  # no label reaches what was before
    return [*earlier, *_without_saying_so(parts[first - 1 :: -1] if first else (), text), *parts[last:]]


def _are_from_the_end(parts: Sequence[FoldedBlock], entries: Sequence[int], text: str) -> bool:
    """Return whether entries stand in the order from the last to the first: as the text says, or by their times."""
    if len(entries) < _FEWEST_ENTRIES:
        return False
    times = [_time(text, parts[at]) for at in entries]
    known = [time for time in times if time is not None]
    falls = [one[1] > other[1] for one, other in pairwise(known) if one[0] == other[0]]
    if _SAYS_SO.search(text[:_SAID_WITHIN]):
        return all(falls)
    return len(falls) >= _FEWEST_ENTRIES - 1 and all(falls)


def _time(text: str, part: FoldedBlock) -> tuple[str, float] | None:
    """Return the kind of the time at which an entry was made, and the time, where two of a kind can be compared."""
    found = _ENTRY.match(text, part.start, part.end)
    if found is None or found.lastgroup is None:
        return None
    if found["clock"]:
        hours, minutes = re.split("[:.]", found["clock"])
        return "clock", int(hours) * 60 + int(minutes)
    if found["date"]:
        return "date", float(found["date"].replace("-", ""))
    if found["year"]:
        return "year", float(found["year"])
    if found["unit"]:
        return found["unit"].lower(), float(found["number"])
    if found["now"]:
        return ("ago", 0.0) if found["now"].lower() in ("today", "now", "tonight") else None
    many = found["many"].lower().split(" ")[0]
    count = float(many) if many.isdecimal() else _COUNTED.get(many)
    return None if count is None else ("ago", -count * _UNITS_IN_DAYS[found["ago"].lower()])


def _entries_turned(parts: Sequence[FoldedBlock], entries: Sequence[int], text: str) -> list[FoldedBlock]:
    """Return the blocks with the entries from the last to the first, each with what stands under it."""
    last = entries[-1] + (2 if parts[entries[-1]].end - parts[entries[-1]].start <= _LONGEST_HEAD else 1)
    bounds = [*entries, min(last, len(parts))]
    turned = [
        part._replace(section=None)  # no label reaches what was before
        for start, end in reversed(list(pairwise(bounds)))
        for part in parts[start:end]
    ]
    return [*_without_saying_so(parts[: entries[0]], text), *turned, *parts[bounds[-1] :]]


def _without_saying_so(parts: Sequence[FoldedBlock], text: str) -> Iterator[FoldedBlock]:
    """Yield the blocks before the story; a short one that says how it is told is read as its heading."""
    for part in parts:
        is_short = part.end - part.start <= _LONGEST_SAYING_SO
        says_so = is_short and _SAYS_SO.search(text, part.start, part.end)
        yield part._replace(kind=BlockKind.HEADING) if says_so else part


def _parted(parts: Sequence[FoldedBlock], text: str) -> list[FoldedBlock]:
    """Return the blocks as typed, with what closes the last one by looking back cut off: it is about no time."""
    last = parts[-1]
    ends = [end.end() for end in _SENTENCE_END.finditer(text, last.start, last.end)]
    sentences = pairwise([*ends, last.end][-_MOST_LOOKING_BACK - 1 :])
    cut = next((start for start, end in sentences if _LOOKS_BACK.search(text, start, end)), None)
    if cut is None or last.kind not in _TOLD:
        return list(parts)
    return [*parts[:-1], last._replace(end=len(text[:cut].rstrip())), last._replace(start=cut)]
