"""Print how a text is read: its blocks, sentences and clauses, one a line.

python -m bot.review.show < text
"""

import sys
from collections.abc import Iterator

from bot.review.read import read
from bot.review.reading import Amount, Clause, Direction, Reading


def lines(reading: Reading) -> Iterator[str]:
    """Yield what is known of a text, one line a block, sentence and clause."""
    for number, block in enumerate(reading.blocks):
        section = f" {block.section.value}" if block.section else ""
        yield f"[{number}] {block.kind.value}{section} {block.span.start}-{block.span.end}"
        for sentence in reading.sentences:
            if sentence.block == number:
                again = " (again)" if sentence.again else ""
                yield f"  {sentence.index}{again}: {_words(reading, sentence.first, sentence.last)}"
                yield from (
                    f"    {line(reading, clause)}" for clause in reading.clauses if clause.sentence == sentence.index
                )


def line(reading: Reading, clause: Clause) -> str:
    """Return a clause as one line: number, kind, joint, subject, predicate with its classes, mood, tense and the rest."""
    subject = _words(reading, *clause.subject_at) if clause.subject_at else "-"
    flags = [name for name in ("negated", "perfect", "progressive", "passive", "reported") if getattr(clause, name)]
    parts = [
        f"{clause.index} {clause.kind.value}" + (f" of {clause.parent}" if clause.parent is not None else ""),
        clause.joint or "-",
        f"{clause.subject.value} [{subject}]",
        f"{clause.predicate or '-'} ({' '.join(sorted(clause.classes))})",
        f"{clause.mood.value} {clause.tense.value} {' '.join(flags)}".strip(),
        f"> {_words(reading, *clause.object_at)}" if clause.object_at else "",
        *(amount_line(reading, amount) for amount in clause.amounts),
    ]
    return " | ".join(part for part in parts if part)


def amount_line(reading: Reading, amount: Amount) -> str:
    """Return an amount with its words, both ends, unit, kind, direction and what it is of."""
    ends = f"{amount.before:g} -> " if amount.before is not None else ""
    value = f"{amount.value:g}" if amount.value is not None else "?"
    of = f" of [{_words(reading, *amount.of)}]" if amount.of else ""
    way = f" {amount.direction.value}" if amount.direction is not Direction.NONE else ""
    return (
        f"# {_words(reading, amount.first, amount.last)} = {ends}{value} {amount.unit} ({amount.kind.value}){way}{of}"
    )


def _words(reading: Reading, first: int, last: int) -> str:
    span = reading.span(first, last)
    return " ".join(reading.text[span.start : span.end].split())


def main() -> None:
    """Print how the text from standard input is read."""
    sys.stdout.writelines(f"{text}\n" for text in lines(read(sys.stdin.read())))


if __name__ == "__main__":
    main()
