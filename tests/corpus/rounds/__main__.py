"""`python -m tests.corpus.rounds score r4 path/to/round.jsonl`: score a blind round by the rules that are committed.

`check path` says what is wrong with texts without scoring them. Scored again, a round keeps its first figures; the new
ones go into `now`. A file reader2.jsonl beside the texts (id, labels) is the second reader's.
"""

import argparse
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.corpus.answers import FILES, answers
from tests.corpus.engine import judged
from tests.corpus.rounds import store
from tests.corpus.rounds.round_format import rows_of
from tests.corpus.rounds.scoring import RoundRefused, score_round

ROOT = Path(__file__).parents[3]
RULES = ("bot", "question_bank")
"""What decides a verdict, and so has to be committed before texts are scored."""


def committed(root: Path) -> str:
    """Return the commit that is checked out. Raises RoundRefused where the rules differ from it."""
    changed = _git(root, "status", "--porcelain", "--untracked-files=all", "--", *RULES)
    if changed:
        raise RoundRefused(f"commit the rules first; these differ from HEAD:\n{changed}")
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *arguments],  # noqa: S607 -- git is found on the PATH
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    return done.stdout


def main() -> int:
    """Check or score a round; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    scoring = commands.add_parser("score", help="score a round")
    scoring.add_argument("name", type=_name)
    scoring.add_argument("path", type=Path)
    checking = commands.add_parser("check", help="say what is wrong with texts, without scoring them")
    checking.add_argument("path", type=Path)
    options = parser.parse_args()
    try:
        if options.command == "check":
            _, faults = rows_of(options.path.read_text(encoding="utf-8"))
            print("\n".join(faults) or "nothing is wrong with these texts")  # noqa: T201 -- the command's own output
            return 1 if faults else 0
        _score(options.name, options.path)
    except RoundRefused as refused:
        print(f"rounds: {refused}", file=sys.stderr)  # noqa: T201 -- as above
        return 1
    return 0


def _score(name: str, path: Path) -> None:
    commit = committed(ROOT)
    known = [answer["text"] for file in FILES for answer in answers(file)]
    known += [answer["text"] for answer in store.past_answers()]
    entry = score_round(name, path, judge=judged, commit=commit, at=datetime.now(UTC), known=known)
    for which in ("first", "now", "readers"):
        if which in entry:
            shown = "  ".join(f"{figure} {value:.2f}" for figure, value in entry[which]["figures"].items())
            print(f"{name} {which}: {shown}")  # noqa: T201 -- as above


def _name(text: str) -> str:
    if not re.fullmatch(r"r[1-9]\d*", text):
        raise argparse.ArgumentTypeError("a round is named r1, r2, ...")
    return text


if __name__ == "__main__":
    sys.exit(main())
