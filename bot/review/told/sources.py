"""Find where a text says that its numbers come from: somebody counted, a record shows it, somebody vouches, a method."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.reading import Clause, Kind, Mood, Subject
from bot.review.told.heard import OTHERS, SPEAKERS, HeardClauses
from question_bank.models import Move

_FROM = frozenset(("from", "in", "on", "off", "through", "via", "per", "by", "against", "with", "using", "out", "at"))
_REACH = 6
"""Words after a preposition within which the record has to stand."""
_SHOWS = frozenset(("tell", "teach", "gather", "have"))
_NOTHING = frozenset(("it", "that", "this", "them", "everything", "all", "something", "things", "myself", "ourselves"))


class Sources:
    """Looks for sources in one text."""

    def __init__(self, heard: HeardClauses) -> None:
        self._heard = heard
        self._reading = heard.reading
        self._words = heard.words

    def named(self, since: int = 0) -> Sequence[Clause]:
        """Return the clauses from that one on that name a source, as something that was."""
        return [c for c in self._candidates(since) if self._heard.happened(c) and self.names_one(c)]

    def wished(self) -> Sequence[Clause]:
        """Return the clauses that name one which should have been used."""
        unreal = (Mood.CONDITIONAL, Mood.WISHED, Mood.FUTURE)
        return [c for c in self._candidates(0) if c.mood in unreal and self.names_one(c)]

    def hinted(self) -> Sequence[Clause]:
        """Return the clauses that say that it was measured, and neither how nor by whom."""
        hints = self._words["hint_word"]
        return [
            c
            for c in self._candidates(0)
            if self._heard.happened(c)
            and (not hints.isdisjoint(self._heard.norms(c)) or self._heard.does(c, "measuring_verb"))
        ]

    def vouched(self) -> Sequence[Clause]:
        """Return the clauses that name somebody beside the speaker who confirms a figure, or would."""
        return [c for c in self._heard.clauses if not c.negated and self._vouches(c)]

    def names_one(self, clause: Clause) -> bool:
        """Return whether a clause names a source, whatever its mood."""
        return (
            self._from_record(clause)
            or self._shown(clause)
            or self._measured(clause)
            or self._by_method(clause)
            or (self._vouches(clause) and clause.subject is not Subject.I and not self._asks(clause))
        )

    def _candidates(self, since: int) -> Iterator[Clause]:
        return (c for c in self._heard.clauses if c.index >= since and c.section is not Move.REFLECTION)

    def _from_record(self, clause: Clause) -> bool:
        """`from the production logs`, `in finance's monthly report`, `per invoice`."""
        tokens = self._reading.tokens
        for at in range(clause.first, clause.last):
            if tokens[at].norm not in _FROM:
                continue
            for near in tokens[at + 1 : min(at + 1 + _REACH, clause.last)]:
                if near.kind is Kind.MARK:
                    break
                if self._heard.has((near.norm,), "record"):
                    return True
        return False

    def _shown(self, clause: Clause) -> bool:
        """Hear `the dashboard shows it`."""
        return self._heard.has(self._heard.of_subject(clause), "record") and bool(clause.classes & _SHOWS)

    def _measured(self, clause: Clause) -> bool:
        """`I counted every ticket`, `we compared March with May`; with no more than `it` after it, it is only a hint."""
        measures = self._heard.does(clause, "measuring_verb") and not clause.passive
        if not measures or clause.subject not in (*SPEAKERS, *OTHERS, Subject.NOBODY_SAID):
            return False
        after = [
            norm
            for norm in self._heard.after(clause)
            if norm not in _NOTHING and norm.isalnum() and norm not in self._words["function"]
        ]
        return bool(after)

    def _by_method(self, clause: Clause) -> bool:
        norms = self._heard.norms(clause)
        if any(row == ("before", "and", "after") for row in zip(norms, norms[1:], norms[2:], strict=False)):
            return True
        pairs = set(pairwise(norms))
        if pairs & {
            ("a", "b"),
            ("ab", "test"),
            ("control", "group"),
            ("control", "arm"),
            ("holdout", "group"),
            ("based", "on"),
        }:
            return True
        return clause.predicate == "be" and self._heard.has(self._heard.after(clause), "method_word")

    def _vouches(self, clause: Clause) -> bool:
        """`finance checked it`, `the auditor would confirm that`, `ask our controller`."""
        of_others = clause.subject in OTHERS or (clause.subject is Subject.THING and not clause.passive)
        if of_others and self._heard.has(self._heard.of_subject(clause), "voucher"):
            return self._heard.does(clause, "vouching_verb")
        if clause.passive and "by" in self._heard.after(clause) and self._heard.does(clause, "vouching_verb"):
            return self._heard.has(self._heard.after(clause), "voucher")
        return self._asks(clause)

    def _asks(self, clause: Clause) -> bool:
        """`ask finance`."""
        ordered = clause.mood is Mood.ORDERED or clause.subject not in (*SPEAKERS, *OTHERS)
        return clause.predicate == "ask" and ordered and self._heard.has(self._heard.after(clause)[:4], "voucher")
