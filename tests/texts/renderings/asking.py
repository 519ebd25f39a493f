"""Renderings of `bot.features.answering.texts.asking`."""

from bot.features.answering.texts import asking as say
from question_bank.models import Move, StyleGroup
from tests.texts.renderings import LONG, LONG_LINE, of

RENDERINGS = [
    of(say.question_text, LONG_LINE, "Question 8 of 8"),
    *(of(say.question_text, LONG_LINE, say.style_heading(group, "Question 8 of 8")) for group in StyleGroup),
    *(of(say.style_heading, group) for group in StyleGroup),
    of(say.repair_text, LONG_LINE, Move.DRIVER, LONG_LINE),
    *(of(say.status_text, words) for words in (1, 60, 601, 12_000)),
    of(say.status_text, 39, is_style=True),
    of(say.status_follow_up_text, 1),
    of(say.left_open_text, 1_200),
    of(say.no_story_text, None),
    of(say.no_story_text, LONG_LINE),
    of(say.example_text, "Staff", LONG[:3_000], LONG_LINE),
]
