"""Texts of the weekly summary, short enough for a caption."""

from collections.abc import Iterable, Sequence

from bot.conversation.texts.html import count, escape, joined
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.progress.logic.weekly_summary import Practice, Week, WeekChange

PLAN = "My plan"
COVERAGE = "Coverage and audit"
LOG_MOMENT = "Note it in a line"

_QUIET = "A quiet week: nothing was practised. One answer is enough to pick it up again."
_NOUNS = {
    Practice.ANSWER: ("answer", "answers"),
    Practice.MOCK: ("mock", "mocks"),
    Practice.DRILL: ("drill", "drills"),
    Practice.REHEARSAL: ("rehearsal", "rehearsals"),
    Practice.QUIZ: ("quiz", "quizzes"),
    Practice.WHICH_STORY: ("which-story round", "which-story rounds"),
}
_NAMES_NAMED = 2
_SHORTEST_STREAK = 2


def weekly_text(week: Week, next_step: str | None = None, *, asks_moment: bool = False) -> str:
    """Return the weekly summary in under 900 characters.

    `next_step` is the audit's next point as HTML, if there is one. With `asks_moment` it asks what happened this week.
    """
    lines = ["<b>Your week</b>", _practised(week)]
    for head, changes in (("Up", week.up), ("Down", week.down), ("New", week.first), ("Unchanged", week.same)):
        if changes:
            lines.append(f"<b>{head}:</b> {_changes(changes)}.")
    said = {change.name for changes in (week.up, week.down, week.first, week.same) for change in changes[:_NAMES_NAMED]}
    weak = [name for name in week.weak if name not in said]
    if weak:
        lines.append(f"<b>Still weak:</b> {_named(weak)}.")
    lines.append("")
    lines.append(f"<b>Next week:</b> {joined([escape(name) for name in week.next_up])}.")
    if next_step:
        lines.append(f"<b>In your story bank:</b> {next_step}.")
    if week.interview_in is not None:
        lines.append(f"<b>Interview:</b> {_ahead(week.interview_in)}.")
    if asks_moment:
        lines.append("\nDid anything happen this week that may become a story?")
    return "\n".join(lines)


def _practised(week: Week) -> str:
    done = [_count(week.done[each], *_NOUNS[each]) for each in Practice if week.done.get(each)]
    if not done:
        return _QUIET
    streak = f" {week.streak} days in a row." if week.streak >= _SHORTEST_STREAK else ""
    return f"{joined(done)} on {count(week.days, 'day')}.{streak}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _ahead(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def _changes(changes: Iterable[WeekChange]) -> str:
    return _short([f"{escape(change.name)} ({_levels(change)})" for change in changes])


def _levels(change: WeekChange) -> str:
    after = LEVEL_NAMES[change.after].lower()
    if change.before is None or change.before is change.after:
        return after
    return f"{LEVEL_NAMES[change.before].lower()} to {after}"


def _named(names: Iterable[str]) -> str:
    return _short([escape(name) for name in names])


def _short(items: Sequence[str]) -> str:
    more = len(items) - _NAMES_NAMED
    return joined([*items[:_NAMES_NAMED], f"{more} more"] if more > 0 else items)
