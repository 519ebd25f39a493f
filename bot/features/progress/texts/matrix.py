"""Texts of the pages of the progress: what a link does, what only the chat does, the weeks in a sentence."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.texts.html import count, joined, on_button, times
from bot.conversation.texts.names import LEVEL_NAMES, SPOKEN_TARGET
from bot.features.progress.logic.audit import BankFinding, BankLack
from bot.features.progress.logic.weeks import PracticeWeek
from bot.features.progress.texts.audit import Named, finding_label
from question_bank.models import Level

IN_CHAT: Final = {
    BankLack.TIMED: "In the chat: /stories, open the story, Rehearse aloud.",
    BankLack.PUSHBACK: "In the chat: /stories, open the story, With pushback.",
    BankLack.NUMBER: "In the chat: /stories, open the story, With pushback.",
}
"""What does something about a finding that no page mends."""
_TITLE = 60
NO_WEEKS: Final = "Nothing is practised yet. In the chat, /practice asks the first question."


def point_label(finding: BankFinding, named: Named) -> str:
    """Return the label of a finding's link. What only the chat does is read before it: the link opens the story."""
    if finding.lack in IN_CHAT:
        return f"Open “{on_button(named.titles[finding.stories[0]], _TITLE)}”"
    return finding_label(finding, named)


def weeks_text(weeks: Sequence[PracticeWeek]) -> str:
    """Return the practice of the weeks in a sentence."""
    if not weeks:
        return NO_WEEKS
    days = sum(week.days for week in weeks)
    if not days:
        return f"Nothing was practised in the last {count(len(weeks), 'week')}. One answer picks it up again."
    done = [
        count(number, noun)
        for number, noun in (
            (sum(week.answers for week in weeks), "answer"),
            (sum(week.rehearsals for week in weeks), "rehearsal"),
        )
        if number
    ]
    span = "This week" if len(weeks) == 1 else f"In the last {len(weeks)} weeks"
    what = f"{joined(done)}; practice" if done else "practice"
    return f"{span}: {what} on {count(days, 'day')}."


def rehearsed_text(level: Level, told: Rehearsed, *, begun: bool) -> str:
    """Return a story's level, and how often it was told. `begun` is True for a story too short to have a level."""
    said = ["only begun" if begun else LEVEL_NAMES[level].lower()]
    said.append(f"told aloud {times(told.aloud)}" if told.aloud else "not told aloud yet")
    if told.aloud:
        said[-1] += f" ({SPOKEN_TARGET}: {times(told.in_time)})"
    if told.pushed_back:
        said.append(f"hard questions {times(told.pushed_back)}")
    if told.friends:
        said[-1] += f" (by a friend: {times(told.friends)})"
    return ", ".join(said)
