"""Undoes slips of the finger: one swapped, missing, doubled or wrong letter in a word that stands in no word list."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from string import ascii_lowercase

SHORTEST = 4
"""Letters of the shortest word that is corrected."""
_SHORTEST_LOST = 5
"""Letters of the shortest word that may lack one."""
_SHORTEST_WRONG = 7
"""Letters of the shortest word of which one may be wrong or too many; shorter ones are too often names."""
_SURE = 8
"""Letters from which on a word that lacks one is told from all others; a shorter one is corrected to core words alone."""
_LONGEST = 20
_MOST_LOOKED_UP = 300
"""Different words of a text that are looked up."""
_SHORTEST_HALF = 4
_ENDINGS = (
    "s",
    "es",
    "d",
    "ed",
    "ing",
    "er",
    "ers",
    "or",
    "ors",
    "able",
    "ly",
    "ness",
    "y",
    "ish",
    "less",
    "ful",
    "st",
    "est",
)
_BEGINNINGS = (
    "un", "re", "pre", "de", "non", "co", "multi", "micro", "over", "under", "auto", "sub", "up", "out", "inter", "mis",
    "self", "super", "cross", "trans", "anti", "hyper", "mega", "mini", "semi", "kilo", "bio", "geo", "photo", "tele", "web",
)  # fmt: skip
_DIGITS_AS_LETTERS = str.maketrans("015", "ols")
_LOOK_ALIKE = (
    ("rn", "m"),
    ("m", "rn"),
    ("cl", "d"),
    ("vv", "w"),
    ("b", "h"),
    ("h", "b"),
    ("li", "h"),
    ("ii", "n"),
    ("c", "e"),
)
"""What a scanner reads for what is written."""
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        ("is(?=e|i|a)", "iz"),
        ("ys(?=e|i)", "yz"),
        ("our", "or"),
        ("re(?=s?$)", "er"),
        ("ll", "l"),
        ("(?:ae|oe)", "e"),
        ("nce(?=s?$)", "nse"),
    )
)
"""British letters, and the American ones."""


class Slips:
    """Corrects words. It keeps nothing of what it is asked.

    `listed` and `forms` hold the words that are right; `is_core` says which of them verdicts hang on: those are guessed first.
    """

    def __init__(self, listed: Container[str], forms: Container[str], is_core: Callable[[str], bool]) -> None:
        self._listed = listed
        self.forms = forms
        self._is_core = is_core

    def of_a_text(self) -> "Corrected":
        """Return what corrects the words of one text, each once."""
        return Corrected(self)

    def knows(self, word: str) -> bool:
        """Return whether a word stands in one of the lists, or is too short for a guess."""
        return len(word) < SHORTEST or word in self.forms or word in self._listed

    def corrected(self, word: str, *, capital: bool = False) -> str:
        """Return the one word that a folded word is a slip of, in American spelling; the word itself where it may be right.

        One that was typed with a capital may be a name: only letters that are swapped or doubled are corrected in it.
        """
        if self.knows(word) or len(word) > _LONGEST or not word.isascii():
            return word
        if not word.isalpha():
            return self._scanned(word) or word
        if self._may_be_right(word):
            return word
        swapped = self._one(_swapped(word)) or self._one(_single(word)) or self._one(_misread(word), only_core=True)
        if swapped or capital:
            return swapped or word
        return self._american(word) or self._guessed(word) or word

    def _scanned(self, word: str) -> str | None:
        """Return the word in which a scanner read letters as digits: `rep1ay`, `l0ad`."""
        letters = word.translate(_DIGITS_AS_LETTERS)
        return letters if letters.isalpha() and self.knows(letters) else None

    def _guessed(self, word: str) -> str | None:
        """Return the word that has a letter more, else one that has another letter or one less."""
        found = None
        if len(word) >= _SHORTEST_LOST:
            found = self._one(_lost(word), only_core=len(word) < _SURE)
        if found is None and len(word) >= _SHORTEST_WRONG:
            found = self._one(_wrong(word), only_core=True)
        return found

    def _one(self, candidates: Iterable[str], *, only_core: bool = False) -> str | None:
        """Return the one candidate that is a word, or the only core word of several."""
        listed, forms = self._listed, self.forms
        found = {other for other in candidates if other in forms or other in listed}
        if only_core or len(found) > 1:
            found = {other for other in found if self._is_core(other)}
        return found.pop() if len(found) == 1 else None

    def _may_be_right(self, word: str) -> bool:
        """Say whether the word is a form or a compound of known words."""
        return any(self._is_stem(stem) for stem in _stems(word)) or self._is_compound(word)

    def _is_stem(self, stem: str) -> bool:
        return self.knows(stem) or self.knows(f"{stem}e") or (stem[-1:] == stem[-2:-1] and self.knows(stem[:-1]))

    def _is_compound(self, word: str) -> bool:
        for beginning in _BEGINNINGS:
            if word.startswith(beginning) and len(word) - len(beginning) >= _SHORTEST_HALF:
                rest = word[len(beginning) :]
                if self.knows(rest) or any(self._is_stem(stem) for stem in _stems(rest)):
                    return True
        halves = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        return any(self.knows(word[:at]) and self.knows(word[at:]) for at in halves)

    def _american(self, word: str) -> str | None:
        """Return the American spelling of a word that is known by it alone."""
        for british, american in _SPELLINGS:
            other = british.sub(american, word)
            if (
                other != word
                and len(other) >= SHORTEST
                and (self.knows(other) or any(self._is_stem(stem) for stem in _stems(other)))
            ):
                return other
        return None


class Corrected:
    """Corrects the words of one text. It looks up each word once, and no more words than an English text holds unknown ones."""

    def __init__(self, slips: Slips) -> None:
        self._slips = slips
        self.forms = slips.forms
        """Forms that need no correction; not all of them."""
        self._met: dict[tuple[str, bool], str] = {}

    def __call__(self, word: str, *, capital: bool = False) -> str:
        """Return the word that a folded word is a slip of, or the word itself."""
        if self._slips.knows(word):
            return word
        key = (word, capital)
        if key not in self._met and len(self._met) < _MOST_LOOKED_UP:
            self._met[key] = self._slips.corrected(word, capital=capital)
        return self._met.get(key, word)


def _stems(word: str) -> Iterator[str]:
    """Return the word without its ending, for each ending that it may have."""
    return (
        word[: -len(ending)]
        for ending in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_HALF
    )


def _swapped(word: str) -> Iterator[str]:
    """Return the word with two neighbours swapped. Here as below the first letter is taken for right."""
    return (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))


def _misread(word: str) -> Iterator[str]:
    """Return the word with one group of letters as another that looks the same to a scanner."""
    for seen, written in _LOOK_ALIKE:
        for found in re.finditer(seen, word):
            yield word[: found.start()] + written + word[found.end() :]


def _single(word: str) -> Iterator[str]:
    """Return the word with a doubled letter once."""
    if len(word) == SHORTEST:
        return iter(())
    return (word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])


def _lost(word: str) -> Iterator[str]:
    """Return the word with one more letter inside."""
    return (word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in ascii_lowercase)


def _wrong(word: str) -> Iterator[str]:
    """Return the word with another letter in the place of one inside, and with one left out."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        for letter in ascii_lowercase:
            yield word[:at] + letter + word[at + 1 :]
