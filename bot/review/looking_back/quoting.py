"""Which words of a reflection are quoted: the deed and its time, without what leads to it and why it would have helped."""

from bot.review.looking_back.clause_words import ClauseWords
from bot.review.looking_back.weight import Weight
from bot.review.reading import Clause, ClauseKind, Kind, Sentence
from bot.review.span import Span

LONG_QUOTE = 20
"""Words above which a quote ends at a mark."""
FEWEST_QUOTED = {Weight.GENERIC: 4, Weight.SPECIFIC: 8}
"""Words that stand before a mark at which a quote may end."""
_REASONS = frozenset({"because", "since", "so", "so that", "as", "though", "although", "whereas", "cause", "cos"})
_ALSO = frozenset({"and", "but", "so", "then"})


class Quoting(ClauseWords):
    """Cuts the reflections of one text to what is quoted."""

    def of_clause(self, clause: Clause, first: int, last: int, weight: Weight) -> Span:
        """Return the words from a clause's first up to `last` that are worth quoting."""
        start = self._start(clause) if first == clause.first else first
        return self._cut(start, self._before_reason(clause.sentence, clause.verb or clause.first, last, weight), weight)

    def of_sentence(self, sentence: Sentence, weight: Weight) -> Span:
        """Return the words of a sentence without a verb of its own that are worth quoting."""
        return self._cut(
            sentence.first, self._before_reason(sentence.index, sentence.first + 2, sentence.last, weight), weight
        )

    def _start(self, clause: Clause) -> int:
        if clause.subject_at is None or not clause.first < clause.subject_at[0] <= (clause.verb or clause.first):
            return clause.first
        lead = self._reading.tokens[clause.first : clause.subject_at[0]]
        empty = all(token.norm in self._words["lead_word"] or token.kind is Kind.MARK for token in lead)
        return clause.subject_at[0] if empty else clause.first

    def _before_reason(self, sentence: int, after: int, last: int, weight: Weight) -> int:
        """Return where a reason, a consequence or another sentence begins."""
        for clause in self._reading.clauses_in(self._reading.sentences[sentence]):
            if not after < clause.first < last:
                continue
            other = clause.joint in _ALSO and clause.kind is ClauseKind.MAIN
            other = other and (clause.subject_at is not None or weight is Weight.GENERIC)
            which = clause.kind is ClauseKind.RELATIVE and self._reading.tokens[clause.first - 1].kind is Kind.MARK
            if other or which or (clause.joint in _REASONS and clause.kind is ClauseKind.SUBORDINATE):
                return clause.first
        return last

    def _cut(self, first: int, last: int, weight: Weight) -> Span:
        tokens = self._reading.tokens
        if last - first > LONG_QUOTE or weight is Weight.GENERIC:
            marks = (at for at in range(first + FEWEST_QUOTED[weight], last) if tokens[at].kind is Kind.MARK)
            last = next(marks, last)
        while last - 1 > first and (tokens[last - 1].kind is Kind.MARK or tokens[last - 1].norm in _ALSO):
            last -= 1
        while first < last - 1 and (tokens[first].kind is Kind.MARK or tokens[first].norm in _ALSO):
            first += 1
        return self._reading.span(first, last)
