"""Say how a clause opens: what stands before its subject is read from right to left up to a joint, a mark, or the verb before."""

from bot.review.grammar import units as u
from bot.review.grammar.draft import STRONG_MARKS, Node, Opening, SentenceDraft
from bot.review.grammar.verb_group import Group
from bot.review.reading import ClauseKind, Subject

_WHEN = frozenset(("when", "where", "while", "whenever", "wherever"))
_DESCRIBES = frozenset(("who", "which", "whom", "whose", "where"))
_AT_ONCE = frozenset(("before", "after", "since", "until", "till", "except", "than"))
_TAKES_ADVERB = frozenset(("if", "because", "when", "though", "after", "before", "as"))


def opening_of(draft: SentenceDraft, floor: int, start: int, previous: Node | None, group: Group | None) -> Opening:
    """Return how the clause opens whose subject, or whose verb without one, stands at `start`.

    `floor` is the first unit after the verb before; `group` is None where the verb is still to come.
    """
    row = draft.row
    governs = previous is not None and draft.within(previous.predicate, "says_or_thinks")
    for at in range(start - 1, floor - 1, -1):
        opening = _at_unit(draft, floor, at, start, previous, governs=governs)
        if opening is not None:
            return opening
        if at == start - 1 and governs and row[at].kind in (*u.NOMINAL, u.PRONOUN):
            break
    if previous is None:
        return Opening(0, "", ClauseKind.MAIN)
    return Opening(start, "", *_untied(draft, floor, start, previous, group, governs=governs))


def _at_unit(
    draft: SentenceDraft, floor: int, at: int, start: int, previous: Node | None, *, governs: bool
) -> Opening | None:
    """Return how the clause opens by one unit before it, None where that ties nothing."""
    unit = draft.row[at]
    if unit.kind == u.THAT or (unit.norm == "that" and unit.kind != u.DETERMINER and governs):
        return _by_that(draft, floor, at, previous)
    if unit.kind == u.QUESTION and (unit.norm not in ("when", "where", "while") or at == start - 1):
        return _by_question_word(draft, floor, at, previous, governs=governs)
    if draft.within(unit, "subordinator") and unit.norm != "so" and _subordinates(draft, at, start):
        return _by_subordinator(draft, floor, at, previous)
    if unit.kind == u.COORDINATOR:
        return Opening(at if previous is not None else 0, unit.norm, ClauseKind.MAIN)
    if unit.norm == "so" and (at in (start - 1, floor) or draft.row[at - 1].kind in (u.MARK, u.COORDINATOR)):
        return Opening(at, "so", ClauseKind.MAIN)
    if unit.kind == u.MARK:
        says = governs and unit.norm in ('"', "“", ":") and previous is not None and previous.group is not None
        at_once = says and previous is not None and previous.group is not None and previous.group.last >= at - 1
        return Opening(at + 1 if previous is not None else 0, "", ClauseKind.COMPLEMENT if at_once else ClauseKind.MAIN)
    return None


def _untied(
    draft: SentenceDraft, floor: int, start: int, previous: Node, group: Group | None, *, governs: bool
) -> tuple[ClauseKind, bool]:
    """Return the kind of a clause that nothing ties to the verb before, and whether it is a clause of its own."""
    row = draft.row
    unreal = group is not None and bool(group.modal)
    if _is_first_main(draft) and row[start].kind == u.PRONOUN and (unreal or not governs):
        return ClauseKind.MAIN, True
    if previous.predicate == "be" and start == floor and draft.names_content(previous.subject_at):
        return ClauseKind.COMPLEMENT, True  # `the thing is we never had tests`
    if draft.within(previous.predicate, "says_barely") or (start > 1 and draft.within(row[start - 1], "sure")):
        return ClauseKind.COMPLEMENT, False
    described = start > floor and row[start - 1].kind in u.NOMINAL and row[start].kind == u.PRONOUN
    if described and group is not None and draft.lacks_object(group):
        return ClauseKind.RELATIVE, False
    return ClauseKind.MAIN, False


def _is_first_main(draft: SentenceDraft) -> bool:
    """Return whether a subordinate clause opened the sentence and its main clause is still to come."""
    opened = bool(draft.nodes) and draft.nodes[0].kind is ClauseKind.SUBORDINATE and draft.pending is None
    return opened and all(node.kind is not ClauseKind.MAIN for node in draft.nodes)


def _subordinates(draft: SentenceDraft, at: int, start: int) -> bool:
    """Return whether a word that may be a preposition or an adverb opens the clause whose subject stands at `start`."""
    row, norm = draft.row, draft.row[at].norm
    follows = row[at + 1].norm if at + 1 < len(row) else ""
    if (norm, follows) in (("since", "then"), ("because", "of")):
        return False
    if norm == "as":
        opens = at == 0 or row[at - 1].kind in (u.MARK, u.COORDINATOR) or row[start].kind == u.PRONOUN
        return (start == at + 1 and opens) or (at > 0 and row[at - 1].norm in ("soon", "long", "just"))
    if norm in _AT_ONCE:
        return all(row[i].kind in (u.ADVERB, u.MARK) for i in range(at + 1, start))
    return True


def _by_subordinator(draft: SentenceDraft, floor: int, at: int, previous: Node | None) -> Opening:
    row, joint, first = draft.row, draft.row[at].norm, at
    before = row[at - 1].norm if at > floor else ""
    if draft.within(before, "pre_subordinator") and joint in _TAKES_ADVERB:
        first = at - 1
        joint = f"{before} {joint}" if before in ("even", "only") else joint
    elif joint == "as" and before in ("soon", "long") and at - 2 >= floor and row[at - 2].norm == "as":
        first, joint = at - 2, f"as {before} as"
    elif joint in ("if", "though") and before == "as":
        first, joint = at - 1, f"as {joint}"
    elif before == "that" and joint != "whether" and previous is not None:
        draft.held = previous
        return Opening(at - 1, joint, ClauseKind.SUBORDINATE)
    elif previous is not None and not draft.parted(floor, at) and _is_asked_whether(draft, joint, previous):
        return Opening(at, joint, ClauseKind.COMPLEMENT)
    while first > floor and row[first - 1].kind == u.COORDINATOR:
        first -= 1
    set_off = first > 1 and row[first - 1].kind == u.MARK
    return Opening(first if previous is not None or set_off else 0, joint, ClauseKind.SUBORDINATE)


def _is_asked_whether(draft: SentenceDraft, joint: str, previous: Node) -> bool:
    return joint == "whether" or (joint == "if" and draft.within(previous.predicate, "asks"))


def _by_that(draft: SentenceDraft, floor: int, at: int, previous: Node | None) -> Opening:
    before = draft.row[at - 1] if at > floor else None
    if before is not None and before.norm in ("so", "now", "given", "provided"):
        return Opening(at - 1 if previous is not None else 0, f"{before.norm} that", ClauseKind.SUBORDINATE)
    if before is not None and before.kind == u.COORDINATOR:
        return Opening(at - 1, "that", ClauseKind.COMPLEMENT)
    if before is not None and before.kind in u.NOMINAL and _is_described(draft, floor, at, previous):
        return Opening(at, "that", ClauseKind.RELATIVE)
    return Opening(at, "that", ClauseKind.COMPLEMENT if previous is not None else ClauseKind.SUBORDINATE)


def _is_described(draft: SentenceDraft, floor: int, at: int, previous: Node | None) -> bool:
    """Return whether `that` describes the noun before it rather than says what was said: `promise a date that you keep`."""
    if previous is None:
        return True
    if draft.within(draft.row[at - 1].noun, "content_of_that"):
        return False
    if not draft.within(previous.predicate, "says_or_thinks"):
        return True
    noun = draft.subjects.before(draft.row, floor, at, open_left=False)
    return noun is not None and draft.subjects.whose(draft.row, *noun, "say") is Subject.THING


def _by_question_word(draft: SentenceDraft, floor: int, at: int, previous: Node | None, *, governs: bool) -> Opening:
    row, norm, first = draft.row, draft.row[at].norm, at
    before = row[at - 1] if at > floor else None
    if before is not None and before.kind == u.PREPOSITION:
        first -= 1
        before = row[first - 1] if first > floor else None
    noun = before is not None and before.kind in u.NOMINAL
    marked = before is not None and before.kind in (u.MARK, u.COORDINATOR)
    if norm in _WHEN and not (norm == "where" and noun):
        asks = governs and previous is not None and draft.within(previous.predicate, "asks")
        if asks and not marked and at == floor and norm != "while":
            return Opening(at, norm, ClauseKind.COMPLEMENT)
        if before is not None and draft.within(before, "pre_subordinator"):
            first = at - 1
        return Opening(first if previous is not None else 0, norm, ClauseKind.SUBORDINATE)
    if norm in _DESCRIBES and (noun or marked or (before is not None and before.kind == u.PRONOUN)):
        return Opening(first, norm, ClauseKind.RELATIVE)
    if previous is None:
        return Opening(0, norm, ClauseKind.MAIN if draft.is_question else ClauseKind.COMPLEMENT)
    return Opening(first, norm, ClauseKind.COMPLEMENT)


def opens_afresh(draft: SentenceDraft, floor: int, at: int) -> bool:
    """Return whether a clause of its own begins at `at`: after a strong mark or `and`."""
    before = draft.row[at - 1] if at > floor else None
    return before is not None and (before.norm in STRONG_MARKS or before.kind == u.COORDINATOR)
