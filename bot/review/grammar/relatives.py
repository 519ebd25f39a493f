"""Add relative clauses, and let the clause around one go on: `the engineer who wrote it left`."""

from bot.review.grammar import units as u
from bot.review.grammar.draft import STRONG_MARKS, Node, SentenceDraft
from bot.review.grammar.openings import opening_of
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Subject, Tense

_TIES = frozenset((u.COORDINATOR, u.MARK, u.THAT, u.QUESTION))
_OBJECTS = frozenset(("me", "us", "him", "them"))
_NAMED = frozenset(("who", "whoever"))
_DESCRIBED = frozenset((*u.NOMINAL, u.PRONOUN, u.NUMBER, u.ADJECTIVE, u.ING))


def relative_word(draft: SentenceDraft, floor: int, at: int) -> int | None:
    """Return where `who`, `that` or `what` stands as the subject right before a verb, None where none does."""
    i = draft.before_adverbs(floor, at)
    if i < floor or draft.row[i].kind not in (u.QUESTION, u.THAT):
        return None
    return i if draft.within(draft.row[i], "relative", "free_relative") else None


def add_relative(draft: SentenceDraft, group: Group, floor: int, word: int) -> None:
    """Add the clause whose subject is the relative word: of a noun before it, or of its own, as in `what broke was the key`."""
    row, end = draft.row, word
    while (
        end > floor and row[end - 1].kind in (u.MARK, u.ADVERB, u.PREPOSITION) and row[end - 1].norm not in STRONG_MARKS
    ):
        end -= 1
    norm = row[word].norm
    if end <= floor or row[end - 1].kind not in _DESCRIBED or draft.within(norm, "free_relative"):
        _add_free(draft, group, floor, word)
        return
    noun = draft.subject_before(floor, end)
    subject = draft.whose(noun, group) if noun else Subject.THING
    if norm == "who" and subject is Subject.THING:
        subject = Subject.THEY if row[end - 1].kind == u.PLURAL else Subject.NAMED
    node = draft.add(group, word, ClauseKind.RELATIVE, norm, subject, noun, draft.last_clause())
    draft.set_mood(node)
    wait_if_subject(draft, node, noun, floor)


def _add_free(draft: SentenceDraft, group: Group, floor: int, word: int) -> None:
    last = draft.last_clause()
    first = word
    while first > floor and draft.row[first - 1].kind in (u.COORDINATOR, u.ADVERB):
        first -= 1
    asked = draft.is_question and last is None
    norm = draft.row[word].norm
    subject = Subject.NAMED if norm in _NAMED else Subject.THING
    kind = ClauseKind.MAIN if asked else ClauseKind.COMPLEMENT
    node = draft.add(group, first if last is not None else 0, kind, norm, subject, SubjectWords(word, word + 1), last)
    node.asked = asked
    draft.set_mood(node)
    if not asked and last is None:
        draft.wait(node, Node(0, len(draft.row), ClauseKind.MAIN, "", None))


def wait_if_subject(draft: SentenceDraft, node: Node, noun: SubjectWords | None, floor: int) -> None:
    """Keep the noun before an inner clause as the subject of a verb to come, where no verb has it as object."""
    if noun is None or draft.pending is not None:
        return
    before = draft.last_clause(other_than=node)
    opening = opening_of(draft, floor, noun.first, before, None)
    if before is not None and not opening.ties:
        return
    tie = draft.row[noun.first - 1] if noun.first > floor else None
    if tie is not None and tie.kind in (u.PREPOSITION, u.TO) and not draft.within(tie, "subordinator"):
        return
    outer = Node(
        opening.first if before is not None else 0, len(draft.row), opening.kind, opening.joint, None, subject_at=noun
    )
    outer.parent = node.parent if opening.kind is not ClauseKind.MAIN else None
    draft.wait(node, outer)


def is_zero_relative(draft: SentenceDraft, group: Group, floor: int, found: SubjectWords) -> bool:
    """Return whether the clause stands inside the subject of the verb to come: `the thing I built broke`."""
    row, before = draft.row, found.first - 1
    if draft.pending is not None or before < floor or not draft.within(row[found.first], "subject_pronoun"):
        return False
    if row[before].kind not in u.NOMINAL and not draft.within(row[before], "whole"):
        return False
    if (
        draft.nodes
        and draft.nodes[0].kind is ClauseKind.SUBORDINATE
        and all(n.kind is not ClauseKind.MAIN for n in draft.nodes)
    ):
        return False
    if draft.within(row[before].noun, "time_noun") and not draft.lacks_object(group):
        return False
    following = next((other for other in draft.groups if other.first >= group.last), None)
    if following is None:
        return _is_set_off(draft, group, found)
    if following.form is not Form.FINITE or following.bare or following.inner is not None:
        return False
    between = row[group.last : following.first]
    parts = any(
        unit.kind in _TIES or unit.kind == u.THERE or draft.within(unit, "subject_pronoun", "subordinator")
        for unit in between
    )
    return not parts and not (len(between) > 1 and between[0].kind == u.DETERMINER)


def _is_set_off(draft: SentenceDraft, group: Group, found: SubjectWords) -> bool:
    """Return whether the only verb describes what a thing is set against: `two faults, against nine in the one I had built`."""
    told = [unit.norm for unit in draft.row[: found.first]]
    off = max((at for at, norm in enumerate(told) if draft.within(norm, "sets_off")), default=0)
    return (
        off > 1
        and not draft.nodes
        and draft.lacks_object(group)
        and any(unit.kind == u.NUMBER for unit in draft.row[:off])
        and not draft.parted(off + 1, found.first)
    )


def add_zero_relative(draft: SentenceDraft, group: Group, floor: int, found: SubjectWords) -> None:
    """Add a relative clause without a relative word, and let the noun before it wait for its verb."""
    noun = draft.subject_before(floor, found.first)
    node = draft.add(group, found.first, ClauseKind.RELATIVE, "", draft.whose(found, group), found, draft.last_clause())
    draft.set_mood(node)
    wait_if_subject(draft, node, noun, floor)


def resumes(draft: SentenceDraft, floor: int, at: int) -> bool:
    """Return whether a verb goes with the subject that waits."""
    if draft.pending is None:
        return False
    row = draft.row
    i = draft.before_adverbs(floor, at)
    if i < floor:
        return True
    if row[i].kind == u.MARK:
        return row[i].norm not in STRONG_MARKS
    if any(row[k].kind in _TIES or draft.within(row[k], "subordinator") for k in range(floor, i + 1)):
        return False
    if draft.within(row[i], "subject_pronoun") and row[i].norm not in ("it", "you"):
        return False
    last = draft.last_clause()
    says = last is not None and draft.within(last.predicate, "says_barely")
    held = says and row[i].kind in (*u.NOMINAL, u.PRONOUN) and row[i].norm not in _OBJECTS
    return not held or (draft.pending.subject_at is not None and _is_last_for_it(draft, at))


def _is_last_for_it(draft: SentenceDraft, at: int) -> bool:
    """Return whether no verb after this one could go with the subject that waits: `each plan that shows a risk needs a name`."""
    for other in draft.groups:
        if other.first <= at or other.form is not Form.FINITE:
            continue
        between = draft.row[at : other.first]
        if any(unit.kind in (u.COORDINATOR, u.MARK) or draft.within(unit, "subordinator") for unit in between):
            return True
        if not any(unit.kind in (u.QUESTION, u.THAT) for unit in between):
            return False
    return True


def resume(draft: SentenceDraft, group: Group) -> None:
    """Give the clause that waits its verb; the clauses inside its subject end there."""
    node = draft.pending
    if node is None:
        return
    draft.pending = None
    rest = None
    if is_content(draft, group, node.subject_at, waits=True):
        rest, group = group, take_apart(draft, group)
    node.group = group
    inner = [other for other in draft.nodes if other.parent is node and other.until is None]
    for other in inner:
        other.until = group.first
    node.subject = draft.whose(node.subject_at, group) if node.subject_at is not None else Subject.THING
    draft.set_mood(node)
    for other in inner:
        if other.kind is ClauseKind.GERUND and node.subject_at is None:
            other.mood = node.mood
    if rest is not None:
        add_content(draft, rest, node)


def is_content(draft: SentenceDraft, group: Group, found: SubjectWords | None, *, waits: bool = False) -> bool:
    """Return whether `was talking` is no progressive but says what the subject was: `my mistake was talking to two of them`."""
    if not group.progressive or draft.row[group.verb].kind != u.ING:
        return False
    return draft.names_content(found) or (waits and found is None)


def take_apart(draft: SentenceDraft, group: Group) -> Group:
    """Cut `was talking` in two and return the first part; the group becomes the second."""
    first = Group(group.first, group.first + 1, group.first, Form.FINITE, "be", group.tense, group.modal)
    between = draft.row[group.first + 1 : group.verb]
    denies = any(unit.kind == u.NOT and unit.token != draft.row[group.first].token for unit in between)
    first.negated = group.negated and not denies
    group.first, group.form, group.progressive, group.negated = group.verb, Form.GERUND, False, denies
    group.tense, group.modal = Tense.NONE, ""
    return first


def add_content(draft: SentenceDraft, group: Group, outer: Node) -> None:
    """Add what a mistake or plan was, as a clause of its own."""
    owner = draft.row[outer.subject_at.first].norm if outer.subject_at else ""
    node = draft.add(group, group.first, ClauseKind.GERUND, parent=outer)
    node.subject = {"my": Subject.I, "our": Subject.WE}.get(owner, Subject.NOBODY_SAID)
    node.mood = outer.mood
