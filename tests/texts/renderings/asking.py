"""Renderings of `bot.features.answering.texts.asking`."""

from datetime import date

from bot.features.answering.texts import asking as say
from question_bank.models import Move, StyleGroup
from tests.texts.renderings import LONG, LONG_LINE, of

RENDERINGS = [
    of(say.question_text, LONG_LINE, "Question 8 of 8"),
    *(of(say.question_text, LONG_LINE, say.style_heading(group, "Question 8 of 8")) for group in StyleGroup),
    *(of(say.style_heading, group) for group in StyleGroup),
    of(say.topic_heading, "Amazon", "Have Backbone; Disagree and Commit"),
    of(say.repair_text, LONG_LINE, Move.DRIVER, LONG_LINE),
    *(of(say.status_text, words) for words in (0, 1, 60, 601, 12_000)),
    of(say.status_text, 39, is_style=True),
    *(of(say.status_follow_up_text, words) for words in (0, 1)),
    of(say.kept_text, 12_000),
    of(say.kept_label, 120),
    of(say.kept_item_label, 8, "A long question " * 15),
    of(say.kept_list_text, []),
    of(say.kept_list_text, [(date(2026, 9, 30), LONG_LINE, 12_000)] * 8),
    of(say.closed_text, LONG_LINE),
    of(say.left_open_text, LONG_LINE, 1_200),
    of(say.no_story_text, None),
    of(say.no_story_text, LONG_LINE),
    of(say.example_text, "Staff", LONG[:3_000], LONG_LINE),
]
