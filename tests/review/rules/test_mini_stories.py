"""Rules for action, result and driver of impact carry over to short stories of many trades."""

from collections.abc import Callable

import pytest

from bot.review.rules import action, driver, result
from bot.review.rules.rule import MoveFinding
from bot.review.signals import Signals
from tests.review.rules.mini_stories import MINI_STORIES, MiniStory
from tests.review.rules.stories import quotes, signals_of


@pytest.mark.parametrize(
    ("move", "judge", "least"),
    [("action", action.judge, 50), ("result", result.judge, 43), ("driver", driver.judge, 48)],
)
def test_verdicts_on_short_stories_agree_with_their_labels(
    move: str, judge: Callable[[Signals], MoveFinding], least: int
) -> None:
    wrong = [one.id for one in MINI_STORIES if judge(signals_of(one.text)).verdict.value != getattr(one, move)]
    assert len(MINI_STORIES) - len(wrong) >= least, wrong


@pytest.mark.parametrize(
    ("story", "quote"),
    [
        ("bakery", "Pale trays: one in five weeks"),
        ("ambulance", "A check takes four minutes"),
        ("shipyard", "The hull was afloat a week early"),
        ("prison kitchen", "Four years, no knife missing"),
        ("fire brigade", "no frozen hose, in 41 call-outs"),
        ("taxi", "Nobody has been robbed there since, fourteen months"),
    ],
)
def test_an_outcome_is_quoted_with_its_figure(story: str, quote: str) -> None:
    text = told(story).text
    assert quote in quotes(text, result.judge(signals_of(text)))[0]


@pytest.mark.parametrize(
    ("story", "quote"),
    [
        ("ambulance", "The station across the river has the photographs in its lids too"),
        ("mountain hut", "The hut above ours shuts its showers"),
        ("theatre", "Two other houses in town weighed their Peters after that"),
        ("forest", "The tape colour has gone into the state's manual"),
    ],
)
def test_what_others_do_since_with_a_thing_of_the_story_lasts(story: str, quote: str) -> None:
    text = told(story).text
    assert any(quote in one for one in quotes(text, driver.judge(signals_of(text))))


def told(story: str) -> MiniStory:
    return next(one for one in MINI_STORIES if one.id == story)
