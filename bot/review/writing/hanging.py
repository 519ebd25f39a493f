"""Say whether a verb with its subject hangs on what stands before, so that no sentence begins there.

`i knew it was late`, `the cache we built`, `told them i was wrong`, `because the vendor changed it`.
"""

from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Form, Group
from bot.review.writing.run_on_stretch import LONGEST_LEAD, NO_PARTICLE, PARTICLES, PARTIES, TIES, WHOEVER, RunOnStretch

_IN_OBJECT = frozenset((u.PRONOUN, u.DETERMINER, u.ADJECTIVE, u.NUMBER, *u.NOMINAL))
_LONGEST_OBJECT = 3
_ENDS_VERB = frozenset((u.MARK, u.MODAL, u.BE, u.HAVE, u.DO, u.PAST, u.THIRD, u.COORDINATOR))
_THINKS = frozenset(("think", "guess", "suppose", "believe", "reckon"))
_SPEAKS_TO = frozenset(("tell", "show", "promise", "warn", "assure", "remind", "convince", "persuade", "teach", "ask"))
_THINGS = frozenset(("one", "ones", "those"))
_OPENS_SUBJECT = frozenset(("the", "every", "each", "all", "everything", "what", "this", "that", "those", "most"))
"""Words with which a noun opens that a clause may describe."""
_STANDS_FOR_VERB = frozenset((u.BE, u.HAVE, u.DO, u.MODAL))


def is_tied(stretch: RunOnStretch, number: int, start: int) -> bool:
    """Return whether the words before the subject at `start` tie the verb of that number to the one before."""
    row, group = stretch.row, stretch.groups[number]
    before = row[start - 1] if start else None
    if before is None or before.kind in TIES or before.norm in NO_PARTICLE:
        return True
    if (before.kind in (u.PREPOSITION, u.TO) and not _is_stranded(row, start)) or _is_rate(stretch, start):
        return True
    if _is_asked(stretch, number, start):
        return True
    if before.norm == "later" and row[start - 2].norm == "or":
        return True
    if _is_aside(stretch, group, start):
        return True
    if row[start].norm == "one" and not group.modal and row[start + 1].kind not in u.NOMINAL:
        return True
    earlier = stretch.earlier(number)
    if earlier is not None and start >= earlier.last and _governs(stretch, earlier, group, start):
        return True
    return _describes(stretch, number, start)


def _is_stranded(row: Sequence[Unit], start: int) -> bool:
    """Return whether a preposition has no noun behind it: `i wrote it down | it was`, `what they ask for | we keep`."""
    joined = start > 1 and row[start - 2].joined
    return joined or row[start].norm in PARTIES or (row[start - 1].norm in PARTICLES and row[start].kind == u.PRONOUN)


def _is_aside(stretch: RunOnStretch, group: Group, start: int) -> bool:
    """Return whether the speaker only says how sure it is: `it was the right one i think`."""
    after = stretch.after(group)
    alone = after is None or after.kind in (u.NUMBER, u.COORDINATOR) or after.norm == "now"
    thinks = group.predicate in _THINKS and group.verb == group.first and group.bare
    return stretch.row[start].norm == "i" and thinks and alone


def _is_asked(stretch: RunOnStretch, number: int, start: int) -> bool:
    """Return whether `how long`, `which words`, `whose number` stands before a subject and asks what the verb says of it."""
    row, floor = stretch.row, stretch.floor(number)
    at = start - 1
    while at >= floor and start - at <= _LONGEST_OBJECT and row[at].kind in (u.ADJECTIVE, u.ADVERB, *u.NOMINAL):
        at -= 1
    return at >= floor and row[at].norm in ("how", "which", "what", "whose")


def _is_rate(stretch: RunOnStretch, start: int) -> bool:
    """Return whether a noun only says how often: `a day | a week`."""
    row = stretch.row
    if row[start].norm not in ("a", "an", "each", "every") or row[start - 1].kind not in (u.NUMBER, *u.NOMINAL):
        return False
    return start + 1 < len(row) and stretch.within(row[start + 1].noun, "time_noun")


def _governs(stretch: RunOnStretch, earlier: Group, group: Group, start: int) -> bool:
    """Return whether the verb before has the clause as what is said, thought or let: `i knew it`, `told them i`."""
    row, within = stretch.row, stretch.within
    verb, between = earlier.predicate.partition(" ")[0], row[earlier.last : start]
    if not between:
        if _ends_question(stretch, earlier) or _stands_for_all(stretch, earlier):
            return False
        barely = within(earlier.predicate, "says_barely") or within(verb, "says_barely")
        return barely or (group.bare and within(verb, "causes")) or row[earlier.verb].kind in _STANDS_FOR_VERB
    if verb in _SPEAKS_TO and len(between) <= _LONGEST_OBJECT and all(b.kind in _IN_OBJECT for b in between):
        return True
    return within(between[-1].norm, "sure")


def _ends_question(stretch: RunOnStretch, earlier: Group) -> bool:
    """Return whether what a verb says stands before its subject: `where they are`, `than she is`, `which clock she believed`."""
    row, at = stretch.row, earlier.first - 1
    named = at > 1 and row[at].norm in PARTIES and row[at - 1].kind in u.NOMINAL
    if named and row[at - 2].norm in ("which", "what", "whose"):
        return True
    if at < 1 or earlier.verb != earlier.first or row[earlier.first].kind != u.BE or row[at].kind != u.PRONOUN:
        return False
    return any(unit.kind == u.QUESTION for unit in row[max(0, at - 3) : at]) or row[at - 1].norm in ("than", "as")


def _stands_for_all(stretch: RunOnStretch, earlier: Group) -> bool:
    """Return whether an auxiliary stands for what was said before: `she did not | the notice was void`."""
    row, at = stretch.row, earlier.first - 1
    alone = row[earlier.verb].kind in (u.DO, u.MODAL)
    return alone and at >= 0 and row[at].norm in PARTIES and row[earlier.last].kind in (u.DETERMINER, u.PRONOUN)


def _describes(stretch: RunOnStretch, number: int, start: int) -> bool:
    """Return whether the clause says which: `the cache we built`, `everything he asked`."""
    group, before, norm = stretch.groups[number], stretch.row[start - 1], stretch.row[start].norm
    if start <= stretch.floor(number) or norm not in WHOEVER:
        return False
    if before.kind not in u.NOMINAL and not stretch.within(before.norm, "whole") and before.norm not in _THINGS:
        return False
    if group.passive or stretch.within(group.predicate, "stands_alone") or (norm == "it" and group.progressive):
        return False
    after, following = stretch.after(group), stretch.following(number)
    if after is not None and after.norm in PARTIES and group.predicate == "say":
        return False
    if after is None or after.kind in _ENDS_VERB or after.norm in PARTIES:
        return True
    if after.kind in (u.PREPOSITION, u.TO) and _comes_later(stretch, number):
        return True
    infinite = following is not None and following.first == group.last and following.form is Form.INFINITIVE
    return infinite and before.norm in _THINGS


def described(stretch: RunOnStretch, number: int, start: int) -> int | None:
    """Return where a noun opens that a clause describes and that has its verb to come: `every day they spent on it was`."""
    earlier, floor = stretch.earlier(number), stretch.floor(number)
    if earlier is None or not (_describes(stretch, number, start) and _comes_later(stretch, number)):
        return None
    found = stretch.subject(floor, start)
    if found is None or found.first <= floor or stretch.row[found.first].norm not in _OPENS_SUBJECT:
        return None
    before = stretch.row[found.first - 1]
    tied = before.kind in (*TIES, u.PREPOSITION, u.TO) or before.norm in NO_PARTICLE
    return None if tied or _governs(stretch, earlier, stretch.groups[number], found.first) else found.first


def opening_of_described(stretch: RunOnStretch, number: int) -> int | None:
    """Return where a noun opens that `who` or `which` describes, and whose verb comes after: `a guy who had left | found it`."""
    row, group, inner = stretch.row, stretch.groups[number], stretch.earlier(number)
    if inner is None or inner.form is not Form.FINITE or group.bare or group.first - inner.last > LONGEST_LEAD:
        return None
    if any(
        b.kind in TIES - {u.DETERMINER} or b.kind == u.MARK or b.norm in PARTIES for b in row[inner.last : group.first]
    ):
        return None
    at = inner.first - 1
    if at < 1 or row[at].norm not in ("who", "which"):
        return None
    found = stretch.subject(stretch.floor(number - 1), at)
    if found is None or found.first <= stretch.start or is_tied(stretch, number - 1, found.first):
        return None
    return None if is_object(stretch, number - 1, found) else found.first


def _comes_later(stretch: RunOnStretch, number: int) -> bool:
    """Return whether the next verb has nobody of its own: it goes with the noun that is described."""
    following = stretch.following(number)
    if following is None or following.form is not Form.FINITE or following.inner is not None or following.bare:
        return False
    between = stretch.row[stretch.groups[number].last : following.first]
    return len(between) <= LONGEST_LEAD and not any(
        b.kind in (u.COORDINATOR, u.QUESTION, u.THAT, u.SUBORDINATOR, u.MARK) or b.norm in WHOEVER for b in between
    )


def is_object(stretch: RunOnStretch, number: int, found: SubjectWords) -> bool:
    """Return whether the noun before a verb is the object of the verb before: `i pulled the logs found the job`."""
    earlier = stretch.earlier(number)
    if earlier is None or found.first != earlier.last or earlier.passive or stretch.row[found.first].norm in PARTIES:
        return False
    if _has_it_before(stretch, earlier):
        return False
    if stretch.within(earlier.predicate, "completed"):
        return True
    return not stretch.within(earlier.predicate, "stands_alone", "says_barely")


def _has_it_before(stretch: RunOnStretch, group: Group) -> bool:
    """Return whether a verb describes a noun that it has as its object: `the database we already ran | the other one gives`."""
    row, at = stretch.row, group.first - 1
    while at > 0 and row[at].kind == u.ADVERB:
        at -= 1
    if at < 1 or row[at].norm not in PARTIES or row[at - 1].kind not in u.NOMINAL:
        return False
    return not stretch.within(row[at - 1].noun, "time_noun")
