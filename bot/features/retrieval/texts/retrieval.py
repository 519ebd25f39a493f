"""Texts of "Which of my stories?": the offer, the questions, and the result over the weeks."""

from collections.abc import Sequence

from bot.conversation.texts.html import joined, questions_done, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS, WHICH_STORY
from bot.features.retrieval.logic.enough_stories import FEWEST, Lack, Readiness
from bot.features.retrieval.logic.offered_stories import SIZE
from bot.features.retrieval.logic.progress import MARK_S, PickTally, WeekOfPicks
from bot.review.rubric import FEWEST_WORDS
from question_bank.models import ArchetypeId

BEGIN = "Begin"
GO_ON = "Go on with it"
NEW = "Start a new one"
NEXT = "Next question"
AGAIN = "Five more"
BANK = "Story bank"
TAG = "Give it an archetype: {title}"
SCOPE = "Scope of: {title}"
REHEARSE = "Rehearse: {title}"
_INTRO = (
    "Five questions. For each, tap the story of yours that you would tell. The mark is {mark} seconds, about as long as an "
    "interviewer waits; you may take longer. It does not change what I ask you next."
)
_LACKING = {
    Lack.STORIES: "It takes {fewest} stories with an archetype, so that there is something to choose between. You have {have}.",
    Lack.KINDS: (
        "Your {have} stories are filed under the same archetypes, so each of them would answer every question. "
        "Write one of another kind, or file one elsewhere under its title and tags."
    ),
}
_BARS = "▁▂▃▄▅▆▇█"


def intro_text(weeks: Sequence[WeekOfPicks]) -> str:
    """Return what the drill is, with the weeks so far."""
    blocks = [f"🗂 <b>{WHICH_STORY}</b>\n{_INTRO.format(mark=f'{MARK_S:.0f}')}"]
    return "\n\n".join([*blocks, *_over_the_weeks(weeks)])


def lacking_text(ready: Readiness, lack: Lack) -> str:
    """Return why the drill cannot begin, with the stories that do not count yet."""
    lines = [f"🗂 <b>{WHICH_STORY}</b>", _LACKING[lack].format(fewest=FEWEST, have=len(ready.candidates))]
    if ready.begun:
        lines.append(f"{_more(ready.begun)} only begun: under {FEWEST_WORDS} words.")
    if ready.untagged:
        lines.append(f"{_more(len(ready.untagged))} without an archetype.")
    return "\n".join(lines)


def write_label(archetype: ArchetypeId) -> str:
    """Return the label of the button that begins a story of an archetype that has none."""
    return f"Write: {ARCHETYPE_LABELS[archetype]}"


def unfinished_text(done: int) -> str:
    """Return the offer of an unfinished session."""
    return f"🗂 <b>{WHICH_STORY}</b> is open: {questions_done(done, SIZE)}."


def waiting_text(done: int) -> str:
    """Return the note that a session can be gone on with."""
    return f"“{WHICH_STORY}” is kept: {questions_done(done, SIZE)}. /which goes on with it."


def question_text(n: int, question: str) -> str:
    """Return a question for which a story is to be found."""
    return f"<b>{n} of {SIZE}.</b> Which of your stories?\n\n❓ <b>{shorten(question, 600)}</b>"


def result_text(
    now: PickTally, missed: Sequence[tuple[str, str]], weeks: Sequence[WeekOfPicks], *, unscoped: int
) -> str:
    """Return the result of a session: its counts, what was missed, the weeks, and what to do next.

    `missed` has, for each question answered wrongly, the title of the best story and of the one taken. `unscoped`
    counts the stories that came up and have no scope.
    """
    blocks = [f"🗂 <b>{_counts(now)}</b>"]
    if missed:
        lines = [f"• “{shorten(best, 60)}”, not “{shorten(taken, 60)}”" for best, taken in missed]
        blocks.append("<b>Missed</b>\n" + "\n".join(lines))
    if sum(week.tally.asked for week in weeks) > now.asked:
        blocks += _over_the_weeks(weeks)
    if unscoped:
        have = "One of these stories has" if unscoped == 1 else f"{unscoped} of these stories have"
        blocks.append(f"{have} no scope yet. With it I can say which of two reaches further.")
    return "\n\n".join([*blocks, _advice(now)])


def _more(number: int) -> str:
    return f"{number} more {'is' if number == 1 else 'are'}"


def _counts(tally: PickTally) -> str:
    parts = [f"{tally.in_time} right within {MARK_S:.0f} seconds"]
    if tally.late:
        parts.append(f"{tally.late} right later")
    if tally.wrong:
        parts.append(f"{tally.wrong} wrong")
    return joined(parts)


def _over_the_weeks(weeks: Sequence[WeekOfPicks]) -> list[str]:
    return ["<b>Over the weeks</b>\n" + "\n".join(map(_week, weeks))] if weeks else []


def _week(week: WeekOfPicks) -> str:
    tally = week.tally
    bar = _BARS[round(tally.in_time / tally.asked * (len(_BARS) - 1))]
    day = f"{week.monday.day} {week.monday:%B}"
    return f"{bar} Week of {day}: {tally.in_time} in time, {tally.late} later, {tally.wrong} wrong"


def _advice(tally: PickTally) -> str:
    if tally.wrong:
        return (
            "Read the titles in your bank once, then try again tomorrow. A title that does not bring its story back to "
            "you wants another one."
        )
    if tally.late:
        return "All right, but not fast yet. In the interview those seconds are your first sentence."
    return "You find them all at once. Now rehearse the ones that you have not told for longest."
