"""Renderings of `bot.features.transfer.texts.files_page`: all of it is said without arguments."""

from tests.texts.renderings import Rendering

RENDERINGS: list[Rendering] = []
