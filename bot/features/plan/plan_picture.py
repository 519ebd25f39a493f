"""Data of the plan's picture: its weeks, and one word for each task of a day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.conversation.texts.typed_days import day
from bot.features.plan.logic.plan import Day, Plan
from bot.features.plan.logic.plan_tasks import TaskKind
from bot.features.plan.texts.plan import SHORT

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


def picture_data(plan: Plan) -> Mapping[str, Any]:
    """Return the picture's data as JSON values: weeks from Monday on, each of seven days.

    A day before today or after the interview is `outside`.
    """
    first, last = plan.days[0].on, plan.interview_on
    monday = first - timedelta(days=first.weekday())
    by_day = {each.on: each for each in plan.days}
    weeks = []
    while monday <= last:
        week = [monday + timedelta(days=n) for n in range(7)]
        weeks.append([_cell(on, by_day.get(on), plan) for on in week])
        monday += timedelta(days=7)
    return {"days": len(plan.days), "interview": day(last), "weeks": weeks}


def _cell(on: date, each: Day | None, plan: Plan) -> Mapping[str, Any]:
    cell: dict[str, Any] = {"date": str(on.day), "month": f"{on:%b}", "chips": []}
    if on == plan.interview_on:
        return cell | {"state": "interview"}
    if each is None:
        return cell | {"state": "outside"}
    state = "today" if on == plan.days[0].on else "off" if each.off else "day"
    return cell | {"state": state, "chips": _chips(each), "minutes": each.minutes}


def _chips(each: Day) -> Sequence[tuple[str, str]]:
    """Return each word of a day once, with its tone. A word spoken more than once has its count."""
    said = []
    for word in dict.fromkeys(SHORT[task.kind] for task in each.tasks):
        of = [task for task in each.tasks if SHORT[task.kind] == word]
        tone = _TONES[of[0].kind]
        said.append((f"{word} x{len(of)}" if len(of) > 1 and tone == "speak" else word, tone))
    return said
