"""The features of one answer, computed once and read by every rule."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from bot.coach.acts import Act, ActFinder, Agent
from bot.coach.phrases import Hit, Hits, PhraseBook
from bot.coach.text import HALF, MARKS, PAUSE, Read, Sentence, read, without
from bot.review.span import Span
from question_bank.lexicon import Lexicon

_NEGATION_REACH = 5
_LEAD_IN = 8
_DENIALS = ("tension-denied", "reflection-denied", "number-denied")
_SHORT_DENIAL = 12
HABITS_OF_A_LECTURE = 4
PAST_SHARE_OF_A_STORY = 0.34
_WAS = frozenset({"was", "were", "had"})
_BEING = frozenset({"be", "is", "are", "been"})
_SHORT_ED = 4


@dataclass(frozen=True)
class Story:
    """A text with its acts and phrases. `first_end` is where the first answer ends, as a token index."""

    read: Read
    acts: tuple[Act, ...]
    hits: Hits
    lexicon: Lexicon
    first_end: int
    question: str | None
    denied: bool
    """Whether the speaker says that there was no trade-off."""
    lecture: bool
    """Whether it says how things are done, or would be, and tells nothing that happened."""
    memo: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    """What several rules ask for and is worth finding only once."""
    _firsts: dict[tuple[AbstractSet[str], int], int] = field(default_factory=dict, repr=False, compare=False)
    _norms: dict[int, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    _with: dict[str, frozenset[int]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def words(self) -> int:
        """Words as the rubric counts them."""
        return self.read.words

    def of(self, *names: str) -> list[Hit]:
        """The hits of phrases by name, in the order of the text."""
        return sorted((hit for name in names for hit in self.hits.of(name)), key=lambda hit: hit.first)

    def has(self, *names: str) -> bool:
        """Whether any of the phrases was found."""
        return any(self.hits.of(name) for name in names)

    def sentence_of(self, token: int) -> Sentence:
        """Return the sentence that a token is in."""
        at = bisect_right(self._indexes, self.read.tokens[token].sentence) - 1
        return self.read.sentences[max(at, 0)]

    def sentences_of(self, hits: Iterable[Hit]) -> Iterator[Sentence]:
        """Return the sentences that some hits begin in, each once."""
        yield from {found.first: found for found in (self.sentence_of(hit.first) for hit in hits)}.values()

    def sentences_with(self, name: str) -> AbstractSet[int]:
        """Return the numbers of the sentences that a phrase begins in."""
        if name not in self._with:
            self._with[name] = frozenset(self.read.tokens[hit.first].sentence for hit in self.hits.of(name))
        return self._with[name]

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """The sentence that follows one at once; None where it was the last or the next is not judged."""
        at = bisect_left(self._indexes, sentence.index + 1)
        following = self.read.sentences[at : at + 1]
        return following[0] if following and following[0].index == sentence.index + 1 else None

    def sentence_span(self, token: int) -> Span:
        """The span of the sentence that a token is in."""
        return self.sentence_of(token).span

    def spans(self, hits: Iterable[Hit]) -> tuple[Span, ...]:
        """The sentences of some hits, each once, in the order of the text."""
        return tuple(sorted({self.sentence_span(hit.first) for hit in hits}))

    def token_at(self, offset: int) -> int:
        """Return the first token that begins at that offset of the text or later."""
        return bisect_left(self._offsets, offset)

    def norms(self, sentence: Sentence) -> tuple[str, ...]:
        """Return the words of a sentence."""
        if sentence.first not in self._norms:
            words = self.read.tokens[sentence.first : sentence.last]
            self._norms[sentence.first] = tuple(token.norm for token in words if token.norm not in MARKS)
        return self._norms[sentence.first]

    def first_of(self, words: AbstractSet[str], sentence: Sentence) -> int:
        """Return the place of the first of some words in a sentence; its end where none stands there."""
        key = (words, sentence.first)
        if key not in self._firsts:
            tokens = self.read.tokens
            places = range(sentence.first, sentence.last)
            self._firsts[key] = next((at for at in places if tokens[at].norm in words), sentence.last)
        return self._firsts[key]

    def is_denied(self, token: int) -> bool:
        """Whether a word just before, in the same sentence, denies what the token says."""
        negative = self.lexicon.words["negative"]
        sentence = self.read.tokens[token].sentence
        at = token - 1
        while at >= 0 and token - at <= _NEGATION_REACH and self.read.tokens[at].sentence == sentence:
            if self.read.tokens[at].norm in (PAUSE, HALF, "but"):
                return False
            if self.read.tokens[at].norm in negative:
                return True
            at -= 1
        return False

    def own(self, *, specific: bool = True) -> list[Act]:
        """The speaker's acts in the singular; with `specific`, neither empty ones nor habits."""
        return [act for act in self.acts if act.agent is Agent.I and not (specific and (act.empty or act.habit))]

    def ours(self) -> list[Act]:
        """What "we" did."""
        return [act for act in self.acts if act.agent is Agent.WE]

    def numbers_in(self, sentence: Sentence) -> Iterator[int]:
        """The places of the numbers in a sentence."""
        words = self.lexicon.words["number"]
        for at in range(sentence.first, sentence.last):
            token = self.read.tokens[at]
            if token.is_number or token.norm in words:
                yield at

    def has_number(self, span: Span) -> bool:
        """Whether a number stands in the span."""
        words = self.lexicon.words["number"]
        tokens = self.read.tokens[self.token_at(span.start) : self.token_at(span.end)]
        return any(token.is_number or token.norm in words for token in tokens)

    def looks_back(self, token: int) -> bool:
        """Whether the token belongs to what the speaker would do differently: from there to the end of the sentence."""
        first = self._first_counterfactuals.get(self.read.tokens[token].sentence)
        return first is not None and first - _LEAD_IN <= token

    @cached_property
    def _indexes(self) -> Sequence[int]:
        return [sentence.index for sentence in self.read.sentences]

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return [token.start for token in self.read.tokens]

    @cached_property
    def _first_counterfactuals(self) -> Mapping[int, int]:
        """Where the first counterfactual of each sentence that has one begins."""
        firsts: dict[int, int] = {}
        for hit in self.hits.of("counterfactual"):
            firsts.setdefault(self.read.tokens[hit.first].sentence, hit.first)
        return firsts


def _is_lecture(found: Read, acts: Sequence[Act], lexicon: Lexicon) -> bool:
    """No more acts that happened than habits, and few sentences in the past tense."""
    habits = sum(act.habit for act in acts)
    if len(acts) - habits > habits:
        return False
    if habits == len(acts) >= HABITS_OF_A_LECTURE:
        return True
    past = sum(_is_past(found, sentence, lexicon) for sentence in found.sentences)
    return past < len(found.sentences) * PAST_SHARE_OF_A_STORY


def _is_past(found: Read, sentence: Sentence, lexicon: Lexicon) -> bool:
    verbs = lexicon.words["irregular_past"]
    words = [token.norm for token in found.tokens[sentence.first : sentence.last]]
    return any(
        word in verbs or word in _WAS or (word.endswith("ed") and len(word) > _SHORT_ED and before not in _BEING)
        for before, word in zip(["", *words], words, strict=False)
    )


def _short_denials(found: Read, denials: Mapping[str, Sequence[Hit]]) -> set[int]:
    """The sentences that do nothing but deny a move: they are as if they had not been said."""
    indexes = {found.tokens[hit.first].sentence for hits in denials.values() for hit in hits}
    return {
        sentence.index
        for sentence in found.sentences
        if sentence.index in indexes and sentence.last - sentence.first <= _SHORT_DENIAL
    }


class StoryReader:
    """Reads texts into stories; built once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._acts = ActFinder(lexicon)
        verbs = self._acts.verbs
        any_act = frozenset(verbs.past | verbs.base)
        words = {**lexicon.words, "any_act": any_act}
        self._book = PhraseBook(Lexicon(words=words, phrases=lexicon.phrases, chapters=lexicon.chapters))

    def story(self, text: str, question: str | None, first_end: int | None) -> Story:
        """The features of a text."""
        found = read(text)
        hits = self._book.search(found)
        denials = {name: hits.of(name) for name in _DENIALS}
        denied = _short_denials(found, denials)
        if denied:
            found = without(found, denied)
            hits = self._book.search(found)
        end = len(found.tokens)
        if first_end is not None:
            end = sum(token.start < first_end for token in found.tokens)
        acts = tuple(self._acts.find(found))
        return Story(
            read=found,
            acts=acts,
            lecture=_is_lecture(found, acts, self._lexicon),
            hits=hits,
            denied=bool(denials["tension-denied"]),
            lexicon=self._lexicon,
            first_end=end,
            question=question,
        )
