"""In which share a user's own questions come up."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from bot.conversation.logic.questions.own_question_share import OWN_QUESTION_SHARE, UNFILED_SHARE, with_own
from bot.conversation.logic.questions.own_questions import judged_for
from question_bank.models import ArchetypeId, Question

TODAY = date(2026, 5, 4)
OURS = judged_for("mentoring-01", "Ours.", ArchetypeId.MENTORING)
OWN = judged_for("own-1", "My own.", ArchetypeId.MENTORING)
OTHER = judged_for("own-2", "Of another.", ArchetypeId.KILLED_PROJECT)
UNFILED = judged_for("own-3", "Of none.", None)
TIMES = 2000


def drawn(own: Sequence[Question], *, asked: dict[str, date] | None = None, unfiled: bool = True) -> Counter[str]:
    """Return how often each question comes in many draws."""
    dice = Random(1)  # noqa: S311 -- chance for a test, no secret
    return Counter(with_own(OURS, own, asked or {}, TODAY, dice, unfiled=unfiled).id for _ in range(TIMES))


def test_an_own_question_of_the_archetype_comes_one_time_in_three() -> None:
    assert abs(drawn([OWN])["own-1"] / TIMES - OWN_QUESTION_SHARE) < 0.04


def test_many_own_questions_come_no_more_often_than_one() -> None:
    many = [judged_for(f"own-{n}", f"My {n}.", ArchetypeId.MENTORING) for n in range(1, 100)]
    assert abs(drawn(many)["mentoring-01"] / TIMES - (1 - OWN_QUESTION_SHARE)) < 0.04


def test_an_own_question_of_another_archetype_does_not_come() -> None:
    assert set(drawn([OTHER])) == {"mentoring-01"}


def test_own_questions_without_an_archetype_come_one_time_in_ten_together() -> None:
    others = [judged_for(f"own-{n}", f"None {n}.", None) for n in range(4, 50)]
    assert abs(drawn([UNFILED, *others])["mentoring-01"] / TIMES - (1 - UNFILED_SHARE)) < 0.03


def test_one_without_an_archetype_does_not_take_a_turn_that_must_not_be_lost() -> None:
    assert set(drawn([UNFILED], unfiled=False)) == {"mentoring-01"}


def test_an_own_question_rests_for_thirty_days() -> None:
    assert set(drawn([OWN], asked={"own-1": TODAY - timedelta(days=29)})) == {"mentoring-01"}
    assert "own-1" in drawn([OWN], asked={"own-1": TODAY - timedelta(days=30)})


def test_the_one_asked_longest_ago_comes_first() -> None:
    second = judged_for("own-9", "Second.", ArchetypeId.MENTORING)
    asked = {"own-1": TODAY - timedelta(days=40), "own-9": TODAY - timedelta(days=50)}
    assert set(drawn([OWN, second], asked=asked)) == {"mentoring-01", "own-9"}


def test_without_own_questions_no_chance_is_drawn() -> None:
    dice = Random(1)  # noqa: S311 -- chance for a test, no secret
    assert with_own(OURS, [], {}, TODAY, dice) is OURS
    assert dice.random() == Random(1).random()  # noqa: S311


def test_a_style_prompt_is_not_replaced() -> None:
    prompt = judged_for("style-1", "How do you work?", None)
    dice = Random(1)  # noqa: S311
    assert {with_own(prompt, [OWN, UNFILED], {}, TODAY, dice) for _ in range(50)} == {prompt}
