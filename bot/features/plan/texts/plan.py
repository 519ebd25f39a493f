"""Texts of the plan until the interview: its days in words, and its two questions."""

from collections.abc import Sequence
from datetime import date, time

from bot.conversation.texts.html import count, escape, joined
from bot.conversation.texts.typed_days import day, day_with_year
from bot.features.plan.logic.plan import Day, Plan
from bot.features.plan.logic.plan_tasks import Need, TaskKind
from bot.features.plan.texts.plan_tasks import Names, counted_text, does_text, gathered_text, noun

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
    "<b>Today is the day.</b> You have told these stories before, so just talk. "
    "If a story does not fit, say so and tell the closest."
)
DROPPED = "The plan is gone; what you wrote and practised stays. /plan makes a new one."
WENT_WELL_REPLY = "Glad to hear it. Your stories stay here for the next one, and I bring them back before they fade."
WENT_BADLY_REPLY = (
    "I am sorry. What they asked and where you ran dry is the best list of gaps there is; then fill one at a time."
)
TYPE_FIRST = (
    "Write down what they asked while you still know it: type the first question, and we go on from there. "
    "I count it against what you had prepared."
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
WRITE_DOWN = "Write down what they asked"
READ_DEBRIEF = "Read it"
WENT_WELL = "It went well"
WENT_BADLY = "Not so well"
CALENDAR_CAPTION = (
    "Your plan for the calendar. Open it and add all. Import a newer one later, and the days are brought up to date. "
    "No story is in it, only the names of the archetypes."
)
CALENDAR_NAME = "stardrill-plan.ics"
INTERVIEW = "Interview"

_DAYS_SHOWN = 6
_KINDS_NAMED = 4


def plan_text(
    plan: Plan, names: Names, minutes: int, done_today: Sequence[TaskKind], spent: int, at: time | None = None
) -> str:
    """Return the plan in words, under 3,000 characters: today, the next days, and what does not fit.

    `at` is the hour of the interview, None where it is not known.
    """
    if not plan.days:
        return TODAY_IT_IS
    parts = [f"<b>{countdown_text(plan, at)}</b>, {minutes} minutes a day", _today(plan, names, done_today, spent)]
    following = [_line(day, names) for day in plan.days[1 : 1 + _DAYS_SHOWN]]
    if following:
        more = len(plan.days) - 1 - _DAYS_SHOWN
        rest = f"\n<i>and {count(more, 'more day')} (in the picture)</i>" if more > 0 else ""
        parts.append("<b>Next</b>\n" + "\n".join(following) + rest)
    parts.append(fit_text(plan))
    return "\n\n".join(parts)


def picture_caption(plan: Plan) -> str:
    """Return the caption of the picture."""
    return f"<b>Your plan</b> to {day(plan.interview_on)}"


def countdown_text(plan: Plan, at: time | None) -> str:
    """Return how far away the interview is, with its day, and its hour `at` where it is known. It must not be today."""
    days, hour = len(plan.days), f" at {at:%H:%M}" if at is not None else ""
    return f"{'Tomorrow' if days == 1 else count(days, 'day') + ' to go'}: {day(plan.interview_on)}{hour}"


def fit_text(plan: Plan) -> str:
    """Return whether everything fits into the days, and what is left out."""
    if plan.fits:
        return f"Everything fits: about {_hours(plan.wanted)} of work."
    left = _left_out(plan.left_out)
    text = f"<b>It does not all fit:</b> {_hours(plan.wanted)} of work, {_hours(plan.free)} of time. "
    text += f"What counts most comes first. Left out: {left}."
    if plan.enough:
        text += f" With {plan.enough} minutes a day it would all fit."
    return text


def past_text(when: date) -> str:
    """Return the reply to a date that is over."""
    return f"{day_with_year(when)} is behind us. When is the next one?"


def too_far_text(when: date) -> str:
    """Return the reply to a date more than a year ahead."""
    return (
        f"{day_with_year(when)} is more than a year away. A plan is of use from a few months before; which day is it?"
    )


def over_text(when: date, today: date) -> str:
    """Return the question how the interview went."""
    return f"Your interview was {_on(when, today)}. How did it go?"


def written_text(when: date, today: date) -> str:
    """Return the message after an interview that is written down."""
    return f"Your interview was {_on(when, today)}, and what they asked is written down. When is the next one?"


def _on(when: date, today: date) -> str:
    return "today" if when == today else f"on {day(when)}"


def minutes_label(minutes: int, *, chosen: bool) -> str:
    """Return the label of a button with a number of minutes."""
    return f"{minutes} ✓" if chosen else str(minutes)


def _today(plan: Plan, names: Names, done_today: Sequence[TaskKind], spent: int) -> str:
    today = plan.today
    head = f"<b>Today, {day(today.on)}</b>"
    lines = [f"Done: {joined([noun(kind) for kind in done_today])}."] if done_today else []
    lines += [f"• {escape(does_text(task, names))} ({task.minutes} min)" for task in today.tasks]
    if today.off and not today.tasks:
        return f"{head}\nA day off."
    if not today.tasks and spent:
        lines.append(
            f"You have done about {count(spent, 'minute')} today, so nothing more is needed.{_then(plan, names)}"
        )
    elif not today.tasks:
        lines.append(f"Nothing is planned for today.{_then(plan, names)}")
    return "\n".join([head, *lines])


def _then(plan: Plan, names: Names) -> str:
    """Return the tasks that come next, for a user who wants to go on. Empty where none are left."""
    tasks = [escape(does_text(task, names)) for task in plan.ahead]
    return "\nTo get ahead:\n" + "\n".join(f"• {task}" for task in tasks) if tasks else ""


def _line(each: Day, names: Names) -> str:
    when = f"{each.on:%a} {each.on.day}"
    if not each.tasks:
        return f"{when}: {'off' if each.off else 'free'}"
    return f"{when}: {escape('; '.join(gathered_text(each.tasks, names)))} ({each.minutes} min)"


def _left_out(needs: Sequence[Need]) -> str:
    kinds = list(dict.fromkeys(need.kind for need in needs))
    counts = {kind: sum(need.kind is kind for need in needs) for kind in kinds}
    said = [counted_text(kind, counts[kind]) for kind in kinds[:_KINDS_NAMED]]
    if len(kinds) > _KINDS_NAMED:
        said.append("some extras")
    return joined(said)


def _hours(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} minutes"
    hours = round(minutes / 30) / 2
    return f"{hours:g} hour{'' if hours == 1 else 's'}"
