"""Splitter of a message into the questions that it holds: one, or a list with one a line."""

from bot.conversation.logic.typed.typed_lines import is_item, says_something, without_bullet


def questions_in(text: str) -> tuple[str, ...]:
    """Return the questions of a message, none where it has no letter or digit.

    A message is one question, unless each of its lines is a point of a list or ends with a question mark.
    """
    lines = [line for line in text.splitlines() if says_something(line)]
    if len(lines) > 1 and (all(map(is_item, lines)) or all(line.rstrip().endswith("?") for line in lines)):
        return tuple(_bare(line) for line in lines)
    if not lines:
        return ()
    return (_bare(lines[0]) if len(lines) == 1 else text.strip(),)


def _bare(line: str) -> str:
    """Return a line without its bullet or number, where something is left."""
    bare = without_bullet(line).strip()
    return bare if says_something(bare) else line.strip()
