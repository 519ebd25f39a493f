"""Renderings of `bot.conversation.texts.refusals`."""

from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.texts import refusals as say
from tests.texts.renderings import of

RENDERINGS = [
    *(of(say.unknown_command_text, meant) for meant in (None, "practice")),
    of(say.edited_command_text, "practice"),
    *(of(say.key_not_here_text, key) for key in Key),
]
