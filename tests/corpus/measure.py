"""`make score`: measure the engine on every labelled answer, print the table and write docs/accuracy.md.

It fails where a rule is not precise enough or not supported. `--rules` prints what each rule decided; `--json` prints all
figures as one JSON object instead, and writes nothing.
"""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tests.corpus import accuracy
from tests.corpus.figures import rounded
from tests.corpus.measurement import Corpus, all_figures, load, measured, measured_forms, measured_real
from tests.corpus.reviewed_once import ReviewedOnce
from tests.corpus.rounds import store
from tests.corpus.rounds.curve import first_readings
from tests.corpus.tables import (
    FILE_HEADS,
    FORM_HEADS,
    RULE_HEADS,
    TARGET_HEADS,
    file_lines,
    form_lines,
    plain,
    rule_lines,
    target_lines,
)

MOST_WORKERS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write; return the exit status: 1 where a rule may not stand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rules", action="store_true", help="print what each rule decided")
    parser.add_argument("--json", action="store_true", help="print all figures as JSON, and write nothing")
    options = parser.parse_args(arguments)
    data = measure(load())
    if options.json:
        say(json.dumps(data, ensure_ascii=False))
    else:
        accuracy.write(data)
        show(data, with_rules=options.rules)
    faulty = [f"{rule} ({entry['fault']})" for rule, entry in data["rules"].items() if entry["fault"]]
    if faulty:
        print(f"\nof the rules, {len(faulty)} may not stand: {', '.join(faulty)}", file=sys.stderr)  # noqa: T201 -- as in say
        return 1
    return 0


def measure(corpus: Corpus) -> dict[str, Any]:
    """Return all figures, rounded to four places; those of published texts as they were where these are not at hand."""
    workers = min(MOST_WORKERS, os.cpu_count() or 1)
    reviews = ReviewedOnce([*corpus.texts(), *corpus.real, *corpus.in_other_forms()], workers=workers)
    found = rounded({**measured(corpus, reviews), "forms": measured_forms(corpus, reviews)})
    before = accuracy.read()["real"]
    figures = rounded(measured_real(corpus, reviews)) if corpus.real else before["figures"]
    today = datetime.now(UTC).date().isoformat()
    return {**found, "real": before if figures == before["figures"] else {"date": today, "figures": figures}}


def show(data: Mapping[str, Any], *, with_rules: bool) -> None:
    """Print the table of targets, the figures file by file, the forms, and the rules."""
    figures = all_figures(data)
    say(plain(TARGET_HEADS, target_lines({**figures, **first_readings(store.figures_of())})))
    say("− falls short of its target. real-dev as of " + data["real"]["date"] + ".\n")
    say(plain(FILE_HEADS, file_lines(figures)) + "\n")
    say(plain(FORM_HEADS, form_lines(data["forms"])))
    if data["praised"] or data["spans outside"]:
        say(f"nonsense above weak: {', '.join(data['praised'])}; evidence outside its text: {data['spans outside']}")
    if with_rules:
        say("\n" + plain(RULE_HEADS, rule_lines(data["rules"])))


def say(text: str) -> None:
    """Print for the person who asked."""
    print(text)  # noqa: T201 -- the command's own output


if __name__ == "__main__":
    sys.exit(main())
