"""Renderings of `bot.features.transfer.texts.transfer`."""

from datetime import date

from bot.features.transfer.storybook.draft import Fault
from bot.features.transfer.texts import transfer as say
from bot.features.transfer.texts.beside import Beside, FileSetting
from bot.features.transfer.texts.transfer import Fate
from question_bank.models import Level, Move, Verdict
from tests.texts.renderings import LONG, LONG_LINE, of

MANY = [(LONG_LINE, fate) for fate in Fate] * 100
ALL_OF_IT = Beside(
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

RENDERINGS = [
    of(say.markdown_text, 0, caption=True),
    of(say.markdown_text, 1_234, caption=True),
    of(say.anki_text, 1, unfinished=1, untold=1, caption=True),
    of(say.anki_text, 1_234, unfinished=1_234, untold=8, caption=True),
    of(say.preview_text, MANY, 8),
    of(say.preview_text, [], 1),
    of(say.preview_text, [(LONG, Fate.SAME)], 0),
    of(say.preview_text, MANY, 8, unknown=[LONG_LINE] * 9, dropped=[(LONG_LINE, tuple(Move))] * 9),
    of(say.preview_text, [(LONG, Fate.NEW)], 0, unknown=["<b>"], dropped=[("&", (Move.ACTION,))]),
    of(say.as_one_text, LONG, 60_000, Fate.NEW),
    of(say.as_one_text, LONG, 1, Fate.SAME),
    of(say.preview_text, MANY, 8, beside=Beside(questions=200, interviews=300)),
    of(say.preview_text, [], 0, beside=Beside(questions=1)),
    of(say.preview_text, [], 0, beside=Beside(interviews=1)),
    of(say.done_text, MANY[:9], 1),
    of(say.done_text, MANY[:9], 1, beside=Beside(questions=200, interviews=300)),
    of(say.imported_text, list(Fate) * 100, [(LONG_LINE, tuple(Move))] * 100),
    of(
        say.imported_text,
        list(Fate) * 100,
        [(LONG_LINE, tuple(Move))] * 100,
        beside=Beside(questions=200, interviews=300),
    ),
    of(say.imported_text, [], [], beside=Beside(interviews=1)),
    of(say.preview_text, [(LONG, Fate.SAID)], 0),
    of(say.imported_text, [Fate.SAID, Fate.SAID], []),
    of(say.friend_verdict, Level.STAFF, dict.fromkeys(Move, Verdict.MISSING)),
    of(say.imported_text, [], [], beside=Beside(questions=1)),
    of(say.imported_text, [], [], beside=Beside(questions=200, interviews=200, moments=500)),
    of(say.preview_text, [], 0, beside=Beside(moments=1)),
    of(say.done_text, MANY[:9], 1, beside=Beside(questions=200, interviews=200, moments=500)),
    of(say.imported_text, [Fate.SAME], [(LONG, ())]),
    *(of(say.bad_file_text, fault, 123_456, LONG) for fault in Fault),
    *(of(say.bad_file_text, fault, None, "") for fault in Fault),
    of(say.file_opening, date(2026, 3, 2), stories=0),
    of(say.file_opening, date(2026, 3, 2), stories=1_234),
    of(say.file_verdict, Level.STAFF, dict.fromkeys(Move, Verdict.MISSING), 60_000),
    of(say.file_verdict, Level.WEAK, {}, 1),
    of(say.file_verdict, None, dict.fromkeys(Move, Verdict.MISSING), 1),
]
