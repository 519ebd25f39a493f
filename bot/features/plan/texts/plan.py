"""Texts of the plan until the interview: its days in words, and its two questions."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.conversation.texts.html import count, escape, joined
from bot.conversation.texts.typed_days import day, day_with_year
from bot.features.plan.logic.plan import Day, Plan, Task
from bot.features.plan.logic.plan_tasks import Need, TaskKind
from question_bank.models import ArchetypeId

HINT = "Tell me your interview date, and I make a plan from what you still lack. It moves with the days you miss."
ASK_DATE = (
    "<b>When is your interview?</b>\n"
    "Tap, or type it as you like: <b>12 March</b>, <b>in three weeks</b>, <b>next Friday</b>."
)
DATE_NOT_READ = (
    "I could not find a day in that. Type it like <b>12 March</b>, <b>2026-03-12</b> or <b>in three weeks</b>."
)
WHICH_DAY = "<b>Which day is your interview?</b>"
ASK_MINUTES = "<b>How many minutes a day do you have?</b> Your days off stay off (/settings)."
TODAY_IT_IS = (
    "<b>Today is the day.</b> You have told these stories before; just have a conversation. "
    "If a story does not fit, say so and tell the closest."
)
DROPPED = "The plan is gone; what you wrote and practised stays. /plan makes a new one."
WENT_WELL_REPLY = "Glad to hear it. Your stories stay here for the next one, and I bring them back before they fade."
WENT_BADLY_REPLY = (
    "I am sorry. Write down today what they asked and where you ran dry: that is the best list of gaps there is. "
    "Then fill one of them at a time."
)

WEEKS = {1: "In a week", 2: "In 2 weeks", 3: "In 3 weeks", 4: "In 4 weeks"}
MINUTES = (15, 30, 45, 60)
OTHER_DATE = "Another date"
CALENDAR = "Calendar file"
CHANGE_DATE = "Change the date"
CHANGE_MINUTES = "Minutes a day"
DROP = "Drop the plan"
BACK = "Back"
NEW_DATE = "A new date"
GAP_DRILL = "Find the gaps"
WENT_WELL = "It went well"
WENT_BADLY = "Not so well"
CALENDAR_CAPTION = (
    "Your plan for the calendar. Open it and add all. Import a newer one later, and the days are brought up to date. "
    "No story is in it, only the names of the archetypes."
)
CALENDAR_NAME = "stardrill-plan.ics"
INTERVIEW = "Interview"

_DOES: Mapping[TaskKind, str] = {
    TaskKind.AUDIT: "audit what you have",
    TaskKind.WRITE: "write {name}",
    TaskKind.LIFT: "make {name} stronger",
    TaskKind.BACKUP: "write a backup story",
    TaskKind.MAP: "match your stories to likely questions",
    TaskKind.REHEARSE: "tell {name} aloud, timed",
    TaskKind.PUSHBACK: "face hard questions on {name}",
    TaskKind.PRACTISE: "practise {name}",
    TaskKind.MOCK: "mock interview",
    TaskKind.LISTEN: "record a story and listen to it",
    TaskKind.FRIEND: "tell two stories to a friend",
    TaskKind.READ: "read two or three StaffEng stories",
    TaskKind.REST: "glance at your openings, then rest",
}
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
    TaskKind.REST: "Look at the cards",
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
    TaskKind.BACKUP: "Write",
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
_DAYS_SHOWN = 6
_KINDS_NAMED = 4

Names = Mapping[ArchetypeId, str]


def plan_text(plan: Plan, names: Names, minutes: int, done_today: Sequence[TaskKind], spent: int) -> str:
    """Return the plan in words, under 3,000 characters: today, the next days, and what does not fit."""
    if not plan.days:
        return TODAY_IT_IS
    parts = [f"<b>{_countdown(plan)}</b>, {minutes} minutes a day", _today(plan, names, done_today, spent)]
    following = [_line(day, names) for day in plan.days[1 : 1 + _DAYS_SHOWN]]
    if following:
        more = len(plan.days) - 1 - _DAYS_SHOWN
        rest = f"\n<i>and {count(more, 'more day')} (in the picture)</i>" if more > 0 else ""
        parts.append("<b>Next</b>\n" + "\n".join(following) + rest)
    parts.append(_fit(plan))
    return "\n\n".join(parts)


def picture_caption(plan: Plan) -> str:
    """Return the caption of the picture."""
    return f"<b>Your plan</b> to {day(plan.interview_on)}"


def date_set_text(when: date, days: int) -> str:
    """Return the confirmation of the interview's date."""
    far = "today" if days == 0 else "tomorrow" if days == 1 else f"in {count(days, 'day')}"
    return f"Interview: <b>{day_with_year(when)}</b>, {far}."


def past_text(when: date) -> str:
    """Return the reply to a date that is over."""
    return f"{day_with_year(when)} is behind us. When is the next one?"


def too_far_text(when: date) -> str:
    """Return the reply to a date more than a year ahead."""
    return (
        f"{day_with_year(when)} is more than a year away. A plan is of use from a few months before; which day is it?"
    )


def over_text(when: date) -> str:
    """Return the question how the interview went."""
    return f"Your interview was on {day(when)}. How did it go?"


def does_text(task: Task, names: Names) -> str:
    """Return a task as a line begins, such as `Write Killed my own project, on from last time`."""
    said = _does(task.kind, task.archetype, names)
    end = ", on from last time" if task.begun and task.kind is TaskKind.WRITE else ", begin" if task.more else ""
    return said[0].upper() + said[1:] + end


def button_text(task: Task, names: Names) -> str | None:
    """Return the label of the button that does a task. None for a task outside of the chat."""
    text = _BUTTONS.get(task.kind)
    return text.format(name=names[task.archetype] if task.archetype else "") if text else None


def tick_text(kind: TaskKind, *, done: bool) -> str:
    """Return the label of the button that ticks or unticks a task."""
    return f"{'☑' if done else '☐'} {_TICKS[kind]}"


def minutes_label(minutes: int, *, chosen: bool) -> str:
    """Return the label of a button with a number of minutes."""
    return f"{minutes} ✓" if chosen else str(minutes)


def _countdown(plan: Plan) -> str:
    days = len(plan.days)
    return f"{'Tomorrow' if days == 1 else count(days, 'day') + ' to go'}: {day(plan.interview_on)}"


def _today(plan: Plan, names: Names, done_today: Sequence[TaskKind], spent: int) -> str:
    today = plan.today
    head = f"<b>Today, {day(today.on)}</b>"
    lines = [f"Done: {escape(joined([_does(kind, None, names) for kind in done_today]))}"] if done_today else []
    lines += [f"• {escape(does_text(task, names))} ({task.minutes} min)" for task in today.tasks]
    if today.off and not today.tasks:
        return f"{head}\nA day off."
    if not today.tasks:
        lines.append("That is it for today." if spent or lines else "Nothing today.")
    return "\n".join([head, *lines])


def _line(each: Day, names: Names) -> str:
    when = f"{each.on:%a} {each.on.day}"
    if not each.tasks:
        return f"{when}: {'off' if each.off else 'free'}"
    return f"{when}: {escape(joined(_gathered(each.tasks, names)))} ({each.minutes} min)"


def _gathered(tasks: Sequence[Task], names: Names) -> list[str]:
    """Return the tasks of a day, each kind once: `tell A and B aloud, timed`."""
    said = []
    for kind in dict.fromkeys(task.kind for task in tasks):
        of = [names[task.archetype] for task in tasks if task.kind is kind and task.archetype]
        said.append(_DOES[kind].format(name=joined(of)))
    return said


def _fit(plan: Plan) -> str:
    if plan.fits:
        return f"Everything fits: about {_hours(plan.wanted)} of work."
    left = _left_out(plan.left_out)
    text = f"<b>It does not all fit:</b> {_hours(plan.wanted)} of work, {_hours(plan.free)} of time. "
    text += f"What counts most comes first. Left out: {left}."
    if plan.enough:
        text += f" {plan.enough} minutes a day would hold it all."
    return text


def _left_out(needs: Sequence[Need]) -> str:
    kinds = list(dict.fromkeys(need.kind for need in needs))
    counts = {kind: sum(need.kind is kind for need in needs) for kind in kinds}
    nouns = {
        TaskKind.AUDIT: "audit",
        TaskKind.WRITE: "story to write",
        TaskKind.LIFT: "story to lift",
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
    plurals = {"story to write": "stories to write", "story to lift": "stories to lift", "backup story": "backup stories",
               "telling aloud": "tellings aloud", "round of hard questions": "rounds of hard questions"}  # fmt: skip
    said = []
    for kind in kinds[:_KINDS_NAMED]:
        noun = nouns[kind]
        said.append(f"1 {noun}" if counts[kind] == 1 else f"{counts[kind]} {plurals.get(noun, noun + 's')}")
    if len(kinds) > _KINDS_NAMED:
        said.append("some extras")
    return joined(said)


def _does(kind: TaskKind, archetype: ArchetypeId | None, names: Names) -> str:
    return _DOES[kind].format(name=names[archetype] if archetype else "")


def _hours(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} minutes"
    hours = round(minutes / 30) / 2
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def event_title(tasks: Sequence[Task], names: Names) -> str:
    """Return the title of a day in a calendar. Plain text."""
    first = _does(tasks[0].kind, tasks[0].archetype, names)
    more = f" and {len(tasks) - 1} more" if len(tasks) > 1 else ""
    return f"Stardrill: {first}{more}"
