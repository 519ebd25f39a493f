"""An edited message in a story's text: its words change, the others stay, and its letter is told by the new ones."""

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.edited_words import with_words_edited
from bot.conversation.logic.stories.letter_paragraphs import joined_letters, with_more
from bot.conversation.logic.stories.story_text import letter_text
from question_bank.models import Move
from storage.records import MarkedText

TOLD = joined_letters({"S": "We had 40 people.", "T": "Fast or right.", "A": "I wrote it."})
WORDS = st.text(alphabet="abc .\n", min_size=1).map(str.strip).filter(bool)


def test_the_words_change_and_their_letter_goes_along() -> None:
    changed = with_words_edited(TOLD, "Fast or right.", "Late and dear, or soon and wrong.", Move.TRADE_OFF)
    assert changed is not None
    assert letter_text(changed, Move.TRADE_OFF) == "Late and dear, or soon and wrong."
    assert letter_text(changed, Move.SITUATION) == "We had 40 people."
    assert letter_text(changed, Move.ACTION) == "I wrote it."


def test_a_message_among_others_of_its_letter_leaves_them_marked() -> None:
    told = with_more(TOLD, Move.SITUATION, "It was hard.")
    changed = with_words_edited(told, "It was hard.", "The launch was at risk.", Move.SITUATION)
    assert changed is not None
    assert letter_text(changed, Move.SITUATION) == "We had 40 people.\nThe launch was at risk."


def test_words_that_are_not_there_any_more_change_nothing() -> None:
    assert with_words_edited(TOLD, "Other words.", "New words.", Move.ACTION) is None
    assert with_words_edited(TOLD, " ", "New words.", Move.ACTION) is None


def test_an_edit_to_nothing_changes_nothing() -> None:
    assert with_words_edited(TOLD, "I wrote it.", "  ", Move.ACTION) is None


@given(before=WORDS, old=WORDS, new=WORDS)
def test_the_new_words_stand_where_the_old_ones_stood_and_tell_the_letter(before: str, old: str, new: str) -> None:
    told = with_more(joined_letters({"S": before}), Move.RESULT, old)
    changed = with_words_edited(told, old, new, Move.RESULT)
    assert isinstance(changed, MarkedText)
    assert changed.text == f"{before}\n\n{new}"
    assert letter_text(changed, Move.RESULT) == new
    assert letter_text(changed, Move.SITUATION) == before
