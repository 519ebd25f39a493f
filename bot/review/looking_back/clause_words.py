"""What a clause is made of, where somebody may look back: its words, its times, and whose it is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.reading import AmountKind, Clause, Kind, Reading
from bot.review.span import Span
from question_bank.lexicon import Lexicon

EARLIEST = 0.5
"""Before this share of the answer the story is still going on: what would be done is an option then, no reflection."""
CLOSING = 0.72
"""After this share what is told of today or of the next time is a reflection without further signs."""
LAST_WORDS = 0.82
GENERAL = 0.3
"""So plainly is a lesson or a wish of all a reflection: never more than a generic one."""
SHOULDS = frozenset({"should", "ought", "shouldve", "shoulda"})
_DEMANDS = frozenset({"should", "ought", "shouldve", "must", "needed", "need", "have", "had", "supposed"})
_WOULDS = frozenset({"would", "wouldve", "woulda", "d", "id", "wed", "could", "couldve", "might"})
_LENGTHS = frozenset({"days", "weeks", "fortnight", "months", "hours", "minutes"})
_AHEAD = frozenset({"earlier", "sooner", "before", "beforehand", "ahead"})


class ClauseWords:
    """What the finders of one text ask of a clause."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self._reading = reading
        self._words = lexicon.words
        self._function = lexicon.any_of("function", "english")

    def _extent(self, clause: Clause) -> tuple[int, int]:
        """Return the words of a clause up to the next one that does not interrupt it."""
        following = (c.first for c in self._beside(clause) if c.first > clause.first)
        return clause.first, min(clause.last, min(following, default=clause.last))

    def _beside(self, clause: Clause) -> Iterator[Clause]:
        """Return the clauses of the same sentence."""
        return self._reading.clauses_in(self._reading.sentences[clause.sentence])

    def _has_time(self, clause: Clause, last: int) -> bool:
        tokens = [
            t for at, t in enumerate(self._reading.tokens[clause.first : last], clause.first) if at != clause.verb
        ]
        points = self._words["time_point"]
        for at, token in enumerate(tokens):
            if token.norm in ("before", "until") and at + 1 < len(tokens):
                return True
            if token.norm not in points:
                continue
            before = tokens[at - 1].norm if at else ""
            if before not in ("next", "of", "every", "each", "a", "more") or token.norm.endswith("day"):
                return True
        return any(
            amount.kind is AmountKind.DATE and clause.first <= amount.first < last
            for other in self._beside(clause)
            for amount in other.amounts
        )

    def _content(self, first: int, last: int) -> list[str]:
        """Words that name something: no function words, no marks, no words of time and virtue."""
        skipped = (self._function, self._words["time_point"], self._words["virtue_word"], self._words["order_word"])
        return [
            token.norm
            for token in self._reading.tokens[first:last]
            if token.kind is not Kind.MARK
            and len(token.norm) > 1
            and not token.norm.endswith("ly")
            and not any(token.norm in words for words in skipped)
        ]

    def _modals(self, clause: Clause) -> set[str]:
        return self._norms_set(clause) & (SHOULDS | _WOULDS | _DEMANDS)

    def _norms(self, clause: Clause) -> Iterator[str]:
        return (token.norm for token in self._reading.tokens[clause.first : clause.last] if token.kind is not Kind.MARK)

    def _norms_set(self, clause: Clause) -> set[str]:
        return set(self._norms(clause))

    def _verb_norm(self, clause: Clause) -> str:
        return self._reading.tokens[clause.verb].norm if clause.verb is not None else ""

    def _parent(self, clause: Clause) -> Clause | None:
        return self._reading.clauses[clause.parent] if clause.parent is not None else None

    def _is_time(self, norms: Sequence[str], *, one: bool = False) -> bool:
        """Whether the words name a time; with `one`, a point and no length of it."""
        points = self._words["time_point"] - _LENGTHS if one else self._words["time_point"]
        return not points.isdisjoint(norms) or bool({"before", "after"}.intersection(norms))

    def _is_ahead(self, norms: Sequence[str]) -> bool:
        """`Two days earlier`, `the evening before`, `ahead of the meeting`."""
        return any(
            norm in _AHEAD and (self._is_time(norms[max(at - 3, 0) : at]) or norms[at : at + 2] == ["ahead", "of"])
            for at, norm in enumerate(norms)
        )

    def _is_lead_in(self, clause: Clause) -> bool:
        return clause.joint in ("when", "after", "before", "until", "since", "while", "because", "if")

    def _span(self, first: int, last: int) -> Span:
        tokens = self._reading.tokens
        while last - 1 > first and tokens[last - 1].kind is Kind.MARK:
            last -= 1
        while first < last - 1 and tokens[first].kind is Kind.MARK:
            first += 1
        return self._reading.span(first, last)

    def _has_to(self, clause: Clause) -> bool:
        norms = list(self._norms(clause))
        return any(a in ("have", "had") and b == "to" for a, b in pairwise(norms)) or "must" in norms
