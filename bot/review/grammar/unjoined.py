"""What goes on from the clause before without a mark or joint, as in dictated texts, which have no commas.

`i pulled the logs found the job`: the object of one verb looks like the subject of the next; it is none where the verb
before cannot do without it. `shipping kept the deal holding kept our promise`: a gerund after an object is the subject of
a verb to come.
"""

from bot.review.grammar import units as u
from bot.review.grammar.draft import Node, SentenceDraft
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Mood, Subject, Tense

_ACTS = frozenset((u.PAST, u.THIRD, u.BASE))
_IN_OBJECT = frozenset(
    (u.DETERMINER, u.ADJECTIVE, u.NUMBER, u.PREPOSITION, u.TO, u.ADVERB, u.PRONOUN, u.ING, *u.NOMINAL)
)
_ENDS_CLAUSE = frozenset((u.NUMBER, u.ADJECTIVE, u.ADVERB, u.PRONOUN, *u.NOMINAL))
_SPEAKERS = frozenset((Subject.I, Subject.WE))
_NOT_OBJECT = frozenset(("i", "we", "he", "she", "they"))


def is_unjoined(draft: SentenceDraft, group: Group, floor: int, found: SubjectWords) -> bool:
    """Return whether the noun before a verb is the object of the verb before, so that both are done by the same one."""
    last = draft.last_clause()
    if last is None or last.group is None or last.group.last != floor:
        return False
    by_hand = _needs_hands(draft, group, found)
    if not _acts(draft, group, by_hand=by_hand):
        return False
    earlier = last.group
    if earlier.form is not Form.FINITE or earlier.passive or not _same_tense(draft, earlier, group):
        return False
    if not _is_told_by_speaker(last) or draft.within(last.predicate, "says_barely", "causes", "keeps"):
        return False
    between = draft.row[floor : found.last]
    if any(unit.kind not in _IN_OBJECT or unit.norm in _NOT_OBJECT for unit in between):
        return False
    if found.first > floor:
        return draft.row[found.first - 1].kind in (u.PREPOSITION, u.TO)
    return by_hand or not draft.within(last.predicate, "stands_alone")


def _needs_hands(draft: SentenceDraft, group: Group, found: SubjectWords) -> bool:
    """Return whether what stands before a verb is a thing, which cannot have done it: `shipped the lookup rang the growers`."""
    head = group.predicate.partition(" ")[0]
    plain = draft.subjects.whose(draft.row, found.first, found.last, "")
    return plain is Subject.THING and draft.within(head, "human_verb", "done_by_hand")


def _acts(draft: SentenceDraft, group: Group, *, by_hand: bool) -> bool:
    """Return whether a verb tells an act in one word: `was`, `had`, and what things do have a subject of their own."""
    one = group.verb == group.first and draft.row[group.first].kind in _ACTS and not group.modal
    return one and not group.passive and (by_hand or not draft.within(group.predicate, "stands_alone"))


def _same_tense(draft: SentenceDraft, earlier: Group, group: Group) -> bool:
    if draft.row[group.first].kind == u.THIRD:
        return False
    past = earlier.tense is Tense.PAST and not earlier.modal
    return past == (group.tense is Tense.PAST)


def _is_told_by_speaker(node: Node) -> bool:
    told = node.kind is ClauseKind.MAIN and node.mood in (Mood.TOLD, Mood.HABITUAL)
    return told and node.subject in _SPEAKERS


def opens_without_joint(draft: SentenceDraft, group: Group, floor: int, first: int, joint: str) -> bool:
    """Return whether a gerund is the subject of the next verb, where an object of the verb before stands right before it."""
    if joint or draft.pending is not None or group.form is not Form.GERUND or group.passive:
        return False
    if first <= floor or draft.row[first - 1].kind not in _ENDS_CLAUSE or not _may_end(draft, floor, first):
        return False
    following = next((other for other in draft.groups if other.first >= group.last), None)
    if following is None or following.form is not Form.FINITE or following.inner is not None:
        return False
    verb = draft.row[following.first].norm
    comes_to = following.modal or draft.within(verb, "comes_to") or not draft.within(following.predicate, "human_verb")
    return comes_to and all(
        unit.kind in _IN_OBJECT and unit.norm not in _NOT_OBJECT for unit in draft.row[group.last : following.first]
    )


def _may_end(draft: SentenceDraft, floor: int, first: int) -> bool:
    """Return whether the clause of the verb before is about a thing, or another option, and may end before a unit."""
    last = next((node for node in reversed(draft.nodes) if node.group is not None and node.group.last == floor), None)
    if last is None or last.group is None or last.group.form is not Form.FINITE or draft.parted(floor, first):
        return False
    return last.subject in (Subject.THING, Subject.NOBODY_SAID)
