"""Lay out the page on accuracy: the targets with today's figures, the curve of first readings, where it goes wrong."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tests.corpus.labelled_reviews import MOVES, TextKind
from tests.corpus.measurement import all_figures
from tests.corpus.rounds.curve import first_readings
from tests.corpus.tables import (
    FILE_HEADS,
    FORM_HEADS,
    RULE_HEADS,
    TARGET_HEADS,
    figure,
    file_lines,
    form_lines,
    markdown,
    rule_lines,
    target_lines,
    with_interval,
)

Data = Mapping[str, Any]


def page(data: Data, rounds: Data, earlier: Data) -> str:
    """Return the whole page: figures of today, blind rounds, and the first readings of earlier engines."""
    figures = all_figures(data)
    readers = {f"{name}, two readers": values for name, values in data["readers"].items()}
    sections = [
        INTRODUCTION,
        TARGETS.format(date=data["real"]["date"]),
        markdown(TARGET_HEADS, target_lines({**figures, **first_readings(rounds)})),
        FIRST_READINGS,
        *curve(rounds),
        earlier_readings(earlier),
        READERS,
        "## File by file",
        FILES,
        markdown(FILE_HEADS, file_lines({**figures, **readers})),
        FORMS,
        markdown(FORM_HEADS, form_lines(data["forms"])),
        "## Where it goes wrong, on dev and dev2",
        STEPS,
        markdown(("", "false praise", "false alarms"), step_lines(data)),
        TRAPS,
        markdown(("archetype", "called rightly", "missed", "called wrongly"), trap_lines(data)),
        STYLES,
        markdown(("style", "answers", "levels", "verdicts"), style_lines(data)),
        RULES,
        markdown(RULE_HEADS, [(f"`{line[0]}`", *line[1:]) for line in rule_lines(data["rules"])]),
        HOW_TO,
    ]
    return "\n\n".join(sections) + "\n"


INTRODUCTION = """# How well the feedback agrees with careful readers

Written by `make score`; a test fails where it is stale. The answers lie in [tests/corpus](../tests/corpus/README.md).

QWK is the quadratically weighted kappa, which counts agreement beyond chance on an ordered scale: 1 is perfect, 0 is
chance, and a miss by two steps weighs four times a miss by one. *Moves* is the mean over the six moves. *Exact* is the
share of verdicts that are the very same. *Most* is what naming the commonest verdict each time would get; where it is
high, read exact beside it. F1 is the harmonic mean of two shares: of the calls, those that are right; of the cases, those
that are found."""

TARGETS = """## What is to be reached, and what is

*Developed* are texts that the rules were made with: moves, level, evidence and structural change on `dev` and `dev2`
together, the others on the file that is made for them. So these figures say how well the rules fit, not how well they
hold. The figures that count are those at the *first reading*: texts by other hands, scored once, before anybody who
writes rules had seen them. A figure with a minus sign after it falls short of its target; a dash is not measured yet.

The published texts are by real people and are not kept here; their figures were taken on {date}."""

FIRST_READINGS = """## The curve of first readings

For each round the rules are committed first. Then texts are scored that were written and labelled by a hand which had
read the rubric and neither the rules nor the corpus. The first figures stay, whatever is mended afterwards; then the
texts are added to [tests/corpus/rounds](../tests/corpus/rounds), of published ones only address, hash and labels. The hash
below is the SHA-256 of the texts as they were scored. In brackets is the 95 % interval of 1,000 bootstrap draws of the
texts, with a fixed seed. Moves, level, structural change and evidence are counted on the answers; traps on those of them
that were written for it, half of which fall into the trap."""

READERS = """## Who the readers are

All labels, in the corpus and in the rounds, were given by language models that read the rubric, each without sight of
the others' work. No person has labelled yet. So where two of them agree, it says that such readers can repeat the
labelling, and no more: it is no ceiling set by people. Where people rate structured interviews, they agree at 0.74 within
one panel and at 0.44 between panels. All texts but the published ones were written by language models too. Labels that were
corrected later, by a newer settled case of the rubric, have no second reading, which flatters the rows of two readers."""

FILES = """`contrast` holds many texts that differ in one sentence, `real-dev` answers and stories published by real people; on
both one verdict is by far the commonest. *Trap F1* here counts every answer, of which few fall into a trap. The quotes are
judged against the words that the readers quoted, in the moves where the verdict is theirs."""

FORMS = """## When only the form changes

Each answer of `dev` and `dev2` in other forms that a reader would judge the same: the share of levels and of moves that
stay, and the QWK of the level with that of the plain text."""

STEPS = "*False praise* is a verdict above the readers', *false alarm* one below it."

TRAPS = "Traps, with those of `traps.jsonl`:"

STYLES = "By how it was written: the share of levels, and of single verdicts, that are the readers'."

RULES = """## What each rule is worth

A verdict is *decided* by the rules that its review names and that give this very verdict. *Precision* is the share of the
decided texts that the readers labelled so, over `dev`, `dev2`, `contrast` and past rounds. *Support* is the number of
stories among them: the seven texts of one contrast base are one. A rule below 0.80, or supported by fewer than three, may
not stand. One that stands for a settled case of the rubric may rest on ten *generated* texts instead. `make score` fails
where a rule may not stand."""

HOW_TO = """## How to score

`make score` reviews every answer once, prints these tables and writes this page. `RULES=1` adds what each rule decided to
what is printed; `JSON=1` prints all figures as JSON and writes nothing. `python -m tests.corpus.misses T` prints where
a move is judged otherwise than labelled, with the rules that fired and their words.

A blind round: commit the rules, have texts written, run `python -m tests.corpus.rounds score r1 path/to/round.jsonl`
once, and only then read them. It refuses while the rules differ from the last commit.
`python -m tests.corpus.rounds check path/to/round.jsonl` says what is malformed without showing the texts."""


def curve(rounds: Data) -> list[str]:
    """Return the tables of the rounds, of three in a row together, and of the readers."""
    if not rounds["rounds"]:
        return ["No round has been scored yet."]
    first = {name: entry["first"] for name, entry in rounds["rounds"].items()}
    readings = {**first, **rounds["pooled"]}
    made = [made_line(name, entry) for name, entry in rounds["rounds"].items()]
    tables = [
        markdown(MADE_HEADS, made),
        markdown(("first reading", *CURVE.values()), [curve_line(n, e, CURVE) for n, e in readings.items()]),
        markdown(("first reading", *FINE.values()), [curve_line(n, e, FINE) for n, e in readings.items()]),
    ]
    now = {
        f"{name}, {entry['now']['at'][:10]}": entry["now"] for name, entry in rounds["rounds"].items() if "now" in entry
    }
    if now:
        tables += ["The same texts later, by rules that were made with them:"]
        tables += [markdown(("read again", *CURVE.values()), [curve_line(n, e, CURVE) for n, e in now.items()])]
    read_twice = {
        f"{name}, {entry['readers']['texts']} answers": {**entry["readers"], "intervals": {}}
        for name, entry in rounds["rounds"].items()
        if "readers" in entry
    }
    if read_twice:
        tables += ["Where a second reader labelled the answers of a round, the two agree so:"]
        tables += [markdown(("two readers", *AGREE.values()), [curve_line(n, e, AGREE) for n, e in read_twice.items()])]
    return tables


MADE_HEADS = ("round", "texts", "commonest styles", "rules", "scored", "hash of the texts", "nonsense above weak")
CURVE = {
    "moves_qwk": "moves QWK",
    "moves_exact": "exact",
    "level_qwk": "level QWK",
    "level_exact": "exact",
    "trap_f1": "traps F1",
    "change_f1": "change F1",
}
FINE = {
    **{move: move for move in MOVES},
    "first_quote": "first quote",
    "quotes": "quotes",
    "best_words": "best words",
    "off_topic_found": "off topic found",
    "heard_rightly": "heard rightly",
    "called_wrongly": "called wrongly",
    "odd_right": "odd right",
}
MOST_STYLES = 6
AGREE = {**CURVE, **{move: move for move in MOVES}}


def commonest_styles(styles: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return the commonest styles with how many texts each has, each by its first words: writers add whose voice it is."""
    counts: Counter[str] = Counter()
    for style, count in styles.items():
        counts[re.split("[,;]", style)[0] or "unnamed"] += count
    return counts.most_common(MOST_STYLES)


def made_line(name: str, entry: Data) -> tuple[str, ...]:
    """Return what a round is made of, and by which rules it was read."""
    counts = entry["texts"]
    kinds = f"{counts[TextKind.ANSWER]} answers, {counts[TextKind.OFF_TOPIC]} off topic, {counts[TextKind.ODD]} odd"
    real = f", {entry['real']} of them published" if entry["real"] else ""
    styles = ", ".join(f"{style} {count}" for style, count in commonest_styles(entry["styles"]))
    first = entry["first"]
    praised = ", ".join(first["praised"]) or "none"
    return (
        name,
        kinds + real,
        styles,
        f"`{first['commit'][:9]}`",
        first["at"][:10],
        f"`{entry['sha256'][:16]}`",
        praised,
    )


def curve_line(name: str, entry: Data, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Return the figures of one reading; those that have targets with their intervals."""
    intervals = entry["intervals"] if columns is CURVE else {}
    return name, *(with_interval(one, entry["figures"], intervals) for one in columns)


def earlier_readings(earlier: Data) -> str:
    """Return what earlier engines got at their first readings."""
    columns = ("moves", "level", "exact", "structural_change", "trap")
    lines = [
        (f"{name}, {row['texts']} answers", f"`{row['engine']}`", *(figure(one, row.get(one)) for one in columns))
        for name, row in earlier.items()
    ]
    heads = ("texts by other hands", "rules", "moves QWK", "level QWK", "exact", "change F1", "trap F1")
    return "First readings before there were rounds:\n\n" + markdown(heads, lines)


def step_lines(data: Data) -> list[tuple[str, ...]]:
    """Return false praise and false alarms by row."""
    of = data["texts"]["developed"]
    return [(row, *(f"{count} of {of}, {count / of:.0%}" for count in counts)) for row, counts in data["steps"].items()]


def trap_lines(data: Data) -> list[tuple[str, ...]]:
    """Return the calls of each trap."""
    return [(name, *map(str, counts)) for name, counts in data["traps"].items()]


def style_lines(data: Data) -> list[tuple[str, ...]]:
    """Return the agreement by style."""
    return [
        (style, str(of), f"{levels / of:.0%}", f"{verdicts / of / len(MOVES):.0%}")
        for style, (of, levels, verdicts) in sorted(data["styles"].items(), key=_commonest)
    ]


def _commonest(style: tuple[str, Sequence[int]]) -> tuple[int, str]:
    name, counts = style
    return -counts[0], name
