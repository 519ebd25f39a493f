"""What is known of a text once it is read: blocks, sentences, clauses and amounts, each found once and asked by every rule.

Nothing here decides anything about an answer. Offsets count code points of the text as the user typed it; places in
`Reading.tokens` count tokens.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final, Literal, NamedTuple

from bot.review.span import Span
from question_bank.models import Move


class Kind:
    """What a token is. No enum: it is asked some thousand times a text, and a class finds its own names faster."""

    WORD: Final = "word"
    NUMBER: Final = "number"
    """Digits, with the sign or unit that touches them: `$40k`, `2.5x`, `14:05`, `3rd`, `½`."""
    MARK: Final = "mark"
    """A comma, a colon, a bracket, a dash, a quotation mark, or what ends a sentence."""


TokenKind = Literal["word", "number", "mark"]
"""The values of `Kind`."""


class Token(NamedTuple):
    """One word, number or mark. `norm` is folded: compatibility forms and case undone, apostrophes left out."""

    norm: str
    start: int
    end: int
    kind: TokenKind
    quoted: bool = False
    """It stands in quotation marks."""
    capital: bool = False
    """It was typed with a capital letter first, in a text that has small ones too."""


class BlockKind(StrEnum):
    """What a block of lines is."""

    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    HEADING = "heading"
    INTERVIEWER = "interviewer"
    """A line that somebody else says to the speaker: `Interviewer: And then?`, `Q: ...`."""
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together. `section` is the move that the last heading or label names, None where none does."""

    kind: BlockKind
    span: Span
    section: Move | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its tokens from `first` up to `last`, exclusive, in the block of that number.

    `again` says that the same words were said before, so that this one counts for nothing.
    """

    index: int
    first: int
    last: int
    block: int
    again: bool = False


class Subject(StrEnum):
    """Whose clause it is."""

    I = "i"  # noqa: E741 -- the word itself
    WE = "we"
    NAMED = "named"
    """Somebody by name, role or kind: `Priya`, `our CFO`, `a customer`, `he`, `somebody`."""
    THEY = "they"
    """Several others: `the team`, `support`, `they`, `two engineers`, `other squads`."""
    YOU = "you"
    THING = "thing"
    """No person: `latency`, `the template`, `it`, `that`."""
    NOBODY_SAID = "nobody-said"
    """The clause does not say: `it was decided`, `there was`, a gerund or infinitive that hangs on nobody."""


class Mood(StrEnum):
    """As what a clause is told."""

    TOLD = "told"
    """As something that happened, or is so, once."""
    HABITUAL = "habitual"
    """As what is or was usual: `I always ask`, `we used to`, a present tense of the speaker's ways."""
    WISHED = "wished"
    """As what somebody wants, plans, asks for or aims at."""
    CONDITIONAL = "conditional"
    """As what would, could or should be or have been; or the condition of it."""
    FUTURE = "future"
    ASKED = "asked"
    """As a question."""
    ORDERED = "ordered"
    """As an order or general advice: `always ask why`."""


class Tense(StrEnum):
    """When a clause plays, by its verb. In a story told in the present, PRESENT may be what happened: see `Mood`."""

    PAST = "past"
    PRESENT = "present"
    NONE = "none"
    """No finite verb: infinitive, gerund, a noun alone."""


class ClauseKind(StrEnum):
    """How a clause hangs on the others."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    """It opens with `because`, `when`, `although`, `if`, `so that` ...: see `Clause.joint`."""
    RELATIVE = "relative"
    COMPLEMENT = "complement"
    """What is said, thought, decided, feared: `that the cache was cold` in `I saw that the cache was cold`."""
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    FRAGMENT = "fragment"
    """Words without a verb."""


class Direction(StrEnum):
    """Which way an amount went."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity that a clause names, in figures or words: `from 4.2% to 0.3%` is one, with both ends.

    `first` and `last` are its tokens, `last` exclusive. `value` is None where the words do not say one (`most`).
    """

    first: int
    last: int
    value: float | None
    unit: str
    """What it counts, folded and singular: `%`, `$`, `ms`, `day`, `ticket`; empty where nothing is said."""
    kind: "AmountKind"
    direction: Direction = Direction.NONE
    before: float | None = None
    of: tuple[int, int] | None = None
    """The tokens of what the amount is of, where they are said: `wrong invoices` in `wrong invoices fell by half`."""


class AmountKind(StrEnum):
    """What an amount measures."""

    MONEY = "money"
    SPAN = "span"
    """A length of time: `six weeks`, `90 ms`."""
    DATE = "date"
    """A point in time, which measures nothing: `2021`, `on the 3rd of March`, `Q3`, `at 14:05`, `week six`."""
    SHARE = "share"
    """A part of a whole or a ratio: `12 %`, `half of`, `9 of 10`, `a third`, `twice`, `3x`."""
    COUNT = "count"
    NAME = "name"
    """A number that only names: `version 2`, `HTTP 500`, `S3`, `the first`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One verb with what belongs to it: who, what, whether and when it happened."""

    index: int
    sentence: int
    first: int
    last: int
    """Its tokens from `first` up to `last`, exclusive; a clause inside it lies there too."""
    kind: ClauseKind
    joint: str
    """The word or words that open it and tie it to what stands before: `but`, `because`, `so that`, `which`; else empty."""
    subject: Subject
    subject_at: tuple[int, int] | None
    """The tokens of the subject; None where it is left out or taken over from the clause before."""
    verb: int | None
    """The token of its main verb (`written` in `had not been written`); None in a fragment."""
    predicate: str
    """The lemma of that verb with its particle, folded: `write`, `roll back`; for `was the lead` it is `be`; or empty."""
    classes: frozenset[str]
    """The semantic classes of the predicate, by question_bank's lexicon: `make`, `stop`, `escalate`, `gather` ..."""
    tense: Tense
    mood: Mood
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    object_at: tuple[int, int] | None = None
    """The tokens of what follows the verb inside the clause: its object or complement."""
    amounts: tuple[Amount, ...] = ()
    section: Move | None = None
    place: float = 0.0
    """Where its first word stands: 0 at the beginning of the answer, 1 at its end, counted in words."""
    parent: int | None = None
    """The clause on which it hangs; None for a main clause."""
    reported: bool = False
    """Somebody other than the speaker says it: quoted, or told as their words."""
    first_answer: bool = True
    """It stands in the first answer, not in the answer to a follow-up."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text, read. `tokens` leave out headings, labels, an interviewer's lines, code, fillers and doubled words."""

    text: str
    words: int
    """Words as the rubric counts them: what white space separates and what holds a letter or digit."""
    told_words: int
    """The same without sentences that were said before, an interviewer's lines and code."""
    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    first_end: int | None = None
    """Where the first answer ends in the text, and what was said to a follow-up begins."""
    _of_sentence: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def span(self, first: int, last: int) -> Span:
        """Return where the tokens from `first` up to `last`, exclusive, stand in the text.

        In a story told from its end, tokens of two blocks stand in the text the other way round: then of the first one.
        """
        start = self.tokens[first].start
        while self.tokens[last - 1].start < start:
            last -= 1
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def span_of(self, clause: Clause) -> Span:
        """Return where a clause stands in the text, without the marks around it."""
        first, last = clause.first, clause.last
        while first < last - 1 and self.tokens[first].kind is Kind.MARK:
            first += 1
        while last - 1 > first and self.tokens[last - 1].kind is Kind.MARK:
            last -= 1
        return self.span(first, last)

    def norms(self, first: int, last: int) -> Sequence[str]:
        """Return the folded words of the tokens from `first` up to `last`, exclusive."""
        return self._norms[first:last]

    @cached_property
    def _norms(self) -> list[str]:
        """The folded words of all tokens: every rule asks for some of them."""
        return [token.norm for token in self.tokens]

    @cached_property
    def words_told(self) -> Sequence[str]:
        """The folded words of all tokens that are no marks."""
        return [token.norm for token in self.tokens if token.kind is not Kind.MARK]

    def clauses_in(self, sentence: Sentence) -> Iterator[Clause]:
        """Return the clauses of a sentence, in the order of their first words."""
        first, last = self._of_sentence[sentence.index]
        yield from self.clauses[first:last]

    def clauses_after(self, clause: Clause) -> Iterator[Clause]:
        """Return the clauses of the same sentence that come after a clause, in their order."""
        _, last = self._of_sentence[clause.sentence]
        yield from self.clauses[clause.index + 1 : last]
