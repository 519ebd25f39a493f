"""Say whether a clause tells without a number how it ended: by its verb, its state, or whom it befell once all was done."""

from collections.abc import Sequence

from bot.review.reading import Clause, ClauseKind, Reading, Subject, Tense
from bot.review.told.course import Course
from question_bank.lexicon import Lexicon

_FOUND_OUT = frozenset(("tell", "ask", "feel", "want", "fear", "plan", "teach", "hire", "gather", "learn"))
_DONE_BY_OTHERS = frozenset(("solve", "finish", "stop", "commit"))
_NO_ENDING = _FOUND_OUT | {"be", "think", "have", "praise"}
_PLACES = tuple([word] for word in ("back", "up", "out", "off", "there", "in", "inside"))
_ANYBODY = frozenset(("somebody", "someone", "something", "this", "these"))
_NO_EVENT = frozenset(
    ("say", "get", "have", "laugh", "cry", "mean", "seem", "know", "need", "like", "begin", "start", "look", "ask")
)
"""Verbs that tell no ending, whoever does it."""
_NOBODY = frozenset(("nobody", "nothing", "none", "no"))
_SPEAKS = frozenset(("tell", "ask", "think", "want", "have"))
_FEWER = frozenset(("fewer", "less", "more", "most", "half"))
_STAYS = frozenset(("stay", "remain"))
_GETS = frozenset(("make", "get", "keep", "win", "receive", "hit", "meet", "secure"))
_JUDGES = frozenset(("rule", "decide", "vote", "find"))
_SIDES = frozenset(
    ("take", "go with", "side with", "follow", "vote for", "choose", "back", "pick", "come round to", "adopt")
)
_EVERYBODY = frozenset(
    ("everybody", "everyone", "all", "both", "each", "every", "most", "nobody", "nothing", "none", "no", "neither")
)


class PlainEndings:
    """Looks at the clauses of one text."""

    def __init__(self, reading: Reading, course: Course, lexicon: Lexicon) -> None:
        self._reading = reading
        self._course = course
        words = lexicon.words
        self._verbs, self._states, self._turning = words["outcome_verb"], words["outcome_state"], words["turning_verb"]
        self._family = words["kin"]
        self._result_nouns, self._at_stake = words["result_noun"], words["at_stake"]

    def is_named(self, clause: Clause) -> bool:
        """Return whether the verb or the state is one in which things end."""
        name = clause.predicate.replace(" ", "_")
        if name.partition("_")[0] == "go" and (clause.perfect or self._went_off(clause)):
            return True
        if self._ends_with_particle(clause, name) or self._goes_on_still(clause) or self._is_for_me(clause):
            return True
        if self._is_called_result(clause) or self._gets_what_counts(clause) or self._is_of_fewer(clause):
            return True
        stays = name in _STAYS and clause.subject in (Subject.NAMED, Subject.THEY)
        if stays and list(self.complement(clause)[:1]) in ([], ["with"], ["on"]):
            return True
        if "be" in clause.classes or name in self._turning:
            complement = self.complement(clause)
            return "again" in complement or not self._states.isdisjoint(complement) or self._befell_nobody(clause)
        if clause.predicate in ("happen", "occur") and clause.verb is not None:
            return not _NOBODY.isdisjoint(self._reading.norms(clause.first, clause.verb))
        others = clause.subject in (Subject.NAMED, Subject.THEY) and clause.classes & _DONE_BY_OTHERS
        return name in self._verbs or bool(others)

    def _ends_with_particle(self, clause: Clause, name: str) -> bool:
        """Return whether the last word makes a verb of ending: `the vendor gave in`, `the deal fell through`."""
        after = self.complement(clause)
        return len(after) == 1 and f"{name}_{after[0]}" in self._verbs

    def _goes_on_still(self, clause: Clause) -> bool:
        """Return whether a thing goes on to this day: `it is still running`."""
        thing = clause.subject is Subject.THING and clause.progressive and clause.tense is Tense.PRESENT
        return thing and "still" in self._reading.norms(clause.first, clause.verb or clause.first)

    def _is_for_me(self, clause: Clause) -> bool:
        """Return whether those who decide went the speaker's way: `the board took my side`, `they went with my plan`."""
        if clause.subject not in (Subject.NAMED, Subject.THEY) or clause.negated or not self._course.is_settled(clause):
            return False
        after = self.complement(clause)
        if clause.predicate in _JUDGES and list(after[:1]) in (["for"], ["in"]):
            return not {"us", "our", "my", "me"}.isdisjoint(after)  # `the judge ruled for us`
        return clause.predicate in _SIDES and not {"my", "mine", "our", "me"}.isdisjoint(after)

    def _went_off(self, clause: Clause) -> bool:
        """Return whether a thing went some way once nearly all was done: `the vote went our way`."""
        return clause.subject is Subject.THING and clause.tense is Tense.PAST and self._course.is_settled(clause)

    def _is_called_result(self, clause: Clause) -> bool:
        """Return whether a clause names the result: `the outcome was a much faster page`."""
        if clause.predicate != "be" or clause.subject_at is None or clause.tense is not Tense.PAST:
            return False
        return not self._result_nouns.isdisjoint(self._reading.norms(*clause.subject_at))

    def _gets_what_counts(self, clause: Clause) -> bool:
        """Return whether somebody got what was at stake: `we made the deadline`, `she got the job`."""
        if clause.predicate not in _GETS or clause.negated:
            return False
        return not self._at_stake.isdisjoint(self.complement(clause))

    def _is_of_fewer(self, clause: Clause) -> bool:
        """Return whether it is fewer or more of those who are counted that did it: `fewer people called`."""
        if clause.subject_at is None or clause.tense is not Tense.PAST or clause.subject is Subject.I:
            return False
        return self._reading.tokens[clause.subject_at[0]].norm in _FEWER and self._course.is_settled(clause)

    def _befell_nobody(self, clause: Clause) -> bool:
        """Return whether nothing happened to anybody: `nobody got hurt`, `no order was lost`."""
        if not clause.negated or clause.subject_at is None or clause.tense is not Tense.PAST:
            return False
        nobody = self._reading.tokens[clause.subject_at[0]].norm in _NOBODY
        return nobody and clause.classes.isdisjoint(_SPEAKS) and self._course.is_settled(clause)

    def ends_it(self, clause: Clause) -> bool:
        """Return whether something happened to others once nearly all was done: `everyone ate`, `nobody fell off`."""
        if clause.tense is not Tense.PAST or clause.kind is not ClauseKind.MAIN or clause.subject_at is None:
            return False
        if clause.subject is Subject.WE or not self._course.is_settled(clause) or clause.progressive:
            return False
        about = self._reading.norms(*clause.subject_at)
        if not _ANYBODY.isdisjoint(about) or not self._family.isdisjoint(about):
            return False
        if self._befell_nobody(clause):
            return True
        if clause.predicate == "be":
            return self._course.is_over(clause) and self.complement(clause)[:1] in _PLACES
        counted = about[0] in _EVERYBODY or "it" in (*about, *self.complement(clause)) or clause.passive
        counted = counted or "use" in clause.classes
        return counted and clause.classes.isdisjoint(_NO_ENDING) and clause.predicate not in _NO_EVENT

    def complement(self, clause: Clause) -> Sequence[str]:
        if clause.object_at is None:
            return ()
        first, last = clause.object_at
        return self._reading.norms(first, min(last, first + 6))
