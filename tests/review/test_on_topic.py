"""Whether a story answers its question: what the review says of it, and what it does not ask about."""

import json

import pytest

from bot.review.review_json import from_json, to_json
from bot.review.reviewer import CISCO, STYLE
from bot.review.types import Review
from bot.review.version import RULES_VERSION
from question_bank.models import ArchetypeId
from tests.hearing import HAGGLED, STRAY, hearing_judge
from tests.review.engine import RIGID, STAFF, review, reviewer

INFLEXIBLE = f"{RIGID} It was all about the vendor's bill."


def heard(text: str, archetype: str = ArchetypeId.MENTORING) -> Review:
    return hearing_judge().review(text, archetype=archetype)


def test_a_story_of_another_archetype_is_off_topic_and_heard_as_that_one() -> None:
    judged = heard(HAGGLED)
    assert (judged.on_topic, judged.heard_as) == (False, ArchetypeId.COST_NEGOTIATION)


def test_a_story_of_none_is_off_topic_and_heard_as_nothing() -> None:
    assert (heard(STRAY).on_topic, heard(STRAY).heard_as) == (False, None)


def test_a_story_that_answers_its_question_is_on_topic() -> None:
    judged = heard(HAGGLED, ArchetypeId.COST_NEGOTIATION)
    assert (judged.on_topic, judged.heard_as) == (True, None)


@pytest.mark.parametrize(
    ("text", "archetype"),
    [
        pytest.param(" ".join(HAGGLED.split()[-59:]), ArchetypeId.MENTORING, id="under-60-words"),
        pytest.param("", ArchetypeId.MENTORING, id="empty"),
        pytest.param(f"{'el equipo lo hizo bien ' * 20} the vendor's bill", ArchetypeId.MENTORING, id="not-english"),
        pytest.param(HAGGLED, STYLE, id="style-prompt"),
        pytest.param(HAGGLED, CISCO, id="no-question"),
    ],
)
def test_what_is_too_short_or_no_story_is_not_judged_for_it(text: str, archetype: str) -> None:
    judged = heard(text, archetype)
    assert (judged.on_topic, judged.heard_as) == (None, None)


def test_off_topic_calls_no_trap_and_changes_no_move() -> None:
    asked = ArchetypeId.CONTESTED_DECISION
    on_topic, off_topic = review(INFLEXIBLE, asked), heard(INFLEXIBLE, asked)
    assert (on_topic.trap, off_topic.trap) == (True, False)
    assert off_topic.reasons.trap is None
    assert off_topic.moves == on_topic.moves
    assert "trap" not in [rule.part for rule in hearing_judge().explain(INFLEXIBLE, archetype=asked)]


def test_fit_and_edition_survive_json() -> None:
    for judged in (heard(HAGGLED), heard(STRAY), heard(STAFF)):
        assert from_json(json.loads(json.dumps(to_json(judged)))) == judged
        assert to_json(judged)["rules_version"] == RULES_VERSION


def test_a_review_of_the_first_rules_says_nothing_of_the_fit_and_is_read_as_theirs() -> None:
    stored = to_json(heard(STAFF))
    for name in ("on_topic", "heard_as", "rules_version"):
        del stored[name]
    judged = from_json(stored)
    assert (judged.on_topic, judged.heard_as, judged.rules_version) == (None, None, "1")


def test_what_spoke_for_another_archetype_is_explained() -> None:
    rules = reviewer().explain(HAGGLED, archetype=ArchetypeId.MENTORING)
    says = [rule.says for rule in rules if rule.part == "fit"]
    assert len(says) == 1
    assert says[0].startswith("Missing for mentoring: ")
    assert "There for cost-negotiation: " in says[0]


def test_a_story_that_answers_its_question_has_no_misfit_to_explain() -> None:
    rules = reviewer().explain(HAGGLED, archetype=ArchetypeId.COST_NEGOTIATION)
    assert [rule for rule in rules if rule.part == "fit"] == []
