"""One sentence whose clauses are being built: its units and verb groups, and the clauses so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.review.grammar import units as u
from bot.review.grammar.moods import Moods
from bot.review.grammar.subjects import Subjects, SubjectWords
from bot.review.grammar.units import Unit
from bot.review.grammar.verb_group import Form, Group
from bot.review.reading import ClauseKind, Mood, Subject
from question_bank.grammar import Grammar

STRONG_MARKS = frozenset((";", ":", "(", "—", "–", "...", "…"))


@dataclass(slots=True, eq=False)
class Node:
    """A clause in the making. `first` and `last` are units; `group` is None where no verb was found yet."""

    first: int
    last: int
    kind: ClauseKind
    joint: str
    group: Group | None
    subject: Subject = Subject.NOBODY_SAID
    subject_at: SubjectWords | None = None
    mood: Mood = Mood.TOLD
    negated: bool = False
    parent: "Node | None" = None
    until: int | None = None
    """Where a clause inside another ends because the outer one goes on."""
    reported: bool = False
    asked: bool = False

    @property
    def predicate(self) -> str:
        """Return the lemma of its verb, empty where it has none."""
        return self.group.predicate if self.group else ""

    @property
    def verb(self) -> str:
        """Return the predicate without its particle."""
        return self.predicate.partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands before a subject: where the clause begins, its joint, and the kind that the joint gives it."""

    first: int
    joint: str
    kind: ClauseKind
    ties: bool = True
    """Some joint or mark parts it from the words before."""


@dataclass(slots=True)
class SentenceDraft:
    """A sentence in the making.

    `pending` is a clause whose subject stands while a clause inside that subject is told: its verb comes later.
    `held` governs a `that` where another clause stands at once after it: `he said that if it failed we would stop`.
    `owner` takes verbs without a subject, where they are not the speaker's.
    """

    row: Sequence[Unit]
    groups: Sequence[Group]
    grammar: Grammar
    subjects: Subjects
    moods: Moods
    owner: Subject | None
    nodes: list[Node] = field(default_factory=list)
    pending: Node | None = None
    held: Node | None = None

    @property
    def is_question(self) -> bool:
        """Return whether the sentence ends with a question mark."""
        return any(unit.norm == "?" for unit in self.row[-2:])

    def within(self, unit: Unit | str, *names: str) -> bool:
        """Return whether a word stands in one of the grammar's lists."""
        word = unit if isinstance(unit, str) else unit.norm
        lists = self.grammar.words
        for name in names:  # noqa: SIM110 -- no generator: this is asked some hundred times a text
            if word in lists[name]:
                return True
        return False

    def last_clause(self, other_than: Node | None = None) -> Node | None:
        """Return the clause with a verb that was added last."""
        return next((node for node in reversed(self.nodes) if node.group is not None and node is not other_than), None)

    def last_finite(self) -> Node | None:
        """Return the clause with a finite verb that was added last."""
        return next((node for node in reversed(self.nodes) if node.group and node.group.form is Form.FINITE), None)

    def before_adverbs(self, floor: int, at: int) -> int:
        """Return the unit before `at` that is no adverb; one below `floor` where there is none."""
        at -= 1
        while at >= floor and self.row[at].kind in (u.ADVERB, u.NOT):
            at -= 1
        return at

    def parted(self, first: int, last: int) -> bool:
        """Return whether a mark stands between two units."""
        return any(unit.kind == u.MARK for unit in self.row[first:last])

    def subject_before(self, floor: int, at: int) -> SubjectWords | None:
        """Return the noun phrase before a unit; it may be joined by `and` where no verb has it as object."""
        return self.subjects.before(self.row, floor, at, open_left=self.last_clause() is None or self.parted(floor, at))

    def whose(self, found: SubjectWords, group: Group) -> Subject:
        """Return whose a clause is by its subject and its verb."""
        predicate = group.predicate
        if group.passive:
            predicate = "say" if self.within(predicate, "done_to_people") else ""
        return self.subjects.whose(self.row, *found, predicate)

    def names_content(self, found: SubjectWords | None) -> bool:
        """Return whether a subject is a mistake, a plan or the like, so that `was talking` says what it was."""
        if found is None or self.row[found.first].kind != u.DETERMINER:
            return False
        return any(self.row[at].noun in self.grammar.words["content_noun"] for at in range(*found))

    def lacks_object(self, group: Group) -> bool:
        """Return whether no object follows a verb."""
        after = self.row[group.last] if group.last < len(self.row) else None
        if after is not None and after.norm in ("that", "this", "last") and group.last + 1 < len(self.row):
            return self.row[group.last + 1].norm in self.grammar.words["time_noun"]
        return after is None or after.kind in _ENDS_VERB

    def add(
        self,
        group: Group,
        first: int,
        kind: ClauseKind,
        joint: str = "",
        subject: Subject = Subject.NOBODY_SAID,
        found: SubjectWords | None = None,
        parent: Node | None = None,
    ) -> Node:
        """Add a clause and return it. A main clause hangs on no other."""
        node = Node(first, len(self.row), kind, joint, group, subject, found)
        node.parent = parent if kind is not ClauseKind.MAIN else None
        node.negated = group.negated
        self.nodes.append(node)
        return node

    def wait(self, inner: Node, outer: Node) -> None:
        """Let the clause added last stand inside one whose verb is still to come."""
        inner.parent = outer
        self.nodes.insert(len(self.nodes) - 1, outer)
        self.pending = outer

    def drop(self, outer: Node) -> None:
        """Take a clause away; what hung on it hangs on its parent."""
        for node in self.nodes:
            if node.parent is outer:
                node.parent = outer.parent
        self.nodes.remove(outer)

    def set_mood(self, node: Node, joint: str | None = None) -> None:
        """Say as what a clause with a finite verb is told, and whether it is denied."""
        group = node.group
        if group is None:
            return
        node.negated = group.negated or self._is_denied(node, group)
        last = next((other.first for other in self.groups if other.first >= group.last), len(self.row))
        joint = node.joint if joint is None else joint
        if node.kind is ClauseKind.COMPLEMENT and joint == "if":
            joint = "whether"  # `I dont know if that counts` sets no condition
        node.mood = self.moods.of_finite(self.row, group, node.first, last, joint, node.subject, asked=node.asked)

    def _is_denied(self, node: Node, group: Group) -> bool:
        """Return whether subject, object or joint deny the clause: `nobody came`, `we had no data`, `without asking`."""
        if node.subject_at is not None:
            first = node.subject_at.first
            if first - 1 >= node.first and self.row[first - 1].norm == "not":
                return True
            if self.within(self.row[first], "negative_subject") or self.row[first].norm == "no":
                return True
        after = self.row[group.last : group.last + 2]
        if len(after) > 1 and after[0].norm == "no" and after[1].kind in (*u.NOMINAL, u.ADJECTIVE, u.ING):
            return True
        denies = bool(after) and after[0].norm in ("nobody", "nothing", "none")
        return denies or self.within(node.joint, "negating_joint")


_ENDS_VERB = frozenset(
    (u.MARK, u.MODAL, u.BE, u.HAVE, u.DO, u.PAST, u.THIRD, u.PREPOSITION, u.COORDINATOR, u.ADVERB, u.TO)
)
