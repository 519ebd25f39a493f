"""Nothing that the bank advises is out of reach."""

import pytest

from bot.conversation.logic.best_evidence import telling
from bot.features.learning import learning
from bot.features.learning.texts.learning import ADVICE, DOORS, MOVE_TOPICS, OPENING_TOPIC, THE_SIX
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, Move
from tests.review.engine import review


def test_every_topic_of_the_guidance_is_on_a_page() -> None:
    on_pages = {topic for theme in ADVICE for topic in theme.topics} | {THE_SIX, OPENING_TOPIC, *MOVE_TOPICS.values()}
    assert on_pages == set(load_bank().guidance.topics)


def test_every_move_has_its_line_and_its_topic() -> None:
    assert len(load_bank().guidance.topics[THE_SIX]) == len(Move) == len(MOVE_TOPICS)


def test_every_page_has_an_id_of_its_own() -> None:
    assert len({theme.id for theme in ADVICE}) == len(ADVICE)


def test_every_door_leads_somewhere() -> None:
    assert set(DOORS) == set(learning.DOORS)
    assert {theme.door for theme in ADVICE} - {""} <= set(DOORS)


@pytest.mark.parametrize("archetype", ArchetypeId)
def test_what_is_shown_as_a_driver_is_no_result(archetype: ArchetypeId) -> None:
    model = load_bank().example(archetype, Level.STAFF)
    judged = review(model.text, model.archetype, model.question)
    assert judged.moves is not None
    shown = telling(judged, Move.DRIVER)
    results = judged.moves[Move.RESULT].evidence
    assert shown
    assert not any(one.overlaps(other) for one in shown for other in results)
    assert min(span.start for span in shown) > min(span.start for span in results)
