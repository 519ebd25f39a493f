"""Add infinitives, gerunds and participles as clauses, and say who does what they tell."""

from bot.review.grammar import units as u
from bot.review.grammar.draft import Node, SentenceDraft
from bot.review.grammar.openings import opens_afresh
from bot.review.grammar.relatives import wait_if_subject
from bot.review.grammar.subjects import SubjectWords
from bot.review.grammar.unjoined import opens_without_joint
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Mood, Subject

_TIES_FINITE = frozenset(("if", "because", "that", "although", "though", "unless", "whether", "whereas"))
_PAIRS = frozenset((("in", "order"), ("so", "as"), ("instead", "of"), ("rather", "than")))
_BEFORE_ING = frozenset((u.PREPOSITION, u.SUBORDINATOR, u.COORDINATOR, u.QUESTION, u.TO))
_ACTORS = frozenset(("i", "we", "he", "she", "they"))


def add_unfinite(draft: SentenceDraft, group: Group, floor: int) -> None:
    """Add a clause without a finite verb."""
    first, joint = _joint(draft, group, floor)
    previous = draft.last_clause()
    if group.form is Form.INFINITIVE:
        _add_infinitive(draft, group, floor, first, joint, previous)
    elif opens_without_joint(draft, group, floor, first, joint):
        _wait_for_main(draft, draft.add(group, first, ClauseKind.GERUND, parent=previous))
    elif _describes_noun(draft, floor, first, joint, previous):
        noun = draft.subject_before(floor, first)
        subject = draft.subjects.whose(draft.row, *noun, group.predicate) if noun else Subject.THING
        node = draft.add(group, first, ClauseKind.RELATIVE, "", subject, noun, previous)
        node.mood = previous.mood if previous else Mood.TOLD
        wait_if_subject(draft, node, noun, floor)
    else:
        _add_gerund(draft, group, floor, first, joint, previous)


def _joint(draft: SentenceDraft, group: Group, floor: int) -> tuple[int, str]:
    """Return where the clause begins and its joint: `in order`, `instead of`, `how`, `without`."""
    row = draft.row
    at = draft.before_adverbs(floor, group.first)
    if at < floor:
        return (group.first if draft.nodes else 0), ""
    before = row[at - 1].norm if at > floor else ""
    if (before, row[at].norm) in _PAIRS:
        return at - 1, f"{before} {row[at].norm}"
    if group.form is Form.INFINITIVE:
        ties = row[at].kind in (u.QUESTION, u.COORDINATOR) or row[at].norm in ("whether", "than")
    else:
        ties = row[at].kind in _BEFORE_ING
    return (at, row[at].norm) if ties else (group.first, "")


def _add_infinitive(
    draft: SentenceDraft, group: Group, floor: int, first: int, joint: str, previous: Node | None
) -> None:
    node = draft.add(group, first, ClauseKind.INFINITIVE, joint, parent=previous)
    _give_subject(draft, node, previous, floor, first)
    if previous is None:
        node.mood = Mood.WISHED
        _wait_for_main(draft, node)
        return
    between = any(unit.kind not in (u.ADVERB, u.MARK) for unit in draft.row[floor:first])
    governed = draft.within(previous.verb, "object_does", "wishes", "implies")
    aim = joint in ("in order", "so as") or draft.parted(floor, first) or (between and not governed)
    node.mood = draft.moods.of_infinitive(previous.group, previous.mood, aim=aim)


def _describes_noun(draft: SentenceDraft, floor: int, first: int, joint: str, previous: Node | None) -> bool:
    """Return whether a participle or gerund describes the noun before it: `the team running payments`."""
    if joint or first <= floor or draft.row[first - 1].kind not in (*u.NOMINAL, u.PRONOUN, u.NUMBER):
        return False
    return previous is None or not draft.within(previous.verb, "object_does", "spends")


def _add_gerund(draft: SentenceDraft, group: Group, floor: int, first: int, joint: str, previous: Node | None) -> None:
    node = draft.add(group, first, ClauseKind.GERUND, joint, parent=previous)
    _give_subject(draft, node, previous, floor, first)
    node.negated = group.negated or draft.within(joint, "negating_joint")
    if previous is not None:
        node.mood = previous.mood
        wished = draft.within(previous.predicate, "wishes_ing") or (joint == "for" and not draft.parted(floor, first))
        if wished and node.mood is Mood.TOLD:
            node.mood = Mood.WISHED
    if joint in _TIES_FINITE and draft.pending is None:
        _wait_inside(draft, node, previous)
    elif previous is None or (not joint and opens_afresh(draft, floor, first)):
        _wait_for_main(draft, node)


def _wait_inside(draft: SentenceDraft, node: Node, previous: Node | None) -> None:
    """Let a gerund after `if` or `because` be the subject of the verb to come: `because rewriting it would take weeks`."""
    if not any(group.form is Form.FINITE and group.first > node.first for group in draft.groups):
        return
    kind = ClauseKind.COMPLEMENT if node.joint in ("that", "whether") else ClauseKind.SUBORDINATE
    outer = Node(node.first, len(draft.row), kind, node.joint, None, parent=previous)
    node.joint, node.negated = "", node.group is not None and node.group.negated
    draft.wait(node, outer)


def _wait_for_main(draft: SentenceDraft, node: Node) -> None:
    """Let a clause that opens the sentence be the subject of the verb to come: `finishing it would cost a month`."""
    if node.group is None:
        return
    row, at = draft.row, node.group.last
    finite = next((group for group in draft.groups if group.first >= at and group.form is Form.FINITE), None)
    if finite is None:
        if node.kind is ClauseKind.GERUND:
            node.subject = draft.owner or Subject.I
        return
    if (
        node.joint
        or draft.parted(at, finite.first)
        or node.group.form is Form.PARTICIPLE
        or row[finite.first - 1].norm in _ACTORS
    ):
        return
    draft.wait(node, Node(node.first, len(row), ClauseKind.MAIN, "", None))


def _give_subject(draft: SentenceDraft, node: Node, previous: Node | None, floor: int, first: int) -> None:
    """Say who does it: the object of `asked him to`, whoever `it took` the time, else whoever does the verb before."""
    if previous is None or previous.group is None:
        return
    if previous.predicate in ("take", "cost") and previous.subject is Subject.THING and not node.joint:
        node.subject = _taker(draft, floor, first)
        return
    if draft.within(previous.verb, "object_does") and not previous.group.passive and not node.joint:
        found = _object(draft, floor, first)
        if found is not None:
            node.subject_at = found
            node.subject = draft.subjects.whose(draft.row, *found, node.predicate)
            return
    if node.joint in ("and", "or", "but", "") and previous.group.form is not Form.FINITE and previous.kind is node.kind:
        node.subject, node.parent = previous.subject, previous.parent
        return
    node.subject = previous.subject if previous.subject is not Subject.THING else Subject.NOBODY_SAID


def _object(draft: SentenceDraft, first: int, last: int) -> SubjectWords | None:
    """Return the object between two verbs, without marks and adverbs around it."""
    row = draft.row
    while first < last and row[first].kind in (u.ADVERB, u.MARK):
        first += 1
    while last > first and row[last - 1].kind in (u.ADVERB, u.NOT, u.MARK):
        last -= 1
    return SubjectWords(first, last) if first < last and row[last - 1].kind in (*u.NOMINAL, u.PRONOUN) else None


def _taker(draft: SentenceDraft, floor: int, first: int) -> Subject:
    """Return who does what takes time: `it took the auditors four days to find it`."""
    end = floor
    while end < first and draft.row[end].kind in (u.DETERMINER, u.ADJECTIVE, u.PRONOUN, *u.NOMINAL):
        end += 1
    subject = draft.subjects.whose(draft.row, floor, end, "say") if end > floor else Subject.NOBODY_SAID
    return Subject.NOBODY_SAID if subject is Subject.THING else subject
