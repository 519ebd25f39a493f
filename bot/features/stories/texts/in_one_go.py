"""Texts for several letters that were typed in one go."""

from collections.abc import Sequence

from bot.conversation.texts.html import quoted
from bot.conversation.texts.names import MOVE_NAMES
from question_bank.models import Move

SPLIT = "Yes, split it like this"
KEEP = "No, all of it is {move}"
SPLIT_DONE = "Done: each passage has its letter, and your words stay in the order in which you typed them."
_SHOWN = 12
_PASSAGE = 90


def offer_text(move: Move, passages: Sequence[tuple[Move, str]]) -> str:
    """Return the offer to give each passage its letter. `passages` are letters with their words, in the text's order."""
    lines = [f"<b>This reads like more than the {MOVE_NAMES[move]}.</b> What I see:"]
    lines += [f"<b>{MOVE_NAMES[letter]}</b>: {quoted(words, _PASSAGE)}" for letter, words in passages[:_SHOWN]]
    if len(passages) > _SHOWN:
        lines.append(f"… and {len(passages) - _SHOWN} more")
    return "\n".join([*lines, "", "Everything is kept already. Shall I give each passage its letter?"])
