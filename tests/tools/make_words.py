"""Make `question_bank/data/words.tsv`, the table of English word forms, from two free sources.

    python -m tests.tools.make_words en-lexicon.txt infl_lu.csv.gz lemma_lu.csv.gz > question_bank/data/words.tsv

`en-lexicon.txt` is Eric Brill's lexicon as the wheel of `textblob` ships it; the two tables are in the wheel of
`lemminflect`. Which words are common is what Brill's lexicon says: it lists what stood in two corpora.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.tools.trade_words import TRADE_NOUNS, TRADE_VERBS, other_lemma

HEADER = """\
# English word forms, made by tests/tools/make_words.py: do not edit by hand.
# A line: form, classes (the commonest first), lemma as a verb, lemma as a noun (each only where it is not the form).
# Classes: b base verb, z third person, d past, n participle, g -ing form, s noun, p plural noun, a adjective, r adverb.
# The commonest class: Brill's rule based tagger 1.14, copyright 1993 Massachusetts Institute of Technology and University
# of Pennsylvania, MIT licence; with words of the Twitter Part-of-Speech Annotated Data, Carnegie Mellon University, CC BY 3.0.
# Classes and lemmas: lemminflect, copyright Brad Jascob, MIT licence; derived from the SPECIALIST lexicon of the
# United States National Library of Medicine, free to use with this notice."""

CLASS_OF_TAG = {
    "VB": "b", "VBP": "b", "VBZ": "z", "VBD": "d", "VBN": "n", "VBG": "g", "NN": "s", "NNS": "p",
    "JJ": "a", "JJR": "a", "JJS": "a", "RB": "r", "RBR": "r", "RBS": "r",
}  # fmt: skip
_BRITISH = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"isation", "ization"), (r"is(e|es|ed|ing|er|ers)$", r"iz\1"), (r"ys(e|es|ed|ing|er)$", r"yz\1"),
        (r"(?<=[a-z]{2})our", "or"), (r"tre(s?)$", r"ter\1"), (r"ll(ed|ing|er|ers)$", r"l\1"), (r"ogue(s?)$", r"og\1"),
        (r"ence(s?)$", r"ense\1"), (r"gramme(s?)$", r"gram\1"), (r"ae", "e"),
    )
)  # fmt: skip
"""British spellings, which Brill's American lexicon lacks: a word is as common as its American spelling."""
_PLAIN = re.compile(r"[a-z]{2,20}")

Readings = dict[str, str]
"""The lemma by class of one form."""


def commonest(lexicon: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each plain form with the class that Brill's lexicon gives it."""
    for line in lexicon:
        parts = line.split()
        if len(parts) == 2 and _PLAIN.fullmatch(parts[0]) and (found := CLASS_OF_TAG.get(parts[1].split("|")[0])):
            yield parts[0], found


def with_british(common: Mapping[str, str], forms: Iterable[str]) -> dict[str, str]:
    """Return the common words with the British spellings among `forms` of those that are common."""
    spelt = dict(common)
    for form in forms:
        for british, american in _BRITISH:
            found = common.get(british.sub(american, form)) if form not in common else None
            if found is not None:
                spelt[form] = found
    return spelt


def inflected(rows: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield form, class and lemma for each inflection of verbs and nouns."""
    for row in rows:
        fields = row.strip().split(",")
        lemma, part, forms = fields[0], fields[1], fields[2:]
        if part == "verb":
            past, participle, ing, third = forms
            yield lemma, "b", lemma
            for name, cell in (("d", past), ("n", participle or past), ("g", ing), ("z", third)):
                yield from ((form, name, lemma) for form in cell.split("/") if form)
        elif part == "noun":
            yield lemma, "s", lemma
            yield from ((form, "p", lemma) for form in forms[0].split("/") if form and form != lemma)


def described(rows: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield form, class and form for what may be an adjective or adverb."""
    for row in rows:
        form, part, _ = row.strip().split(",")
        if part in ("adj", "adv"):
            yield form, {"adj": "a", "adv": "r"}[part], form


def readings_of(rows: Iterable[tuple[str, str, str]], common: Mapping[str, str]) -> dict[str, Readings]:
    """Gather the readings of each form whose lemma or self is common."""
    table: defaultdict[str, Readings] = defaultdict(dict)
    for form, kind, lemma in rows:
        if not _PLAIN.fullmatch(form) or not (form in common or (lemma in common and kind in "dnzgp")):
            continue
        known = table[form].get(kind)
        if known is None or (known not in common and lemma in common):
            table[form][kind] = lemma
    return table


def settled(form: str, readings: Readings, first: str | None) -> tuple[str, str, str]:
    """Return the classes of a form, the commonest first, its lemma as a verb and as a noun."""
    kept = dict(readings)
    if "d" in kept and kept["d"] != form and kept.get("b") == form and first in ("d", "n"):
        del kept["b"]  # `found` and `saw` are hardly ever verbs of their own
    if first == "d" and "b" not in kept:
        kept.pop("s", None)
    if first == "z":
        kept.pop("s", None)
    if first is not None and first not in kept:
        kept[first] = other_lemma(form, first, kept)
    order = sorted(kept, key=lambda kind: (kind != first, "bzdngspar".index(kind)))
    if first == "n" and "d" in kept and kept["d"] == kept["n"]:
        order.remove("d")
        order.insert(0, "d")
    verb = next((kept[kind] for kind in "zdngb" if kind in kept and kept[kind] != form), "")
    noun = kept.get("p", "")
    return "".join(order), verb, noun if noun != form else ""


def main(lexicon: str, inflections: str, lemmas: str) -> None:
    """Print the table."""
    common = dict(commonest(Path(lexicon).read_text(encoding="utf-8").splitlines()))
    rows: list[tuple[str, str, str]] = []
    with gzip.open(inflections, "rt", encoding="utf-8") as table:
        rows += inflected(table)
    with gzip.open(lemmas, "rt", encoding="utf-8") as table:
        rows += described(table)
    common = with_british(common, [form for form, _, _ in rows])
    readings = readings_of(rows, common)
    for verb, noun_too, forms in TRADE_VERBS:
        for form, kind in forms:
            readings.setdefault(form, {}).setdefault(kind, verb)
        if noun_too:
            readings[verb].setdefault("s", verb)
    for noun, plural in TRADE_NOUNS:
        readings.setdefault(noun, {}).setdefault("s", noun)
        readings.setdefault(plural, {}).setdefault("p", noun)
    print(HEADER)  # noqa: T201 -- a script whose output is the table
    for form in sorted(readings):
        print("\t".join((form, *settled(form, readings[form], common.get(form)))).rstrip("\t"))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:4])
