"""Texts of the quizzes in general, and of the quiz that asks to name the archetype."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.texts.html import escape, questions_done
from bot.conversation.texts.names import ARCHETYPE_LABELS, ARCHETYPE_SUBJECTS, WHICH_STORY
from bot.features.quiz.logic.quiz import MARK_S, Confusion, Score, WeekOfGuesses
from question_bank.models import Archetype, ArchetypeId

ARCHETYPE = "Name the archetype"
LEVEL = "Guess the level"
GO_ON = "Go on with it"
NEW = "Start a new one"
NEXT = "Next question"
AGAIN = "Another quiz"
PRACTISE = "Answer a question"

HINT = "Interviewers never name the archetype. Recognise it at once, and you know which story to tell."
CHOOSE = (
    "<b>A short quiz.</b> No typing, and it does not change what I ask you next.\n\n"
    f"<b>{ARCHETYPE}</b>: five questions. Which story does each ask for? Try to tap within five seconds; you may take longer.\n"
    f"<b>{LEVEL}</b>: four answers, one of each level. You judge first, then the rules do.\n"
    f"<b>{WHICH_STORY}</b> Five questions, and your own titles. Find the story for each within ten seconds."
)

_BARS = "▁▂▃▄▅▆▇█"


def learn_label(archetype: ArchetypeId) -> str:
    """Return the label of the button to an archetype's card."""
    return f"Learn: {ARCHETYPE_LABELS[archetype]}"


def unfinished_text(done: int, size: int) -> str:
    """Return the offer of an unfinished quiz."""
    return f"You have a quiz open: {questions_done(done, size)}."


def waiting_text(done: int, size: int) -> str:
    """Return the note that a quiz can be gone on with."""
    return f"Your quiz is kept: {questions_done(done, size)}. /quiz goes on with it."


def question_text(n: int, size: int, question: str) -> str:
    """Return a question whose archetype is to be named."""
    return f"<b>{n} of {size}.</b> Which archetype?\n\n❓ <b>{escape(question)}</b>"


def told_text(
    n: int, size: int, question: str, archetype: Archetype, given: Archetype, *, right: bool, seconds: float | None
) -> str:
    """Return the question with the verdict on the guess, its time, and what gives the archetype away.

    `right` with another archetype given means that both answer the question.
    """
    blocks = [
        f"<b>{n} of {size}.</b> <i>{escape(question)}</i>",
        f"{_headline(archetype, given, right=right)}{_time(seconds)}",
        f"{escape(archetype.choose_when)}\nTension: {escape(archetype.tensions[0])}.",
    ]
    if not right:
        blocks.append(
            f"Why not <b>{escape(given.name)}</b>? That one asks about {ARCHETYPE_SUBJECTS[given.id]}. "
            f"This one wants a story about {ARCHETYPE_SUBJECTS[archetype.id]}."
        )
    return "\n\n".join(blocks)


def result_text(now: Score, confused: Sequence[Confusion], weeks: Sequence[WeekOfGuesses]) -> str:
    """Return the result of a quiz: its score, the confusions, and the speed over the weeks."""
    blocks = [f"<b>{now.right} of {now.asked} right</b>{_median(now)}"]
    if confused:
        lines = [f"• {ARCHETYPE_LABELS[one.archetype]}, taken for {ARCHETYPE_LABELS[one.given]}" for one in confused]
        blocks.append("<b>Mixed up</b>\n" + "\n".join(lines))
    if len(weeks) > 1:
        blocks.append("<b>Over the weeks</b>\n" + "\n".join(map(_week, weeks)))
    blocks.append(_advice(now))
    return "\n\n".join(blocks)


def _headline(archetype: Archetype, given: Archetype, *, right: bool) -> str:
    if not right:
        return f"❌ It is <b>{escape(archetype.name)}</b>. You said {escape(given.name)}"
    if given.id is archetype.id:
        return f"✅ <b>{escape(archetype.name)}</b>"
    return f"✅ {escape(given.name)} answers it too; <b>{escape(archetype.name)}</b> comes first"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "."
    if seconds <= MARK_S:
        return f", in {seconds:.1f} s."
    return f", in {seconds:.1f} s. The target is {MARK_S:.0f}."


def _median(score: Score) -> str:
    return f", half of them within {score.median_s:.1f} s" if score.median_s is not None else ""


def _week(week: WeekOfGuesses) -> str:
    share = week.score.right / week.score.asked
    bar = _BARS[round(share * (len(_BARS) - 1))]
    return f"{bar} {_day(week.monday)}: {share:.0%} right{_median(week.score)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _advice(score: Score) -> str:
    if score.right < score.asked:
        return "Read the cards of what you mixed up, then try again in a day or two."
    if score.median_s is not None and score.median_s > MARK_S:
        return "All right, but not fast yet. In the interview you need those seconds for your first sentence."
    return "You recognise them all. Now you need a story for each."
