"""Find the clauses that say what the speaker was in the story: a title, a duty, something that was theirs to run."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Mood, Reading, Subject, Tense
from bot.review.told.acts import Acts
from question_bank.lexicon import Lexicon

_TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
_OTHERS_WORDS = frozenset(("she", "he", "they", "who", "hes", "shes", "theyre"))
_ME = frozenset(("me", "mine", "i", "myself"))
_PARTS = frozenset(("who", "which", "that", "when", "where", "because", "to", "with", "by", "my", ".", ";", ":"))
_ALONE = frozenset(("one", "part", "member"))
_WITH_ME = frozenset(("leading", "running", "owning", "managing", "as", "being", "in"))
_OF_ONES_JOB = frozenset(("role", "job", "title", "task", "part", "responsibility", "duty", "position"))
_TITLE_OF = frozenset(("of", "for", "at", "on", "in", ",", "to"))
_CALLED = frozenset(("ask", "give", "hire", "move", "require", "use"))
_WORKS = frozenset(("on", "in", "for", "at", "with"))
_ANYTHING = frozenset(("it", "this", "that", "thing", "lot", "something", "everything", "same"))
_ONES_OWN = frozenset(("the", "our"))
_SIDES = frozenset(("side", "end", "part", "front", "desk", "team", "crew"))
_TO_ME = frozenset(("me", "us"))
_UNDER = frozenset(("under", "on", "in", "below"))
_HAS = frozenset(("have", "have got", "get"))
_STAFF = frozenset(
    ("report", "people", "person", "member", "staff", "employee", "colleague", "hire", "worker", "volunteer", "team")
)
_ASIDE = frozenset((":", ",", "-", "(", "as"))
_TITLE_WITHIN = 9
"""Words after the verb among which the title stands: `I was, at that time, the only ML engineer`."""
_AS_WITHIN = 6
_LATEST_FRAGMENT = 0.35
"""The share of the answer up to which a title without a verb introduces the speaker."""


class Roles:
    """Weighs the clauses of one text. `end` is the token with which the context ends."""

    def __init__(self, reading: Reading, acts: Acts, lexicon: Lexicon, end: int, nouns: Mapping[str, str]) -> None:
        self._reading = reading
        self._words = lexicon.words
        self._end = end
        self._nouns = nouns
        self._of_others = not acts.own

    def weight(self, clause: Clause) -> float:
        """Return how well a clause says what the speaker was, 0 to 1."""
        if clause.reported or clause.mood not in _TOLD:
            return 0.0
        if clause.verb is None:
            return self._fragment(clause, clause.last)
        if clause.subject_at is None and clause.kind is ClauseKind.MAIN and self._fragment(clause, clause.verb):
            return 0.7
        if clause.negated:
            return self._introduced(clause)
        if clause.subject is Subject.I:
            own = (self._is, self._does, self._over_others, self._beside_i, self._introduced)
            return max(weigh(clause) for weigh in own)
        others = (
            self._belongs, self._hero, self._beside, self._opens_with_title, self._over_others, self._introduced,
        )  # fmt: skip
        return max(weigh(clause) for weigh in others)

    def _is(self, clause: Clause) -> float:
        """`I was the lead for search`, `I was on call`, `I was the only one on it`, `we were three support engineers`."""
        after = self._after(clause)[:_TITLE_WITHIN]
        if "be" in clause.classes:
            if self._has_title(after):
                return 1.0
            if not self._words["duty"].isdisjoint(after):
                return 0.9
            known = (at for at, norm in enumerate(after) if self._nouns[norm] in self._words["known_as"])
            if any(after[max(at - 1, 0) : at] != ["my"] for at in known):
                return 0.8  # not `that was in my hands`
            grouped = any(self._nouns[norm] in self._words["group"] for norm in after)
            alone = not _ALONE.isdisjoint(after[:4])
            return 0.7 if alone or grouped or self._is_on_a_side(after) else 0.0
        becomes = clause.predicate.replace(" ", "_") in self._words["made_into" if clause.passive else "becomes"]
        if becomes and self._has_title(after):
            return 0.9
        if clause.progressive and self._has_title(after[:1]):
            return 0.9  # `I was engineering manager`, read as if somebody engineered one
        called = clause.passive and not clause.classes.isdisjoint(_CALLED)
        much = not _ANYTHING.isdisjoint(after) or "deal" in after
        return 0.6 if called and not much and clause.place < _LATEST_FRAGMENT else 0.0

    def _does(self, clause: Clause) -> float:
        """`I led the search team`, `I look after payments`, `I did moderation models for a platform`."""
        name = clause.predicate.replace(" ", "_")
        after = self._after(clause)
        early = clause.first <= self._end or clause.place < _LATEST_FRAGMENT / 2
        if not early or not after:
            return 0.0
        if name in ("have", "hold") and after[0] == "the" and self._is_owned(after[1:4]):
            return 0.6
        once = any(self._nouns[norm] in self._words["done_once"] for norm in after[:4])
        if clause.predicate.partition(" ")[0] == "work" and not _WORKS.isdisjoint((*after[:1], name.partition("_")[2])):
            return 0.55
        if name in self._words["duty_verb"]:
            return 0.0 if once else 0.85
        mine = clause.tense is Tense.PAST or after[0] in _ONES_OWN  # `i do the plc side there`
        return 0.5 if name == "do" and not once and mine and self._is_work(clause, after) else 0.0

    def _is_work(self, clause: Clause, after: Sequence[str]) -> bool:
        """Return whether what is done is some work, which words like `the same` and `a lot` do not name."""
        return not clause.joint and _ANYTHING.isdisjoint((after[-1], self._nouns[after[-1]], *after[1:2]))

    def _is_on_a_side(self, after: Sequence[str]) -> bool:
        """`I was on the matching side`: a side of the work, not of a quarrel."""
        if after[:1] != ["on"] or len(after) < 3 or after[1] not in ("the", "our"):
            return False
        side = next((at for at, norm in enumerate(after[2:5], 2) if norm in _SIDES), None)
        return side is not None and side > 2 and after[2] not in self._words["side_of_quarrel"]

    def _over_others(self, clause: Clause) -> float:
        """`Five people reported to me`, `I had two buyers under me`, `I had three managers`, `reporting to the board`."""
        if clause.place > _LATEST_FRAGMENT:
            return 0.0
        after = self._after(clause)
        if clause.predicate in ("report", "report to", "answer to"):
            mine = clause.subject is not Subject.I and not _TO_ME.isdisjoint(after[:3])
            above = clause.subject is Subject.I and "to" in (*after[:2], clause.predicate[-2:])
            above = above and self._has_title([norm for norm in after[:6] if norm != "to"])
            return 0.8 if mine or above else 0.0
        if clause.subject is not Subject.I or clause.predicate not in _HAS:
            return 0.0
        if any(self._counts_people(amount) for amount in clause.amounts):
            return 0.7
        mine = any(
            one in _UNDER and (other == "me" or (other == "my" and self._nouns[third] in self._words["group"]))
            for one, other, third in zip(after, after[1:], (*after[2:], ""), strict=False)
        )
        return 0.7 if mine and self._has_title(after[:6]) else 0.0

    def _counts_people(self, amount: Amount) -> bool:
        norms = self._reading.norms(amount.first, amount.last)
        several = amount.kind is AmountKind.COUNT and (amount.value or 0) > 1
        return several and any(
            self._nouns[norm] in self._words["title"] or self._nouns[norm] in _STAFF for norm in norms
        )

    def _introduced(self, clause: Clause) -> float:
        """`As the engineer of the smallest plant I had no say`, `in my first month as a junior all was new`."""
        sentence = self._reading.sentences[clause.sentence]
        first = max(sentence.first, clause.first - _AS_WITHIN)
        norms = self._reading.norms(first, min(sentence.last, clause.last + _AS_WITHIN))
        for at, norm in enumerate(norms):
            if norm == "as" and self._has_title(norms[at + 1 : at + 1 + _AS_WITHIN]):
                mine = clause.subject is Subject.I or "my" in norms[max(0, at - _AS_WITHIN) : at]
                return 0.9 if mine else 0.0
        return 0.0

    def _belongs(self, clause: Clause) -> float:
        """`Firmware was my team`, `its architect was me`, `ML meant me`, `my role was to keep it up`, `my crew ran it`."""
        after = self._after(clause)
        subject = self._reading.norms(*clause.subject_at) if clause.subject_at else ()
        mine = bool(subject) and subject[0] == "my"
        if clause.predicate == "be" and not (mine or after[:1] == ["my"]):
            return self._is_my_job(clause, after)
        if mine and self._nouns[subject[-1]] in self._words["group"] and clause.predicate in self._words["role_verb"]:
            return 0.6
        if clause.predicate not in ("be", "mean") or not after:
            return 0.0
        if after[0] in _ME:
            return 0.8
        if after[0] == "my" and self._is_owned(after[1:4]):
            return 0.6
        return 0.7 if mine and not _OF_ONES_JOB.isdisjoint(subject[:4]) else 0.0

    def _is_my_job(self, clause: Clause, after: Sequence[str]) -> float:
        """`My main duty until that point was the pipeline`, `the task of my internship is the menu`, `... was me`."""
        if after and after[0] in _ME:
            return 0.8
        first = self._reading.sentences[clause.sentence].first
        before = self._reading.norms(first, min(clause.verb or first, first + _TITLE_WITHIN))
        if clause.place > _LATEST_FRAGMENT or before[:1] not in (["my"], ["the"]):
            return 0.0
        job = next((at for at, norm in enumerate(before[1:4], 1) if norm in _OF_ONES_JOB), None)
        own = before[0] == "my" or (job is not None and "my" in before[job:])
        return 0.7 if job is not None and own else 0.0

    def _beside_i(self, clause: Clause) -> float:
        """`I, the only buyer, ...`, `I: architect, hired to ...`: a title between "I" and its verb."""
        if clause.subject_at is None or clause.verb is None or clause.place > _LATEST_FRAGMENT:
            return 0.0
        between = self._reading.norms(clause.subject_at[1], clause.verb)
        return 0.8 if between[:1] and between[0] in _ASIDE and self._has_title(between[1:], many=False) else 0.0

    def _opens_with_title(self, clause: Clause) -> float:
        """`Mentor of Aiko, first job, asked to look into builds`: a title without an article before it."""
        first = self._reading.sentences[clause.sentence].first
        opens = clause.subject is Subject.NAMED and clause.subject_at is not None and clause.subject_at[0] == first
        early = clause.place <= _LATEST_FRAGMENT
        norms = self._reading.norms(first, first + 2)
        return 0.7 if opens and early and norms[0] in self._words["title"] and norms[1] in _TITLE_OF else 0.0

    def _hero(self, clause: Clause) -> float:
        """Return whether it says what somebody else was whose story it is."""
        if clause.predicate != "be" or clause.subject is not Subject.NAMED or not self._of_others:
            return 0.0
        return 0.7 if self._has_title(self._after(clause)[:_TITLE_WITHIN]) else 0.0

    def _beside(self, clause: Clause) -> float:
        """`There were four of us with me leading`."""
        norms = self._reading.norms(clause.first, clause.last)
        near = any(one in ("me", "myself") and other in _WITH_ME for one, other in pairwise(norms))
        return 0.7 if near else 0.0

    def _fragment(self, clause: Clause, last: int) -> float:
        """`ML lead at a homework app, 900k kids`: a title in words without a verb is the speaker's, early on."""
        if clause.place > _LATEST_FRAGMENT or clause.kind not in (ClauseKind.FRAGMENT, ClauseKind.MAIN):
            return 0.0
        norms = self._reading.norms(clause.first, last)
        if not _OTHERS_WORDS.isdisjoint(norms):
            return 0.0
        if self._has_title(norms, many=False):
            return 0.8
        if norms[:1] == ["on"] and not self._words["duty"].isdisjoint(norms[:2]):
            return 0.8
        mine = any(one == "my" and other in self._words["owned_thing"] for one, other in pairwise(norms))
        return 0.5 if (mine or "mine" in norms) and clause.verb is None else 0.0

    def _is_owned(self, norms: Sequence[str]) -> bool:
        return any(self._nouns[norm] in self._words["owned_thing"] for norm in norms)

    def _has_title(self, norms: Sequence[str], *, many: bool = True) -> bool:
        """Return whether a title stands in words, before another clause begins in them."""
        for norm in norms:
            if norm in _PARTS:
                return False
            word = norm if norm in self._words["title"] else self._nouns[norm]
            if word in self._words["title"] and (many or word == norm):
                return True
        return False

    def _after(self, clause: Clause) -> Sequence[str]:
        return self._reading.norms(*clause.object_at) if clause.object_at is not None else ()
