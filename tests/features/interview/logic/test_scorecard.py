"""What was asked against what was prepared."""

from bot.features.interview.logic.scorecard import Preparation, Scorecard, dry_moves, ran_dry, scorecard
from question_bank.models import ArchetypeId, Move
from storage.records import StoryTold
from tests.features.interview.logic.asked import asked

CONTESTED, COST, MENTORED = ArchetypeId.CONTESTED_DECISION, ArchetypeId.COST_NEGOTIATION, ArchetypeId.MENTORING


def test_each_question_is_counted_once() -> None:
    ready = Preparation(told={CONTESTED, MENTORED}, rehearsed={MENTORED}, practised={COST})
    card = scorecard(
        [
            asked(archetype=CONTESTED, told=StoryTold.BANK, dry="RE"),
            asked(archetype=MENTORED, told=StoryTold.BANK, dry="R"),
            asked(archetype=COST, told=StoryTold.NONE),
            asked(archetype=COST),
            asked(),
        ],
        ready,
    )
    assert card == Scorecard(
        asked=5,
        with_story=2,
        rehearsed=1,
        practised=2,
        unprepared=(COST,),
        of_no_archetype=1,
        told={StoryTold.BANK: 2, StoryTold.NONE: 1},
        dry={Move.RESULT: 2, Move.REFLECTION: 1},
    )


def test_an_archetype_of_another_version_counts_as_none() -> None:
    assert scorecard([asked(archetype="heroism")], Preparation()).of_no_archetype == 1


def test_a_question_without_a_story_ran_dry_and_nowhere_did_not() -> None:
    assert ran_dry(asked(told=StoryTold.NONE))
    assert ran_dry(asked(told=StoryTold.BANK, dry="T"))
    assert not ran_dry(asked(told=StoryTold.BANK, dry=""))
    assert not ran_dry(asked())


def test_dry_moves_come_in_their_order() -> None:
    assert dry_moves(asked(dry="ET")) == (Move.TRADE_OFF, Move.REFLECTION)
