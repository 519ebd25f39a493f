"""Find the clauses that say what was at stake: what would go wrong, by when it had to be done, who was hurt."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.tension.prices import Prices
from question_bank.lexicon import Lexicon
from question_bank.words import load_words

_UNREAL = frozenset((Mood.CONDITIONAL, Mood.FUTURE))
_IN_TIME = frozenset(("before", "after", "until", "till", "while"))
_SUPPOSES = frozenset(("if", "unless", "otherwise", "when", "in case"))
_CASES = frozenset(("if", "unless", "in case"))
_TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
_LEAVES = frozenset(("have", "get", "have got", "leave", "remain"))
_BY = frozenset(("by", "before", "until", "till", "in", "within", "for", "on"))
_LATEST = frozenset(("by", "before", "until", "till"))
_FALLS = frozenset(
    ("landing", "due", "coming", "closing", "starting", "expiring", "ending", "opening", "falling", "arriving")
)
"""Words before a date on which something is to be there."""
_EARLY = 0.3
_ONE_PERSON = frozenset(("he", "she", "i"))
"""Of one of them `was lost` says that they did not know what to do."""
_DAYS = frozenset(("weekday", "weekend", "day", "morning", "evening", "night", "month", "season"))
_FEWEST_TO_GO = frozenset(("had", "have", "has", "got", "gave", "left", "only"))


class Stakes:
    """Weighs the clauses of one text."""

    def __init__(self, reading: Reading, lexicon: Lexicon, nouns: Mapping[str, str]) -> None:
        self._reading = reading
        self._words = lexicon.words
        self._table = load_words()
        self._nouns = nouns
        self._prices = Prices(lexicon, self._table)
        self._sets_time = lexicon.any_of("time_verb", "sets_time")
        self._follows = frozenset(c.parent for c in reading.clauses if c.joint in _CASES)
        """The clauses that tell what follows in a case: `if the valve sticks, somebody gets hurt`."""

    def weight(self, clause: Clause, *, told: bool = True) -> float:
        """Return how well a clause says what was at stake, 0 to 1; without `told`, only by what would be, and by when."""
        if clause.reported:
            return 0.0
        return max(self._would(clause), self._deadline(clause), self._grave(clause) if told else 0.0)

    def is_deadline(self, clause: Clause, amount: Amount) -> bool:
        """Return whether a length of time is what is left until something: `ten weeks away`, `had six months to ship`."""
        if amount.kind is not AmountKind.SPAN:
            return False
        tokens = self._reading.tokens
        after = tokens[amount.last].norm if amount.last < len(tokens) else ""
        before = tokens[amount.first - 1].norm if amount.first else ""
        if after in self._words["follows_span"]:
            return after != "to" or not _FEWEST_TO_GO.isdisjoint(self._reading.norms(clause.first, amount.first))
        if clause.object_at is not None and clause.predicate in _LEAVES and amount.first - clause.object_at[0] <= 1:
            return True
        named = any(self._nouns[norm] in self._words["deadline"] for norm in self._norms(clause))
        return before in ("in", "within") and (named or bool(clause.classes & {"want", "plan", "finish", "commit"}))

    def _would(self, clause: Clause) -> float:
        """Hear `A wrong balance would cost the merchant`, `if it is wrong, pensions are wrong`."""
        supposed = clause.joint in _SUPPOSES and clause.kind is not ClauseKind.COMPLEMENT
        unreal = clause.mood in _UNREAL or supposed
        costs = clause.predicate == "cost" and clause.mood is Mood.HABITUAL
        means = (clause.predicate == "mean" or costs) and clause.subject is Subject.THING
        if clause.subject is Subject.I or clause.joint in _IN_TIME or not (unreal or means):
            return 0.0
        norms = self._after(clause) if means else self._norms(clause)  # `blocking at merge meant a wait`
        if any(self._is_grave(norm) or self._nouns[norm] in self._words["precious"] for norm in norms):
            return 0.9
        harms = any(self._prices.of(norm).harms for norm in norms)
        return 0.5 if harms and not supposed else 0.0

    def _deadline(self, clause: Clause) -> float:
        norms = self._norms(clause)
        if not self._words["sure_deadline"].isdisjoint(norms):
            return 0.9
        if any(self.is_deadline(clause, amount) for amount in clause.amounts):
            return 0.9
        if self._is_dated(clause):
            return 0.8
        if clause.predicate.replace(" ", "_") not in self._sets_time:
            return 0.0
        calendar = any(one in _BY and other in self._words["calendar"] for one, other in self._pairs(norms, 5))
        dated = calendar or any(a.kind is AmountKind.DATE for a in clause.amounts)
        deadlines = self._words["deadline"]
        if dated and not (_LATEST.isdisjoint(norms) and all(self._nouns[norm] not in deadlines for norm in norms)):
            return 0.8
        by = any(one in _BY and self._nouns[other] in deadlines for one, other in self._pairs(norms))
        return 0.8 if by else 0.0

    def _is_dated(self, clause: Clause) -> bool:
        """Return whether it says when something is due: `the launch was the first of May`, `a mandate landing 1 April`."""
        tokens = self._reading.tokens
        dates = [a.first for a in clause.amounts if a.kind is AmountKind.DATE]
        if any(
            tokens[at - 1].norm in _FALLS or tokens[at - 2].norm in _FALLS for at in dates if at >= clause.first + 2
        ):
            return True
        if clause.predicate != "be" or clause.tense is not Tense.PAST or not clause.place < _EARLY:
            return False
        due = not self._subject(clause).isdisjoint(self._words["deadline"] - self._words["calendar"])
        after = self._after(clause)[:6]
        return due and (bool(dates) or not self._words["calendar"].isdisjoint(after))

    def _pairs(self, norms: Sequence[str], reach: int = 3) -> list[tuple[str, str]]:
        """Return each word with those up to `reach` after it, to see over `the` and an adjective."""
        return [(norms[at], other) for at in range(len(norms)) for other in norms[at + 1 : at + 1 + reach]]

    def _grave(self, clause: Clause) -> float:
        """`2,400 riders were charged twice`, `a town had been without emergency calls`."""
        if clause.mood not in _TOLD or (clause.subject is Subject.I and not clause.passive):
            return 0.0
        norms = self._norms(clause)
        bewildered = clause.passive and clause.predicate == "lose" and self._subject(clause) <= _ONE_PERSON
        verb = clause.predicate.replace(" ", "_") in self._words["grave_verb"] and not bewildered
        is_so = "be" in clause.classes and any(self._is_state(norm) for norm in self._after(clause)[:5])
        is_so = is_so and self._subject(clause).isdisjoint(self._words["calendar"] | _DAYS)  # `Mondays are dead`
        named = any(self._nouns[norm] in self._words["grave_noun"] for norm in norms)
        without = "without" in norms and any(
            one == "without" and self._prices.of(other).content for one, other in pairwise(norms)
        )
        waits = clause.predicate == "wait" and clause.subject is Subject.THEY
        if waits or (verb and not clause.negated) or is_so or named:
            plainly = named and (verb or is_so or "have" in clause.classes)
            return 0.6 if plainly or clause.index in self._follows else 0.5
        return 0.4 if without and "be" in clause.classes else 0.0

    def _is_state(self, norm: str) -> bool:
        return norm in self._words["grave_state"] or norm in self._words["grave_noun"]

    def _subject(self, clause: Clause) -> frozenset[str]:
        """Return the words of the subject, nouns in the singular."""
        norms = self._reading.norms(*clause.subject_at) if clause.subject_at is not None else ()
        return frozenset(self._nouns[norm] for norm in norms)

    def _after(self, clause: Clause) -> Sequence[str]:
        return self._reading.norms(*clause.object_at) if clause.object_at is not None else ()

    def _is_grave(self, norm: str) -> bool:
        words = self._words
        if norm in words["grave_state"] or norm in words["grave_noun"]:
            return True
        if not self._table.knows(norm):
            return False
        word = self._table.of(norm)
        return word.noun in words["grave_noun"] or (word.can_be_verb and word.verb in words["grave_verb"])

    def _norms(self, clause: Clause) -> Sequence[str]:
        return self._reading.norms(clause.first, clause.last)
