"""The features of one answer, computed once and read by every rule."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.coach.acts import Act, ActFinder, Agent
from bot.coach.phrases import Hit, Hits, PhraseBook
from bot.coach.text import HALF, MARKS, PAUSE, Read, Sentence, read, without
from bot.coach.types import Span
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
        """The sentence that a token is in."""
        index = self.read.tokens[token].sentence
        found = min(index, len(self.read.sentences) - 1)
        while found > 0 and self.read.sentences[found].index > index:
            found -= 1
        return self.read.sentences[found]

    def sentence_after(self, sentence: Sentence) -> Sentence | None:
        """The sentence that follows one at once; None where it was the last or the next is not judged."""
        at = bisect_left(self.read.sentences, sentence.index + 1, key=lambda each: each.index)
        following = self.read.sentences[at : at + 1]
        return following[0] if following and following[0].index == sentence.index + 1 else None

    def sentence_span(self, token: int) -> Span:
        """The span of the sentence that a token is in."""
        return self.sentence_of(token).span

    def spans(self, hits: Iterable[Hit]) -> tuple[Span, ...]:
        """The sentences of some hits, each once, in the order of the text."""
        return tuple(sorted({self.sentence_span(hit.first) for hit in hits}))

    def token_at(self, offset: int) -> int:
        """The first token that begins at that offset of the text or later."""
        return bisect_left(self.read.tokens, offset, key=lambda token: token.start)

    def norms(self, sentence: Sentence) -> list[str]:
        """The words of a sentence."""
        return [t.norm for t in self.read.tokens[sentence.first : sentence.last] if t.norm not in MARKS]

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
