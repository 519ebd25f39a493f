"""Lines of a text that nobody told: what a program wrote, and what several people wrote to each other."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from bot.review.writing.lines import TextLine

_BY_MACHINE = re.compile(
    r"""
    [ \t>]*
    (?: Traceback[ ]\(most[ ]recent
      | File[ ]"[^"\n]{0,200}",[ ]line[ ]\d
      | at[ ][\w.$<>/]{1,200}\([^()\n]{0,200}\)[ \t]*$                                          # a frame of a stack
      | (?:Caused[ ]by:[ ])?[\w.$]{0,120}(?:Error|Exception|Warning)(?::|[ \t]*$)
      | (?:Caused[ ]by|panic|fatal|goroutine[ ]\d+):?[ ][\w.$]+[:.\[]
      | \[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d\S*[ ]+\[?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE)\b
      | \[?(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE)\b[\]:][ ]
      | [\w.]{1,80}[ ]=[ ][\w.]{1,80}\([^()\n]{0,200}\);?[ \t]*$                                     # a call
      | (?:return|raise|throw|await)[ ][\w.]{1,80}\([^()\n]{0,200}\);?[ \t]*$
      | (?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}[ ]                             # the short hash of a commit
      | commit[ ][0-9a-f]{7,40}\b
      | Author:[ ][^<\n]{0,80}<[^@\n]{1,80}@[^>\n]{1,80}>
    )
    """,
    re.VERBOSE,
)
_NUMBER_OR_HASH = re.compile(r"[0-9a-f]{7,40} ")
"""A hash that happens to have no letter, among others."""
_SAID_BY = re.compile(
    r"[ \t]*(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ ]*(?:-[ ]*)?)?@?(?P<who>[A-Za-z][\w.-]*):[ \t]+\S"
)
"""`ops: is it down?`, `[10:42] lead: yes`."""
_FEWEST_LINES = 2
_FEWEST_TALKERS = 2
_FEWEST_TURNS = 2
_FEWEST_SAID = 6
_MOSTLY = 0.7


def machine_lines(text: str, lines: Sequence[TextLine]) -> Collection[int]:
    """Return which lines a program wrote; none where there is but one that looks so."""
    found = {number for number, line in enumerate(lines) if _BY_MACHINE.match(text, line.start, line.end)}
    if len(found) < _FEWEST_LINES:
        return ()
    return found | {number for number, line in enumerate(lines) if _NUMBER_OR_HASH.match(text, line.start, line.end)}


def chat_lines(text: str, lines: Sequence[TextLine], known: Collection[str]) -> Collection[int]:
    """Return which lines are a chat of several people, where most of the text is one.

    `known` are the names that are labels of parts or of the speaker: beside them it is no chat, but told or asked.
    """
    by: dict[int, str] = {}
    for number, line in enumerate(lines):
        said = None if line.bullet or line.heading else _SAID_BY.match(text, line.start, line.end)
        if said:
            by[number] = said["who"].lower()
    turns = Counter(by.values())
    talkers = {who for who, many in turns.items() if many >= _FEWEST_TURNS}
    if any(who in known for who in turns) or len(talkers) < _FEWEST_TALKERS or len(by) < _FEWEST_SAID:
        return ()
    told = sum(not line.blank for line in lines)
    return by if len(by) >= _MOSTLY * told else ()
