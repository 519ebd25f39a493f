"""Texts of a story with the letters of its sentences: the whole text, the list of its sentences, one sentence."""

from collections.abc import Sequence

from bot.conversation.logic.stories.story_text import letters_at, pieces_between
from bot.conversation.texts.html import escape, joined, quoted, shorten
from bot.conversation.texts.names import MOVE_NAMES
from bot.review.span import Span
from question_bank.models import Move
from storage.records import MarkedText

FITS_A_MESSAGE = 3_700
CHANGE = "Change the letters"
TYPE_AGAIN = "Type it all again"
TRADE_OFF_FIRST = "Open with the trade-off"
SITUATION_FIRST = "Open with the situation"
EARLIER = "◀"
LATER = "▶"
SENTENCES = "All sentences"
LONG_TEXT = "The text is longer than a message can be, so here it is as a file, as you told it."
NO_SENTENCES = "There is no text yet, so there is nothing to mark."
TEXT_HAS_CHANGED = "The text has changed since, so here are its sentences again."
NO_LETTER = "–"
LEGEND = "<i>In brackets: the letters that the words after them tell.</i>"
_SENTENCE_SHOWN = 70
_SENTENCE_LONGEST = 1_500


def whole_text(title: str, told: MarkedText) -> str | None:
    """Return a story as it was told, its letters in brackets before their words. None where a message cannot hold it."""
    shown = [(f"{_bracket(letters)} " if told.marks else "", words) for letters, words in _runs(told)]
    if sum(len(bracket) + len(words) for bracket, words in shown) > FITS_A_MESSAGE:
        return None
    text = "".join(f"<b>{bracket}</b>{escape(words)}" if bracket else escape(words) for bracket, words in shown)
    lines = [f"<b>{shorten(title, 120)}</b>", "", text]
    return "\n".join([*lines, "", LEGEND] if told.marks else lines)


def sentences_text(told: MarkedText, sentences: Sequence[Span], first: int, total: int) -> str:
    """Return a page of a story's sentences with their letters. `first` is the number of the first one, from 1."""
    lines = [f"<b>Which sentence?</b> {first} to {first + len(sentences) - 1} of {total}"]
    for number, span in enumerate(sentences, first):
        words = quoted(told.text[span.start : span.end], _SENTENCE_SHOWN)
        lines.append(f"{number}. <b>{_bracket(letters_at(told, span))}</b> {words}")
    return "\n".join([*lines, "", "Tap a number to say which letters the sentence tells. The text stays as it is."])


def sentence_text(told: MarkedText, span: Span, number: int, total: int) -> str:
    """Return one sentence with the letters that it tells. `number` counts from 1."""
    letters = [f"<b>{MOVE_NAMES[move]}</b>" for move in letters_at(told, span)]
    earns = f"It tells: {joined(letters)}." if letters else "It tells no letter."
    words = quoted(told.text[span.start : span.end], _SENTENCE_LONGEST)
    return f"<b>Sentence {number} of {total}</b>\n{words}\n\n{earns}\nTap a letter to set it or to take it away."


def letter_label(move: Move, *, told: bool) -> str:
    """Return the label of the button that sets a letter, or takes it away where the sentence tells it."""
    return f"✓ {MOVE_NAMES[move]}" if told else MOVE_NAMES[move]


def _runs(told: MarkedText) -> list[tuple[tuple[Move, ...], str]]:
    """Return the text in stretches, each with its letters. White space belongs to the stretch before."""
    runs: list[tuple[tuple[Move, ...], str]] = []
    for piece in pieces_between(told.text, (at for mark in told.marks for at in (mark.start, mark.end))):
        words, letters = told.text[piece.start : piece.end], letters_at(told, piece)
        if runs and (not words.strip() or letters == runs[-1][0]):
            runs[-1] = (runs[-1][0], runs[-1][1] + words)
        else:
            runs.append((letters, words))
    return runs


def _bracket(letters: Sequence[Move]) -> str:
    return f"[{'+'.join(move.value for move in letters) or NO_LETTER}]"
