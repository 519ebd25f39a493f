"""Lessons and virtues: never more than generic reflections."""

from bot.review.looking_back.clause_words import CLOSING, GENERAL, LAST_WORDS, ClauseWords
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense

_CRAFTS = frozenset(
    {"delegation", "communication", "listening", "tone", "temper", "style", "english", "focus", "planning"}
)
_KNOWN = frozenset(
    {"know", "see", "understand", "appreciate", "recognise", "recognize", "value", "realise", "realize", "come"}
)
_MINE = frozenset({"i", "my", "me", "we", "our", "us", "mine", "ive", "im"})
_TAKEN = frozenset({"take away", "take", "learn", "take home"})
_DRAWN = frozenset({"draw", "take", "learn", "take away", "note", "write down", "get"})
_OTHERS = frozenset({
    "company", "firm", "team", "department", "organisation", "organization", "group", "management",
    "others", "them", "customer", "industry", "business", "board", "board's",
})  # fmt: skip
_POINTS_AT = frozenset({"the", "this", "each", "every", "which", "no", "any"})
WISE = frozenset({"important", "key", "crucial", "essential", "vital"})


class Lessons(ClauseWords):
    """Finds what is learned in general."""

    def lesson(self, clause: Clause, place: float) -> float:
        """`I learned a lot about patience`: never more than generic by itself."""
        if place < CLOSING:
            return 0.0
        norms = set(self._norms(clause))
        if self._is_of_others(clause, norms):
            return 0.0
        if place >= LAST_WORDS and self._improves(clause, norms):
            return GENERAL
        if place >= LAST_WORDS and (self._is_maxim(clause, norms) or self._has_grown(clause, norms)):
            return GENERAL
        if clause.negated:
            return 0.0
        if self._is_taught_when(clause):
            return 0.7
        if self._is_learned(clause, norms) or self._lacks_virtue(clause, norms):
            return GENERAL
        return GENERAL if place >= LAST_WORDS and self._praises_virtue(clause, norms) else 0.0

    def _improves(self, clause: Clause, norms: set[str]) -> bool:
        """Hear `It made me a better engineer`, `I'm working on my patience`, `there's room to improve`, `I wasn't perfect`."""
        if clause.subject is Subject.I:
            works = (
                clause.predicate == "work on"
                and "my" in norms
                and not norms.isdisjoint(self._words["virtue_noun"] | self._words["generic_thing"] | _CRAFTS)
            )
            flawed = (
                clause.predicate == "be" and clause.negated and not norms.isdisjoint({"perfect", "flawless", "ideal"})
            )
            weighed = not norms.isdisjoint({"importance", "value"}) and clause.predicate in _KNOWN
            took = clause.predicate in ("take", "take away") and {"lot", "away"} <= norms
            return works or flawed or weighed or took
        if clause.kind is ClauseKind.FRAGMENT:
            return "more" in norms and not norms.isdisjoint(self._words["virtue_noun"])
        if {"room", "improvement"} <= norms or {"room", "improve"} <= norms:
            return True
        if clause.predicate == "make" and "me" in norms:
            return not norms.isdisjoint(self._words["virtue_word"])
        return (
            clause.predicate == "be"
            and not norms.isdisjoint({"reminder", "reminded"})
            and clause.tense is Tense.PRESENT
        )

    def _is_of_others(self, clause: Clause, norms: set[str]) -> bool:
        """Whether it is what others learned: `the lesson the company drew`, `what they took away`, `a learning for the firm`."""
        words = self._reading.norms(*self._extent(clause))
        taken = bool(norms & self._words["lesson_noun"]) or clause.predicate in _TAKEN
        if not taken or not norms.isdisjoint(_MINE):
            return False
        if clause.subject in (Subject.NAMED, Subject.THEY) and clause.subject_at is not None:
            return clause.predicate in _DRAWN or clause.predicate in _TAKEN
        of = next((at for at, word in enumerate(words) if word in self._words["lesson_noun"]), len(words))
        return any(
            a in ("for", "of") and not _OTHERS.isdisjoint(words[at + 1 : at + 4])
            for at, a in enumerate(words)
            if at > of
        )

    def _is_learned(self, clause: Clause, norms: set[str]) -> bool:
        """`I learned a lot`, `the lesson`, `it taught me`, `it is important to communicate`."""
        own = clause.subject in (Subject.I, Subject.WE, Subject.YOU)
        if own and clause.predicate in ("learn", "realise", "realize") and clause.mood in (Mood.TOLD, Mood.HABITUAL):
            return True
        if norms & self._words["lesson_noun"]:
            return True
        if clause.predicate == "be" and clause.tense is Tense.PRESENT and norms & WISE:
            everywhere = self._reading.norms(clause.first, self._reading.sentences[clause.sentence].last)
            return not self._words["generic_thing"].isdisjoint(everywhere)
        return clause.predicate in ("teach", "show") and bool(norms & {"me", "us"})

    def _is_taught_when(self, clause: Clause) -> bool:
        """Hear `I learned to put the date in the contract before we sign`: the deed that was learned has its time."""
        parent = self._parent(clause)
        if clause.kind is not ClauseKind.INFINITIVE or parent is None or parent.predicate != "learn":
            return False
        timed = self._has_time(clause, self._to_next_main(clause)) or any(
            c.parent == clause.index and c.joint in ("before", "until") for c in self._beside(clause)
        )
        return parent.subject is Subject.I and timed and self._words["virtue_word"].isdisjoint(self._norms(clause))

    def _praises_virtue(self, clause: Clause, norms: set[str]) -> bool:
        """`I am more patient now`, `what I take from it`, `communication is everything`."""
        if clause.subject is Subject.I and clause.tense is Tense.PRESENT and self._has_virtue(clause):
            return True
        if {"take", "from"} <= norms:
            return True
        head = set(self._reading.norms(*clause.subject_at)) if clause.subject_at else set()
        weighed = clause.predicate in ("be", "matter") and clause.tense is Tense.PRESENT
        return weighed and bool(head & self._words["generic_thing"]) and bool(norms & self._words["weighty_word"])

    def _has_virtue(self, clause: Clause) -> bool:
        """Whether a virtue is named: not `that kind of person`, `I open it`, `confident that they agree`, `how quickly`."""
        virtues = self._words["virtue_word"] - {"more", "often", "direct", "aware"}
        norms = self._reading.norms(clause.first, clause.last)
        for at, norm in enumerate(norms):
            measured = norms[max(at - 1, 0) : at] == ["how"] or norms[at + 1 : at + 2] in (["of"], ["that"])
            if norm in virtues and clause.first + at != clause.verb and not measured:
                return True
        return False

    def _is_maxim(self, clause: Clause, norms: set[str]) -> bool:
        """`One should always be careful`, `you can never test enough`, `you come out of it tougher`, `be careful with data`."""
        if clause.tense is Tense.PAST or clause.mood is Mood.ASKED:
            return False
        if "never" in norms and norms & {"enough", "much", "many", "careful"}:
            return True
        ordered = self._is_order(clause) and norms & (self._words["virtue_word"] - {"open", "direct", "clear"})
        you = clause.subject is Subject.YOU or self._is_anybody(clause)
        told = norms & {"always", "never", "must", "should"} or {"have", "to"} <= norms
        drawn = clause.predicate in self._words["growing_verb"] or clause.predicate in _TAKEN
        drawn = drawn or bool(told and (norms & self._words["virtue_word"] or self._is_known_now(clause)))
        return bool(ordered or (you and drawn))

    def _is_anybody(self, clause: Clause) -> bool:
        """Whether `one` is its subject, as in `one must be brave`; not `the one must be sealed`."""
        first, last = clause.subject_at or (clause.first, clause.first + 1)
        points = first > 0 and self._reading.tokens[first - 1].norm in _POINTS_AT
        return self._reading.norms(first, last) == ["one"] and not points

    def _is_known_now(self, clause: Clause) -> bool:
        """Whether it hangs on what the speaker knows or learned: `now I know you have to ...`; else it is advice to others."""
        parent = self._parent(clause)
        return parent is not None and parent.subject is Subject.I

    def _has_grown(self, clause: Clause, norms: set[str]) -> bool:
        """`I grew a lot as an engineer`, `we came out stronger`."""
        own = clause.subject in (Subject.I, Subject.WE)
        much = norms & {"lot", "much", "deal"} or norms & self._words["virtue_word"] or clause.perfect
        return bool(own and clause.predicate in self._words["growing_verb"] and not clause.negated and much)

    def _lacks_virtue(self, clause: Clause, norms: set[str]) -> bool:
        """`I have to trust my instincts more`, `I must have more courage`."""
        if clause.subject is not Subject.I:
            return False
        needs = clause.predicate in ("need", "have to") or self._has_to(clause)
        return needs and bool(norms & (self._words["virtue_word"] | self._words["virtue_noun"]))
