"""Takes a block of a folded text apart into words, numbers and marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.review.reading import Kind, TokenKind
from bot.review.writing.slips import Corrected
from question_bank.writing import WritingLists

_FRACTION = "¼-¾⅐-⅞↉"
_LETTER = rf"[^\W\d_{_FRACTION}]"
_WORD = rf"(?:'(?=(?:cause|cuz|cos|em|til|bout)\b))?{_LETTER}(?:{_LETTER}|\d)*(?:'{_LETTER}+)*"
_PATTERN = rf"""
      (?P<plain>[A-Za-z]+(?=[\s,;!?)]|[.:]\s))  # most words, found first
    | (?P<mark>[,;:()\[\]{{}}"|])
    | (?P<end>(?!(?<![\w.])\.\d)[.!?]+(?:\s?[.!?]+)*)
    | (?P<silent></?[a-zA-Z][^<>\n]{{0,60}}>)
    | (?P<address>(?:https?://|www\.)[^\s<>"]+|[\w.+-]{{1,60}}@[\w-]+\.[\w.-]+\w)
    | (?P<dotted>\b(?:{_LETTER}\.)+{_LETTER}(?!\w)|\b[Pp]h\.[Dd]\b)
    | (?P<short>\b(?:[wW]/(?:o\b)?|[bB]/[cC]\b|tl;dr\b)|(?<=\s)[&+](?=\s))
    | (?P<number>
        (?:(?<![\w)\]%])[-+])?(?:(?:\b(?:us|a|c|r|hk|s)?[$€£¥₹]|\b(?:rs\.?|usd|eur|gbp|inr|chf)[ ]?(?=\d)|[$€£¥₹])[ ]?)?
        (?:\d{{4}}-\d\d-\d\d(?!\d)
          | \d{{1,3}}(?:\s\d{{3}})*\s000(?![\d.,]\d|\d)
          | (?:\d+(?:[.,:/]\d+)*|(?<![\w.])\.\d+)(?:[ ]?[{_FRACTION}])?
          | [{_FRACTION}])
        (?:[ ]?[%‰]|{_LETTER}+\d*)?(?:[$€£¥₹])?
      )
    | (?P<language>\b[cC](?:\+\+|\#)(?!\w))
    | (?P<prefixed>\b(?:re|co|un|de|e)-{_LETTER}{{2,}}(?:'{_LETTER}+)*)
    | (?P<word>{_WORD}(?:\.(?:FILE_ENDINGS)\b)*)
    | (?P<arrow>-{{1,2}}>|=>|→)
    | (?P<dash>[–—]+|--+|(?<=\s)-(?=\s)|(?<=\d)-(?=[$€£]?\d))
    | (?P<single>(?<![^\s("])'(?=\w)|(?<=[\w.,!?])'(?![\w]))
    """
_LONGEST_NUMBER = 30
"""Characters; more digits in a row are a key or an id, which is a word."""
_MISREAD = re.compile(r"[015][a-z]{3,}")
"""A word whose first letter a scanner read as a digit: `0utage`."""
_MARKS = {"[": "(", "]": ")", "{": "(", "}": ")", "|": ","}


class RawToken(NamedTuple):
    """A token of the folded text, before it has its place in the text as typed."""

    norm: str
    start: int
    end: int
    kind: TokenKind
    upper: bool = False
    """It opens with a capital letter."""
    stop: bool = False
    """It is an abbreviation, so that its full stop ends nothing for sure."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Finds the tokens of a text."""

    writing: WritingLists
    token: re.Pattern[str]

    @classmethod
    def by(cls, writing: WritingLists) -> "Tokens":
        """Return a finder of tokens by the word lists of how people write."""
        pattern = _PATTERN.replace("FILE_ENDINGS", "|".join(sorted(writing.file_endings)))
        return cls(writing, re.compile(pattern, re.VERBOSE | re.IGNORECASE))

    def pieces(self, text: str, start: int, end: int, corrected: Corrected, *, cased: bool) -> Iterator[RawToken]:
        """Return the tokens between two places of a folded text, shorthand and slips undone."""
        shorthand, forms = self.writing.shorthand, corrected.forms
        at_start = True
        for found in self.token.finditer(text, start, end):
            group = found.lastgroup
            first, last = found.span()
            typed = found.group()
            if typed in forms and typed not in shorthand:  # most words: in small letters, as the table has them
                yield RawToken(typed, first, last, Kind.WORD)
                at_start = False
                continue
            if group == "plain" or group == "word":
                norm = typed.lower()
                if "'" in norm:
                    norm = "because" if norm == "'cause" else norm.replace("'", "")
                upper = cased and typed[0].isupper()
                if norm in shorthand:
                    if not (upper and len(norm) == 1):
                        norm = shorthand[norm]
                elif norm not in forms and (not upper or at_start):
                    norm = corrected(norm, capital=upper)
                yield RawToken(norm, first, last, Kind.WORD, upper)
                at_start = False
                continue
            piece = self._other(str(group), typed, first, last, corrected)
            if piece is not None:
                yield piece
                at_start = group == "end" or (at_start and piece.kind is Kind.MARK)

    def _other(self, group: str, typed: str, start: int, end: int, corrected: Corrected) -> RawToken | None:
        """Return the token of what is no plain word; None for what says nothing."""
        if group == "silent":
            return None
        if group == "number":
            number = _number(typed)
            word = self.writing.shorthand.get(number) or (corrected(number) if _MISREAD.fullmatch(number) else number)
            if word != number:
                return RawToken(word, start, end, Kind.WORD)
            return RawToken(number, start, end, Kind.NUMBER if len(number) <= _LONGEST_NUMBER else Kind.WORD)
        if group == "end":
            return RawToken("?" if "?" in typed else "!" if "!" in typed else ".", start, end, Kind.MARK)
        if group == "arrow":
            return RawToken("→", start, end, Kind.MARK)
        if group == "dash":
            return RawToken("-", start, end, Kind.MARK)
        if group in {"mark", "single"}:
            return RawToken(_MARKS.get(typed, typed), start, end, Kind.MARK)
        norm = typed.lower()
        if group == "short":
            return RawToken(self.writing.shorthand.get(norm, norm), start, end, Kind.WORD)
        if group in {"address", "language"}:
            return RawToken(norm, start, end, Kind.WORD)
        return RawToken(re.sub(r"[-.']", "", norm), start, end, Kind.WORD, typed[0].isupper(), group == "dotted")


def _number(typed: str) -> str:
    """Return a number without white space and in lower case: `$40k`, `12%`, `1½`, `10000`."""
    return "".join(typed.lower().split())
