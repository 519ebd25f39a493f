"""Renderings of `bot.features.friends.texts.peer_assessments`."""

from datetime import date

from bot.features.friends.logic.marking import MOVES, verdicts_of
from bot.features.friends.logic.three_views import ThreeViews, View
from bot.features.friends.texts import peer_assessments as say
from question_bank.models import Level
from tests.texts.renderings import LONG, of

DAY = date(2026, 9, 30)
APART = ThreeViews(
    friend=View(moves=verdicts_of("--~~++"), level=Level.PASSING),
    rules=View(moves=verdicts_of("++++--"), level=Level.PASSING),
    own=View(moves=verdicts_of("++++++"), level=Level.PASSING),
)
ALIKE = ThreeViews(
    friend=View(moves=verdicts_of("++++++"), level=Level.STAFF),
    rules=View(moves=verdicts_of("++++++"), level=Level.STAFF),
    own=None,
)

RENDERINGS = [
    of(say.told_text, LONG),
    of(say.declined_text, 1),
    of(say.declined_text, 5),
    *(of(say.estimate_text, LONG, "+" * at, move) for at, move in enumerate(MOVES)),
    of(say.estimate_level_text, LONG),
    of(say.views_text, LONG, DAY, APART, "<&😀" * 166),
    of(say.views_text, "Mine", DAY, ALIKE, None),
    of(say.list_text, LONG, 0),
    of(say.list_text, LONG, 1_234),
    of(say.entry_label, 99, DAY, is_new=True),
]
