"""Renderings of `bot.features.transfer.texts.beside`."""

from bot.features.transfer.texts import beside as say
from bot.features.transfer.texts.beside import FileSetting
from tests.texts.renderings import of

MANY = say.Beside(
    questions=200,
    interviews=300,
    moments=500,
    answers=12_345,
    unanswered=1_234,
    series=1_234,
    rehearsals=1_234,
    settings=tuple(FileSetting),
    unread=12_345,
)
ONE = say.Beside(answers=1, unanswered=1, series=1, rehearsals=1, settings=(FileSetting.INTERVIEW,), unread=1)
RENDERINGS = [
    *(of(call, each) for call in (say.beside_lines, say.beside_named) for each in (MANY, ONE)),
    of(say.settings_text, [FileSetting.INTERVIEW], []),
    of(say.settings_text, tuple(FileSetting), tuple(FileSetting)),
    of(say.settings_text, [], [FileSetting.ZONE]),
]
