"""Renderings of `bot.features.plan.texts.plan_page`."""

from bot.features.plan.logic.day_runs import day_runs
from bot.features.plan.logic.plan import Task
from bot.features.plan.logic.plan_tasks import TICKED, TaskKind
from bot.features.plan.texts import plan_page as say
from question_bank.models import ArchetypeId
from tests.texts.renderings import of
from tests.texts.renderings.audit import LABELLED
from tests.texts.renderings.plan import LONGEST

RUNS = day_runs(LONGEST.days)
TASKS = [Task(kind=kind, minutes=15, archetype=ArchetypeId.CONTESTED_DECISION) for kind in TaskKind]

RENDERINGS = [
    of(say.run_label, LONGEST.days),
    *[of(say.run_label, run) for run in RUNS],
    *[of(say.run_text, run, LABELLED.archetypes) for run in RUNS],
    *[of(say.in_chat_text, task) for task in TASKS if say.in_chat_text(task)],
    of(say.done_text, list(TICKED), 600),
]
