"""What several questions ask of a clause: whether it tells of what was, what it names, and whether it gives up."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from bot.review.reading import Clause, Kind, Mood, Sentence, Subject
from bot.review.signals import Signals
from bot.review.span import Span
from question_bank.words import NOUN, PLURAL, load_words

OTHERS = frozenset((Subject.NAMED, Subject.THEY))
SPEAKERS = frozenset((Subject.I, Subject.WE))
UNREAL = frozenset((Mood.CONDITIONAL, Mood.FUTURE))
_TOLD = frozenset((Mood.TOLD, Mood.HABITUAL))
_PRONOUNS = frozenset(("him", "her", "them", "she", "he", "they", "everyone", "everybody", "somebody", "both"))
_HEDGES = frozenset(("sure", "certain"))
_HEDGED = frozenset(("guess", "suppose", "invent", "make_up"))


class HeardClauses:
    """Asks the clauses of one text."""

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self.reading = signals.reading
        self.words = signals.lexicon.words
        self.lemma = load_words().of
        self._empty = signals.lexicon.any_of("function", "empty_talk", "virtue_word")

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        """The clauses that may answer something: said once, not asked, not in a sentence that gives up."""
        sentences = self.reading.sentences
        return [
            clause
            for clause in self.reading.clauses
            if not sentences[clause.sentence].again
            and clause.mood is not Mood.ASKED
            and not self.is_question(sentences[clause.sentence])
            and clause.sentence not in self.given_up
        ]

    @cached_property
    def given_up(self) -> AbstractSet[int]:
        """The sentences in which the speaker says that they do not know, or made it up."""
        return frozenset(clause.sentence for clause in self.reading.clauses if self.gives_up(clause))

    def gives_up(self, clause: Clause) -> bool:
        """Return whether a clause says that the speaker has no answer: `I don't know`, `no idea`, `I guess`."""
        norms = self.norms(clause)
        if clause.predicate in _HEDGED and clause.subject is Subject.I and not clause.object_at:
            return True
        if ("no" in norms or clause.negated) and not self.words["no_knowledge"].isdisjoint(norms):
            return clause.subject in (Subject.I, Subject.NOBODY_SAID)
        if not self.words["made_up"].isdisjoint(norms) and clause.subject in (Subject.I, Subject.NOBODY_SAID):
            return True
        if "hard" in norms and not {"say", "tell", "know"}.isdisjoint(norms):
            return True
        unsure = clause.predicate in self.words["unsure_verb"] or not _HEDGES.isdisjoint(norms)
        return clause.negated and unsure and clause.subject is Subject.I and clause.tense.value == "present"

    def happened(self, clause: Clause) -> bool:
        """Return whether a clause tells of what was or is, and does not deny it."""
        return clause.mood in _TOLD and not clause.negated

    def is_question(self, sentence: Sentence) -> bool:
        """Return whether a sentence ends with a question mark."""
        end = self.reading.tokens[sentence.last - 1].end
        asked = self.reading.tokens[sentence.last - 1].norm.endswith("?")
        return asked or self.reading.text[end : end + 2].lstrip().startswith("?")

    def norms(self, clause: Clause) -> Sequence[str]:
        """Return the folded words of a clause."""
        return self.reading.norms(clause.first, clause.last)

    def after(self, clause: Clause) -> Sequence[str]:
        """Return the folded words that follow the verb of a clause; all of them where it has none."""
        return self.reading.norms(clause.verb + 1, clause.last) if clause.verb is not None else self.norms(clause)

    def of_subject(self, clause: Clause) -> Sequence[str]:
        """Return the folded words of its subject."""
        return self.reading.norms(*clause.subject_at) if clause.subject_at else ()

    def has(self, norms: Iterable[str], *names: str) -> bool:
        """Return whether a word of some lists stands among some words, in the plural or the singular."""
        listed = self.signals.lexicon.any_of(*names)
        return any(
            norm in listed or norm.removesuffix("s") in listed or self.lemma(norm).noun in listed for norm in norms
        )

    def does(self, clause: Clause, *names: str) -> bool:
        """Return whether the verb of a clause stands in some lists, with its particle or without."""
        whole = clause.predicate.replace(" ", "_")
        return any(whole in self.words[name] or whole.partition("_")[0] in self.words[name] for name in names)

    def names_somebody(self, first: int, last: int) -> bool:
        """Return whether some tokens name a person or a party: a pronoun, a title, a name."""
        tokens = self.reading.tokens
        return any(
            tokens[at].norm in _PRONOUNS
            or self._is_name(at)
            or (self.has((tokens[at].norm,), "title", "party", "decider") and not self._goes_on(at + 1))
            for at in range(first, last)
        )

    def _goes_on(self, at: int) -> bool:
        """Return whether a noun stands there, so that the one before is no head: `safety ratings`, `customer data`."""
        if at >= len(self.reading.tokens) or self.reading.tokens[at].kind is Kind.MARK:
            return False
        word = self.lemma(self.reading.tokens[at].norm)
        return word.known and word.classes[:1] in (NOUN, PLURAL)

    def content(self, sentence: Sentence) -> int:
        """Return how many different words of a sentence name something."""
        tokens = self.reading.tokens[sentence.first : sentence.last]
        return len({token.norm for token in tokens if token.kind is not Kind.MARK} - self._empty)

    def sentence_of(self, clause: Clause) -> Span:
        """Return where the sentence of a clause stands, without the mark that ends it."""
        sentence = self.reading.sentences[clause.sentence]
        last = sentence.last
        while last - 1 > sentence.first and self.reading.tokens[last - 1].kind is Kind.MARK:
            last -= 1
        return self.reading.span(sentence.first, last)

    def hanging(self, clause: Clause) -> Sequence[Clause]:
        """Return the clauses that hang on one."""
        following = self.reading.clauses[clause.index + 1 : clause.index + 6]
        return [other for other in following if other.parent == clause.index]

    def _is_name(self, at: int) -> bool:
        token = self.reading.tokens[at]
        starts = at == 0 or self.reading.tokens[at - 1].kind is Kind.MARK
        return token.capital and not starts and load_words().may_be_name(token.norm)
