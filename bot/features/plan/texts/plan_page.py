"""Texts of the plan's page: its days in a list, and where each of today's tasks is done."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.conversation.texts.html import count, joined
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.conversation.texts.typed_days import day
from bot.features.plan.logic.plan import Day, Task
from bot.features.plan.logic.plan_tasks import TaskKind
from bot.features.plan.texts.plan_tasks import Names, gathered_text, noun

_IN_CHAT: Mapping[TaskKind, str] = {
    TaskKind.REHEARSE: "/stories, open the story, Rehearse aloud",
    TaskKind.PUSHBACK: "/stories, open the story, With pushback",
    TaskKind.MOCK: "/mock",
}
NO_TASK: Final = "That is no task to tick. Go back, and load the plan again."
NO_MINUTES: Final = "Choose one of the numbers of minutes on the page."
NO_DAY: Final = "That is no day. Go back, and choose the date again."


def run_label(days: Sequence[Day]) -> str:
    """Return the day of a line, or the first and the last of several. Plain text."""
    first, last = days[0].on, days[-1].on
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def run_text(days: Sequence[Day], names: Names) -> str:
    """Return what is done on a day, or that nothing is on several. Plain text."""
    if not days[0].tasks:
        return "Off" if days[0].off else "Free"
    said = "; ".join(gathered_text(days[0].tasks, names))
    return f"{said[:1].upper()}{said[1:]}"


def in_chat_text(task: Task) -> str | None:
    """Return where the chat does a task. None for what is done on the page, or outside of both. Plain text."""
    if task.kind is TaskKind.PRACTISE and task.archetype is not None:
        return f"In the chat: /practice {ARCHETYPE_LABELS[task.archetype].lower()}"
    where = _IN_CHAT.get(task.kind)
    return f"In the chat: {where}" if where else None


def done_text(kinds: Sequence[TaskKind], spent: int) -> str | None:
    """Return what today has had: the ticked tasks, and about how many minutes. None where it has had nothing."""
    ticked = f"done: {joined([noun(kind) for kind in kinds])}" if kinds else ""
    minutes = f"about {count(spent, 'minute')} so far" if spent else ""
    said = "; ".join(part for part in (minutes, ticked) if part)
    return f"Today: {said}." if said else None
