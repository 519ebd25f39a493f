"""Renderings of `bot.features.mock.texts.mock`."""

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.mock.logic.nearest import Near, Nearness
from bot.features.mock.texts import mock as say
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Move
from tests.texts.renderings import LONG, LONG_LINE, of

BANK = load_bank()
WORDS = ("<customers>", "regulators", "procurement", "never shown")

RENDERINGS = [
    of(say.heading, 8, 8),
    of(say.follow_up_text, LONG_LINE),
    of(say.sizes_text, with_style=False),
    of(say.sizes_text, with_style=True),
    *(
        of(say.status_text, words, minutes)
        for words, minutes in ((0, 0), (1, 0), (200, 4), (350, 12), (500, 60), (12_000, None))
    ),
    of(say.status_text, 39, 1, is_style=True),
    of(say.mark_text, 3, 0),
    of(say.mark_text, 10, 12_000),
    of(say.long_answer_text, 12_000),
    *(
        of(
            say.nearest_text,
            [LONG_LINE, LONG_LINE],
            [Near(id=n, why=why, archetype=ArchetypeId.SAFETY_ESCALATION, words=WORDS) for n in (1, 2)],
            BANK,
            said=said,
        )
        for why in Nearness
        for said in (False, True)
    ),
    of(say.adapt_label, "A long title " * 15),
    of(say.outline_text, LONG_LINE, joined_letters({move.value: LONG for move in Move}), LONG_LINE),
    of(say.outline_text, LONG_LINE, joined_letters({}), LONG_LINE),
]
