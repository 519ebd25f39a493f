"""Where a friend differs from the author and the rules."""

from bot.features.friends.logic.three_views import three_views
from question_bank.models import Level, Move
from storage.records import PeerAssessment


def said(moves: str, rules: str, own: str = "", own_level: str | None = None) -> PeerAssessment:
    """An assessment with these verdicts."""
    return PeerAssessment(
        rehearsal_id=1,
        version=1,
        moves=moves,
        level="strong",
        rules_moves=rules,
        rules_level="passing",
        own_moves=own,
        own_level=own_level,
    )


def test_what_the_friend_heard_less_of_than_the_rules_is_named() -> None:
    assert three_views(said("+~-+++", "++~+++")).heard_less == (Move.TRADE_OFF, Move.ACTION)


def test_what_the_friend_heard_less_of_than_the_author_is_named_too() -> None:
    assert three_views(said("-+++++", "-+++++", "++++++", "staff")).heard_less == (Move.SITUATION,)


def test_what_the_friend_heard_more_of_than_the_rules_is_named() -> None:
    assert three_views(said("++++++", "+++++-")).heard_more == (Move.REFLECTION,)


def test_without_an_estimate_there_are_two_views() -> None:
    views = three_views(said("++++++", "++++++", "+++"))
    assert views.own is None
    assert (views.friend.level, views.rules.level) == (Level.STRONG, Level.PASSING)
