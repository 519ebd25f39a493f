"""Reads a text: folds it, finds its blocks, tokens and sentences, and puts them together."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from bot.review.backwards import as_it_happened
from bot.review.grammar.clauses import with_clauses
from bot.review.grammar.narration import as_told
from bot.review.reading import Block, BlockKind, Kind, Reading, Sentence, Token
from bot.review.rubric import count_words
from bot.review.writing.blocks import Blocks, FoldedBlock
from bot.review.writing.folding import Folded, fold
from bot.review.writing.own_person import in_own_person
from bot.review.writing.repeats import Repeats
from bot.review.writing.sentences import Sentences, is_dictated
from bot.review.writing.slips import Corrected, Slips
from bot.review.writing.speech import said, with_quotes
from bot.review.writing.tokens import Tokens
from bot.review.writing.wrapped import unwrapped
from question_bank.grammar import load_grammar
from question_bank.lexicon import load_lexicon
from question_bank.words import load_words
from question_bank.writing import WritingLists, load_writing

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET})
_FEWEST_SMALL = 0.2
"""The share of small letters under which a text is typed in capitals."""


def read(text: str, first_end: int | None = None) -> Reading:
    """Return a text, read. `first_end` is where the first answer ends and what was said to a follow-up begins."""
    return as_told(with_clauses(read_sentences(text, first_end)), load_lexicon())


def read_sentences(text: str, first_end: int | None = None) -> Reading:
    """Return a text, read up to its sentences: its clauses are left empty."""
    return _reader().read(text, first_end)


@cache
def _reader() -> "Reader":
    writing = load_writing()
    return Reader(writing, _slips(writing))


def _slips(writing: WritingLists) -> Slips:
    """Return what corrects slips against all word lists; core are the words of the lexicon and forms of its predicates."""
    grammar, table = load_grammar(), load_words()
    core = frozenset().union(*grammar.words.values(), grammar.expansions, grammar.apostrophe, grammar.classes)
    core |= frozenset().union(*load_lexicon().words.values())
    known = core | writing.words

    def is_core(word: str) -> bool:
        return word in core or (table.knows(word) and table.of(word).verb in grammar.classes)

    return Slips(known, table.forms, is_core)


class Reader:
    """Reads texts by the word lists of how people write."""

    def __init__(self, writing: WritingLists, slips: Slips) -> None:
        self._writing = writing
        self._slips = slips
        self._blocks = Blocks.by(writing)
        self._tokens = Tokens.by(writing)
        grammar = load_grammar()
        self._sentences = Sentences.by(writing, load_words(), grammar)
        self._persons = grammar.words["person"]

    def read(self, text: str, first_end: int | None = None) -> Reading:
        """Return a text, read up to its sentences."""
        folded, corrected = _folded(text), self._slips.of_a_text()
        parts = self._blocks.find(folded.text, corrected)
        if first_end is not None:
            parts = list(_cut(parts, folded.text, folded.place(first_end)))
        else:
            parts = as_it_happened(parts, folded.text)
        cased = _has_small_letters(folded.text)
        spoken = {
            number: self._told(folded, part, corrected, cased=cased)
            for number, part in enumerate(parts)
            if part.kind in _TOLD
        }
        told = in_own_person(spoken, folded.text, self._persons)
        tokens = tuple(chain.from_iterable(told.values()))
        sentences = tuple(self._numbered(told, text))
        words_in_all = count_words(text)
        again = sum(_words_of(text, tokens, sentence) for sentence in sentences if sentence.again)
        return Reading(
            text=text,
            words=words_in_all,
            told_words=words_in_all - again - _words_not_told(folded, parts),
            blocks=tuple(_block(folded, part) for part in parts),
            tokens=tokens,
            sentences=sentences,
            clauses=(),
            first_end=first_end,
        )

    def _numbered(self, told: Mapping[int, Sequence[Token]], text: str) -> Iterator[Sentence]:
        """Return the sentences of all blocks. One that was said before is marked."""
        repeats = Repeats()
        dictated = is_dictated(told.values())
        index = before = 0
        for number, tokens in told.items():
            first = 0
            for last in self._sentences.ends(tokens, text, dictated=dictated):
                words = [token.norm for token in tokens[first:last] if token.kind is not Kind.MARK]
                if words:
                    yield Sentence(index, before + first, before + last, number, repeats.is_again(words))
                    index += 1
                first = last
            before += len(tokens)

    def _told(self, folded: Folded, part: FoldedBlock, corrected: Corrected, *, cased: bool) -> list[Token]:
        """Return the tokens of a block, each with its place in the text as typed."""
        pieces = list(self._tokens.pieces(folded.text, part.start, part.end, corrected, cased=cased))
        spoken = said(pieces, self._writing, cased=cased)
        if not folded.starts:
            return [
                Token(piece.norm, piece.start, piece.end, piece.kind, quoted, piece.upper)
                for piece, quoted in with_quotes(spoken, folded.text)
            ]
        return [
            Token(piece.norm, *folded.span(piece.start, piece.end), piece.kind, quoted, piece.upper)
            for piece, quoted in with_quotes(spoken, folded.text)
        ]


def _folded(text: str) -> Folded:
    """Return a text folded, out of what it was pasted in."""
    told = unwrapped(text)
    if told is None:
        return fold(text)
    plain = fold(told.text)
    if not plain.starts:
        return Folded(plain.text, told.starts, told.ends)
    return Folded(plain.text, [told.starts[at] for at in plain.starts], [told.ends[at - 1] for at in plain.ends])


def _cut(parts: Sequence[FoldedBlock], text: str, at: int) -> Iterator[FoldedBlock]:
    """Return the blocks, the one that holds the place cut in two there."""
    for part in parts:
        first, then = text[part.start : at].rstrip(), text[at : part.end].lstrip()
        if part.start < at < part.end and first and then:
            yield part._replace(end=part.start + len(first))
            yield part._replace(start=part.end - len(then))
        else:
            yield part


def _block(folded: Folded, part: FoldedBlock) -> Block:
    return Block(part.kind, folded.span(part.start, part.end), part.section)


def _words_not_told(folded: Folded, parts: Sequence[FoldedBlock]) -> int:
    """Return how many words somebody else said or a program wrote."""
    others = (part for part in parts if part.kind in (BlockKind.CODE, BlockKind.INTERVIEWER))
    return sum(count_words(folded.text[part.start : part.end]) for part in others)


def _words_of(text: str, tokens: Sequence[Token], sentence: Sentence) -> int:
    return count_words(text[tokens[sentence.first].start : tokens[sentence.last - 1].end])


def _has_small_letters(text: str) -> bool:
    if text.islower():
        return True
    small = sum(map(str.islower, text))
    return small >= _FEWEST_SMALL * max(1, small + sum(map(str.isupper, text)))
