"""Say which amounts belong to no outcome: a target, what had been, the size of a thing, a figure of others."""

from bot.review.endings.amount_checks import AmountChecks, counts_subject
from bot.review.endings.set_against import SetAgainst
from bot.review.endings.tied_clauses import TiedClauses
from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_OTHERS = frozenset(("other", "another"))
"""Says of those who are counted that they are not of the story."""
_LABEL = 6
"""Words of a label in a sentence, with its colon."""
_NEAR_IT = frozenset(("within", "off", "out"))
_OLD = frozenset(("old", "former", "previous", "original"))


class FiguresElsewhere(AmountChecks):
    """Looks at the amounts of one text that are no outcome's."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        super().__init__(reading, course, lexicon)
        words = lexicon.words
        self._goal = words["goal_noun"]
        self._earlier = words["earlier_on"]
        self._known = words["known_before"]
        self._tied = TiedClauses(reading, course, lexicon)
        self._compared = SetAgainst(reading, course, lexicon)
        self._aims: dict[int, Clause] = {}
        for clause in self._clauses:
            if clause.predicate == "be" and self._is_goal(clause):
                self._aims.setdefault(clause.sentence, clause)

    def is_aimed_at(self, clause: Clause) -> bool:
        """Return whether a clause tells an aim, or what one is: `the target is that a round takes 2 days and not 9`."""
        if self._is_under_goal(clause):
            return True
        aim = self._aims.get(clause.sentence)
        if aim is None or clause.index < aim.index:
            return False
        at_once = aim.object_at is None and clause.first <= aim.last
        held = clause.kind is ClauseKind.COMPLEMENT or (aim.tense is clause.tense is Tense.PRESENT)
        return clause.index == aim.index or at_once or held

    def is_named_aim(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an aim is named right before an amount that has no subject: `out in June, target 95 percent`."""
        return clause.subject_at is None and self._near(amount, 1, 0, self._goal)

    def _is_under_goal(self, clause: Clause) -> bool:
        """Return whether a label says that it is an aim: `Goal for midsummer: a change called an hour ahead, 8 times in 10`."""
        sentence = self._reading.sentences[clause.sentence]
        label = self._reading.norms(sentence.first, min(sentence.first + _LABEL, sentence.last))
        if ":" not in label:
            return False
        return sentence.first + label.index(":") <= clause.last and not self._goal.isdisjoint(label[: label.index(":")])

    def _is_goal(self, clause: Clause) -> bool:
        """Return whether a clause tells what was aimed at or offered: `the goal for next month is 0 wrong answers`.

        How near it came is none: `his forecast was within four percent`.
        """
        if self.is_how_near(clause):
            return False
        return clause.subject_at is not None and not self._goal.isdisjoint(self._reading.norms(*clause.subject_at))

    def is_how_near(self, clause: Clause) -> bool:
        """Return whether a clause tells by how much something guessed was right or wrong: `the estimate was off by a week`."""
        if (
            clause.predicate != "be"
            or clause.tense is not Tense.PAST
            or clause.verb is None
            or clause.subject_at is None
        ):
            return False
        guessed = not self._goal.isdisjoint(self._reading.norms(*clause.subject_at))
        return guessed and not _NEAR_IT.isdisjoint(self._reading.norms(clause.verb + 1, clause.verb + 3))

    def holds(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount describes a thing, an aim, or what had been."""
        inside = clause.kind in (ClauseKind.RELATIVE, ClauseKind.GERUND) and not self._tied.is_consequence(clause)
        inside = inside and not ("save" in clause.classes and self._tied.is_heading(clause))  # `saving: 1,500 a month`
        if counts_subject(clause, amount) and clause.subject_at is not None:
            inside = inside or not _OTHERS.isdisjoint(self._reading.norms(*clause.subject_at))
        return inside or self._describes(amount) or self._had_been(clause, amount) or self._is_goal(clause)

    def _describes(self, amount: Amount) -> bool:
        """Return whether a number only describes a thing, or one that is known: `a four-bit build`, `the other four`."""
        if amount.kind is not AmountKind.COUNT:
            return False
        token = self._reading.tokens[amount.first]
        if (
            self._reading.text[token.end : token.end + 1] == "-"
            and self._reading.text[token.end + 1 : token.end + 2].isalpha()
        ):
            return True
        before = self._reading.tokens[amount.first - 1].norm if amount.first else ""
        return before in self._known

    def _had_been(self, clause: Clause, amount: Amount) -> bool:
        """Return whether an amount is what had been: `it cost 400k a year before`, `it used to take a day`."""
        if clause.mood is Mood.HABITUAL and clause.tense is Tense.PAST:
            return True
        costs = clause.subject_at is not None and clause.tense is Tense.PAST and "cost" in clause.classes
        if costs and not _OLD.isdisjoint(self._reading.norms(*(clause.subject_at or (0, 0)))):
            return True  # `the old tool cost 9k a month`
        return self._reading.tokens[clause.last - 1].norm in self._earlier and not self._compared.holds(clause, amount)
