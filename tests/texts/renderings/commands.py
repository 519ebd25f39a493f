"""Renderings of `bot.conversation.texts.commands`, which has no function."""

from tests.texts.renderings import Rendering

RENDERINGS: list[Rendering] = []
