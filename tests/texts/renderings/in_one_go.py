"""Renderings of `bot.features.stories.texts.in_one_go`."""

from bot.features.stories.texts import in_one_go as say
from question_bank.models import Move
from tests.texts.renderings import LONG, of

RENDERINGS = [
    *(of(say.offer_text, move, [(letter, LONG) for letter in Move] * 9) for move in Move),
    of(say.offer_text, Move.SITUATION, [(Move.SITUATION, "A"), (Move.ACTION, "<b>")]),
]
