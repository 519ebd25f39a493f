"""Traps hang on kinds of sentences, not on phrases: each kind shows in any words, and its near misses stay silent."""

import pytest

from bot.review.read import read
from bot.review.signals import Signals
from bot.review.traps import trap_of
from question_bank.lexicon import load_lexicon
from question_bank.models import ArchetypeId
from tests.review.traps.trap_kinds import KINDS

FALLS = [
    pytest.param(kind.archetype, kind.story.replace("{}", said), id=said[:60]) for kind in KINDS for said in kind.falls
]
AVOIDS = [
    pytest.param(kind.archetype, kind.story.replace("{}", said), id=said[:60]) for kind in KINDS for said in kind.avoids
]


@pytest.mark.parametrize(("archetype", "text"), FALLS)
def test_a_story_falls_by_this_kind_of_sentence(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(Signals(reading=read(text), lexicon=load_lexicon()), archetype).fallen is True


@pytest.mark.parametrize(("archetype", "text"), AVOIDS)
def test_a_near_miss_of_this_kind_is_not_called(archetype: ArchetypeId, text: str) -> None:
    assert trap_of(Signals(reading=read(text), lexicon=load_lexicon()), archetype).fallen is not True
