"""Leaves out what is said while one thinks: fillers, doubled words; and full stops that end nothing. Finds what is quoted."""

from collections.abc import Iterator, Sequence

from bot.review.reading import Kind
from bot.review.writing.tokens import RawToken
from question_bank.writing import WritingLists

_QUOTES = frozenset("\"'")
_LONGEST_QUOTE = 80
"""Tokens; a mark that has no other within so many opens nothing."""
_FULL_STOP_LETTERS = frozenset("ai")


def said(pieces: Sequence[RawToken], writing: WritingLists, *, cased: bool) -> list[RawToken]:
    """Return the tokens of a block without fillers, doubled words and the full stops of abbreviations."""
    told: list[RawToken] = []
    fillers, filled = writing.fillers, ""
    for at, piece in enumerate(pieces):
        norm = piece.norm
        if piece.kind is Kind.MARK:
            is_doubled = bool(told) and told[-1].norm == norm and norm not in _QUOTES
            if not is_doubled and (norm != "." or not _ends_nothing(pieces, at, writing, cased=cased)):
                told.append(piece)
        elif norm == filled or (norm in fillers and not (told and told[-1].norm == "not")):
            continue
        elif told and (told[-1].norm, norm) in writing.filler_pairs and _is_filler(told, pieces, at, writing):
            told.pop()
            filled = norm
        else:
            filled = ""
            _say(told, piece, writing)
    return told


def _say(told: list[RawToken], piece: RawToken, writing: WritingLists) -> None:
    """Add a word, once: one that is said twice, or said again in a longer form, counts once."""
    if not told:
        told.append(piece)
        return
    before, norm = told[-1].norm, piece.norm
    if before == norm:
        return
    if before == "," and len(told) > 1 and told[-2].norm == norm and piece.kind is Kind.WORD:
        told.pop()
    elif (before, norm) in writing.restarts or (norm.startswith(before) and _has_apostrophe(piece)):
        told[-1] = piece
    else:
        told.append(piece)
        _begin_again(told)


def _is_filler(told: Sequence[RawToken], pieces: Sequence[RawToken], at: int, writing: WritingLists) -> bool:
    """Say whether a pair such as "kind of" is said while thinking, by the words on both sides."""
    if len(told) > 1 and told[-2].norm in writing.filler_not_after:
        return False
    norm = pieces[at].norm
    after = next((piece.norm for piece in pieces[at + 1 : at + 4] if piece.norm != norm), "")
    return after not in writing.filler_not_before


def _has_apostrophe(piece: RawToken) -> bool:
    """Say whether a word was typed with an apostrophe: `we're` is no `were`."""
    return piece.kind is Kind.WORD and piece.end - piece.start == len(piece.norm) + 1


def _begin_again(told: list[RawToken]) -> None:
    """Leave out the last two or three words where they only repeat the words before them."""
    norm = told[-1].norm
    if len(told) >= 4 and told[-3].norm == norm and _is_said_again(told, 2):
        del told[-2:]
    elif len(told) >= 6 and told[-4].norm == norm and _is_said_again(told, 3):
        del told[-3:]


def _is_said_again(told: Sequence[RawToken], size: int) -> bool:
    last, before = told[-size:], told[-2 * size : -size]
    return all(a.norm == b.norm and a.kind is not Kind.MARK for a, b in zip(last, before, strict=True))


def _ends_nothing(pieces: Sequence[RawToken], at: int, writing: WritingLists, *, cased: bool) -> bool:
    """Say whether a full stop belongs to the abbreviation before it, or stands between initials."""
    if not at:
        return False
    before = pieces[at - 1]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if before.end != pieces[at].start or after is None or before.kind is not Kind.WORD:
        return False
    if before.norm in writing.never_ends:
        return at < 2 or pieces[at - 2].kind is not Kind.NUMBER  # `90 ms. Support stopped`, but `Ms. Weber stopped`
    if before.norm in writing.before_numbers:
        return after.kind is Kind.NUMBER
    is_letter = len(before.norm) == 1 and before.norm not in _FULL_STOP_LETTERS
    if is_letter or before.stop or before.norm in writing.may_end:
        return not (after.norm in writing.openers or (cased and after.upper and not is_letter))
    return False


def with_quotes(pieces: Sequence[RawToken], text: str) -> list[tuple[RawToken, bool]]:
    """Return each token with whether it stands in quotation marks. A mark without its other half is left out."""
    marks = [at for at, piece in enumerate(pieces) if piece.norm in _QUOTES]
    if not marks:
        return [(piece, False) for piece in pieces]
    opened: dict[str, int] = {}
    pairs: dict[int, int] = {}
    for at in marks:
        piece = pieces[at]
        start = opened.get(piece.norm)
        if _opens(text, piece):
            opened[piece.norm] = at
        elif start is not None and at - start <= _LONGEST_QUOTE:
            pairs[start] = at
            del opened[piece.norm]
    return list(_marked(pieces, pairs))


def _marked(pieces: Sequence[RawToken], pairs: dict[int, int]) -> Iterator[tuple[RawToken, bool]]:
    marks = {*pairs, *pairs.values()}
    until = -1
    for at, piece in enumerate(pieces):
        until = max(until, pairs.get(at, -1))
        if at in marks:
            yield piece, False
        elif piece.norm not in _QUOTES:
            yield piece, at < until


def _opens(text: str, piece: RawToken) -> bool:
    """Say whether a quotation mark opens, by what stands on both sides of it."""
    before = text[piece.start - 1] if piece.start else " "
    after = text[piece.end] if piece.end < len(text) else " "
    return not after.isspace() and not before.isalnum() and before not in ".,!?%)"
