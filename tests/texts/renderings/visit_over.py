"""Renderings of `bot.conversation.texts.visit_over`: it holds fixed sentences alone."""

from tests.texts.renderings import Rendering

RENDERINGS: list[Rendering] = []
