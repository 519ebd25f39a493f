"""Add clauses whose verb has no subject: it goes on from a clause before, is an order, or is the speaker's."""

from bot.review.grammar import units as u
from bot.review.grammar.draft import Node, Opening, SentenceDraft
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Mood, Subject, Tense

_CLOSING = 3
"""Units before a verb among which the words quoted before it end."""
_WITHIN = frozenset((ClauseKind.RELATIVE, ClauseKind.COMPLEMENT, ClauseKind.SUBORDINATE))


def add_without_subject(draft: SentenceDraft, group: Group, floor: int, opening: Opening) -> None:
    """Add a clause whose verb has no subject."""
    last = draft.last_clause()
    if _says_what_it_is(group, floor, last):
        _add_after_be(draft, group, last)
        return
    if _names_who_said(draft, group):
        node = draft.add(group, opening.first, ClauseKind.MAIN, opening.joint, Subject.NAMED)
        draft.set_mood(node)
        return
    partner = _partner(draft, group)
    if (
        partner is not None
        and opening.kind is ClauseKind.MAIN
        and (not opening.joint or draft.within(opening.joint, "goes_on"))
    ):
        _go_on(draft, group, opening, partner)
        return
    if _is_there(draft, group):
        node = draft.add(group, opening.first, opening.kind, opening.joint, Subject.NOBODY_SAID, parent=last)
        draft.set_mood(node)
        return
    if _is_order(draft, group):
        node = draft.add(group, opening.first, opening.kind, opening.joint, parent=last)
        node.mood = Mood.ORDERED
        return
    node = draft.add(group, opening.first, opening.kind, opening.joint, dropped_subject(draft, group), parent=last)
    draft.set_mood(node)


def _says_what_it_is(group: Group, floor: int, last: Node | None) -> bool:
    """Return whether a base form stands right after a verb: `what I should do is ask`."""
    if last is None or last.group is None or not group.bare or group.modal:
        return False
    return floor == group.first == last.group.last


def _add_after_be(draft: SentenceDraft, group: Group, last: Node | None) -> None:
    node = draft.add(group, group.first, ClauseKind.INFINITIVE, parent=last)
    source = next((other for other in draft.nodes if other.parent is last and other.joint == "what"), last)
    if source is not None:
        node.subject, node.mood = source.subject, source.mood
    group.form, group.tense = Form.INFINITIVE, Tense.NONE


def _is_order(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a base form orders or advises; `dont think so` is the speaker's."""
    opens = draft.row[group.first].kind in (u.BASE, u.BE, u.DO, u.HAVE)
    return group.bare and not group.modal and opens and not draft.within(group.predicate, "mind")


def _is_there(draft: SentenceDraft, group: Group) -> bool:
    """Return whether `there` stands for whose it is: `there have been two alerts`."""
    return group.predicate == "be" and group.first > 0 and draft.row[group.first - 1].norm == "there"


def _go_on(draft: SentenceDraft, group: Group, opening: Opening, partner: Node) -> None:
    """Add a verb that shares the subject of a clause before: `..., drew the graph, and asked him`."""
    subject = Subject.THING if _is_said_of_thing(draft, group) else partner.subject
    node = draft.add(group, opening.first, partner.kind, opening.joint, subject, parent=partner.parent)
    node.reported = partner.reported
    earlier = partner.group
    if earlier is None:
        return
    if group.bare and (earlier.modal or earlier.form is Form.INFINITIVE):
        group.modal, group.tense, node.mood = earlier.modal, earlier.tense, partner.mood
        group.form = Form.INFINITIVE if earlier.form is Form.INFINITIVE else group.form
        return
    if _goes_on_from_perfect(draft, group, earlier):
        group.modal, group.perfect, node.mood = earlier.modal, True, partner.mood
        return
    if group.bare and partner.mood is Mood.ORDERED:
        node.mood = Mood.ORDERED
        return
    if earlier.passive and group.tense == earlier.tense and _may_be_passive(draft, group):
        group.passive = True
    draft.set_mood(node, joint=partner.joint if partner.kind is ClauseKind.SUBORDINATE else opening.joint)
    if partner.mood is Mood.HABITUAL and group.tense == earlier.tense:
        node.mood = Mood.HABITUAL


def dropped_subject(draft: SentenceDraft, group: Group) -> Subject:
    """Return whose a verb is whose subject is left out: the speaker's, but for what is said of things."""
    row = draft.row
    if _is_said_of_thing(draft, group) or _describes_noun(draft, group):
        return Subject.THING
    if row[group.first].kind in (u.BE, u.THIRD) and row[group.first].norm != "was":
        return draft.owner or Subject.THING
    return draft.owner or Subject.I


def _describes_noun(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a participle describes the noun before the comma: `A team of twelve, founded in 2000`."""
    row, at = draft.row, group.first
    after_comma = at > 1 and row[at - 1].norm == "," and row[0].kind == u.DETERMINER
    is_participle = row[group.verb].kind == u.PAST and "n" in row[group.verb].classes
    return after_comma and is_participle and group.last < len(row) and row[group.last].kind == u.PREPOSITION


def _names_who_said(draft: SentenceDraft, group: Group) -> bool:
    """Return whether the subject of a verb of saying follows it, after quoted words: `"No," said the nurse.`"""
    quoted = any(unit.quoted for unit in draft.row[max(0, group.first - _CLOSING) : group.first])
    who = draft.row[group.last] if group.last < len(draft.row) else None
    names = who is not None and (who.kind in (u.DETERMINER, *u.NOMINAL) or draft.within(who, "pronoun_named"))
    return quoted and names and draft.within(group.predicate, "speaks", "quotative")


def _goes_on_from_perfect(draft: SentenceDraft, group: Group, earlier: Group) -> bool:
    """Return whether a past form goes on from a modal perfect: `should have stopped and asked`."""
    past = group.tense is Tense.PAST and not group.modal and "n" in draft.row[group.verb].classes
    return past and bool(earlier.modal) and earlier.perfect


def _is_said_of_thing(draft: SentenceDraft, group: Group) -> bool:
    """Return whether a verb tells of a thing that is left out: `took me two weeks`, `was hard to explain`."""
    follows = draft.row[group.last].norm if group.last < len(draft.row) else ""
    takes = group.predicate in ("take", "cost") and follows in ("me", "us")
    return takes or (group.predicate == "be" and draft.within(follows, "said_of_things"))


def _may_be_passive(draft: SentenceDraft, group: Group) -> bool:
    after = draft.row[group.last].kind if group.last < len(draft.row) else ""
    return "n" in draft.row[group.verb].classes and after in (u.MARK, u.PREPOSITION, u.COORDINATOR)


def _partner(draft: SentenceDraft, group: Group) -> Node | None:
    """Return the clause that a verb without a subject goes on from: the nearest of its form."""
    alone = len(draft.nodes) == 1
    for node in reversed(draft.nodes):
        other = node.group
        if other is None or (group.tense is Tense.PAST and _stands_between(node) and _told_before(draft, node)):
            continue
        if group.bare and not group.modal:
            present = other.form is Form.FINITE and other.tense is Tense.PRESENT and node.kind is ClauseKind.MAIN
            if other.modal or other.form is Form.INFINITIVE or (other.bare and other.form is Form.FINITE) or present:
                return node
        elif other.form is Form.FINITE and (alone or not (_describes_thing(node) or _only_supposes(node, group))):
            return node
    return None


def _describes_thing(node: Node) -> bool:
    return node.kind is ClauseKind.RELATIVE and node.subject is Subject.THING


def _stands_between(node: Node) -> bool:
    """Return whether a clause in the present stands between what is told in the past, as an item of a list or inside a clause.

    `I rewrote it: pause, downgrade, cancel, and took it ...`, `I ranked them by who gets hurt, shut the service ...`
    """
    group = node.group
    if group is None or group.tense is not Tense.PRESENT or group.modal:
        return False
    listed = node.mood is Mood.ORDERED or node.subject in (Subject.THING, Subject.NOBODY_SAID)
    return node.kind in _WITHIN or (listed and group.predicate != "be")


def _told_before(draft: SentenceDraft, node: Node) -> bool:
    """Return whether a main clause in the past stands before another clause of the sentence."""
    earlier = draft.nodes[: draft.nodes.index(node)]
    return any(o.kind is ClauseKind.MAIN and o.group is not None and o.group.tense is Tense.PAST for o in earlier)


def _only_supposes(node: Node, group: Group) -> bool:
    """Return whether a clause is a condition that a told past does not go on from."""
    perfect = node.group is not None and node.group.perfect
    told = group.tense is Tense.PAST and not perfect
    return told and node.mood is Mood.CONDITIONAL and node.kind is not ClauseKind.MAIN
