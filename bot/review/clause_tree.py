"""Build the clauses of one sentence from its verb groups: where each begins and ends, its joint, its subject, its parent.

Verb groups are taken from left to right. Between two of them stand the object of the first, a joint, and the subject of
the second; so the words before a verb are read from right to left: its subject, then what ties it to the rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.review import units as u
from bot.review.moods import Moods
from bot.review.reading import ClauseKind, Mood, Subject, Tense
from bot.review.subjects import Found, Subjects
from bot.review.units import Unit
from bot.review.verb_groups import Form, Group
from question_bank.grammar import Grammar

_STRONG = frozenset((";", ":", "(", "—", "–", "...", "…"))
_INSIDE = frozenset((ClauseKind.COMPLEMENT, ClauseKind.RELATIVE, ClauseKind.INFINITIVE, ClauseKind.GERUND))
_ASKS = frozenset(("ask", "see", "know", "wonder", "check", "decide", "find out", "tell", "say", "understand", "learn", "test",
                   "figure out", "find", "measure", "care", "question", "discuss", "verify", "be", "remember"))  # fmt: skip
_SPENDS = frozenset(("spend", "waste", "have", "take", "save"))
_SAYS = frozenset(("say", "tell", "claim", "argue", "insist", "complain", "reply", "answer", "explain", "admit", "promise",
                   "ask", "write", "warn", "report", "announce", "object", "suggest", "propose", "point out", "think"))  # fmt: skip
_WISH_GERUND = frozenset(("consider", "suggest", "propose", "recommend", "imagine", "mind", "avoid", "think", "discuss", "talk"))
_NEGATING_JOINTS = frozenset(("instead of", "rather than", "without", "than", "instead"))
_WISH_JOINTS = frozenset(("for", "of"))


@dataclass(slots=True)
class Node:
    """A clause in the making. `first` and `last` are units; `group` is None where no verb was found."""

    first: int
    last: int
    kind: ClauseKind
    joint: str
    group: Group | None
    subject: Subject = Subject.NOBODY_SAID
    subject_at: Found | None = None
    mood: Mood = Mood.TOLD
    negated: bool = False
    passive: bool = False
    parent: "Node | None" = None
    until: int | None = None
    """Where a clause inside another ends because the outer one goes on."""
    reported: bool = False
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before a subject: where the clause begins, its joint, and the kind that the joint gives it."""

    first: int
    joint: str
    kind: ClauseKind
    ties: bool = True
    """Some joint or mark parts it from the words before."""


class ClauseTree:
    """Builds the clauses of sentences. One for all texts."""

    def __init__(self, grammar: Grammar, subjects: Subjects) -> None:
        self._words = grammar.words
        self._subjects = subjects
        self._moods = Moods(grammar)
        self._subordinators = grammar.words["subordinator"] - {"as", "so", "till"} | {"as", "until", "till"}

    def build(self, row: Sequence[Unit], groups: Sequence[Group], *, before: Subject | None) -> list[Node]:
        """Return the clauses of a sentence in order. `before` takes a verb without a subject, where it is not the speaker's."""
        build = _Build(self, row, groups, before)
        for number in range(len(groups)):
            build.take(number)
        return build.finish()


class _Build:
    """One sentence being built."""

    def __init__(self, tree: ClauseTree, row: Sequence[Unit], groups: Sequence[Group], before: Subject | None) -> None:
        self.words = tree._words
        self.subjects = tree._subjects
        self.moods = tree._moods
        self.subordinators = tree._subordinators
        self.row = row
        self.groups = groups
        self.before = before
        self.nodes: list[Node] = []
        self.pending: Node | None = None
        """A clause whose subject stands, while a clause inside that subject is told: its verb comes later."""
        self.question = bool(row) and any(unit.norm == "?" for unit in row[-2:])

    # From group to group.

    def take(self, number: int) -> None:
        group = self.groups[number]
        floor = self.groups[number - 1].last if number else 0
        if number == 0 and self._opens_as_participle(group):
            group.form, group.passive, group.tense = Form.PARTICIPLE, True, Tense.NONE
        if self._is_object_complement(group, floor):
            return
        if group.form is Form.FINITE and group.bare and not group.modal and self._is_let(group, floor):
            group.form, group.tense = Form.INFINITIVE, Tense.NONE
        if group.form is Form.FINITE:
            self._finite(group, floor)
        elif group.form is Form.PARTICIPLE and self._joins_finite(group, floor):
            group.form, group.passive = Form.FINITE, True
            self._finite(group, floor)
        else:
            self._unfinite(group, floor)

    def _is_object_complement(self, group: Group, floor: int) -> bool:
        """Return whether a participle only says how an object is: `keep the pilots informed`."""
        last = self._last()
        if last is None or last.group is None or last.group.predicate not in _KEEPS or last.group.last != floor:
            return False
        between = self.row[floor : group.first]
        alone = group.form is Form.PARTICIPLE or (self.row[group.first].kind == u.PAST and "n" in self.row[group.first].classes)
        return alone and bool(between) and all(unit.kind in (u.DETERMINER, u.ADJECTIVE, *u.NOMINAL) or unit.norm in _OBJECTS or unit.norm == "it" for unit in between)

    def _is_let(self, group: Group, floor: int) -> bool:
        """Return whether a base form goes with an object before it: `let new teams start`."""
        last = self._last()
        if last is None or last.group is None or last.group.predicate not in self.words["causes"] or last.group.last != floor:
            return False
        between = self.row[floor : group.first]
        return not any(unit.kind in (u.MARK, u.COORDINATOR, u.THAT, u.QUESTION) or unit.norm in ("i", "we", "they", "he") for unit in between)

    def _opens_as_participle(self, group: Group) -> bool:
        """Return whether a past form at the beginning only leads to what comes: `Asked to choose, I picked it.`"""
        row = self.row
        if group.first or row[0].kind != u.PAST or "n" not in row[0].classes or group.last >= len(row):
            return False
        comma = next((at for at, unit in enumerate(row) if unit.kind == u.MARK), len(row))
        subject = row[comma + 1] if comma + 1 < len(row) else None
        return row[group.last].kind in (u.TO, u.PREPOSITION) and subject is not None and subject.norm in ("i", "we")

    def _joins_finite(self, group: Group, floor: int) -> bool:
        """Return whether a participle goes on from a passive or perfect: `was killed and replaced`."""
        last = self._last_finite()
        at = group.first - 1
        if last is None or last.group is None or at < floor or self.row[at].kind != u.COORDINATOR:
            return False
        return last.group.passive or last.group.perfect

    def _last(self) -> Node | None:
        return next((node for node in reversed(self.nodes) if node.group is not None), None)

    def _last_finite(self) -> Node | None:
        return next((node for node in reversed(self.nodes) if node.group is not None and node.group.form is Form.FINITE), None)

    # Clauses with a finite verb.

    def _finite(self, group: Group, floor: int) -> None:
        row = self.row
        at = group.first
        previous = self._last()
        open_left = previous is None or any(row[i].kind == u.MARK or row[i].norm in self.subordinators for i in range(floor, at))
        if group.inner is not None:
            found: Found | None = Found(group.inner, group.inner + 1)
            opening = self._opening(floor, at, at, previous, group)
        elif self._resumes(floor, at):
            self._resume(group)
            return
        else:
            relative = self._relative(floor, at, previous)
            if relative is not None:
                self._add_relative(group, floor, *relative)
                return
            found = self.subjects.before(row, floor, at, open_left=open_left)
            if found is None and self._there(floor, at):
                opening = self._opening(floor, self._there(floor, at) - 1, at, previous, group)
                self._add(group, opening, None, Subject.NOBODY_SAID)
                return
            if found is not None and group.bare and not group.modal and self._is_conjunct(floor, found, previous):
                found = None
            opening = self._opening(floor, found.first if found else at, at, previous, group)
        if found is None:
            self._without_subject(group, floor, opening)
            return
        if self._is_zero_relative(group, floor, found):
            self._add_zero_relative(group, floor, found)
            return
        subject = self._whose(found, group)
        if opening.kind is not ClauseKind.MAIN and group.predicate in _ASIDES and group.last >= len(row) - 1 and not opening.joint:
            opening = Opening(opening.first, "", ClauseKind.MAIN)
        if group.progressive and row[group.verb].kind == u.ING and self._is_content(found):
            self._take_apart(group, opening, found, subject)
            return
        if group.passive and subject is Subject.THING and row[found.first].norm == "it" and group.predicate in self.words["says_or_thinks"]:
            subject = Subject.NOBODY_SAID
        self._add(group, opening, found, subject)

    def _is_zero_relative(self, group: Group, floor: int, found: Found) -> bool:
        """Return whether the clause stands inside the subject of the verb to come: `the thing I built broke`."""
        row = self.row
        before = found.first - 1
        if self.pending is not None or before < floor or row[before].kind not in u.NOMINAL or row[found.first].norm not in self.words["subject_pronoun"]:
            return False
        if row[before].noun in self.words["time_noun"] and not self._lacks_object(group):
            return False
        following = next((other for other in self.groups if other.first >= group.last), None)
        if following is None or following.form is not Form.FINITE or following.bare or following.inner is not None:
            return False
        between = row[group.last : following.first]
        return not any(
            unit.kind in (u.MARK, u.COORDINATOR, u.THAT, u.QUESTION, u.THERE) or unit.norm in self.words["subject_pronoun"]
            or unit.norm in self.words["subordinator"] for unit in between
        ) and not (len(between) > 1 and between[0].kind == u.DETERMINER)  # fmt: skip

    def _add_zero_relative(self, group: Group, floor: int, found: Found) -> None:
        open_left = self._last() is None or any(unit.kind == u.MARK for unit in self.row[floor : found.first])
        noun = self.subjects.before(self.row, floor, found.first, open_left=open_left)
        node = self._node(group, found.first, ClauseKind.RELATIVE, "", self._whose(found, group), found, self._last())
        self._set_mood(node)
        self._wait_if_subject(node, noun, floor)

    def _whose(self, found: Found, group: Group) -> Subject:
        return self.subjects.whose(self.row, found.first, found.last, "" if group.passive else group.predicate)

    def _is_content(self, found: Found) -> bool:
        """Return whether the subject is a mistake, a plan or the like, so that `was talking` says what it was."""
        return any(self.row[at].noun in self.words["content_noun"] for at in range(found.first, found.last)) and (
            self.row[found.first].kind == u.DETERMINER
        )

    def _take_apart(self, group: Group, opening: Opening, found: Found, subject: Subject) -> None:
        first = Group(group.first, group.verb, group.first, Form.FINITE, "be", group.tense, group.modal, negated=group.negated)
        self._add(first, opening, found, subject)
        group.first, group.form, group.progressive, group.negated = group.verb, Form.GERUND, False, False
        group.tense, group.modal = Tense.NONE, ""
        owner = self.row[found.first].norm
        node = self._node(group, group.first, ClauseKind.GERUND, "", Subject.NOBODY_SAID, None, self._last())
        node.subject = {"my": Subject.I, "our": Subject.WE}.get(owner, Subject.NOBODY_SAID)
        node.mood = self.moods.of_finite(self.row, first, first.first, first.last, "", subject, asked=False)

    def _is_conjunct(self, floor: int, found: Found, previous: Node | None) -> bool:
        return False

    def _there(self, floor: int, at: int) -> int:
        """Return the unit after `there` where it stands for the subject; 0 elsewhere."""
        i = at - 1
        while i >= floor and self.row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        return i + 1 if i >= floor and self.row[i].kind == u.THERE else 0

    def _resumes(self, floor: int, at: int) -> bool:
        """Return whether the verb goes with a subject that stands before an inner clause."""
        if self.pending is None:
            return False
        row = self.row
        i = at - 1
        while i >= floor and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        if i < floor:
            return True
        if row[i].kind == u.MARK:
            return row[i].norm not in _STRONG
        if row[i].kind == u.COORDINATOR:
            return False
        tied = any(row[k].kind in (u.COORDINATOR, u.MARK, u.THAT, u.QUESTION) or row[k].norm in self.words["subordinator"] for k in range(floor, i))
        if row[i].kind == u.PRONOUN and row[i].norm in self.words["subject_pronoun"] and row[i].norm not in ("it", "you"):
            return False
        last = self._last()
        says = last is not None and last.group is not None and last.group.predicate in self.words["says_barely"]
        return not tied and not (says and row[i].kind in (*u.NOMINAL, u.PRONOUN) and row[i].norm not in _OBJECTS)

    def _resume(self, group: Group) -> None:
        node = self.pending
        assert node is not None  # noqa: S101 -- asked by the caller
        self.pending = None
        node.group = group
        inner = [other for other in self.nodes if other.parent is node and other.until is None]
        for other in inner:
            other.until = group.first
        if node.subject_at is not None:
            node.subject = self._whose(node.subject_at, group)
        else:
            node.subject = Subject.THING
        node.negated = group.negated or self._denied(node.subject_at)
        self._set_mood(node)
        for other in inner:
            if other.kind is ClauseKind.GERUND and node.subject_at is None:
                other.mood = node.mood

    def _relative(self, floor: int, at: int, previous: Node | None) -> tuple[int, int] | None:
        """Return where `who` or `that` stands right before the verb, and where the noun before it ends; None where none does."""
        row = self.row
        i = at - 1
        while i >= floor and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        if i < floor or row[i].kind not in (u.QUESTION, u.THAT):
            return None
        if row[i].norm not in self.words["relative"] and row[i].norm != "what":
            return None
        end = i
        while end - 1 >= floor and (row[end - 1].kind in (u.MARK, u.ADVERB, u.PREPOSITION)) and row[end - 1].norm not in _STRONG:
            end -= 1
        return i, end

    def _add_relative(self, group: Group, floor: int, word: int, end: int) -> None:
        row = self.row
        norm = row[word].norm
        antecedent = row[end - 1] if end > floor else None
        if antecedent is None or antecedent.kind not in (*u.NOMINAL, u.PRONOUN, u.NUMBER, u.ADJECTIVE, u.ING) or norm == "what":
            asked = self.question and not self.nodes
            last = self._last()
            kind = ClauseKind.MAIN if asked or (last is None) else ClauseKind.COMPLEMENT
            subject = {"who": Subject.NAMED}.get(norm, Subject.THING)
            first = word
            while first > floor and row[first - 1].kind in (u.COORDINATOR, u.ADVERB):
                first -= 1
            node = self._node(group, first if last is not None else 0, kind if asked or last else ClauseKind.COMPLEMENT, norm, subject, Found(word, word + 1), last)
            node.asked = asked
            self._set_mood(node)
            if not asked and last is None:
                self._wait(node, None, 0)
            return
        open_left = self._last() is None or any(row[i].kind == u.MARK for i in range(floor, end))
        noun = self.subjects.before(row, floor, end, open_left=open_left)
        subject = self._whose(noun, group) if noun else Subject.THING
        node = self._node(group, word, ClauseKind.RELATIVE, norm, subject, noun, self._last())
        self._set_mood(node)
        self._wait_if_subject(node, noun, floor)

    def _wait_if_subject(self, node: Node, noun: Found | None, floor: int) -> None:
        """Keep the noun before an inner clause as the subject of a verb to come, where no verb has it as object."""
        if noun is None or self.pending is not None:
            return
        opening = self._opening(floor, noun.first, noun.last, self._last_before(node), None)
        if self._last_before(node) is not None and not opening.ties:
            return
        if noun.first > floor and self.row[noun.first - 1].kind in (u.PREPOSITION, u.TO) and self.row[noun.first - 1].norm not in self.subordinators:
            return
        self._wait(node, noun, opening.first, opening)

    def _wait(self, node: Node, noun: Found | None, first: int, opening: Opening | None = None) -> None:
        outer = Node(
            first if self.nodes[:-1] else 0, len(self.row), opening.kind if opening else ClauseKind.MAIN, opening.joint if opening else "", None,
            subject_at=noun, parent=node.parent if opening and opening.kind is not ClauseKind.MAIN else None,
        )  # fmt: skip
        node.parent = outer
        self.nodes.insert(len(self.nodes) - 1, outer)
        self.pending = outer

    def _last_before(self, node: Node) -> Node | None:
        return next((other for other in reversed(self.nodes) if other is not node and other.group is not None), None)

    def _opening(self, floor: int, start: int, verb: int, previous: Node | None, group: Group | None) -> Opening:
        """Return how the clause opens whose subject, or verb without one, stands at `start`."""
        row = self.row
        i = start - 1
        governs = previous is not None and previous.group is not None and previous.group.predicate in self.words["says_or_thinks"]
        while i >= floor:
            unit = row[i]
            if unit.kind == u.THAT or (unit.norm == "that" and unit.kind != u.DETERMINER and governs):
                return self._opened_by_that(floor, i, previous)
            if unit.kind == u.QUESTION and unit.norm not in ("when", "where", "while") or (unit.kind == u.QUESTION and i == start - 1):
                return self._opened_by_question(floor, i, start, previous, governs=governs)
            if unit.norm in self.subordinators or unit.norm in ("whether", "because"):
                if self._is_subordinator(row, i, start):
                    return self._subordinate(floor, i, previous, governs=governs)
            if unit.kind == u.COORDINATOR:
                return self._coordinate(floor, i, previous)
            if unit.norm == "so" and (i == start - 1 or i == floor or row[i - 1].kind in (u.MARK, u.COORDINATOR)):
                return Opening(i, "so", ClauseKind.MAIN)
            if unit.kind == u.MARK:
                return self._after_mark(i, previous, governs=governs)
            if i == start - 1 and previous is not None and self._is_boundary_word(unit, governs=governs):
                break
            i -= 1
        if previous is None:
            return Opening(0, "", ClauseKind.MAIN)
        barely = previous.group is not None and previous.group.predicate in self.words["says_barely"]
        if barely or (previous.group is not None and self._adjective_says(start)):
            return Opening(start, "", ClauseKind.COMPLEMENT, ties=False)
        if group is not None and start > floor and row[start - 1].kind in (*u.NOMINAL,) and row[start].kind == u.PRONOUN and self._lacks_object(group):
            return Opening(start, "", ClauseKind.RELATIVE, ties=False)
        return Opening(start, "", ClauseKind.MAIN, ties=False)

    def _is_boundary_word(self, unit: Unit, *, governs: bool) -> bool:
        return governs and unit.kind in (*u.NOMINAL, u.PRONOUN)

    def _adjective_says(self, start: int) -> bool:
        return start > 1 and self.row[start - 1].norm in ("sure", "glad", "afraid", "certain", "clear", "happy", "sorry")

    def _lacks_object(self, group: Group) -> bool:
        after = self.row[group.last] if group.last < len(self.row) else None
        if after is not None and after.norm in ("that", "this", "last") and group.last + 1 < len(self.row):
            return self.row[group.last + 1].norm in self.words["time_noun"]
        return after is None or after.kind in (u.MARK, u.MODAL, u.BE, u.HAVE, u.DO, u.PAST, u.THIRD, u.PREPOSITION, u.COORDINATOR, u.ADVERB, u.TO)

    def _is_subordinator(self, row: Sequence[Unit], at: int, start: int) -> bool:
        norm = row[at].norm
        if norm == "because" and at + 1 < len(row) and row[at + 1].norm == "of":
            return False
        if norm == "as":
            return at == start - 1 and row[start].kind == u.PRONOUN or (at and row[at - 1].norm in ("soon", "long", "just"))
        if norm in ("before", "after", "since", "until", "till", "except", "than"):
            return all(row[k].kind in (u.ADVERB, u.MARK) for k in range(at + 1, start))
        return True

    def _subordinate(self, floor: int, at: int, previous: Node | None, *, governs: bool) -> Opening:
        row = self.row
        joint = row[at].norm
        first = at
        if at > floor and row[at - 1].norm in self.words["pre_subordinator"] and joint in ("if", "because", "when", "though", "after", "before", "as"):
            first = at - 1
            joint = f"{row[first].norm} {joint}" if row[first].norm in ("even", "only") else joint
        if joint == "as" and at - 2 >= floor and row[at - 1].norm in ("soon", "long") and row[at - 2].norm == "as":
            first, joint = at - 2, f"as {row[at - 1].norm} as"
        if joint == "if" and at > floor and row[at - 1].norm == "as":
            first, joint = at - 1, "as if"
        while first > floor and row[first - 1].kind in (u.COORDINATOR,):
            first -= 1
        if joint in ("if", "whether") and first == at and previous is not None and previous.group is not None:
            if previous.group.predicate in _ASKS and not any(row[k].kind == u.MARK for k in range(floor, at)):
                return Opening(at, joint, ClauseKind.COMPLEMENT)
        if joint == "whether":
            return Opening(at, joint, ClauseKind.COMPLEMENT if previous is not None else ClauseKind.SUBORDINATE)
        return Opening(first if previous is not None else 0, joint, ClauseKind.SUBORDINATE)

    def _opened_by_that(self, floor: int, at: int, previous: Node | None) -> Opening:
        row = self.row
        before = row[at - 1] if at > floor else None
        if before is not None and before.norm in ("so", "now", "given", "provided"):
            first = at - 1 if previous is not None else 0
            return Opening(first, f"{before.norm} that", ClauseKind.SUBORDINATE)
        if before is not None and before.kind == u.COORDINATOR:
            return Opening(at - 1, "that", ClauseKind.COMPLEMENT)
        if previous is not None and previous.group is not None and before is not None and before.kind in u.NOMINAL:
            if previous.group.predicate not in self.words["says_or_thinks"] or previous.group.last < at - 4:
                return Opening(at, "that", ClauseKind.RELATIVE)
        return Opening(at, "that", ClauseKind.COMPLEMENT if previous is not None else ClauseKind.SUBORDINATE)

    def _opened_by_question(self, floor: int, at: int, start: int, previous: Node | None, *, governs: bool) -> Opening:
        row = self.row
        norm = row[at].norm
        before = row[at - 1] if at > floor else None
        first = at
        if before is not None and before.kind == u.PREPOSITION:
            first -= 1
            before = row[first - 1] if first > floor else None
        marked = before is not None and before.kind in (u.MARK, u.COORDINATOR)
        if norm in ("when", "where", "while", "whenever", "wherever") and not (norm == "where" and before is not None and before.kind in u.NOMINAL):
            if governs and not marked and at == floor and norm != "while" and previous is not None and previous.group is not None and previous.group.predicate in _ASKS:
                return Opening(at, norm, ClauseKind.COMPLEMENT)
            if before is not None and before.norm in self.words["pre_subordinator"]:
                first = at - 1
            return Opening(first if previous is not None else 0, norm, ClauseKind.SUBORDINATE)
        if norm in ("who", "which", "whom", "whose", "where") and before is not None and (before.kind in (*u.NOMINAL, u.PRONOUN) or marked):
            return Opening(first, norm, ClauseKind.RELATIVE)
        if previous is None:
            return Opening(0, norm, ClauseKind.MAIN if self.question else ClauseKind.COMPLEMENT)
        return Opening(first, norm, ClauseKind.COMPLEMENT)

    def _coordinate(self, floor: int, at: int, previous: Node | None) -> Opening:
        joint = self.row[at].norm
        if previous is None:
            return Opening(0, joint, ClauseKind.MAIN)
        return Opening(at, joint, ClauseKind.MAIN)

    def _after_mark(self, at: int, previous: Node | None, *, governs: bool) -> Opening:
        if previous is None:
            return Opening(0, "", ClauseKind.MAIN)
        if governs and self.row[at].norm in ('"', "“", ":") and previous.group is not None and previous.group.last >= at - 1:
            return Opening(at + 1, "", ClauseKind.COMPLEMENT)
        return Opening(at + 1, "", ClauseKind.MAIN)

    def _without_subject(self, group: Group, floor: int, opening: Opening) -> None:
        """Add a clause whose verb has no subject: it goes on from the clause before, is an order, or is the speaker's."""
        last = self._last()
        if last is not None and last.group is not None and group.bare and not group.modal and floor == group.first == last.group.last:
            node = self._node(group, group.first, ClauseKind.INFINITIVE, "", Subject.NOBODY_SAID, None, last)
            inner = next((other for other in self.nodes if other.parent is last and other.joint == "what"), None)
            node.subject, node.mood = (inner.subject, inner.mood) if inner else (last.subject, last.mood)
            group.form, group.tense = Form.INFINITIVE, Tense.NONE
            return
        previous = self._partner(group)
        if previous is not None and (opening.kind is ClauseKind.MAIN) and opening.joint in ("", "and", "or", "but", "then", "so", "nor", "yet", "plus", "&"):
            subject = previous.subject if self._dropped(group) is not Subject.THING else Subject.THING
            node = self._node(group, opening.first, previous.kind, opening.joint, subject, None, previous.parent)
            earlier = previous.group
            if earlier is not None and group.bare and (earlier.modal or earlier.form is Form.INFINITIVE):
                group.modal, group.tense = earlier.modal, earlier.tense
                node.negated, node.mood = group.negated, previous.mood
                if earlier.form is Form.INFINITIVE:
                    group.form = Form.INFINITIVE
                return
            if earlier is not None and earlier.passive and group.tense == earlier.tense and self._could_be_passive(group):
                group.passive = True
            node.negated = group.negated
            self._set_mood(node, joint=previous.joint if previous.kind is ClauseKind.SUBORDINATE else opening.joint)
            if previous.mood in (Mood.HABITUAL,) and group.tense == (earlier.tense if earlier else None):
                node.mood = previous.mood
            node.reported = previous.reported
            return
        if group.bare and not group.modal and self.row[group.first].kind in (u.BASE, u.BE, u.DO, u.HAVE) and group.predicate not in self.words["mind"]:
            node = self._node(group, opening.first, opening.kind, opening.joint, Subject.YOU, None, self._last())
            node.mood, node.negated = Mood.ORDERED, group.negated
            node.subject = Subject.NOBODY_SAID
            return
        subject = self._dropped(group)
        node = self._node(group, opening.first, opening.kind, opening.joint, subject, None, self._last())
        self._set_mood(node)

    def _dropped(self, group: Group) -> Subject:
        """Return whose a verb is whose subject is left out: the speaker's, but for what is said of things."""
        row = self.row
        follows = row[group.last].norm if group.last < len(row) else ""
        takes = group.predicate in ("take", "cost") and follows in ("me", "us")
        if takes or (group.predicate == "be" and follows in self.words["said_of_things"]):
            return Subject.THING
        if row[group.first].kind in (u.BE, u.THIRD) and row[group.first].norm != "was":
            return self.before or Subject.THING
        return self.before or Subject.I

    def _could_be_passive(self, group: Group) -> bool:
        return "n" in self.row[group.verb].classes and group.last < len(self.row) and self.row[group.last].kind in (u.MARK, u.PREPOSITION, u.COORDINATOR)

    def _partner(self, group: Group) -> Node | None:
        """Return the clause that a verb without a subject goes on from: the nearest of its form."""
        for node in reversed(self.nodes):
            other = node.group
            if other is None:
                continue
            if group.bare and not group.modal:
                if other.modal or other.form is Form.INFINITIVE or (other.bare and other.form is Form.FINITE):
                    return node
                if other.form is Form.FINITE and other.tense.value == "present" and node.kind is ClauseKind.MAIN:
                    return node
                continue
            if other.form is not Form.FINITE or node.kind is ClauseKind.RELATIVE and node.subject in (Subject.THING,) and len(self.nodes) > 1:
                continue
            if node.mood is Mood.CONDITIONAL and group.tense.value == "past" and not other.perfect and len(self.nodes) > 1 and node.kind is not ClauseKind.MAIN:
                continue
            return node
        return None

    # Clauses without a finite verb.

    def _unfinite(self, group: Group, floor: int) -> None:
        row, previous = self.row, self._last()
        first, joint = self._unfinite_joint(group, floor)
        between = [row[i] for i in range(floor, first) if row[i].kind not in (u.ADVERB, u.MARK)]
        marked = any(row[i].kind == u.MARK for i in range(floor, first))
        if group.form is Form.INFINITIVE:
            node = self._node(group, first, ClauseKind.INFINITIVE, joint, Subject.NOBODY_SAID, None, previous)
            self._control(node, previous, floor, first)
            aim = joint in ("in order", "so as") or marked or (bool(between) and not self._object_does(previous) and not self._governs_infinitive(previous))
            node.mood = self.moods.of_infinitive(previous.group if previous else None, previous.mood if previous else Mood.TOLD, aim=aim)
            node.negated = group.negated
            if previous is None:
                self._wait_for_main(node)
            return
        after_noun = bool(between) and first - 1 >= floor and row[first - 1].kind in (*u.NOMINAL, u.PRONOUN, u.NUMBER) and not joint
        spends = previous is not None and previous.group is not None and previous.group.predicate in _SPENDS
        if after_noun and not spends and not self._object_does(previous):
            noun = self.subjects.before(row, floor, first, open_left=previous is None or marked)
            subject = self.subjects.whose(row, *noun, group.predicate) if noun else Subject.THING
            node = self._node(group, first, ClauseKind.RELATIVE, "", subject, noun, previous)
            node.negated = group.negated
            node.mood = previous.mood if previous else Mood.TOLD
            self._wait_if_subject(node, noun, floor)
            return
        node = self._node(group, first, ClauseKind.GERUND, joint, Subject.NOBODY_SAID, None, previous)
        self._control(node, previous, floor, first)
        node.negated = group.negated or joint in _NEGATING_JOINTS
        node.mood = previous.mood if previous else Mood.TOLD
        if previous is not None and previous.group is not None and node.mood is Mood.TOLD:
            if previous.group.predicate in _WISH_GERUND or joint == "for" and not marked:
                node.mood = Mood.WISHED
        if joint in _TIES_FINITE and self.pending is None:
            self._wait_inside(node, previous)
        elif previous is None or (not joint and self._opens_clause(first, floor)):
            self._wait_for_main(node)

    def _opens_clause(self, first: int, floor: int) -> bool:
        """Return whether a gerund stands at the beginning of a clause of its own: `...; waiting meant a month`."""
        before = self.row[first - 1] if first > floor else None
        return before is not None and (before.norm in _STRONG or before.kind == u.COORDINATOR)

    def _wait_inside(self, node: Node, previous: Node | None) -> None:
        """Let a gerund after `if` or `because` be the subject of the verb to come: `because rewriting it would take weeks`."""
        if not any(group.form is Form.FINITE and group.first > node.first for group in self.groups):
            return
        kind = ClauseKind.COMPLEMENT if node.joint in ("that", "whether") else ClauseKind.SUBORDINATE
        outer = Node(node.first, len(self.row), kind, node.joint, None, parent=previous)
        node.joint, node.parent, node.negated = "", outer, False
        self.nodes.insert(len(self.nodes) - 1, outer)
        self.pending = outer

    def _unfinite_joint(self, group: Group, floor: int) -> tuple[int, str]:
        row, at = self.row, group.first
        i = at - 1
        while i >= floor and row[i].kind in (u.ADVERB, u.NOT):
            i -= 1
        if i < floor:
            return (at if self.nodes else 0), ""
        norm, before = row[i].norm, row[i - 1].norm if i > floor else ""
        if group.form is Form.INFINITIVE:
            if norm == "order" and before == "in":
                return i - 1, "in order"
            if norm == "as" and before == "so":
                return i - 1, "so as"
            if row[i].kind in (u.QUESTION, u.COORDINATOR) or norm in ("whether", "than"):
                return i, norm
            return at, ""
        if norm == "of" and before == "instead":
            return i - 1, "instead of"
        if norm == "than" and before == "rather":
            return i - 1, "rather than"
        if row[i].kind in (u.PREPOSITION, u.SUBORDINATOR, u.COORDINATOR, u.QUESTION, u.TO):
            return i, norm
        return at, ""

    def _object_does(self, previous: Node | None) -> bool:
        return previous is not None and previous.group is not None and previous.group.predicate.partition(" ")[0] in self.words["object_does"]

    def _governs_infinitive(self, previous: Node | None) -> bool:
        if previous is None or previous.group is None:
            return False
        lemma = previous.group.predicate.partition(" ")[0]
        return lemma in self.words["wishes"] or lemma in self.words["implies"]

    def _control(self, node: Node, previous: Node | None, floor: int, first: int) -> None:
        """Say who does what has no subject of its own: the object of `asked him to`, else whoever does the verb before."""
        if previous is None:
            return
        assert previous.group is not None  # noqa: S101 -- `_last` returns clauses with a verb alone
        if self._object_does(previous) and not previous.group.passive and not node.joint:
            start = floor
            while start < first and self.row[start].kind in (u.ADVERB, u.MARK):
                start += 1
            end = first
            while end > start and self.row[end - 1].kind in (u.ADVERB, u.NOT, u.MARK):
                end -= 1
            if start < end and self.row[end - 1].kind in (*u.NOMINAL, u.PRONOUN):
                node.subject_at = Found(start, end)
                node.subject = self.subjects.whose(self.row, start, end, node.group.predicate if node.group else "")
                return
        coordinated = node.joint in ("and", "or", "but", "")
        if coordinated and previous.group.form is not Form.FINITE and previous.kind is node.kind:
            node.subject, node.parent = previous.subject, previous.parent
            return
        node.subject = previous.subject if previous.subject not in (Subject.THING,) else Subject.NOBODY_SAID

    def _wait_for_main(self, node: Node) -> None:
        """Let a clause that opens the sentence wait for its main clause: it is its subject, or its subject is the main one's."""
        row = self.row
        at = node.group.last if node.group else 0
        end = next((i for i in range(at, len(row)) if row[i].kind == u.MARK), len(row))
        finite = next((g for g in self.groups if g.first >= at and g.form is Form.FINITE), None)
        if finite is None:
            if node.kind is ClauseKind.GERUND:
                node.subject = self.before or Subject.I
            return
        if node.joint or end < finite.first or (node.group and node.group.form is Form.PARTICIPLE):
            return
        pronoun = row[finite.first - 1]
        if pronoun.kind == u.PRONOUN and pronoun.norm in ("i", "we", "he", "she", "they"):
            return
        outer = Node(0, len(row), ClauseKind.MAIN, "", None, subject_at=None)
        node.parent = outer
        self.nodes.insert(0, outer)
        self.pending = outer

    # What all clauses share.

    def _node(self, group: Group, first: int, kind: ClauseKind, joint: str, subject: Subject, at: Found | None, parent: Node | None) -> Node:
        hangs = parent if kind is not ClauseKind.MAIN else None
        node = Node(first, len(self.row), kind, joint, group, subject, at, parent=hangs)
        self.nodes.append(node)
        return node

    def _add(self, group: Group, opening: Opening, found: Found | None, subject: Subject) -> None:
        previous = self._last()
        parent = previous
        if opening.kind is ClauseKind.SUBORDINATE and previous is not None and previous.kind is ClauseKind.RELATIVE:
            parent = previous.parent or previous
        node = self._node(group, opening.first, opening.kind, opening.joint, subject, found, parent)
        self.pending = None if opening.kind is ClauseKind.MAIN else self.pending
        node.asked = self._is_asked(group, opening)
        self._set_mood(node)
        if opening.kind is ClauseKind.COMPLEMENT and previous is not None and previous.group is not None:
            said = previous.group.predicate in _SAYS
            node.reported = (said and previous.subject in (Subject.NAMED, Subject.THEY, Subject.YOU)) or previous.reported
            lemma = previous.group.predicate.partition(" ")[0]
            if node.mood is Mood.TOLD and lemma in ("hope", "wish", "want", "propose", "suggest", "demand", "insist", "plan", "expect") and opening.joint in ("that", ""):
                node.mood = Mood.WISHED
            elif previous.mood in (Mood.CONDITIONAL, Mood.FUTURE, Mood.HABITUAL) and node.mood is Mood.TOLD and opening.joint != "what":
                node.mood = previous.mood
        if opening.kind is ClauseKind.COMPLEMENT and previous is None and not node.asked:
            self._wait(node, None, 0)

    def _is_asked(self, group: Group, opening: Opening) -> bool:
        row = self.row
        if not self.question or (row[-1].quoted or row[-2].quoted) != row[group.verb].quoted:
            return False
        last_main = not any(other.form is Form.FINITE and other.first > group.first for other in self.groups)
        return group.inner is not None or (opening.kind is ClauseKind.MAIN and (last_main or row[0].kind == u.QUESTION))

    def _set_mood(self, node: Node, joint: str | None = None) -> None:
        group = node.group
        assert group is not None  # noqa: S101 -- clauses get their mood when they have their verb
        node.negated = group.negated or self._denied(node.subject_at) or node.joint in _NEGATING_JOINTS
        last = min(len(self.row), self._reach(group))
        node.mood = self.moods.of_finite(
            self.row, group, max(node.first, 0), last, node.joint if joint is None else joint, node.subject, asked=node.asked
        )
        after = [unit.norm for unit in self.row[group.last : group.last + 2]]
        if len(after) > 1 and after[0] == "no" and self.row[group.last + 1].kind in (*u.NOMINAL, u.ADJECTIVE, u.ING):
            node.negated = True
        elif group.last < len(self.row) and self.row[group.last].norm in ("nobody", "nothing", "none"):
            node.negated = True

    def _reach(self, group: Group) -> int:
        following = next((other.first for other in self.groups if other.first >= group.last), len(self.row))
        return following

    def _denied(self, found: Found | None) -> bool:
        if found is None or found.first >= found.last:
            return False
        first = self.row[found.first]
        return first.norm in self.words["negative_subject"] or first.norm == "no"

    def _order_ourselves(self) -> None:
        """Read `let us call it` as one clause."""
        first = self.nodes[0]
        if len(self.nodes) > 1 and first.group and first.group.predicate == "let" and first.mood is Mood.ORDERED:
            second = self.nodes[1]
            if second.subject in (Subject.WE, Subject.I) and second.kind is ClauseKind.INFINITIVE and second.group is not None:
                second.kind, second.mood, second.first, second.parent = ClauseKind.MAIN, Mood.ORDERED, 0, None
                second.group.tense = Tense.PRESENT
                self._drop(first)

    def finish(self) -> list[Node]:
        """Return the clauses in order, each with its end."""
        for node in [node for node in self.nodes if node.group is None]:
            self._drop(node)
        if not self.nodes:
            return [Node(0, len(self.row), ClauseKind.FRAGMENT, "", None)]
        self._order_ourselves()
        self._give_leading_subject()
        self.nodes.sort(key=lambda node: node.first)
        self.nodes[0].first = 0
        self._set_ends()
        return self.nodes

    def _drop(self, outer: Node) -> None:
        for node in self.nodes:
            if node.parent is outer:
                node.parent = outer.parent
        self.nodes.remove(outer)

    def _give_leading_subject(self) -> None:
        """Give a gerund or infinitive that opens the sentence the subject of the main clause after its comma."""
        lead = self.nodes[0]
        if lead.kind in (ClauseKind.GERUND, ClauseKind.INFINITIVE) and lead.subject is Subject.NOBODY_SAID and lead.parent is None:
            main = next((node for node in self.nodes if node.kind is ClauseKind.MAIN), None)
            if main is not None:
                lead.subject, lead.parent = main.subject, main
        if lead.kind is ClauseKind.SUBORDINATE and lead.parent is None:
            lead.parent = next((node for node in self.nodes if node.kind is ClauseKind.MAIN), None)

    def _set_ends(self) -> None:
        for number, node in enumerate(self.nodes):
            for later in self.nodes[number + 1 :]:
                if not self._lies_in(later, node):
                    node.last = max(later.first, node.first + 1)
                    break
            if node.until is not None:
                node.last = min(node.last, node.until)

    @staticmethod
    def _lies_in(node: Node, outer: Node) -> bool:
        steps = 0
        while node.parent is not None and node.kind in _INSIDE and steps < _DEEPEST:
            node = node.parent
            if node is outer:
                return True
            steps += 1
        return False


_OBJECTS = frozenset(("me", "us", "him", "them"))
_KEEPS = frozenset(("keep", "get", "have", "want", "need", "leave", "see"))
_DEEPEST = 40
_TIES_FINITE = frozenset(("if", "because", "that", "although", "though", "unless", "whether", "whereas"))
_ASIDES = frozenset(("think", "guess", "believe", "suppose", "know", "hope"))
