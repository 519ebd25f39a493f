"""Read what stands in notes under a label that names the result: `Result: shown in April, 0 wrong prices in 9,000 quotes`.

The label says what the words are, so no verb and no subject has to. What was aimed at, and how many people worked on it,
is no result there either.
"""

from bot.review.endings.amount_checks import AmountChecks
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Reading
from bot.review.told.course import Course
from question_bank.grammar import load_grammar
from question_bank.lexicon import Lexicon
from question_bank.models import Move

_BARE = frozenset((ClauseKind.MAIN, ClauseKind.GERUND, ClauseKind.FRAGMENT))
_ENDS = frozenset(("finish", "stop", "use", "start", "solve", "commit", "permit", "save", "gain", "fall", "rise"))
_COUNTED = frozenset((AmountKind.COUNT, AmountKind.SHARE, AmountKind.MONEY))
_AIM_NEAR = 3
"""Words before a number among which an aim is named: `target 95 %`, `goal is 95 %`."""
_MAKERS = frozenset(("engineer", "developer", "person", "people", "colleague", "researcher"))


class LabelledResults(AmountChecks):
    """Looks at what one text tells in notes under the label of its result."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        words = lexicon.words
        self._aims = words["goal_noun"]
        self._groups = load_grammar().words["group"]

    def is_note(self, clause: Clause) -> bool:
        """Return whether a clause is a note under the label: nobody is named whose it is."""
        return clause.section is Move.RESULT and clause.subject_at is None and clause.kind in _BARE

    def weight(self, clause: Clause, amount: Amount) -> float:
        """Return how well an amount of a note shows the result; 0 where it is an aim, a time, or the people who did it."""
        told = self.is_note(clause) and not clause.negated and amount.kind in _COUNTED
        if not told or amount.value == 1 or (amount.value == 0 and not amount.unit):
            return 0.0
        if self._near(amount, _AIM_NEAR, 1, self._aims) or self._counts_people(amount):
            return 0.0
        return 0.8

    def ends_it(self, clause: Clause) -> bool:
        """Return whether a note tells without a number that something was done or over: `stopped in November`."""
        return self.is_note(clause) and not clause.classes.isdisjoint(_ENDS)

    def _counts_people(self, amount: Amount) -> bool:
        """Return whether it is how many worked on it: `a team of 9`, `9 engineers`."""
        before = self._reading.norms(max(0, amount.first - 2), amount.first)
        return amount.unit in _MAKERS or (before[-1:] == ["of"] and before[0] in self._groups)
