"""The page of one story."""

from dataclasses import replace

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.features.stories.texts.stories import page_text
from question_bank.models import ArchetypeId, Move
from tests.features.progress.texts.test_coverage import plain
from tests.hearing import HAGGLED, hearing_judge
from tests.review.engine import RIGID, STAFF, review
from tests.texts.renderings.banked import kept


def lines_of(parts: dict[str, str], text: str) -> dict[str, str]:
    """The line of each letter of a story with those parts, judged as that text."""
    version = replace(kept(long=False).version, told=joined_letters(parts))
    page = plain(page_text(replace(kept(long=False), version=version), review(text), []))
    return {move.value: line for move in Move for line in page.splitlines() if line[2:3] == move.value}


def test_a_letter_that_holds_nothing_and_is_missing_says_so() -> None:
    assert lines_of({"S": "I moved it."}, "I moved it.")["R"].endswith("nothing yet")


def test_a_letter_that_holds_nothing_though_it_is_met_says_that_it_is_said_elsewhere() -> None:
    assert lines_of({"S": STAFF}, STAFF)["R"] == "● R told under another letter"


def test_where_the_trap_is_in_the_way_it_is_what_comes_next() -> None:
    page = plain(page_text(kept(long=False), review(RIGID, "contested-decision"), []))
    assert "🔧 Next: the trap. It never says what would have changed your mind." in page


def test_a_story_at_the_staff_bar_has_its_lift_next() -> None:
    assert "⬆ Next: Where is the negotiation" in plain(page_text(kept(long=False), review(STAFF, "cisco"), []))


def test_a_story_that_is_not_judged_has_no_level() -> None:
    code = kept(long=False)
    code = replace(code, version=replace(code.version, words=60))
    page = plain(page_text(code, review("x = 1;\ny = 2;"), []))
    assert "Not judged · " in page
    assert "This looks like code." in page


def test_a_story_filed_under_another_archetype_than_an_interviewer_hears_says_so() -> None:
    filed = kept(long=False)
    filed = replace(filed, story=replace(filed.story, archetypes=(ArchetypeId.MENTORING,)))
    page = plain(page_text(filed, hearing_judge().review(HAGGLED, archetype="mentoring"), []))
    assert "An interviewer would hear a cost negotiation here, not mentoring. It counts for what you filed it" in page
