"""Data of the plan's picture: its weeks, a word and story numbers for each task of a day, and what they mean."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.conversation.texts.typed_days import day
from bot.features.plan.logic.plan import Day, Plan
from bot.features.plan.logic.plan_tasks import TaskKind
from bot.features.plan.texts.plan_tasks import MEANINGS, SHORT
from question_bank.models import ArchetypeId

PICTURE = "plan"
_TONES = {
    TaskKind.AUDIT: "write",
    TaskKind.WRITE: "write",
    TaskKind.LIFT: "write",
    TaskKind.BACKUP: "write",
    TaskKind.MAP: "write",
    TaskKind.REHEARSE: "speak",
    TaskKind.PUSHBACK: "speak",
    TaskKind.MOCK: "speak",
    TaskKind.PRACTISE: "speak",
    TaskKind.LISTEN: "quiet",
    TaskKind.FRIEND: "speak",
    TaskKind.READ: "quiet",
    TaskKind.REST: "quiet",
}
"""Tone of each kind: written, spoken, or neither."""
_NUMBERS = {archetype: n for n, archetype in enumerate(ArchetypeId, 1)}
_LONGEST_WORD = 8
"""Most characters of a word with its numbers, as a day is a seventh of a phone wide."""


def picture_data(plan: Plan) -> Mapping[str, Any]:
    """Return the picture's data as JSON values: weeks from Monday on, each of seven days.

    A day before today or after the interview is `outside`. `stories` and `words` are the legend: the numbers and the
    words that occur, with what they mean.
    """
    first, last = plan.days[0].on, plan.interview_on
    monday = first - timedelta(days=first.weekday())
    by_day = {each.on: each for each in plan.days}
    weeks = []
    while monday <= last:
        week = [monday + timedelta(days=n) for n in range(7)]
        weeks.append([_cell(on, by_day.get(on), plan) for on in week])
        monday += timedelta(days=7)
    tasks = [task for each in plan.days for task in each.tasks]
    told, kinds = {task.archetype for task in tasks}, {task.kind for task in tasks}
    return {
        "days": len(plan.days),
        "interview": day(last),
        "weeks": weeks,
        "stories": [(n, ARCHETYPE_LABELS[archetype]) for archetype, n in _NUMBERS.items() if archetype in told],
        "words": [(SHORT[kind], _TONES[kind], MEANINGS[kind]) for kind in TaskKind if kind in kinds],
    }


def _cell(on: date, each: Day | None, plan: Plan) -> Mapping[str, Any]:
    cell: dict[str, Any] = {"date": str(on.day), "month": f"{on:%b}", "chips": []}
    if on == plan.interview_on:
        return cell | {"state": "interview"}
    if each is None:
        return cell | {"state": "outside"}
    state = "today" if on == plan.days[0].on else "off" if each.off else "day"
    return cell | {"state": state, "chips": _chips(each), "minutes": each.minutes}


def _chips(each: Day) -> Sequence[tuple[str, str]]:
    """Return the words of a day with their tones. A word about stories has their numbers, as many as fit beside it."""
    said = list[tuple[str, str]]()
    for kind in dict.fromkeys(task.kind for task in each.tasks):
        numbers = sorted({_NUMBERS[task.archetype] for task in each.tasks if task.kind is kind and task.archetype})
        fit = max(1, (_LONGEST_WORD - len(SHORT[kind])) // 2)
        few = [numbers[at : at + fit] for at in range(0, len(numbers), fit)] or [[]]
        said += [(" ".join([SHORT[kind], *map(str, of)]), _TONES[kind]) for of in few]
    return said
