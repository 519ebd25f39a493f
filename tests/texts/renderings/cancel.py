"""Renderings of `bot.features.account.texts.cancel`: it has constants alone."""

from tests.texts.renderings import Rendering

RENDERINGS: list[Rendering] = []
