"""A story that is written letter by letter: where each letter's words come to stand in the text, in the wanted order."""

from collections.abc import Mapping, Sequence

from bot.conversation.logic.stories.story_text import in_text_order, stretches_of, trimmed, without_letter
from bot.review.span import Span
from question_bank.models import Move
from storage.records import LetterMark, MarkedText

BLANK_LINE = "\n\n"
TOLD_ORDER = tuple(Move)
TRADE_OFF_FIRST = (Move.TRADE_OFF, *(move for move in Move if move is not Move.TRADE_OFF))
"""The order that opens with the trade-off, which alone lifts a story."""
_ENDS = tuple(".!?…:;\"')]»”’")


def joined_letters(parts: Mapping[str, str], order: Sequence[Move] = TOLD_ORDER) -> MarkedText:
    """Return the text that letters make which were written apart: a paragraph a letter, without empty ones.

    `parts` is keyed by the letters of the moves.
    """
    text, marks = "", []
    for move in order:
        part = parts.get(move.value, "").strip()
        if part:
            text = f"{text}{BLANK_LINE}{part}" if text else part
            marks.append(LetterMark(move.value, len(text) - len(part), len(text)))
    return MarkedText(text=text, marks=tuple(marks))


def with_more(told: MarkedText, move: Move, text: str, order: Sequence[Move] = TOLD_ORDER) -> MarkedText:
    """Return the story with words added to a letter: after its last stretch, else as a paragraph at its place.

    Nothing that stands there is changed.
    """
    words, stretches = text.strip(), stretches_of(told, move)
    if not words:
        return told
    if not stretches:
        return _with_paragraph(told, move, words, order)
    at = _end_of_sentence(told.text, stretches[-1].end)
    after = "" if at == len(told.text) or told.text[at] == "\n" else "\n"
    longer = _replaced(told, Span(at, at), f"\n{words}{after}")
    return _marked(longer, move, Span(stretches[-1].start, at + 1 + len(words)))


def rewritten(told: MarkedText, move: Move, text: str, order: Sequence[Move] = TOLD_ORDER) -> MarkedText:
    """Return the story with a letter's words replaced. Words that another letter has too stay, for that letter."""
    own = _own_stretches(told, move)
    bare = without_letter(told, move, Span(0, len(told.text)))
    if not own:
        return _with_paragraph(bare, move, text.strip(), order)
    for span in reversed(own[1:]):
        bare = _replaced(bare, _with_space(bare.text, span), "")
    first, words = own[0], text.strip()
    changed = _replaced(bare, first, words)
    return _marked(changed, move, Span(first.start, first.start + len(words))) if words else changed


def reordered(told: MarkedText, order: Sequence[Move]) -> MarkedText | None:
    """Return the story with its paragraphs in another order. None where its letters are no paragraphs of their own."""
    if not _is_by_letters(told):
        return None
    parts = {mark.letter: told.text[mark.start : mark.end] for mark in told.marks}
    return joined_letters(parts, order)


def order_of(told: MarkedText) -> Sequence[Move]:
    """Return the order in which the letters stand: with the trade-off first where it is told before the situation."""
    trade_off, situation = stretches_of(told, Move.TRADE_OFF), stretches_of(told, Move.SITUATION)
    return TRADE_OFF_FIRST if trade_off and situation and trade_off[0] < situation[0] else TOLD_ORDER


def only_adds(old: str, new: str) -> bool:
    """Return whether a text is the old one with something put in at one place."""
    if len(new) < len(old):
        return False
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    return old[same:] == new[len(new) - (len(old) - same) :]


def _is_by_letters(told: MarkedText) -> bool:
    marks = in_text_order(told.marks)
    ends = [0, *(mark.end for mark in marks)]
    starts = [*(mark.start for mark in marks), len(told.text)]
    apart = all(end <= start and not told.text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    return apart and len({mark.letter for mark in marks}) == len(marks)


def _with_paragraph(told: MarkedText, move: Move, words: str, order: Sequence[Move]) -> MarkedText:
    """Return the story with a new paragraph for a letter, after the letters before it in the order."""
    if not words:
        return told
    at = _place(told, move, order)
    before = "" if at == 0 else BLANK_LINE[len(told.text[:at]) - len(told.text[:at].rstrip("\n")) :]
    after = "" if at == len(told.text) else BLANK_LINE[len(told.text[at:]) - len(told.text[at:].lstrip("\n")) :]
    longer = _replaced(told, Span(at, at), f"{before}{words}{after}")
    return _marked(longer, move, Span(at + len(before), at + len(before) + len(words)))


def _place(told: MarkedText, move: Move, order: Sequence[Move]) -> int:
    """Return the place of a letter's paragraph: after the letter before it, else before one after it, else the end."""
    at = order.index(move)
    before = [stretches[-1].end for each in order[:at] if (stretches := stretches_of(told, each))]
    if before:
        place = _end_of_sentence(told.text, before[-1])
        rest = told.text[place:]
        # The blanks up to the next words stay before the new paragraph, so that those words begin a line.
        return place + len(rest) - len(rest.lstrip(" \t"))
    following = [stretches[0].start for each in order[at + 1 :] if (stretches := stretches_of(told, each))]
    return min(following) if following else len(told.text)


def _end_of_sentence(text: str, at: int) -> int:
    """Return the place, or the end of its line where it is inside a sentence."""
    if at >= len(text) or text[at] == "\n" or (text[:at].endswith(_ENDS) and text[at].isspace()):
        return at
    line_end = text.find("\n", at)
    return len(text) if line_end < 0 else line_end


def _own_stretches(told: MarkedText, move: Move) -> list[Span]:
    """Return the stretches of a letter, cut where another letter has the words too."""
    others = [Span(mark.start, mark.end) for mark in told.marks if mark.letter != move.value]
    own: list[Span] = []
    for stretch in stretches_of(told, move):
        left = [stretch]
        for other in others:
            left = [
                Span(start, end)
                for span in left
                for start, end in ((span.start, min(span.end, other.start)), (max(span.start, other.end), span.end))
                if start < end
            ]
        own += sorted(trimmed(told.text, span) for span in left)
    return [span for span in own if span.start < span.end]


def _with_space(text: str, span: Span) -> Span:
    """Return a span with the white space after it, so that no empty line is left."""
    rest = text[span.end :]
    return Span(span.start, span.end + len(rest) - len(rest.lstrip()))


def _replaced(told: MarkedText, span: Span, words: str) -> MarkedText:
    """Return the story with other words in a span. Marks around it move along, and lose what was in it."""
    grown = len(words) - (span.end - span.start)

    def start(at: int) -> int:
        return at if at < span.start else max(at, span.end) + grown

    def end(at: int) -> int:
        return at + grown if at >= span.end and at > span.start else min(at, span.start)

    text = told.text[: span.start] + words + told.text[span.end :]
    marks = [LetterMark(mark.letter, start(mark.start), end(mark.end)) for mark in told.marks]
    return MarkedText(text=text, marks=tuple(mark for mark in marks if mark.start < mark.end))


def _marked(told: MarkedText, move: Move, span: Span) -> MarkedText:
    marks = [
        mark for mark in told.marks if mark.letter != move.value or mark.start >= span.end or mark.end <= span.start
    ]
    return MarkedText(text=told.text, marks=in_text_order([*marks, LetterMark(move.value, span.start, span.end)]))
