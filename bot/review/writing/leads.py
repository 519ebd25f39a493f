"""Say which words and clauses lead to a main clause, so that its sentence opens with them: `and in march | we moved it`."""

from bot.review.grammar import units as u
from bot.review.grammar.verb_group import Form
from bot.review.reading import Tense
from bot.review.writing.run_on_stretch import LONGEST_LEAD, WHOEVER, RunOnStretch

_OPENS_EITHER = frozenset(("after", "before", "since", "until", "as"))
"""Words that open a phrase as well as a clause."""
_TODAY = frozenset(("now", "today", "still", "nowadays"))


def opening_with_leads(stretch: RunOnStretch, number: int, start: int) -> int:
    """Return where a sentence opens with what leads to its subject at `start`: `then i`, `and in march we`."""
    row, floor = stretch.row, stretch.floor(number)
    first = start
    while first > floor and stretch.words.leads(row[first - 1]) and _leads_on(stretch, first - 1, number):
        first -= 1
    at = first - 1
    while (
        at > floor and first - at <= LONGEST_LEAD and row[at].kind in (u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL)
    ):
        at -= 1
    if first > floor + 1 and row[first - 2].norm == "the" and stretch.is_more(row[first - 1]):
        return first - 2
    joined = at > floor and row[at].kind == u.PREPOSITION and row[at - 1].kind == u.COORDINATOR
    if joined and first - at <= LONGEST_LEAD:
        return at - 1
    if at >= floor and at > stretch.start and stretch.words.is_fronted(" ".join(unit.norm for unit in row[at:first])):
        return at
    return first - 1 if first < start and first > floor and row[first - 1].kind == u.COORDINATOR else first


def _leads_on(stretch: RunOnStretch, at: int, number: int) -> bool:
    """Return whether a word belongs to the sentence behind it: `now` goes with a verb in the present, the first of two."""
    unit, before = stretch.row[at], stretch.row[at - 1]
    if unit.norm not in _TODAY:
        return unit.norm != "later" or before.norm != "or"
    earlier = stretch.earlier(number)
    present = stretch.groups[number].tense is Tense.PRESENT
    return present and (earlier is None or earlier.tense is not Tense.PRESENT)


def is_led_to(stretch: RunOnStretch, number: int) -> bool:
    """Return whether the clause before only leads to this one: `but when it failed | everything stopped`."""
    earlier = stretch.earlier(number)
    if earlier is not None and earlier.form is Form.INFINITIVE:
        return earlier.first > 0 and stretch.row[earlier.first - 1].norm in ("but", "so")
    if earlier is None or earlier.form is not Form.FINITE:
        return False
    row, floor = stretch.row, stretch.floor(number - 1)
    joint = next((at for at in range(earlier.first - 1, floor, -1) if stretch.words.hangs(row[at])), 0)
    return joint > 0 and row[joint - 1].kind in (u.COORDINATOR, u.MARK) and row[joint].kind != u.PREPOSITION


def awaits_main_clause(stretch: RunOnStretch) -> bool:
    """Return whether the sentence opened with `if`, `in` or `the more` and has no main clause yet."""
    row, start = stretch.row, stretch.start
    while start < len(row) - 1 and row[start].kind == u.COORDINATOR:
        start += 1
    if row[start].norm == "the" and start + 1 < len(row) and stretch.is_more(row[start + 1]):
        follows = row[start + 2] if start + 2 < len(row) else None
        if follows is not None and follows.norm in WHOEVER:
            return stretch.told <= 1
    leads_clause = row[start].kind != u.PREPOSITION and not stretch.led_by_phrase
    return stretch.words.hangs(row[start]) and stretch.told <= leads_clause


def opens_with_phrase(stretch: RunOnStretch, number: int) -> bool:
    """Return whether a phrase stands between the first word of the sentence and the subject of its first verb."""
    group, start = stretch.groups[number], stretch.start
    if stretch.row[start].norm not in _OPENS_EITHER:
        return False
    found = stretch.subject(max(stretch.floor(number), start), group.first)
    return found is not None and found.first > start + 1
