"""Find the four elements of an answer to a style prompt: a position, a practice, one occasion, a limit.

Clauses tell them apart: a position compares or demands, in the present; a practice is what "I" do, with how often or when;
an occasion happened once; a limit denies that it works, or says what it costs. Source: "Style prompts" in the rubric.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.review.afterwards.told_clause import ToldClause
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Sentence, Subject, Tense
from bot.review.rules.rule import Evidence
from bot.review.signals import Signals
from bot.review.span import Span
from bot.review.told.heard import OTHERS, SPEAKERS, UNREAL, HeardClauses

FEWEST_OF_POSITION = 3
"""Words of a position that nobody would have to agree with by themselves."""
FEWEST_OF_LIMIT = 2
FEWEST_OF_DETAIL = 3
_USUAL = frozenset((Mood.TOLD, Mood.HABITUAL))
_OPEN = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.RELATIVE))
_DETAILS = frozenset((AmountKind.MONEY, AmountKind.SPAN, AmountKind.SHARE, AmountKind.COUNT))
_STATES = frozenset(("be", "have", "think", "believe", "feel", "want", "like", "know"))
_THERE = frozenset(
    (
        "in",
        "for",
        "with",
        "on",
        "at",
        "during",
        "past",
        "above",
        "below",
        "under",
        "over",
        "when",
        "where",
        "if",
        "beyond",
        "with",
        "once",
    )
)
_IN_TIME = frozenset(("in", "last", "this", "since", "late", "early", "that", "one"))
_ONE = frozenset(("one", "a", "an"))
_TIMES = frozenset(
    (
        "time",
        "day",
        "week",
        "month",
        "year",
        "quarter",
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "morning",
        "sprint",
        "release",
    )
)
_REASONS = frozenset(("because", "since", "so", "so that", "as", "if", "when", "until", "unless", "before", "and so"))
_TIME_JOINTS = frozenset(("when", "before", "after", "until", "whenever", "once", "as soon as", "if", "every time"))


class StyleElements:
    """Looks through the clauses of one answer."""

    def __init__(self, signals: Signals) -> None:
        self._heard = HeardClauses(signals)
        self._reading = signals.reading
        self._words = signals.lexicon.words
        self._plain = signals.lexicon.any_of("function", "agreed_good", "virtue_word")

    # What they believe.

    def positions(self) -> Sequence[Evidence]:
        """Return the positions that somebody could disagree with."""
        return [
            Evidence(self._sentence_span(clause), 0.9 - 0.3 * clause.place)
            for clause in self._usual()
            if self._is_position(clause) and self._said(clause) >= FEWEST_OF_POSITION
        ]

    def slogans(self) -> Sequence[Evidence]:
        """Return what says something that nobody would contest."""
        return [
            Evidence(self._sentence_span(clause), 0.4)
            for clause in self._usual()
            if clause.tense is Tense.PRESENT and (self._is_stance(clause) or self._is_praise(clause))
        ]

    def _is_position(self, clause: Clause) -> bool:
        if clause.tense is Tense.PAST or clause.kind not in (ClauseKind.MAIN, ClauseKind.COMPLEMENT):
            return False
        norms = self._sentence(clause)
        contrast = not self._words["contrast_word"].isdisjoint(norms)
        if self._is_stance(clause):
            return contrast or not self._words["duty_modal"].isdisjoint(norms) or self._names_a_rule(clause)
        if clause.subject in SPEAKERS:
            rather = ("rather" in norms and "than" in norms) or ("instead" in norms and "of" in norms)
            return rather or (clause.mood is Mood.HABITUAL and "only" in self._heard.norms(clause))
        demands = (
            not self._words["duty_modal"].isdisjoint(self._heard.norms(clause)) and clause.subject is not Subject.YOU
        )
        compares = "than" in self._heard.after(clause) or self._heard.does(clause, "beating_verb")
        if clause.predicate == "be" and not self._words["judging_state"].isdisjoint(self._heard.after(clause)[:4]):
            return True
        return demands or (compares and clause.subject is not Subject.NOBODY_SAID) or self._turns(clause)

    def _turns(self, clause: Clause) -> bool:
        """Hear `The best code is not clever but dull`, `the point of a review is to spread the knowledge, not to catch bugs`."""
        be = clause.predicate == "be" and clause.subject in (Subject.THING, Subject.THEY)
        return be and "not" in self._heard.after(clause) and clause.tense is Tense.PRESENT

    def _is_stance(self, clause: Clause) -> bool:
        """`I believe`, `I hire for`, `my rule is`, `I do not believe in`."""
        if clause.subject is Subject.I and clause.tense is Tense.PRESENT:
            return self._heard.does(clause, "position_verb")
        return self._names_a_rule(clause)

    def _names_a_rule(self, clause: Clause) -> bool:
        subject = self._heard.of_subject(clause)
        return clause.predicate == "be" and self._heard.has(subject[-2:], "position_noun") and "my" in subject

    def _is_praise(self, clause: Clause) -> bool:
        words = (*self._heard.of_subject(clause), *self._heard.after(clause)[:4])
        return clause.predicate in ("be", "matter") and not self._words["agreed_good"].isdisjoint(words)

    # What they do.

    def practices(self) -> Sequence[Evidence]:
        """Return what the speaker does, with how often or when."""
        return [
            Evidence(self._sentence_span(c), 0.9) for c in self._usual() if self._is_practice(c) and self._says_when(c)
        ]

    def intentions(self) -> Sequence[Evidence]:
        """Return what the speaker tries to do, or does without saying when; what they are or try to be is none."""
        own = [c for c in self._usual() if c.subject is Subject.I and c.tense is Tense.PRESENT and c.kind in _OPEN]
        return [
            Evidence(self._sentence_span(c), 0.4)
            for c in own
            if not self._heard.does(c, "position_verb") and not self._only_is(c)
        ]

    def _only_is(self, clause: Clause) -> bool:
        """Return whether the speaker is something, or only wants to be: `I always try to be a role model`."""
        following = (c for c in self._reading.clauses_after(clause) if c.parent == clause.index)
        return clause.predicate == "be" or any(
            c.kind is ClauseKind.INFINITIVE and c.predicate == "be" for c in following
        )

    def _is_practice(self, clause: Clause) -> bool:
        if clause.tense is Tense.PAST or clause.kind not in _OPEN or clause.mood is Mood.CONDITIONAL:
            return False
        speaker = clause.subject in SPEAKERS
        each = self._heard.of_subject(clause)[:1] in (["every"], ["each"]) and clause.predicate not in _STATES
        if not speaker:
            return each
        named = clause.object_at is not None or bool(clause.amounts)
        return named and not self._heard.does(clause, "intending_verb") and not self._is_conviction(clause)

    def _is_conviction(self, clause: Clause) -> bool:
        return self._heard.does(clause, "position_verb") and not clause.classes & {
            "make",
            "gather",
            "give",
            "ask",
            "tell",
        }

    def _says_when(self, clause: Clause) -> bool:
        norms = self._sentence(clause)
        if not self._words["how_often"].isdisjoint(norms):
            return True
        openers = (at for at, norm in enumerate(norms) if norm in self._words["time_preposition"])
        return any(self._heard.has(norms[at + 1 : at + 4], "how_often_noun") for at in openers) or self._hangs_on_time(
            clause
        )

    def _hangs_on_time(self, clause: Clause) -> bool:
        """`when somebody joins`, `before I answer`, `until they have one`."""
        sentence = self._reading.sentences[clause.sentence]
        return any(
            other.joint in _TIME_JOINTS and other.kind is ClauseKind.SUBORDINATE
            for other in self._reading.clauses_in(sentence)
        )

    # What happened once.

    def occasions(self) -> Sequence[Evidence]:
        """Return one real occasion: what happened, at a time that is named, with a detail or a number."""
        happened = self._events()
        anchored = [c for c in happened if self._is_anchored(c)]
        if not anchored:
            return ()
        first = anchored[0].sentence
        near = [c for c in happened if first <= c.sentence <= first + 2]
        detailed = [c for c in near if self._has_detail(c)]
        return [Evidence(self._span(c), 0.9 if c in anchored else 0.7) for c in detailed]

    def hints(self) -> Sequence[Evidence]:
        """Return what happened without a time or a detail."""
        return [Evidence(self._span(clause), 0.4) for clause in self._events()] or [
            Evidence(self._sentence_span(clause), 0.2) for clause in self._usual() if self._announces(clause)
        ]

    def _events(self) -> Sequence[Clause]:
        """Return the clauses that tell of something that happened once."""
        return [
            c
            for c in self._heard.clauses
            if self._heard.happened(c)
            and c.tense is Tense.PAST
            and c.mood is Mood.TOLD
            and c.kind in _OPEN
            and (c.predicate not in _STATES or bool(c.amounts))
        ]

    def _is_anchored(self, clause: Clause) -> bool:
        norms = self._sentence(clause)
        sentence = self._reading.sentences[clause.sentence]
        dated = any(a.kind is AmountKind.DATE for c in self._reading.clauses_in(sentence) for a in c.amounts)
        if dated or not self._words["one_occasion"].isdisjoint(norms):
            return True
        pairs = pairwise(norms)
        if any(one in _IN_TIME and other in self._words["point_in_calendar"] for one, other in pairwise(norms)):
            return True
        once = any(one == "one" and self._heard.lemma(other).noun in _TIMES for one, other in pairs)
        person = clause.subject is Subject.NAMED or self._gives_person(clause)
        return (
            once
            or person
            or any(other.joint == "when" and other.tense is Tense.PAST for other in self._reading.clauses_in(sentence))
        )

    def _gives_person(self, clause: Clause) -> bool:
        """`I hired a physicist`: somebody single comes into it."""
        after = self._heard.after(clause)
        return any(
            norm in _ONE and self._heard.has(after[at + 1 : at + 4], "title") for at, norm in enumerate(after[:4])
        )

    def _has_detail(self, clause: Clause) -> bool:
        if any(amount.kind in _DETAILS for amount in clause.amounts):
            return True
        return self._content(clause) >= FEWEST_OF_DETAIL

    def _announces(self, clause: Clause) -> bool:
        norms = self._heard.norms(clause)
        return ("for", "example") in set(pairwise(norms)) or "instance" in norms

    # Where it ends.

    def limits(self) -> Sequence[Evidence]:
        """Return where it does not work, what it costs, what was given up."""
        return [
            Evidence(self._span(clause), 0.9)
            for clause in self._heard.clauses
            if self._is_limit(clause) and self._said(clause) >= FEWEST_OF_LIMIT
        ]

    def limit_hints(self) -> Sequence[Evidence]:
        """Return what says that there is a limit, and not where."""
        noun = [c for c in self._usual() if self._heard.has(self._heard.norms(c), "limiting_noun") or self._is_limit(c)]
        return [Evidence(self._span(clause), 0.4) for clause in noun]

    def _is_limit(self, clause: Clause) -> bool:
        if (
            clause.mood in (Mood.WISHED, Mood.ORDERED, Mood.ASKED)
            or clause.verb is None
            or clause.kind is ClauseKind.COMPLEMENT
        ):
            return False
        if clause.joint in _REASONS:
            return False
        after = self._heard.after(clause)
        if clause.negated:
            return self._heard.does(clause, "not_working_verb") and not _THERE.isdisjoint(self._sentence(clause))
        if clause.predicate == "be":
            named = self._heard.has(self._heard.of_subject(clause), "limiting_noun")
            weighs = not self._words["limiting_state"].isdisjoint(after[:4]) and self._is_about_it(clause)
            return named or weighs
        if not self._heard.does(clause, "limiting_verb"):
            return False
        if clause.subject in SPEAKERS:
            return clause.perfect or self._turns_against(clause)
        return clause.tense is Tense.PRESENT and (self._is_about_it(clause) or bool(clause.amounts))

    def _is_about_it(self, clause: Clause) -> bool:
        """Return whether a clause is about the practice: `it`, `that`, `the review`, or a sentence that begins with `but`."""
        return (
            clause.subject in (Subject.THING, Subject.NOBODY_SAID, *OTHERS) and clause.kind is not ClauseKind.RELATIVE
        )

    def _turns_against(self, clause: Clause) -> bool:
        """`I lost two good people to it`, told as the price and not as the story."""
        return clause.predicate in ("lose", "give up", "miss", "underestimate", "misjudge", "pay", "sacrifice", "forgo")

    # What all of them ask.

    def _usual(self) -> Iterator[Clause]:
        return (c for c in self._heard.clauses if c.mood in _USUAL or c.mood in UNREAL)

    def _sentence_of(self, clause: Clause) -> Sentence:
        return self._reading.sentences[clause.sentence]

    def _sentence(self, clause: Clause) -> Sequence[str]:
        sentence = self._sentence_of(clause)
        return self._reading.norms(sentence.first, sentence.last)

    def _content(self, clause: Clause) -> int:
        """Return how many different words of a clause, with those that hang on it, say something of their own."""
        return len({norm for norm in self._whole(clause).norms if norm.isalnum()} - self._plain)

    def _said(self, clause: Clause) -> int:
        """Return the same of its whole sentence."""
        return len({norm for norm in self._sentence(clause) if norm.isalnum()} - self._plain)

    def _span(self, clause: Clause) -> Span:
        return self._whole(clause).span

    def _whole(self, clause: Clause) -> ToldClause:
        return ToldClause(self._reading, self._words, clause)

    def _sentence_span(self, clause: Clause) -> Span:
        return self._heard.sentence_of(clause)
