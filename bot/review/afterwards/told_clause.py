"""A clause with the words that hang on it, and what is asked of both: who acts, by which words, in what form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.review.afterwards.aftermath import OTHERS
from bot.review.reading import Clause, ClauseKind, Kind, Reading, Subject, Tense
from bot.review.span import Span
from question_bank.words import load_words

_ANYBODY = frozenset((
    "everyone", "everybody", "anyone", "anybody", "people", "who", "whoever", "whatever", "what", "somebody",
    "someone", "nobody",
))  # fmt: skip
_IDLE_CLASSES = frozenset(("feel", "think", "be", "want", "fear", "praise", "blame"))
_IDLE_VERBS = frozenset((
    "have", "get", "receive", "earn", "say", "tell", "talk", "speak", "mention", "complain", "laugh", "agree", "wait",
    "fail",
    "live with",
))  # fmt: skip
_ASKS = frozenset(("ask", "ask for", "request", "order", "invite", "call for", "demand", "require"))
"""Verbs of wanting that are acts all the same."""
_OWN = frozenset(("our", "my", "the"))
_WHOLE = frozenset(("whole", "entire", "little", "small"))
_TEAMS = frozenset(("team", "crew", "squad", "group", "gang"))
_QUOTES = frozenset(('"', "”", "’", "'", "»", "“"))
_CONCEDES = frozenset(("though", "although", "even though", "whereas"))
"""Joints of what is another matter than the clause on which it hangs."""
_SAME_FORM = frozenset((
    "set", "put", "cut", "let", "read", "hit", "run", "split", "come", "become", "cost", "shut", "bet", "spread",
    "fit", "quit",
    "beat",
))  # fmt: skip
"""Forms of verbs that do not say whether they are present or past."""


@dataclass(frozen=True)
class ToldClause:
    """A clause as rules on the aftermath look at it. `words` are the lists of the lexicon."""

    reading: Reading
    words: Mapping[str, frozenset[str]]
    clause: Clause

    @cached_property
    def hanging(self) -> tuple[Clause, ...]:
        """The clauses that hang on it, and those that hang on them, up to the next that stands beside it."""
        members: dict[int, Clause] = {}
        last = self.clause.last
        for other in self.reading.clauses_after(self.clause):
            hangs = other.parent == self.clause.index or other.parent in members
            if hangs and other.kind is not ClauseKind.MAIN and other.joint not in _CONCEDES:
                members[other.index] = other
                last = max(last, other.last)
            elif other.first >= last:
                break
        return tuple(members.values())

    @cached_property
    def place(self) -> tuple[int, int]:
        """Its first token and the one after the last of what hangs on it, without the marks around."""
        tokens = self.reading.tokens
        first, last = self.opening, max((self.clause.last, *(other.last for other in self.hanging)))
        while first < last - 1 and tokens[first].kind is Kind.MARK:
            first += 1
        while last - 1 > first and tokens[last - 1].kind is Kind.MARK:
            last -= 1
        return first, last

    @cached_property
    def opening(self) -> int:
        """The token at which the words begin that say when the first clause of a sentence holds: `Since then`, `Now`."""
        sentence = self.reading.sentences[self.clause.sentence]
        earlier = any(c.verb is not None and c.first < self.clause.first for c in self.reading.clauses_in(sentence))
        return sentence.first if self.clause.kind is ClauseKind.MAIN and not earlier else self.clause.first

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.reading.span(*self.place)

    @cached_property
    def norms(self) -> Sequence[str]:
        """Its words and those that hang on it."""
        return self.reading.norms(*self.place)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The same, those in the plural as their singular."""
        return frozenset(singular(norm) for norm in self.norms)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Each two of them that stand side by side."""
        return frozenset(zip(self.norms, self.norms[1:], strict=False))

    @cached_property
    def subject(self) -> Sequence[str]:
        """The words of the subject; none where it is left out."""
        return self.reading.norms(*self.clause.subject_at) if self.clause.subject_at is not None else ()

    @cached_property
    def after(self) -> Sequence[str]:
        """The words after the verb."""
        return self.reading.norms(*self.clause.object_at) if self.clause.object_at is not None else ()

    @cached_property
    def until_verb(self) -> Sequence[str]:
        """The words of the clause up to its verb."""
        verb = self.clause.verb if self.clause.verb is not None else self.clause.first
        return self.reading.norms(self.clause.first, verb)

    @property
    def verb_form(self) -> str:
        """The verb as it was typed, folded; empty in a fragment."""
        return self.reading.tokens[self.clause.verb].norm if self.clause.verb is not None else ""

    def is_verb_of(self, *names: str) -> bool:
        """Return whether the predicate stands in one of the lists, with its particle or without."""
        lemma = self.clause.predicate.replace(" ", "_")
        return any(lemma in self.words[name] for name in names)

    def says(self, name: str) -> bool:
        """Return whether any of the words stands in a list."""
        return not self.words[name].isdisjoint(self.norms)

    def names(self, name: str) -> bool:
        """Return whether any of the words, in the singular, stands in a list."""
        return not self.words[name].isdisjoint(self.nouns)

    @cached_property
    def is_of_others(self) -> bool:
        """Whether the subject is somebody other than the speaker, and not just anybody, or other work than theirs."""
        if not self.subject or (len(self.subject) == 1 and self.subject[0] in _ANYBODY):
            return False
        if self.clause.subject is not Subject.THING:
            return self.clause.subject in OTHERS
        nouns = {singular(norm) for norm in self.subject}
        another = not self.words["another_party"].isdisjoint(self.subject)
        return not self.words["party"].isdisjoint(nouns) or (another and not self.words["other_work"].isdisjoint(nouns))

    @property
    def is_act(self) -> bool:
        """Whether it tells what somebody does, not only what they say, feel, think, have or are."""
        if self.clause.predicate in _ASKS:
            return True
        return self.clause.classes.isdisjoint(_IDLE_CLASSES) and self.clause.predicate not in _IDLE_VERBS

    @property
    def is_of_own_team(self) -> bool:
        """Whether the subject is the team of the story itself: `our team`, and not `the card team`."""
        said = [norm for norm in self.subject if norm not in _WHOLE]
        return len(said) > 1 and said[-2] in _OWN and said[-1] in _TEAMS

    @cached_property
    def is_of_quoted(self) -> bool:
        """Whether words in quotation marks are the subject: `"Loser writes the benchmark" is a rule now`."""
        verb = self.clause.predicate.partition(" ")[0]
        if self.subject or not self.clause.verb or not (verb == "be" or verb in self.words["stays_verb"]):
            return False
        tokens, at = self.reading.tokens, self.clause.verb - 1
        while at and tokens[at].norm in self.words["lasting_adverb"]:
            at -= 1
        return tokens[at].quoted or tokens[at].norm in _QUOTES

    @property
    def may_be_present(self) -> bool:
        """Whether it is taken for past and its verb would look the same in the present."""
        past = self.clause.tense is Tense.PAST and not self.clause.perfect and not self.clause.passive
        return past and may_be_present(self.verb_form)


def may_be_present(form: str) -> bool:
    """Return whether a past form looks the same in the present."""
    return form in _SAME_FORM


def singular(norm: str) -> str:
    """Return a noun in the singular; any other word as it is."""
    table = load_words()
    if table.knows(norm):
        return table.of(norm).noun
    return norm[:-1] if norm.endswith("s") and not norm.endswith("ss") else norm
