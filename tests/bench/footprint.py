"""What a start takes: wall time of the commands, time and memory of the imports, the bot's cold start."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level
from tests.bench.cold_start import bare_bot, stardrill
from tests.bench.processes import Footprint, command_s, imported
from tests.bench.report import Row, Scale

TITLE = "Starts: wall time and memory of a process"

HELP_S, REVIEW_S, COLD_START_S, RESIDENT_MB = 0.3, 0.5, 1.5, 120
BARE = "a bare PTB echo bot"


def rows(scale: Scale) -> Iterator[Row]:
    """Commands first, then imports, then the bot against a Bot API on loopback."""
    with TemporaryDirectory() as folder:
        yield from _commands(Path(folder), scale.of(11, 1))
        yield from _imports(scale.of(7, 1))
        yield from _cold_starts(Path(folder), scale.of(7, 1))


def _commands(folder: Path, times: int) -> Iterator[Row]:
    answer = folder / "answer.txt"
    answer.write_text(load_bank().example(ArchetypeId.CONTESTED_DECISION, Level.STAFF).text, encoding="utf-8")
    yield _command("`stardrill --help`", command_s(("-m", "bot", "--help"), times), HELP_S)
    yield _command("`stardrill review FILE`", command_s(("-m", "bot", "review", str(answer)), times), REVIEW_S)


def _command(what: str, seconds: float, target_s: float) -> Row:
    target = f"under {target_s * 1000:.0f} ms"
    return Row(what=what, here=f"{seconds * 1000:.0f} ms", target=target, reached=seconds < target_s)


def _imports(times: int) -> Iterator[Row]:
    bare = imported("tests.bench.bare_echo", times)
    yield _import("import of the bot", imported("bot.app", times), bare)
    yield _import("import of the bot in a terminal", imported("bot.shell.running.terminal", times), bare)
    yield Row(what="import of `stardrill review`", here=str(imported("bot.shell.judging.review", times)))


def _import(what: str, ours: Footprint, bare: Footprint) -> Row:
    ratio = f"{ours.seconds / bare.seconds:.1f} times as long, {ours.resident / bare.resident:.1f} times the memory"
    return Row(what=what, here=str(ours), beside=f"{bare} ({BARE})", ratio=ratio)


def _cold_starts(folder: Path, times: int) -> Iterator[Row]:
    new = [stardrill(folder, f"{n}.sqlite3") for n in range(times)]
    known = [stardrill(folder, "0.sqlite3") for _ in range(times)]
    bare = [bare_bot(folder) for _ in range(times)]
    yield _cold_start("cold start to first getUpdates", known, bare)
    yield _cold_start("the same on a new database, whose tables it makes", new, bare)
    ours, theirs = (median(start.resident for start in starts) for starts in (known, bare))
    yield Row(
        what="resident after the first getUpdates",
        here=f"{ours:.0f} MB",
        beside=f"{theirs:.0f} MB ({BARE})",
        ratio=f"{ours / theirs:.1f} times as much",
        target=f"under {RESIDENT_MB} MB",
        reached=ours < RESIDENT_MB,
    )


def _cold_start(what: str, ours: Sequence[Footprint], bare: Sequence[Footprint]) -> Row:
    here, beside = (median(start.seconds for start in starts) for starts in (ours, bare))
    return Row(
        what=what,
        here=f"{here:.2f} s",
        beside=f"{beside:.2f} s ({BARE})",
        ratio=f"{here / beside:.1f} times as long",
        target=f"under {COLD_START_S} s",
        reached=here < COLD_START_S,
    )
