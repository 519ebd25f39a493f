"""Sentences with the clauses that a careful reader sees, and how many of them are found."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.review.read import read
from bot.review.reading import Clause

FEATURES = ("kind", "subject", "mood", "tense", "negated")


class Expected(NamedTuple):
    """One clause as a careful reader sees it."""

    kind: str
    subject: str
    predicate: str
    mood: str
    tense: str
    negated: bool


class Gold(NamedTuple):
    """A sentence and its clauses."""

    style: str
    text: str
    clauses: tuple[Expected, ...]


def load(path: Path) -> Iterator[Gold]:
    """Yield the sentences of a file: the sentence on its own line, each clause indented below it."""
    style, text, clauses = "", "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("  "):
            kind, subject, predicate, mood, tense, *rest = line.split()
            predicate = "" if predicate == "-" else predicate.replace("_", " ")
            clauses.append(Expected(kind, subject, predicate, mood, tense, rest == ["not"]))
            continue
        if text:
            yield Gold(style, text, tuple(clauses))
        clauses = []
        text = "" if line.startswith("#") else line
        style = line[3:] if line.startswith("## ") else style


def seen(clause: Clause) -> Expected:
    """Return a clause that was found, as the gold writes it."""
    return Expected(
        clause.kind.value, clause.subject.value, clause.predicate, clause.mood.value, clause.tense.value, clause.negated
    )


class Tally:
    """Counts, for each feature, of how many clauses it is right; and which sentences are wrong in something."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.expected = 0
        self.found = 0
        self.sentences = 0
        self.whole = 0
        self.misses: list[tuple[Gold, list[Expected]]] = []

    def add(self, gold: Gold) -> None:
        """Compare one sentence. Clauses are paired by their predicate, in order."""
        found = [seen(clause) for clause in read(gold.text).clauses]
        self.expected += len(gold.clauses)
        self.found += len(found)
        self.sentences += 1
        left = list(found)
        for wanted in gold.clauses:
            match = next((clause for clause in left if clause.predicate == wanted.predicate), None)
            if match is None:
                continue
            left.remove(match)
            self.right["predicate"] += 1
            for feature in FEATURES:
                self.right[feature] += getattr(match, feature) == getattr(wanted, feature)
        if sorted(found) == sorted(gold.clauses):
            self.whole += 1
        else:
            self.misses.append((gold, found))

    def share(self, feature: str) -> float:
        """Return the share of the expected clauses whose predicate was found and whose feature is right."""
        return self.right[feature] / max(1, self.expected)

    def lines(self) -> Iterator[str]:
        """Yield the shares, one a line."""
        yield f"sentences {self.sentences}, wholly right {self.whole / max(1, self.sentences):.3f}"
        yield f"clauses expected {self.expected}, found {self.found}"
        for feature in ("predicate", *FEATURES):
            yield f"{feature} {self.share(feature):.3f}"


def tally(path: Path) -> Tally:
    """Return how well the sentences of a file are read."""
    result = Tally()
    for gold in load(path):
        result.add(gold)
    return result


def main(path: str) -> None:
    """Print what is missed, then the shares."""
    result = tally(Path(path))
    for gold, found in result.misses:
        print(f"{gold.style}: {gold.text}")  # noqa: T201 -- a command for the terminal
        for clause in gold.clauses:
            if clause not in found:
                print("   -", *(str(part) for part in clause))  # noqa: T201 -- the same
        for clause in found:
            if clause not in gold.clauses:
                print("   +", *(str(part) for part in clause))  # noqa: T201 -- the same
    print(*result.lines(), sep="\n")  # noqa: T201 -- the same


if __name__ == "__main__":
    import sys

    main(sys.argv[1])
