"""Build the clauses of one sentence from its verb groups: where each begins and ends, its joint, its subject, its parent.

Verb groups are taken from left to right. Between two of them stand the object of the first, a joint, and the subject of
the second; so the words before a verb are read from right to left: its subject, then what ties it to the rest.
"""

from collections.abc import Sequence

from bot.review.grammar import units as u
from bot.review.grammar.draft import Node, Opening, SentenceDraft
from bot.review.grammar.left_out import add_without_subject
from bot.review.grammar.moods import Moods
from bot.review.grammar.openings import opening_of
from bot.review.grammar.relatives import (
    add_content,
    add_relative,
    add_zero_relative,
    is_content,
    is_zero_relative,
    relative_word,
    resume,
    resumes,
    take_apart,
    wait_if_subject,
)
from bot.review.grammar.subjects import Subjects, SubjectWords
from bot.review.grammar.unfinite import add_unfinite
from bot.review.grammar.units import Unit
from bot.review.grammar.unjoined import is_unjoined
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Mood, Subject, Tense
from question_bank.grammar import Grammar

_INSIDE = frozenset((ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.INFINITIVE, ClauseKind.GERUND))
_WHICH_TIME = frozenset(("last", "next", "this", "that", "each", "every", "one", "the", "some"))
_LONGEST_MOMENT = 3
_OBJECTS = frozenset(("me", "us", "him", "them", "it"))
_NO_QUESTION = frozenset(("had", "were", "should", "may", "have", "has"))
"""Forms that may stand before their subject without asking: `had I known`."""
_DEEPEST = 40
"""Clauses that may lie in each other; deeper ones count as lying beside."""


class ClauseTree:
    """Builds the clauses of sentences. One for all texts."""

    def __init__(self, grammar: Grammar, subjects: Subjects) -> None:
        self._grammar = grammar
        self._subjects = subjects
        self._moods = Moods(grammar)

    def build(self, row: Sequence[Unit], groups: Sequence[Group], *, owner: Subject | None) -> list[Node]:
        """Return the clauses of a sentence in order. `owner` takes verbs without a subject, where they are not the speaker's."""
        draft = SentenceDraft(row, groups, self._grammar, self._subjects, self._moods, owner)
        floor = 0
        for group in groups:
            _take(draft, group, floor)
            floor = group.last
        return _finished(draft)


def _take(draft: SentenceDraft, group: Group, floor: int) -> None:
    """Add the clause of the next verb group. `floor` is the first unit after the one before."""
    if _opens_as_participle(draft, group):
        group.form, group.passive, group.tense = Form.PARTICIPLE, True, Tense.NONE
    if _is_object_complement(draft, group, floor):
        return
    if _follows_object_of_let(draft, group, floor):
        group.form, group.tense = Form.INFINITIVE, Tense.NONE
    if group.form is Form.PARTICIPLE and (_goes_on_as_participle(draft, group, floor) or _is_headline(draft, group)):
        group.form, group.passive = Form.FINITE, True
    if group.form is Form.FINITE:
        _add_finite(draft, group, floor)
    else:
        add_unfinite(draft, group, floor)


# What a form is by the words around it.


def _opens_as_participle(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a past form at the beginning only leads to what comes: `Asked to choose, I picked it.`"""
    row = draft.row
    if group.first or row[0].kind != u.PAST or "n" not in row[0].classes or group.last >= len(row):
        return False
    comma = next((at for at, unit in enumerate(row) if unit.kind == u.MARK), len(row))
    subject = row[comma + 1].norm if comma + 1 < len(row) else ""
    return row[group.last].kind in (u.TO, u.PREPOSITION) and subject in ("i", "we")


def _is_object_complement(draft: SentenceDraft, group: Group, floor: int) -> bool:
    """Return whether a participle only says how an object is: `keep the pilots informed`."""
    last = draft.last_clause()
    if last is None or last.group is None or not draft.within(last.predicate, "keeps") or last.group.last != floor:
        return False
    verb = draft.row[group.first]
    if not (group.form is Form.PARTICIPLE or (verb.kind == u.PAST and "n" in verb.classes)):
        return False
    if draft.pending is not None and _is_last_with_object(draft, group):
        return False
    between = draft.row[floor : group.first]
    nominal = (u.DETERMINER, u.ADJECTIVE, *u.NOMINAL)
    return bool(between) and all(unit.kind in nominal or unit.norm in _OBJECTS for unit in between)


def _is_last_with_object(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a verb has an object and no finite verb comes after it: `keeping the old one cost us a month`."""
    follows = draft.row[group.last].kind if group.last < len(draft.row) else u.MARK
    later = any(other.form is Form.FINITE and other.first > group.first for other in draft.groups)
    return follows in (u.DETERMINER, u.PRONOUN, u.NUMBER) and not later


def _follows_object_of_let(draft: SentenceDraft, group: Group, floor: int) -> bool:
    """Return whether a base form goes with an object before it: `let new teams start`."""
    last = draft.last_clause()
    if group.form is not Form.FINITE or not group.bare or group.modal or last is None or last.group is None:
        return False
    if not draft.within(last.predicate, "causes") or last.group.last != floor:
        return False
    between = draft.row[floor : group.first]
    ties = (u.MARK, u.COORDINATOR, u.THAT, u.QUESTION)
    return not any(unit.kind in ties or unit.norm in ("i", "we", "they", "he") for unit in between)


def _is_moment(draft: SentenceDraft, group: Group, found: SubjectWords) -> bool:
    """Return whether the words before a verb only say when: `I called him and on Monday rewrote it`, `and each evening asked`."""
    words = [unit.norm for unit in draft.row[found.first : found.last]]
    dated = len(words) == 1 and draft.within(words[0], "weekday_or_month")
    ends_in_time = draft.within(draft.row[found.last - 1].noun, "time_noun") and words[0] in _WHICH_TIME
    return (dated or (len(words) <= _LONGEST_MOMENT and ends_in_time)) and not draft.within(
        group.predicate, "time_does"
    )


def _is_headline(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a participle is all the verb that a sentence has: `Template now used by every squad`."""
    others = any(other is not group and other.form is Form.FINITE for other in draft.groups)
    return not others and not draft.nodes and any(unit.kind in u.NOMINAL for unit in draft.row[: group.first])


def _goes_on_as_participle(draft: SentenceDraft, group: Group, floor: int) -> bool:
    """Return whether a participle goes on from a passive or perfect: `was killed and replaced`."""
    last, at = draft.last_finite(), group.first - 1
    if last is None or last.group is None or at < floor or draft.row[at].kind != u.COORDINATOR:
        return False
    return last.group.passive or last.group.perfect


# Clauses with a finite verb.


def _add_finite(draft: SentenceDraft, group: Group, floor: int) -> None:
    at = group.first
    previous = draft.last_clause()
    if group.inner is not None:
        _add_with_subject(
            draft, group, floor, SubjectWords(*group.inner), opening_of(draft, floor, at, previous, group)
        )
        return
    if resumes(draft, floor, at):
        resume(draft, group)
        return
    word = relative_word(draft, floor, at)
    if word is not None:
        add_relative(draft, group, floor, word)
        return
    found = draft.subjects.before(draft.row, floor, at, open_left=previous is None or _is_parted(draft, floor, at))
    there = draft.before_adverbs(floor, at)
    if found is None and there >= floor and draft.row[there].kind == u.THERE:
        _add(draft, group, opening_of(draft, floor, there, previous, group), None, Subject.NOBODY_SAID)
        return
    opening = opening_of(draft, floor, found.first if found else at, previous, group)
    if found is not None and previous is not None and opening.ties and _is_moment(draft, group, found):
        found = None
    elif found is not None and not opening.ties and is_unjoined(draft, group, floor, found):
        found, opening = None, Opening(at, "", ClauseKind.MAIN)
    if found is None:
        add_without_subject(draft, group, floor, opening)
    elif is_zero_relative(draft, group, floor, found):
        add_zero_relative(draft, group, floor, found)
    else:
        _add_with_subject(draft, group, floor, found, opening)


def _is_parted(draft: SentenceDraft, floor: int, at: int) -> bool:
    """Return whether a mark or joint stands before a verb, so that a subject with `and` is one."""
    return any(
        unit.kind in (u.MARK, u.THAT, u.QUESTION) or draft.within(unit, "subordinator") for unit in draft.row[floor:at]
    )


def _add_with_subject(draft: SentenceDraft, group: Group, floor: int, found: SubjectWords, opening: Opening) -> None:
    row = draft.row
    subject = draft.whose(found, group)
    if (
        opening.kind is not ClauseKind.MAIN
        and not opening.joint
        and group.last >= len(row) - 1
        and draft.within(group.predicate, "mind")
    ):
        opening = Opening(opening.first, "", ClauseKind.MAIN)  # `it was right, I think`
    if is_content(draft, group, found):
        _add(draft, take_apart(draft, group), opening, found, subject)
        add_content(draft, group, draft.nodes[-1])
        return
    if group.passive and row[found.first].norm == "it" and draft.within(group.predicate, "says_or_thinks"):
        subject = Subject.NOBODY_SAID
    _add(draft, group, opening, found, subject)
    if opening.kind is ClauseKind.RELATIVE and opening.first > floor:
        wait_if_subject(draft, draft.nodes[-1], _noun_before(draft, floor, opening.first, group), floor)


def _noun_before(draft: SentenceDraft, floor: int, at: int, group: Group) -> SubjectWords | None:
    """Return the noun that a relative clause describes."""
    alone = not any(node.group is not None and node.group is not group for node in draft.nodes)
    return draft.subjects.before(draft.row, floor, at, open_left=alone or draft.parted(floor, at))


def _add(draft: SentenceDraft, group: Group, opening: Opening, found: SubjectWords | None, subject: Subject) -> None:
    previous = draft.last_clause()
    if draft.held is not None and opening.kind is ClauseKind.MAIN and not opening.joint:
        opening, previous = Opening(opening.first, "that", ClauseKind.COMPLEMENT), draft.held
    if opening.kind is not ClauseKind.SUBORDINATE:
        draft.held = None
    parent = previous
    if opening.kind is ClauseKind.SUBORDINATE and previous is not None and previous.kind is ClauseKind.RELATIVE:
        parent = previous.parent or previous
    node = draft.add(group, opening.first, opening.kind, opening.joint, subject, found, parent)
    if opening.kind is ClauseKind.MAIN:
        draft.pending = None
    node.asked = _is_asked(draft, group, opening)
    draft.set_mood(node)
    if opening.kind is ClauseKind.COMPLEMENT and previous is not None:
        _take_over_mood(draft, node, previous)
    elif opening.kind is ClauseKind.COMPLEMENT and not node.asked:
        draft.wait(node, Node(0, len(draft.row), ClauseKind.MAIN, "", None))


def _take_over_mood(draft: SentenceDraft, node: Node, previous: Node) -> None:
    """Say of what is said or thought who reports it, and that it is wished where the verb before wishes."""
    others = previous.subject in (Subject.NAMED, Subject.THEY, Subject.YOU)
    node.reported = previous.reported or (others and draft.within(previous.predicate, "speaks"))
    if node.mood is not Mood.TOLD or node.joint not in ("that", ""):
        return
    if draft.within(previous.verb, "wishes_that"):
        node.mood = Mood.WISHED
    elif previous.mood in (Mood.CONDITIONAL, Mood.FUTURE, Mood.HABITUAL):
        node.mood = previous.mood


def _is_asked(draft: SentenceDraft, group: Group, opening: Opening) -> bool:
    row = draft.row
    if group.inner is not None and group.first == 0 and row[0].norm not in _NO_QUESTION:
        return True
    if not draft.is_question or (row[-1].quoted or row[-2].quoted) != row[group.verb].quoted:
        return False
    last = not any(other.form is Form.FINITE and other.first > group.first for other in draft.groups)
    return group.inner is not None or (opening.kind is ClauseKind.MAIN and (last or row[0].kind == u.QUESTION))


# The whole sentence.


def _finished(draft: SentenceDraft) -> list[Node]:
    """Return the clauses in order, each with its end."""
    for node in [node for node in draft.nodes if node.group is None]:
        draft.drop(node)
    if not draft.nodes:
        return [Node(0, len(draft.row), ClauseKind.FRAGMENT, "", None)]
    _order_ourselves(draft)
    _tie_leading(draft.nodes)
    draft.nodes.sort(key=lambda node: node.first)
    if _stands_before(draft, draft.nodes[0]):
        draft.nodes.insert(0, Node(0, draft.nodes[0].first, ClauseKind.FRAGMENT, "", None))
    draft.nodes[0].first = 0
    _set_ends(draft.nodes)
    return draft.nodes


def _stands_before(draft: SentenceDraft, lead: Node) -> bool:
    """Return whether words of their own stand before a clause that nothing holds: `no drops in a year, before it was six`."""
    hangs = lead.kind in (ClauseKind.SUBORDINATE, ClauseKind.RELATIVE) and lead.first > 1
    if not hangs or any(node.kind is ClauseKind.MAIN for node in draft.nodes):
        return False
    told = draft.row[: lead.first]
    return any(unit.kind == u.NUMBER for unit in told) and any(unit.kind == u.MARK for unit in told)


def _order_ourselves(draft: SentenceDraft) -> None:
    """Read `let us call it` as one clause."""
    if len(draft.nodes) < 2 or draft.nodes[0].predicate != "let" or draft.nodes[0].mood is not Mood.ORDERED:
        return
    second = draft.nodes[1]
    if second.subject in (Subject.WE, Subject.I) and second.kind is ClauseKind.INFINITIVE and second.group is not None:
        second.kind, second.mood, second.first, second.parent = ClauseKind.MAIN, Mood.ORDERED, 0, None
        second.group.tense = Tense.PRESENT
        draft.drop(draft.nodes[0])


def _tie_leading(nodes: Sequence[Node]) -> None:
    """Hang what opens the sentence on its main clause; a gerund or infinitive takes its subject from there."""
    lead, main = nodes[0], next((node for node in nodes if node.kind is ClauseKind.MAIN), None)
    if main is None or lead.parent is not None:
        return
    if lead.kind is ClauseKind.SUBORDINATE:
        lead.parent = main
    elif lead.kind in (ClauseKind.GERUND, ClauseKind.INFINITIVE) and lead.subject is Subject.NOBODY_SAID:
        lead.subject, lead.parent = main.subject, main


def _set_ends(nodes: Sequence[Node]) -> None:
    """Let each clause end where the next begins that does not lie in it."""
    for number, node in enumerate(nodes):
        beside = next((later for later in nodes[number + 1 :] if not _lies_in(later, node)), None)
        if beside is not None:
            node.last = max(beside.first, node.first + 1)
        if node.until is not None:
            node.last = max(min(node.last, node.until), node.first + 1)


def _lies_in(node: Node, outer: Node) -> bool:
    for _ in range(_DEEPEST):
        if node.parent is None or node.kind not in _INSIDE:
            return False
        node = node.parent
        if node is outer:
            return True
    return False
