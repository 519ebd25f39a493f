"""Plain spelling of dates and times as people type them: digits for number words, long forms for short ones."""

import re

LONGEST = 200
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("’‘ʼ`", "'"),
        **dict.fromkeys("\u00a0\u2009\u202f", " "),
        "／": "/",
    }
)
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_VALUES = {word: n for n, word in enumerate(_NUMBERS)} | _TENS
_COUPLE = re.compile(r"\b(?:a couple of|a couple|couple of)\b")
_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile(r"\{([2-9]0)\}[\s-]\{([1-9])\}")
_HUNDREDS = re.compile(r"\b(?:([1-9])|an?) hundred(?: (?:and )?([0-9]{1,2}))?\b")
_BRACES = str.maketrans("", "", "{}")
_SHORT = {
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "tmr": "tomorrow",
    "tmrrw": "tomorrow",
    "tomo": "tomorrow",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "tomorow": "tomorrow",
    "tdy": "today",
    "nxt": "next",
    "wknd": "weekend",
}
_POSSESSIVE = re.compile(r"(?<=[a-z])'s?(?![a-z])")


def plain_words(text: str) -> str:
    """Return a text in lower case, its numbers as digits and its short forms written out, at most LONGEST long."""
    plain = " ".join(text[: 2 * LONGEST].lower().translate(_SIGNS).split())
    plain = _COUPLE.sub("2", _POSSESSIVE.sub("", plain.translate(_BRACES)))
    plain = _WORD.sub(_spelt, plain)  # numbers that were words are in braces, so that `20-3` stays what it is
    plain = _COMPOUND.sub(lambda found: str(int(found[1]) + int(found[2])), plain).translate(_BRACES)
    plain = _HUNDREDS.sub(lambda found: str(100 * int(found[1] or 1) + int(found[2] or 0)), plain)
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rpartition(" ")[0]


def _spelt(found: "re.Match[str]") -> str:
    word = found[0]
    return f"{{{_VALUES[word]}}}" if word in _VALUES else _SHORT.get(word, word)
