"""Renderings of `bot.features.interview.texts.scorecard`."""

from dataclasses import replace

from bot.features.interview.logic.comparison import Comparison, OfOutcome
from bot.features.interview.logic.scorecard import Scorecard
from bot.features.interview.texts import scorecard as say
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold
from tests.texts.renderings import of

FULL = Scorecard(
    asked=60,
    with_story=20,
    rehearsed=10,
    practised=30,
    unprepared=tuple(ArchetypeId),
    of_no_archetype=20,
    told=dict.fromkeys(StoryTold, 20),
    dry=dict.fromkeys(Move, 60),
)
EMPTY = Scorecard(asked=0, with_story=0, rehearsed=0, practised=0, unprepared=(), of_no_archetype=0)
LEVELS = dict.fromkeys(Level, 1_000)
RENDERINGS = [
    of(say.scorecard_text, FULL),
    of(say.scorecard_text, replace(EMPTY, asked=1, practised=1)),
    of(say.rated_text, tuple(ArchetypeId)),
    of(say.rated_text, (ArchetypeId.MENTORING,)),
    of(
        say.comparison_text,
        Comparison(
            asked=10_000,
            of_outcomes=tuple(
                OfOutcome(outcome=each, interviews=1_000, asked=10_000, own=LEVELS, rules=LEVELS)
                for each in InterviewOutcome
            ),
            both=9_000,
            equal=3_000,
            lower=3_000,
            higher=3_000,
        ),
    ),
    of(say.comparison_text, Comparison(asked=5, of_outcomes=(), both=0, equal=0, lower=0, higher=0)),
]
