"""Say of clauses that tell no plain ending by their subject that they tell one by how they are tied, or by what was got done."""

from bot.review.reading import Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_COMES_OF_IT = frozenset(("save", "fall", "rise", "gain", "lose", "cost"))
_CHANGES = frozenset(("move", "fall", "rise", "change"))
_FINDS = frozenset(("find", "find out"))
"""What a tool achieves, and people only do on the way."""
_NEXT_STEPS = frozenset((
    "trial", "trials", "test", "tests", "pilot", "experiment", "bake-off", "bakeoff", "off", "spike", "prototype", "freeze",
    "pause", "window", "review", "sprint", "comparison", "proof", "break", "meeting", "workshop", "rehearsal", "study",
))  # fmt: skip
_OTHERS = frozenset((Subject.THING, Subject.NAMED, Subject.THEY))


class TiedClauses:
    """Looks at the clauses of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._clauses = reading.clauses
        self._course = course
        self._terms, self._achieves = lexicon.words["coming_to_terms"], lexicon.words["achieving_verb"]

    def is_consequence(self, clause: Clause) -> bool:
        """Return whether what a comma sets off tells what came of it: `..., saving 40k a month`, `..., which cost us two`."""
        if "," not in self._reading.norms(max(0, clause.first - 1), clause.first + 1):
            return False
        if clause.kind is ClauseKind.RELATIVE:
            return clause.joint == "which" and clause.subject is Subject.THING
        if clause.kind is not ClauseKind.GERUND or clause.parent is None:
            return False
        parent = self._clauses[clause.parent]
        told = parent.mood is Mood.TOLD and parent.tense is Tense.PAST
        return told and not clause.classes.isdisjoint(_COMES_OF_IT)

    def is_heading(self, clause: Clause) -> bool:
        """Return whether a verb without a subject only heads what follows: `landed: 14 of 15`."""
        return clause.verb is not None and self._reading.norms(clause.verb + 1, clause.verb + 2) == [":"]

    def is_end_of_change(self, clause: Clause) -> bool:
        """Return whether a clause only describes one end of a change: `we went from drivers waiting two hours to ...`."""
        if clause.tense is not Tense.NONE or clause.parent is None:
            return False
        return not self._clauses[clause.parent].classes.isdisjoint(_CHANGES)

    def is_agreed(self, clause: Clause) -> bool:
        """Return whether two sides came to terms: `they renewed for three years`, `we settled on 55 cents`."""
        if self._is_trial(clause):
            return False
        terms = "commit" in clause.classes or clause.predicate.replace(" ", "_") in self._terms
        return terms and clause.subject is not Subject.I and self._course.is_settled(clause)

    def _is_trial(self, clause: Clause) -> bool:
        """Return whether what was agreed on is only the next step: `we agreed on a two-week trial`."""
        return not _NEXT_STEPS.isdisjoint(self._reading.norms(clause.verb or clause.first, clause.last))

    def is_achieved(self, clause: Clause) -> bool:
        """Return whether a thing or others got something done: `it passed 61 checks`, `they caught 7 bad batches`."""
        if clause.predicate.replace(" ", "_") not in self._achieves or clause.negated:
            return False
        if clause.predicate in _FINDS and clause.subject is not Subject.THING:
            return False
        others = clause.subject in _OTHERS or (clause.subject is Subject.WE and clause.predicate.startswith("sell"))
        past = clause.mood is Mood.TOLD and (clause.tense is Tense.PAST or clause.perfect)
        return others and past and self._course.is_settled(clause)
