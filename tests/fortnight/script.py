"""The script: what the person does on each of the fourteen days."""

from datetime import time

from storage.records import QuizKind
from tests.fortnight import stories
from tests.fortnight.theatre import Theatre

EVENING = time(18, 30)


async def play(stage: Theatre) -> None:
    """The whole fortnight."""
    for day in (first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth):
        await day(stage)
    await thirteenth(stage)
    await fourteenth(stage)


async def first(stage: Theatre) -> None:
    """Set-up, and the first answer."""
    await stage.day(1, "the first minute")
    await stage.say("/start")
    await stage.press("Yes", "18:30", "Staff AI")
    await stage.answer()
    await stage.press("See an example")


async def second(stage: Theatre) -> None:
    """The daily question, a good answer, and the story bank."""
    await stage.day(2, "a question on the phone, and a story kept")
    await stage.at(EVENING)
    await stage.answer()
    await stage.press("Save to the story bank")
    await stage.say("/stories")


async def third(stage: Theatre) -> None:
    """A plan."""
    await stage.day(3, "a date, and a plan")
    await stage.say("/plan")
    await stage.press("In 4 weeks", "30")
    await stage.press("Calendar file")


async def fourth(stage: Theatre) -> None:
    """The quiz on the way to work."""
    await stage.day(4, "five questions on the way to work")
    await stage.say("/quiz")
    await stage.press("Name the archetype")
    for seconds in (3, 4, 9, 2, 3):
        await stage.later(seconds / 60)
        await stage.guess(QuizKind.ARCHETYPE, rightly=seconds < 9)
        if "Next question" in stage.labels:
            await stage.press("Next question")
    await stage.at(EVENING)
    await stage.answer()


async def fifth(stage: Theatre) -> None:
    """A story, letter by letter."""
    await stage.day(5, "a story, letter by letter")
    await stage.say("/learn")
    await stage.press("Quality incident")
    await stage.press("Write a story")
    for text in stories.OUTAGE_LETTERS.values():
        await stage.say(text)
        await stage.press_one_of("Next: ", "Finish: ")
    await stage.say("Label printing, 2024")
    await stage.say("The night of the labels")


async def sixth(stage: Theatre) -> None:
    """The gap drill."""
    await stage.day(6, "twenty-five minutes for the gaps")
    await stage.say("/drill")
    await stage.press("Start")
    for _ in range(3):
        await _outline(stage)
    await stage.press("☐ Ethical pushback", "That is all of them")
    for level in ("Strong", "Strong", "Passing", "Weak"):
        await stage.press_one_of(level, f"{level}:")


async def _outline(stage: Theatre) -> None:
    """One outline of the drill: there is material for mentoring alone."""
    if await stage.outlined() != "mentoring":
        await stage.later(2)
        await stage.press("I have no story here")
        return
    await stage.say("Depot simulator, 2023")
    for text in stories.SIMULATOR_LETTERS.values():
        await stage.later(1.5)
        await stage.say(text)
        await stage.press_one_of("Next letter", "Finish this outline")


async def seventh(stage: Theatre) -> None:
    """The week in one picture."""
    await stage.day(7, "the week in one picture")
    await stage.at(time(18, 5))
    await stage.say("/coverage")


async def eighth(stage: Theatre) -> None:
    """A day without."""
    await stage.day(8, "a day without")
    await stage.at(EVENING)
    await stage.tap("Not today")


async def ninth(stage: Theatre) -> None:
    """A mock interview."""
    await stage.day(9, "a mock interview")
    await stage.say("/mock")
    await stage.press("☐ With a style question", "3")
    while await stage.is_asked():
        await stage.later(4)
        if stage.follows_up:
            await stage.press("Skip")
        else:
            await stage.answer()
    await stage.press("Transcript as a file")


async def tenth(stage: Theatre) -> None:
    """Aloud, and with pushback."""
    await stage.day(10, "aloud, and with pushback")
    await stage.say("/stories")
    await stage.press("5. The night", "Rehearse aloud")
    await stage.terminal(":voice 95")
    await stage.press("With pushback")
    await stage.say(stories.PUSHBACK_NUMBER)
    await stage.press("Done", "I could not answer that")
    await stage.say(stories.PUSHBACK_COUNTERFACTUAL)
    await stage.press("Done")


async def eleventh(stage: Theatre) -> None:
    """What the levels look like."""
    await stage.day(11, "four answers to grade")
    await stage.say("/quiz")
    await stage.press("Guess the level")
    for n in range(4):
        await stage.later(0.5)
        await stage.guess(QuizKind.LEVEL, rightly=n != 1)
        if "Next" in "".join(stage.labels):
            await stage.press("Next")


async def twelfth(stage: Theatre) -> None:
    """Other hours, and thirty seconds instead of ten minutes."""
    await stage.day(12, "other hours, and thirty seconds")
    await stage.say("/settings")
    await stage.press("Days", "✓ Sat", "Back")
    await stage.at(EVENING)
    await stage.answer()


async def thirteenth(stage: Theatre) -> None:
    """Everything in a file."""
    await stage.day(13, "everything in a file")
    await stage.say("/privacy")
    await stage.say("/coverage")


async def fourteenth(stage: Theatre) -> None:
    """The second week in one picture, the plan as it stands, and the card for the day itself."""
    await stage.day(14, "two weeks")
    await stage.at(time(18, 5))
    await stage.say("/plan")
    await stage.press("Day card")
