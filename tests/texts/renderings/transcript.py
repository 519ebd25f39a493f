"""Renderings of `bot.features.mock.texts.transcript`: all of it is said without arguments."""

from tests.texts.renderings import Rendering

RENDERINGS: list[Rendering] = []
