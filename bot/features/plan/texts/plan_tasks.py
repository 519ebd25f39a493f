"""Words of the plan's tasks: in its lines, on its buttons, in its picture and in the calendar."""

from collections.abc import Mapping, Sequence

from bot.conversation.texts.html import joined
from bot.features.plan.logic.plan import Task
from bot.features.plan.logic.plan_tasks import TaskKind
from question_bank.models import ArchetypeId

Names = Mapping[ArchetypeId, str]

_DOES: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "check what your stories lack",
    TaskKind.WRITE: "write {name}",
    TaskKind.LIFT: "make {name} stronger",
    TaskKind.BACKUP: "write a backup story",
    TaskKind.MAP: "match your stories to likely questions",
    TaskKind.REHEARSE: "tell {name} aloud",
    TaskKind.PUSHBACK: "answer hard questions on {name}",
    TaskKind.PRACTISE: "practise {name}",
    TaskKind.MOCK: "do a mock interview",
    TaskKind.LISTEN: "record a story and listen to it",
    TaskKind.FRIEND: "tell two stories to a friend",
    TaskKind.READ: "read two or three StaffEng stories",
    TaskKind.REST: "read your day card once, then rest",
}
_SITTINGS: Mapping[TaskKind, tuple[str, str, str]] = {
    TaskKind.WRITE: ("begin to write {name}", "go on writing {name}", "finish writing {name}"),
    TaskKind.LIFT: ("begin to make {name} stronger", "go on making {name} stronger", "finish making {name} stronger"),
    TaskKind.BACKUP: ("begin a backup story", "go on with the backup story", "finish the backup story"),
}
"""The first, a middle and the last sitting of what takes several."""
_BUTTONS: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "Audit",
    TaskKind.WRITE: "Write: {name}",
    TaskKind.LIFT: "Stronger: {name}",
    TaskKind.BACKUP: "Backup story",
    TaskKind.MAP: "Match to questions",
    TaskKind.REHEARSE: "Tell: {name}",
    TaskKind.PUSHBACK: "Hard questions: {name}",
    TaskKind.PRACTISE: "Practise: {name}",
    TaskKind.MOCK: "Mock interview",
}
_TICKS: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "Audit done",
    TaskKind.MAP: "Matched",
    TaskKind.LISTEN: "Listened to it",
    TaskKind.FRIEND: "Told to a friend",
    TaskKind.READ: "Read",
}
SHORT: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "Audit",
    TaskKind.WRITE: "Write",
    TaskKind.LIFT: "Lift",
    TaskKind.BACKUP: "Extra",
    TaskKind.MAP: "Match",
    TaskKind.REHEARSE: "Tell",
    TaskKind.PUSHBACK: "Push",
    TaskKind.PRACTISE: "Ask",
    TaskKind.MOCK: "Mock",
    TaskKind.LISTEN: "Listen",
    TaskKind.FRIEND: "Friend",
    TaskKind.READ: "Read",
    TaskKind.REST: "Rest",
}
"""One word for each kind, for the picture."""
MEANINGS: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "see what is missing",
    TaskKind.WRITE: "write the story",
    TaskKind.LIFT: "make it stronger",
    TaskKind.BACKUP: "write a spare story",
    TaskKind.MAP: "stories to questions",
    TaskKind.REHEARSE: "tell it aloud",
    TaskKind.PUSHBACK: "hard questions on it",
    TaskKind.PRACTISE: "answer a question",
    TaskKind.MOCK: "a mock interview",
    TaskKind.LISTEN: "to your recording",
    TaskKind.FRIEND: "tell it to a friend",
    TaskKind.READ: "StaffEng stories",
    TaskKind.REST: "day card, then rest",
}
"""What the words mean, for the picture's legend."""
_NOUNS: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "audit",
    TaskKind.WRITE: "story to write",
    TaskKind.LIFT: "story to make stronger",
    TaskKind.BACKUP: "backup story",
    TaskKind.MAP: "matching to questions",
    TaskKind.REHEARSE: "telling aloud",
    TaskKind.PUSHBACK: "round of hard questions",
    TaskKind.PRACTISE: "question",
    TaskKind.MOCK: "mock",
    TaskKind.LISTEN: "recording",
    TaskKind.FRIEND: "evening with a friend",
    TaskKind.READ: "reading",
    TaskKind.REST: "rest",
}
_PLURALS: Mapping[TaskKind, str] = {
    TaskKind.WRITE: "stories to write",
    TaskKind.LIFT: "stories to make stronger",
    TaskKind.BACKUP: "backup stories",
    TaskKind.MAP: "matchings to questions",
    TaskKind.REHEARSE: "tellings aloud",
    TaskKind.PUSHBACK: "rounds of hard questions",
    TaskKind.FRIEND: "evenings with a friend",
}
"""Plurals that do not end in an s."""


def does_text(task: Task, names: Names) -> str:
    """Return a task as a line begins, such as `Finish writing Killed my own project`."""
    said = _form(task).format(name=names[task.archetype] if task.archetype else "")
    return said[0].upper() + said[1:]


def button_text(task: Task, names: Names) -> str | None:
    """Return the label of the button that does a task. None for a task outside of the chat."""
    text = _BUTTONS.get(task.kind)
    return text.format(name=names[task.archetype] if task.archetype else "") if text else None


def tick_text(kind: TaskKind, *, done: bool) -> str:
    """Return the label of the button that ticks or unticks a task."""
    return f"{'☑' if done else '☐'} {_TICKS[kind]}"


def gathered_text(tasks: Sequence[Task], names: Names) -> list[str]:
    """Return the tasks of a day, each kind once, with each name once: `tell A and B aloud`."""
    said = []
    for form in dict.fromkeys(_form(task) for task in tasks):
        of = [names[task.archetype] for task in tasks if _form(task) == form and task.archetype]
        said.append(form.format(name=joined(list(dict.fromkeys(of)))))
    return said


def noun(kind: TaskKind) -> str:
    """Return a kind of task as a noun, such as `audit`."""
    return _NOUNS[kind]


def counted_text(kind: TaskKind, number: int) -> str:
    """Return a number of tasks of a kind, such as `2 stories to write`."""
    return f"1 {_NOUNS[kind]}" if number == 1 else f"{number} {_PLURALS.get(kind, _NOUNS[kind] + 's')}"


def event_title(tasks: Sequence[Task], names: Names) -> str:
    """Return the title of a day in a calendar. Plain text."""
    first = _form(tasks[0]).format(name=names[tasks[0].archetype] if tasks[0].archetype else "")
    more = f" and {len(tasks) - 1} more" if len(tasks) > 1 else ""
    return f"Stardrill: {first}{more}"


def _form(task: Task) -> str:
    """Return a task without its name. One that takes several sittings says which part of it this is."""
    if task.kind in _SITTINGS and (task.begun or task.more):
        first, middle, last = _SITTINGS[task.kind]
        return last if not task.more else middle if task.begun else first
    return _DOES[task.kind]
