"""Checks a `.env` file before its settings are read, so that a mistake is reported with its line."""

import io
import re
from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.text_files import TooLarge, UnreadableFile, read_file

OF_COMPOSE = frozenset({"POSTGRES_PASSWORD", "DOMAIN", "COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME"})
"""Names that docker compose alone reads from the same file."""
OURS = ("TELEGRAM_", "STARDRILL_")
"""Prefixes of names that belong to Stardrill alone."""
LIKENESS = 0.8
"""Least likeness of a misspelling, from 0 to 1.

TELEGRAM_TOKEN is one of TELEGRAM_BOT_TOKEN; HOSTNAME is none of HOST.
"""


class BadDotEnv(Exception):
    """The `.env` cannot be parsed; the message names the file and the line, and repeats no value."""


def names_in(path: Path, known: Collection[str]) -> Sequence[str]:
    """Return the names that a `.env` sets, in capitals; none where the file is missing. Raises BadDotEnv.

    `known` are the names of the settings: one of them at the start of a bad line is repeated in the message.
    """
    bindings = list(parse_stream(io.StringIO(_text(path))))
    problems = [problem for binding in bindings if (problem := _problem(path, binding, known))]
    if problems:
        raise BadDotEnv("\n".join(problems))
    return [binding.key.upper() for binding in bindings if binding.key is not None]


def slips(in_file: Iterable[str], in_environment: Iterable[str], known: Collection[str]) -> Sequence[str]:
    """Return a sentence for each name that is no setting and looks like one."""
    names, others = set(in_file), {name.upper() for name in in_environment}
    candidates = names | {name for name in others if name.startswith(OURS)}
    unset = sorted(set(known) - names - others)
    found = [(name, _meant(name, unset)) for name in sorted(candidates - set(known) - OF_COMPOSE)]
    return [f"{name} is no setting of Stardrill's. Did you mean {meant}?" for name, meant in found if meant]


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            return ""
        content = read_file(path)
    except TooLarge:
        raise BadDotEnv(f"`{path}` is over 1 MB. Is it the right file?") from None
    except (UnreadableFile, OSError) as error:
        raise BadDotEnv(f"`{path}` cannot be read: {getattr(error, 'strerror', None) or error}.") from None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise BadDotEnv(f"`{path}` is saved as UTF-16. Save it as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadDotEnv(f"`{path}`, line {line}, is not UTF-8 text. Save the file as UTF-8.") from None


def _problem(path: Path, binding: Binding, known: Collection[str]) -> str | None:
    """Return the fault of one statement, or None. Its text may be a secret and is not repeated."""
    front, colon, _ = (binding.key or "").partition(":")
    complete = binding.key is None or binding.value is not None
    if complete and not binding.error and not (colon and front.upper() in known):
        return None
    statement = binding.original.string.lstrip()
    line = binding.original.line + len(re.findall(r"\r\n|\n|\r", binding.original.string[: -len(statement) or None]))
    place = f"`{path}`, line {line},"
    name = statement.removeprefix("export ").partition(":")[0].strip()
    if ":" in statement and name.upper() in known:
        return f"{place} has a colon behind {name}. Write {name}=value."
    if "=" not in statement.partition("\n")[0]:
        return f"{place} has no `=`. Write NAME=value, or # in front of a remark."
    return f"{place} cannot be read. Write NAME=value; a quotation mark needs a second one."


def _meant(name: str, unset: Sequence[str]) -> str | None:
    endings = [each for each in unset if each.endswith(f"_{name}")]
    close = endings if len(endings) == 1 else get_close_matches(name, unset, n=1, cutoff=LIKENESS)
    return close[0] if close else None
