"""Texts of telling a story aloud."""

from bot.conversation.logic.stories.recorded_length import Length
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.texts.html import escape, quoted, times
from bot.conversation.texts.names import SPOKEN_TARGET
from bot.features.rehearsal.logic.rehearsal_length import SITUATION_SECONDS, TimedTelling
from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS

HINT = f"Send the story as a voice note; I time it against {SPOKEN_TARGET} and against its own text."
ALOUD = "Tell it aloud"
AGAIN = "Tell it again"
PUSHBACK = "With pushback"
STORY = "Back to the story"
EDIT = "Open the story"
TO_THE_BANK = "To the story bank"
NONE_OF_THESE = "None of these"
LEAVE = "Leave it for now"
TITLE = 80

NO_STORIES = "There is no story to rehearse yet. Put one into your story bank first; the rest follows from there."
NO_TEXT = "This story has no text yet. Write a letter or two first, then tell it."
WHICH_TO_TELL = "Which story do you want to tell?"
BELONGS_TO_NONE = "Left as it is: it counts for no story."
LEFT = "Left. Nothing is lost; start again whenever you like."
NOT_HEARD = "I time it. I do not hear the words."
TYPING_IS_NO_REHEARSAL = (
    "Typing is not a rehearsal, so I have not kept this. Tell the story as a voice note.\n\n"
    "If the text should change, open the story. If you would rather be asked hard questions, take pushback."
)


def begin_text(title: str, written: int, advice: str) -> str:
    """Return the invitation. `written` is the time that the text takes to say, in seconds."""
    return (
        f"🎙 <b>Tell it aloud:</b> {quoted(title, TITLE)}\n\n"
        "One voice note, the whole story, without reading it out. "
        f"The target is {SPOKEN_TARGET}; your text takes {clock(written)}. {NOT_HEARD}\n\n<i>{escape(advice)}</i>"
    )


def told_text(title: str, told: TimedTelling, advice: str, standing: Rehearsed) -> str:
    """Return the verdict on a telling by its length, and the story's rehearsals so far."""
    if told.length is Length.SLIP:
        return (
            f"<b>{clock(told.seconds)}</b> is too short for a story, so it does not count. "
            "Send the whole of it as one voice note."
        )
    lines = [f"🎙 <b>{clock(told.seconds)} aloud:</b> {quoted(title, TITLE)}", _against_the_mark(told)]
    lines.append(_against_the_text(told))
    if told.situation is not None and told.length is Length.LONG:
        lines.append(
            f"Your situation alone takes {clock(told.situation)} as it is written. {SITUATION_SECONDS} seconds are enough."
        )
    return "\n".join(lines) + f"\n\n<i>{escape(advice)}</i>\n\n{NOT_HEARD} {standing_text(standing)}"


def standing_text(standing: Rehearsed) -> str:
    """Return one line with the number of a story's rehearsals."""
    timed = f"So far aloud: {times(standing.aloud)}, in {SPOKEN_TARGET}: {times(standing.in_time)}"
    friends = f", with a friend: {times(standing.friends)}" if standing.friends else ""
    return f"{timed}, with hard questions: {times(standing.pushbacks)}{friends}."


def which_text(seconds: int) -> str:
    """Return the question which story a voice note told."""
    return (
        f"Noted as a rehearsal aloud: {clock(seconds)}. I hear no words, so tell me: which story was it? "
        "Then it counts there."
    )


def clock(seconds: int) -> str:
    """Return seconds as minutes and seconds, such as `2:05`."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def _against_the_mark(told: TimedTelling) -> str:
    if told.length is Length.SHORT:
        return f"{clock(SHORTEST_SECONDS - told.seconds)} short of {SHORTEST_SECONDS // 60} minutes."
    if told.length is Length.LONG:
        return f"{clock(told.seconds - LONGEST_SECONDS)} over {LONGEST_SECONDS // 60} minutes."
    return f"Within {SPOKEN_TARGET}."


def _against_the_text(told: TimedTelling) -> str:
    compared = f"Your text takes {clock(told.written)}, you took {clock(told.seconds)}"
    if told.apart > 0 and told.length is Length.RIGHT:
        return f"{compared}. What you added is worth writing into the story."
    if told.apart > 0:
        return f"{compared}: you added {clock(told.apart)}. Where?"
    if told.apart < 0:
        return f"{compared}: you left out {clock(-told.apart)}. Which letter is missing?"
    if told.length is Length.RIGHT:
        return f"{compared}: about the same."
    return f"{compared}: so it is the text that is too {told.length}."
