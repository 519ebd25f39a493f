"""Print where the engine disagrees with the labels of a move, with the rules that fired and their words.

`python -m tests.corpus.misses MOVE [--file dev2] [--rule ID]`: MOVE is S, T, A, R, D, E, level, trap or
structural_change. Texts that are for measuring only cannot be printed.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence

from bot.review.feedback.explain import Explained, RuleOutcome
from tests.corpus import score
from tests.corpus.answers import answers
from tests.corpus.engine import Answer, Judged, explained, judged

LONGEST_QUOTE = 160
MARKS = {RuleOutcome.FIRED: "+", RuleOutcome.HELD_BACK: "v", RuleOutcome.NEARLY: "o"}
PART_OF_ROW = {"structural_change": "D"}
"""The part whose rules speak of a row that has none of its own."""


def disagreements(names: Sequence[str], row: str) -> Iterator[tuple[Answer, Judged]]:
    """Yield each answer whose label of a row is not the engine's, with its review."""
    for answer in (answer for name in names for answer in answers(name)):
        if "text" in answer and score.label(answer.get("labels", {}), row) is not None:
            review = judged(answer)
            if score.label(answer["labels"], row) != score.label(review, row):
                yield answer, review


def entry(answer: Answer, review: Judged, row: str, rules: Sequence[Explained]) -> Iterator[str]:
    """Yield the lines on one disagreement: the labels, the labelled evidence, the rules."""
    edit = f", {answer['edit']}" if "edit" in answer else ""
    wanted, got = score.label(answer["labels"], row), score.label(review, row)
    yield f"{answer['id']}  labelled {wanted}, reviewed {got}  ({answer['archetype']}, {answer.get('style', '')}{edit})"
    part = PART_OF_ROW.get(row, row)
    for quote in answer.get("evidence", {}).get(part, ()):
        yield f"   = {short(quote)}"
    if row == "level":
        for move in score.MOVES:
            told, heard = score.label(answer["labels"], move), score.label(review, move)
            if told != heard:
                yield f"   {move} labelled {told}, reviewed {heard}"
    for rule in rules:
        if rule.part == part:
            words = " | ".join(short(answer["text"][span.start : span.end]) for span in rule.spans)
            yield f"   {MARKS[rule.outcome]} {rule.rule}{f' -> {rule.verdict}' if rule.verdict else ''}: {words}"


def short(words: str) -> str:
    """Return words as one line that is not too long: its beginning and its end."""
    line = " ".join(words.split())
    half = LONGEST_QUOTE // 2
    return line if len(line) <= LONGEST_QUOTE else f"{line[:half]} ... {line[-half:]}"


def main() -> None:
    """Print the disagreements, and how many there are of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("row", choices=score.SCALES, metavar="MOVE")
    parser.add_argument(
        "--file", action="append", help="dev, dev2, contrast, traps or a past round; dev and dev2 if none"
    )
    # What is for measuring only lies elsewhere and is not found.
    parser.add_argument("--rule", help="only where this rule fired, held back or nearly fired")
    options = parser.parse_args()
    kinds: Counter[str] = Counter()
    for answer, review in disagreements(options.file or ("dev", "dev2"), options.row):
        rules = explained(answer)
        if options.rule is None or options.rule in {rule.rule for rule in rules}:
            print("\n".join(entry(answer, review, options.row, rules)), end="\n\n")  # noqa: T201 -- what it is for
            kinds[f"{score.label(answer['labels'], options.row)} -> {score.label(review, options.row)}"] += 1
    print("+ fired, v held the verdict back, o nearly fired, = labelled evidence")  # noqa: T201 -- as above
    print(f"{kinds.total()} disagreements. {', '.join(f'{k}: {n}' for k, n in kinds.most_common())}")  # noqa: T201 -- as above


if __name__ == "__main__":
    main()
