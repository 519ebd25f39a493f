"""What a clause is made of, where somebody may look back: its words, its times, and whose it is."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from bot.review.reading import AmountKind, Clause, ClauseKind, Kind, Mood, Reading
from question_bank.lexicon import Lexicon

EARLIEST = 0.5
"""Before this share of the answer the story is still going on: what would be done is an option then, no reflection."""
CLOSING = 0.72
"""After this share what is told of today or of the next time is a reflection without further signs."""
LAST_WORDS = 0.82
GENERAL = 0.3
"""So plainly is a lesson or a wish of all a reflection: never more than a generic one."""
SHOULDS = frozenset({"should", "ought", "shouldve", "shoulda", "shouldnt", "oughtnt"})
_DEMANDS = frozenset({"should", "ought", "shouldve", "must", "needed", "need", "have", "had", "supposed"})
_WOULDS = frozenset({"would", "wouldve", "woulda", "d", "id", "wed", "could", "couldve", "might"})
LENGTHS = frozenset({"days", "weeks", "fortnight", "months", "hours", "minutes"})
_NO_POINT = frozenset({"next", "of", "every", "each", "a", "more"})
_EARLY = frozenset({"beforehand", "upfront", "outset", "earlier", "sooner"})
_TO_READERS = frozenset({"thank", "refer", "imagine", "see", "note", "contact", "visit", "forgive", "excuse", "pardon"})
"""What is ordered of who reads, not of oneself."""
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
        """Whether the words from a clause's first up to `last` name a time."""
        norms = [token.norm for token in self._reading.tokens[clause.first : last]]
        verb = clause.verb - clause.first if clause.verb is not None else -1
        if any(
            (norm in ("before", "until") and at + 1 < len(norms)) or (at != verb and self._is_point(norms, at))
            for at, norm in enumerate(norms)
        ):
            return True
        return any(
            amount.kind is AmountKind.DATE and clause.first <= amount.first < last
            for other in self._beside(clause)
            for amount in other.amounts
        )

    def _is_point(self, norms: Sequence[str], at: int) -> bool:
        """Whether a word names a point in time; what happens at a time does where a preposition or number says so."""
        norm, before = norms[at], norms[at - 1] if at else ""
        if norm in self._words["time_event"]:
            return not self._words["at_word"].isdisjoint(norms[max(at - 3, 0) : at])
        return norm in self._words["time_point"] and (before not in _NO_POINT or norm.endswith("day"))

    def _is_early(self, norms: Sequence[str]) -> bool:
        """Whether words set something early: `before the vote`, `the first morning`, `week one`, `the same night`."""
        points = self._points
        return any(
            (norm == "before" and at + 1 < len(norms))
            or norm in _EARLY
            or (
                norm in ("first", "same", "very", "that")
                and norms[at + 1 : at + 2] != ["of"]
                and not points.isdisjoint(norms[at + 1 : at + 3])
            )
            or (norm in points and norms[at + 1 : at + 2] in (["one"], ["1"], ["zero"], ["before"]))
            or (norm in ("start", "beginning") and norms[max(at - 2, 0) : at] in (["from", "the"], ["at", "the"]))
            for at, norm in enumerate(norms)
        )

    @cached_property
    def _points(self) -> frozenset[str]:
        return self._words["time_point"] | self._words["time_event"]

    @cached_property
    def _empty(self) -> frozenset[str]:
        return self._function.union(self._points, self._words["virtue_word"], self._words["order_word"])

    def _sentence_norms(self, clause: Clause) -> Sequence[str]:
        """Return the words of a clause's sentence."""
        sentence = self._reading.sentences[clause.sentence]
        return self._reading.norms(sentence.first, sentence.last)

    def _to_next_main(self, clause: Clause) -> int:
        """Return where the words of a clause end, with all that hangs on it."""
        end = self._reading.sentences[clause.sentence].last
        main = (c.first for c in self._beside(clause) if c.first > clause.first and c.kind is ClauseKind.MAIN)
        return min(main, default=end)

    def _content(self, first: int, last: int) -> list[str]:
        """Words that name something: no function words, no marks, no words of time and virtue."""
        return self._content_of([t.norm for t in self._reading.tokens[first:last] if t.kind is not Kind.MARK])

    def _content_of(self, norms: Sequence[str]) -> list[str]:
        empty = self._empty
        return [norm for norm in norms if len(norm) > 1 and not norm.endswith("ly") and norm not in empty]

    def _modals(self, clause: Clause) -> frozenset[str]:
        return (SHOULDS | _WOULDS | _DEMANDS).intersection(self._reading.norms(*self._extent(clause)))

    def _norms(self, clause: Clause) -> Sequence[str]:
        return [token.norm for token in self._reading.tokens[clause.first : clause.last] if token.kind is not Kind.MARK]

    def _norms_set(self, clause: Clause) -> set[str]:
        return set(self._norms(clause))

    def _verb_norm(self, clause: Clause) -> str:
        return self._reading.tokens[clause.verb].norm if clause.verb is not None else ""

    def _parent(self, clause: Clause) -> Clause | None:
        return self._reading.clauses[clause.parent] if clause.parent is not None else None

    def _is_time(self, norms: Sequence[str], *, one: bool = False) -> bool:
        """Whether the words name a time; with `one`, a point and no length of it."""
        points = self._points - LENGTHS if one else self._points
        return not points.isdisjoint(norms) or bool({"before", "after"}.intersection(norms))

    def _is_ahead(self, norms: Sequence[str]) -> bool:
        """`Two days earlier`, `the evening before`, `ahead of the meeting`."""
        return any(
            norm in _AHEAD and (self._is_time(norms[max(at - 3, 0) : at]) or norms[at : at + 2] == ["ahead", "of"])
            for at, norm in enumerate(norms)
        )

    def _is_lead_in(self, clause: Clause) -> bool:
        return clause.joint in ("when", "after", "before", "until", "since", "while", "because", "if")

    def _has_to(self, clause: Clause) -> bool:
        norms = self._norms(clause)
        return any(a in ("have", "had") and b == "to" for a, b in pairwise(norms)) or "must" in norms

    def _is_order(self, clause: Clause) -> bool:
        """Whether a clause orders: `put her in the cab on day two`, also where the verb's form could tell of the past."""
        after_verb = clause.verb + 1 if clause.verb is not None else clause.last
        if clause.predicate in _TO_READERS or "me" in self._reading.norms(after_verb, max(after_verb, clause.last)):
            return False
        if clause.mood is Mood.ORDERED:
            return True
        opens = (
            clause.kind in (ClauseKind.MAIN, ClauseKind.INFINITIVE) and clause.subject_at is None and not clause.joint
        )
        opens = opens and clause.verb is not None and self._is_at_start(clause.verb)
        return opens and self._verb_norm(clause) == clause.predicate

    def _is_at_start(self, at: int) -> bool:
        """Whether a word opens its sentence, or what follows a mark in it."""
        return (
            at == 0
            or self._reading.tokens[at - 1].kind is Kind.MARK
            or any(s.first == at for s in self._reading.sentences if s.first >= at - 1)
        )
