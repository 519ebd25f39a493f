"""A reading as lines that one can compare with a glance: the sentences as words, the sections, the numbers."""

from bot.review.read import read_sentences
from bot.review.reading import BlockKind, Kind


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, their folded words without marks."""
    reading = read_sentences(text)
    return [
        " ".join(token.norm for token in reading.tokens[sentence.first : sentence.last] if token.kind is not Kind.MARK)
        for sentence in reading.sentences
    ]


def words(text: str) -> list[str]:
    """Return the folded words and numbers of a text."""
    return [token.norm for token in read_sentences(text).tokens if token.kind is not Kind.MARK]


def marks(text: str) -> list[str]:
    """Return the marks of a text."""
    return [token.norm for token in read_sentences(text).tokens if token.kind is Kind.MARK]


def numbers(text: str) -> list[str]:
    """Return the numbers of a text."""
    return [token.norm for token in read_sentences(text).tokens if token.kind is Kind.NUMBER]


def sections(text: str) -> list[tuple[str | None, str]]:
    """Return the letter of the section of each block that is told, with its words as typed."""
    reading = read_sentences(text)
    return [
        (block.section and block.section.value, text[block.span.start : block.span.end])
        for block in reading.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET)
    ]


def kinds(text: str) -> list[tuple[str, str]]:
    """Return what each block is, with its words as typed."""
    return [(block.kind.value, text[block.span.start : block.span.end]) for block in read_sentences(text).blocks]
