"""What is told in a story as having happened: its clauses without wishes, reports, what was said before, and looking back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from bot.review.afterwards.aftermath import is_told_in_present
from bot.review.afterwards.told_clause import ToldClause
from bot.review.quotes import core
from bot.review.reading import Clause, ClauseKind, Kind, Mood, Reading, Subject, Tense
from bot.review.rules.rule import Evidence
from bot.review.signals import Signals
from question_bank.models import Move
from question_bank.words import load_words

SPEAKERS = frozenset((Subject.I, Subject.WE))
OTHERS = frozenset((Subject.NAMED, Subject.THEY))
_BY_THEN = frozenset(("by", "before", "already", "until", "when", "since", "after"))
_NONE = frozenset(("not", "neither", "anything", "anybody", "anyone", "any"))
_REACH_OF_NIL = 2
"""Clauses before one that may deny what it tells of."""
_PRESUMED = frozenset(("must", "may", "might", "surely", "should", "would", "could"))
_NOT_DONE = frozenset(
    (
        "instead of",
        "rather than",
        "without",
        "if",
        "unless",
        "before",
        "until",
        "till",
        "as if",
        "as though",
        "whether",
        "than",
    )
)


class StoryClauses:
    """The clauses of one story, with the questions that several traps ask of them."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.reading: Reading = signals.reading
        self.words = signals.lexicon.words
        self._of = load_words().of
        self._nouns: dict[str, str] = {}
        self._happened: dict[int, bool] = {}

    @cached_property
    def looking_back(self) -> frozenset[int]:
        """The sentences in which the speaker looks back."""
        sections = {s.index for s in self.reading.sentences if self.reading.blocks[s.block].section is Move.REFLECTION}
        return frozenset(sections | {one.sentence for one in self.signals.reflections})

    @cached_property
    def in_present(self) -> bool:
        """Whether the story itself is told in the present tense."""
        return is_told_in_present(self.reading)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of the story, without what is said again and where the speaker looks back."""
        again = {s.index for s in self.reading.sentences if s.again}
        return tuple(c for c in self.reading.clauses if c.sentence not in again and c.sentence not in self.looking_back)

    @cached_property
    def events(self) -> tuple[Clause, ...]:
        """What happened: told by the speaker, as done, and not denied."""
        return tuple(c for c in self.clauses if self.happened(c))

    @cached_property
    def _weighing(self) -> frozenset[int]:
        """The sentences that tell a side of a tension between options."""
        return frozenset(self.signals.tensions.told_in)

    def is_option(self, clause: Clause) -> bool:
        """Return whether a clause tells what an option would bring, not what came of it: `leave it, and some pay twice`."""
        if clause.tense is Tense.PAST or self.in_present:
            return False
        if clause.sentence in self._weighing:
            return True
        ordered = self._first_orders.get(clause.sentence)
        if ordered is not None and ordered < clause.index:
            return True
        return self._is_labelled(self.reading.sentences[clause.sentence].first)

    @cached_property
    def _first_orders(self) -> Mapping[int, int]:
        """The first clause of each sentence that is told as an order: `pull it now, and a year of work is dead`."""
        found: dict[int, int] = {}
        for clause in self.reading.clauses:
            if clause.mood is Mood.ORDERED:
                found.setdefault(clause.sentence, clause.index)
        return found

    def just_before(self, clause: Clause, most: int) -> Sequence[Clause]:
        """Return the last clauses before a clause in its sentence."""
        before = self.reading.clauses[max(0, clause.index - most) : clause.index]
        return [c for c in before if c.sentence == clause.sentence]

    def _is_labelled(self, first: int) -> bool:
        """Return whether an act, and a colon or an equals sign, open a sentence: `Patch: nothing dies`; not `Since: ...`."""
        if self._of(self.reading.tokens[first].norm).verb not in self.signals.lexicon.any_of(
            "kills", "ends_undertaking", "does_or_not"
        ):
            return False
        return self.reading.norms(first + 1, first + 2) in ([":"], ["="])

    def is_background(self, clause: Clause) -> bool:
        """Return whether a clause tells what had been before the story: `I'd written three of these`, not `by then I had`."""
        if not clause.perfect or clause.tense is not Tense.PAST or clause.mood is not Mood.TOLD:
            return False
        sentence = self.reading.sentences[clause.sentence]
        return _BY_THEN.isdisjoint(self.reading.norms(sentence.first, sentence.last))

    def is_denied_before(self, clause: Clause) -> bool:
        """Return whether nobody and nothing is what a clause tells of: `no chart would`, `there was nothing that would`."""
        if clause.negated or self.is_of_none(clause):
            return True
        if clause.kind not in (ClauseKind.RELATIVE, ClauseKind.COMPLEMENT):
            return False
        return any(c.negated or self.is_of_none(c) for c in self.just_before(clause, _REACH_OF_NIL))

    def is_of_none(self, clause: Clause) -> bool:
        """Return whether the subject is none at all: `nobody`, `no one`, `none of them`, `not one of the charts`."""
        if clause.subject_at is None:
            return False
        first, last = clause.subject_at
        return (
            not self.words["nil"].union(_NONE).isdisjoint(self.reading.norms(max(0, first - 1), min(first + 1, last)))
        )

    def happened(self, clause: Clause) -> bool:
        """Return whether a clause is told as having happened."""
        known = self._happened.get(clause.index)
        if known is None:
            known = self._happened[clause.index] = self._is_told(clause) and not self._is_presumed(clause)
        return known

    def _is_told(self, clause: Clause) -> bool:
        if clause.verb is None or clause.negated or clause.reported or clause.joint in _NOT_DONE:
            return False
        if clause.kind is ClauseKind.COMPLEMENT and self._is_thought(clause):
            return False
        if clause.kind in (ClauseKind.GERUND, ClauseKind.INFINITIVE):
            return clause.mood is Mood.TOLD
        if clause.tense is Tense.PRESENT and not clause.perfect and not self.in_present:
            return False
        return clause.mood is Mood.TOLD or (
            clause.mood is Mood.HABITUAL and (clause.tense is Tense.PAST or self.in_present)
        )

    def _is_presumed(self, clause: Clause) -> bool:
        """Return whether it only must, may or could have happened."""
        if clause.verb is None:
            return False
        after_subject = clause.subject_at[1] if clause.subject_at is not None else clause.first
        return not _PRESUMED.isdisjoint(self.reading.norms(min(after_subject, clause.verb), clause.verb))

    def is_talked_of(self, clause: Clause) -> bool:
        """Return whether a gerund is what its sentence is about, done or not: `Saying no would cost us the deal`."""
        if (
            clause.kind is not ClauseKind.GERUND
            or clause.joint
            or self.reading.tokens[clause.last - 1].kind is Kind.MARK
        ):
            return False
        opens = clause.first == self.reading.sentences[clause.sentence].first
        return opens or self.reading.tokens[clause.first - 1].norm == ";"

    def _is_thought(self, clause: Clause) -> bool:
        parent = self.parent(clause)
        return parent is not None and not parent.classes.isdisjoint(("think", "want", "fear", "feel", "ask", "plan"))

    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause on which a clause hangs."""
        return self.reading.clauses[clause.parent] if clause.parent is not None else None

    def name(self, clause: Clause) -> str:
        """Return the predicate of a clause as the lexicon writes it."""
        return clause.predicate.replace(" ", "_")

    def by(self, subjects: AbstractSet[Subject]) -> Iterator[Clause]:
        """Yield what somebody of these did."""
        return (c for c in self.events if self.doer(c) in subjects and not c.passive)

    def doer(self, clause: Clause) -> Subject:
        """Return who did it: where no subject stands after a thing, who opens the sentence: `I saw it fail, and told her`."""
        if (
            clause.subject_at is not None
            or clause.subject not in (Subject.THING, Subject.NOBODY_SAID)
            or clause.passive
        ):
            return clause.subject
        for other in self.reading.clauses_in(self.reading.sentences[clause.sentence]):
            if other.index < clause.index and other.kind is ClauseKind.MAIN and other.subject in SPEAKERS:
                return other.subject
        return clause.subject

    def under(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that hang on a clause, directly or not."""
        members = {clause.index}
        for other in self.reading.clauses_after(clause):
            if other.parent in members:
                members.add(other.index)
                yield other

    def all_words(self, clause: Clause) -> Sequence[str]:
        """Return the words of a clause with those that hang on it."""
        return self.reading.norms(*ToldClause(self.reading, self.words, clause).place)

    def own_words(self, clause: Clause) -> Sequence[str]:
        """Return the words of a clause alone."""
        return self.reading.norms(clause.first, clause.last)

    def bare_words(self, clause: Clause) -> Sequence[str]:
        """Return the words of a clause up to the first clause that hangs on it."""
        inner = next((c.first for c in self.under(clause) if c.first > clause.first), clause.last)
        return self.reading.norms(clause.first, max(clause.first, min(inner, clause.last)))

    def after_verb(self, clause: Clause, most: int = 12) -> Sequence[str]:
        """Return the first words after the verb of a clause, those in it alone."""
        first = (clause.verb if clause.verb is not None else clause.first) + 1
        return self.reading.norms(first, max(first, min(clause.last, first + most)))

    def subject(self, clause: Clause) -> Sequence[str]:
        """Return the words of the subject; none where it is left out."""
        return self.reading.norms(*clause.subject_at) if clause.subject_at is not None else ()

    def noun(self, norm: str) -> str:
        """Return a word as its singular."""
        known = self._nouns.get(norm)
        if known is None:
            known = self._nouns[norm] = self._of(norm).noun if norm[:1].isalpha() else norm
        return known

    def names(self, norms: Collection[str], *lists: str) -> bool:
        """Return whether a word of these lists is there, in the singular or as it is typed."""
        known = self.signals.lexicon.any_of(*lists)
        return not known.isdisjoint(norms) or not known.isdisjoint(map(self.noun, norms))

    def found(self, clause: Clause, strength: float = 0.5) -> Evidence:
        """Return the words of a clause as what was found."""
        return Evidence(core(self.reading, clause), strength)
