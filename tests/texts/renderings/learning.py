"""Renderings of `bot.features.learning.texts.learning`."""

from dataclasses import replace

from bot.features.learning.texts import learning as say
from bot.review.reviewer import CISCO
from question_bank.loader import load_bank
from question_bank.models import Move
from tests.review.engine import review
from tests.texts.renderings import LONG, LONG_LINE, of

BANK = load_bank()
TOPICS = BANK.guidance.topics
TWICE = BANK.told_twice
LONGEST = replace(BANK.examples[3], text=f"{BANK.examples[3].text} {LONG}", question=LONG_LINE, why=LONG_LINE)
REVIEWED = [(e, review(e.text, e.archetype, e.question)) for e in (*BANK.examples, LONGEST)]
"""Every example, and an endless one, with its review."""

RENDERINGS = [
    *(of(say.card_text, archetype) for archetype in BANK.archetypes.values()),
    *(of(say.example_text, BANK.archetypes[e.archetype], e, reviewed) for e, reviewed in REVIEWED),
    of(say.moves_text, TOPICS[say.THE_SIX]),
    *(of(say.move_text, move, LONG_LINE, TOPICS[say.MOVE_TOPICS[move]], (LONG, LONG)) for move in Move),
    of(say.move_text, Move.RESULT, LONG_LINE, (), ()),
    of(say.told_twice_text, TWICE, review(TWICE.star, CISCO), review(TWICE.whole, CISCO)),
    of(say.openings_text, TOPICS[say.OPENING_TOPIC], [(a.name, a.card.opening) for a in BANK.archetypes.values()]),
    *(of(say.theme_text, theme, TOPICS) for theme in say.ADVICE),
]
