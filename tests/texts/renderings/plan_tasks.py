"""Renderings of `bot.features.plan.texts.plan_tasks`."""

from bot.features.plan.logic.plan import Task
from bot.features.plan.logic.plan_tasks import TICKED, TaskKind
from bot.features.plan.texts import plan_tasks as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import of

NAMES = dict.fromkeys(ArchetypeId, "AI-safety or policy escalation")
TASKS = [
    Task(kind=kind, minutes=45, archetype=ArchetypeId.MENTORING, begun=begun, more=more)
    for kind in TaskKind
    for begun in (False, True)
    for more in (False, True)
]
RENDERINGS = [
    *[of(say.does_text, task, NAMES) for task in TASKS],
    *[of(say.button_text, task, NAMES) for task in TASKS if task.kind is TaskKind.WRITE],
    *[of(say.tick_text, kind, done=True) for kind in TICKED],
    *[of(say.noun, kind) for kind in TaskKind],
    *[of(say.counted_text, kind, number) for kind in TaskKind for number in (1, 99)],
    of(say.gathered_text, TASKS, NAMES),
    of(say.event_title, TASKS, NAMES),
]
