"""The script of the clumsy week: everything that can be done wrong on a phone, and what is still kept of it."""

from datetime import time

from bot.features.transfer.limits import LARGEST_FILE
from tests.fortnight import clumsy_texts as texts
from tests.fortnight.clumsy_hands import ClumsyHands
from tests.fortnight.theatre import Theatre

EVENING = time(18, 30)


async def play(stage: Theatre) -> None:
    """The whole week."""
    hands = ClumsyHands(stage)
    await first_morning(stage, hands)
    await first_evening(stage, hands)
    for day in (second, third, fourth, fifth, sixth, seventh):
        await day(stage, hands)


async def first_morning(stage: Theatre, hands: ClumsyHands) -> None:
    """Set-up with quick thumbs, and an answer with everything in the middle of it."""
    await stage.day(1, "the first minute, with quick thumbs")
    await hands.say_twice("/start")
    await stage.say("Winterfell")
    await hands.press_twice("Yes")
    await hands.press_twice("18:30")
    await hands.press_twice("Staff AI")
    await hands.sticker()
    await stage.terminal(":photo")
    await stage.say("/practise", "Next!")
    await hands.say_twice(texts.DOCKS_BEGINNING)
    await stage.say(texts.SLASH, "/help")


async def first_evening(stage: Theatre, hands: ClumsyHands) -> None:
    """Edits of all kinds before the verdict and after it."""
    await stage.terminal(f":edit 2 {texts.DOCKS_BEGINNING_EDITED}")
    await stage.terminal(f":edit 2 {texts.DOCKS_BEGINNING_EDITED}")
    await hands.edit_of_nothing("hello?")
    await hands.edit_of_nothing("/practice")
    await stage.terminal(":voice 7")
    await stage.terminal(":location 52.5 13.4")
    await stage.say(texts.DOCKS_END)
    await hands.say_at_once("DONE ✅", "Done.")
    await stage.later(1)
    await stage.terminal(f":edit {texts.DOCKS_END_EDITED}")
    await stage.terminal(f":edit {texts.DOCKS_END_EDITED}")
    await hands.press_twice("Save to the story bank")
    await stage.say("done")


async def second(stage: Theatre, hands: ClumsyHands) -> None:
    """Half an answer, left overnight."""
    await stage.day(2, "half an answer, left overnight")
    await stage.at(EVENING)
    await stage.say(texts.HALF)
    await hands.cancel_and_cancel()
    await stage.press("Go on")


async def third(stage: Theatre, _: ClumsyHands) -> None:
    """The other half, and dates, times and places that nobody knows."""
    await stage.day(3, "dates, times and places that nobody knows")
    await stage.say(texts.OTHER_HALF)
    await stage.say("/plan", "31/31/2026", "last Friday", "soon-ish", "3-5 weeks")
    await stage.say("/settings")
    await stage.press("Time zone")
    await stage.say("Winterfell", "/settings")
    await stage.press("Daily time")
    await stage.say("25:99", "Done!", "/cancel")
    await stage.tap("Save to the story bank")
    await stage.tap("Another question")


async def fourth(stage: Theatre, hands: ClumsyHands) -> None:
    """A mock with commands in the middle."""
    await stage.day(4, "a mock interview, with commands in the middle")
    await hands.say_twice("/mock")
    await hands.press_twice("3")
    await stage.say(texts.MOCK_HALF, "/quiz", "/mock")
    await stage.press("Go on with the mock")
    await hands.press_twice("Skip")
    await hands.cancel_and_cancel()
    await stage.later(5)
    await stage.say("/practice")


async def fifth(stage: Theatre, hands: ClumsyHands) -> None:
    """A drill with commands in the middle."""
    await stage.day(5, "a drill, with commands in the middle")
    await stage.say("/drill")
    await hands.press_twice("Start")
    await stage.say(texts.PROJECT, "NEXT")
    await hands.say_twice(texts.DRILL_LETTER)
    await stage.terminal(f":edit {texts.DRILL_LETTER_EDITED}")
    await stage.say("/coverage")
    await hands.file("outline.xlsx", b"PK\x03\x04")
    await stage.say("skip")
    await hands.cancel_and_cancel()


async def sixth(stage: Theatre, hands: ClumsyHands) -> None:
    """A story that is half Markdown, and files of every wrong kind."""
    await stage.day(6, "half a story in Markdown, and the wrong files")
    await stage.say("/stories")
    await stage.press("Add a story")
    await hands.press_twice("○ Mentoring through ambiguity")
    await stage.say(texts.HALF_MARKDOWN)
    await stage.press("Yes, split it like this")
    await stage.say("/learn", texts.MORE_LETTER)
    await hands.file("stories.md", b"")
    await hands.file("stories.pdf", b"%PDF-1.4")
    await hands.file("broken.md", texts.BROKEN_MARKDOWN.encode())
    await hands.press_twice("Import")
    await hands.file("huge.md", b"x" * (LARGEST_FILE + 1))
    await hands.file("stories.json", b'{"format": "stardrill"')
    await hands.cancel_and_cancel()


async def seventh(stage: Theatre, hands: ClumsyHands) -> None:
    """Texts for nothing, and an erasure that was not meant."""
    await stage.day(7, "texts for nothing, and an erasure that was not meant")
    await hands.forward(texts.FORWARDED)
    await stage.terminal(":voice 95")
    await stage.say("/delete", "no no no", "/delete", "/cancel")
    await hands.say_twice("/delete")
    await hands.press_twice("Keep it")
    await stage.say("/cancel")
    await stage.press("Discard it")
    await stage.say(texts.LOOSE)
    await hands.edit_of_nothing(texts.EDITED_IN)
    await stage.at(time(18, 5))
    await stage.say("/export")
