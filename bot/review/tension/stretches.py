"""Cut a text into stretches: a clause, or a side of a contrast, with what it costs or gives and as what it is told.

A stretch is the smallest thing that can be one side of a tension. What hangs inside a clause (a relative clause, what is
said or thought, an infinitive) belongs to its stretch. Marks that part, and joints that set apart, end one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.review.reading import AmountKind, Clause, ClauseKind, Kind, Reading, Sentence, Subject, Tense
from bot.review.tension.frames import Frames, Framing
from bot.review.tension.prices import Prices
from question_bank.lexicon import Lexicon
from question_bank.words import WordTable

_OUTER = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.FRAGMENT))
_CUTS = frozenset((";", ":", "—", "–", "...", "…", "(", ")", "-", "="))
_FULL_STOPS = frozenset((".", "!", "?", "...", "…"))
_HALF_STOPS = frozenset((";", "—", "–"))
_PRICED = frozenset((AmountKind.MONEY, AmountKind.SPAN, AmountKind.SHARE, AmountKind.COUNT))
_MEANS = frozenset(("meant", "means"))
_SIDE_NAME = 5
"""Tokens before `meant` among which the name of a side begins."""
_NAME = 4
"""Tokens in which a thing of the same kind is named: `a very tight one`."""
_THERE_IS = 2
"""Tokens of `there was`."""
_ONES = frozenset(("one", "ones"))
_ANY = frozenset(("a", "an"))
_WITHIN = frozenset(("without", "with", "that", "which"))
_WHO = frozenset(("who", "that", "which", "with"))
_KNOWN = frozenset((ClauseKind.COMPLEMENT, ClauseKind.GERUND))
_KNOWING = frozenset((Subject.I, Subject.WE))
_MEASURE = 4
"""Tokens of a measure with the `and` after it."""
_ORDERS = 2
"""Orders that make a choice, each with what would follow."""
_ORDER_ENDS = 10
"""Words of an order, up to the `and` with which it goes on."""
_JOINT_REACH = 3
"""Tokens at the beginning of a stretch among which its joint stands: `, or maybe`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words of one sentence from the token `first` up to `last`, exclusive."""

    sentence: int
    first: int
    last: int
    joint: str
    """The contrast, choice or half stop that opens it; else empty."""
    head: str
    """Its first word, after what only leads in."""
    frame: Framing
    subject: Subject
    party: frozenset[str]
    """The words of its subject."""
    another: bool
    """Its subject stands for another thing of the same kind: `a lenient one`, `one who waits`."""
    predicate: str
    classes: frozenset[str]
    """The semantic classes of its predicate."""
    past: bool
    means: bool
    """It says so in the word: `going meant`."""
    negated: bool
    opposes: bool
    """Somebody is against something in it."""
    harms: int
    gains: int
    amounts: int
    dated: bool
    """It says when, as of an event: `in March`."""
    denied: bool
    content: int
    """How many of its words say something of this story."""
    concrete: int
    """How many of them name no quality or value that every trade-off could name."""
    finite: int
    """How many clauses in it have a finite verb, those inside others left out."""
    ends: bool
    """A full stop ends it."""


class Stretches:
    """Finds the stretches of texts. One for all texts."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        self._words = lexicon.words
        self.prices = Prices(lexicon, table)
        self._frames = Frames(lexicon, table)
        self._joints = lexicon.any_of("turn", "versus", "choice_joint")

    def of(self, reading: Reading) -> tuple[Stretch, ...]:
        """Return the stretches of a text, in order, without those of sentences that were said before."""
        return tuple(s for sentence in reading.sentences if not sentence.again for s in self._in(reading, sentence))

    def _in(self, reading: Reading, sentence: Sentence) -> Iterator[Stretch]:
        clauses = tuple(reading.clauses_in(sentence))
        first = sentence.first
        for cut in sorted(self._cuts(reading, sentence, clauses) | {sentence.last}):
            if cut > first and any(token.kind is not Kind.MARK for token in reading.tokens[first:cut]):
                yield self._stretch(reading, sentence, first, cut, clauses)
            first = max(first, cut)

    def _cuts(self, reading: Reading, sentence: Sentence, clauses: Sequence[Clause]) -> set[int]:
        """Return where stretches begin."""
        tokens, words = reading.tokens, self._words
        cuts = {self._doing_before(reading, sentence, clause.first) for clause in clauses if clause.kind in _OUTER}
        cuts.update(self._knowledge(reading, clauses))
        for at in range(sentence.first + 1, sentence.last):
            norm = tokens[at].norm
            if norm in _CUTS or (norm == "," and self._is_measure(reading, at + 1)):
                cuts.add(at + 1)
            elif norm in _MEANS:
                cuts.update(self._before_meant(reading, sentence, at))
            elif norm == "if":
                if tokens[at - 1].norm not in words["before_if"]:
                    cuts.add(at)
            elif norm in self._joints and self._parts(reading, at, sentence):
                cuts.add(at)
        cuts.update(self._orders(reading, sentence))
        return {
            self._with_leads(reading, sentence, cut) for cut in cuts if not self._is_inverted(reading, sentence, cut)
        }

    def _is_measure(self, reading: Reading, at: int) -> bool:
        """Return whether another measure stands for a second option: `..., less and the lorries slide`."""
        norms = reading.norms(at, at + _MEASURE)
        return "and" in norms and norms[0] in self._words["measure_word"]

    def _orders(self, reading: Reading, sentence: Sentence) -> Iterator[int]:
        """Yield where a second order begins that no mark parts from what the first would lead to.

        As dictated: `stop it and we lose the contract | let it run and the families get a no`.
        """
        tokens = reading.tokens
        if reading.norms(sentence.first, sentence.last).count("and") < _ORDERS:
            return
        found = []
        for at in range(sentence.first, sentence.last - _ORDER_ENDS // 2):
            if not self._frames.is_bare_order(reading, at):
                continue
            following = reading.norms(at + 1, min(at + 1 + _ORDER_ENDS, sentence.last - 1))
            if "and" in following and tokens[at + 2 + following.index("and")].norm in self._words["end_opening"]:
                found.append(at)
        if len(found) >= _ORDERS:
            yield from found

    def _is_inverted(self, reading: Reading, sentence: Sentence, cut: int) -> bool:
        """Return whether a cut would part a condition without `if`: `had | I stopped the line`."""
        before = cut - 1
        if before < sentence.first or reading.tokens[before].norm not in self._words["inverted"]:
            return False
        return before == sentence.first or reading.tokens[before - 1].kind is Kind.MARK

    def _knowledge(self, reading: Reading, clauses: Sequence[Clause]) -> Iterator[int]:
        """Yield where begins what the speaker knew or saw: `I knew that | telling her would cost us the launch`."""
        for clause in clauses:
            parent = reading.clauses[clause.parent] if clause.parent is not None else None
            if parent is None or parent.subject not in _KNOWING or clause.kind not in _KNOWN:
                continue
            if parent.predicate in self._words["knowing_verb"] and reading.tokens[clause.first - 1].norm == "that":
                yield clause.first

    def _doing_before(self, reading: Reading, sentence: Sentence, first: int) -> int:
        """Return where a clause begins, with the word in -ing of which it took the object: `..., building | it kept two busy`."""
        doing, before = first - 1, first - 2
        if before < sentence.first or reading.tokens[first].norm not in self._words["object_opening"]:
            return first
        is_doing = reading.tokens[doing].norm.endswith("ing") and reading.tokens[before].kind is Kind.MARK
        return doing if is_doing else first

    @staticmethod
    def _before_meant(reading: Reading, sentence: Sentence, at: int) -> Iterator[int]:
        """Yield where a side begins that means something: after a mark or `and` not far before `meant`."""
        for before in range(at - 1, max(sentence.first, at - _SIDE_NAME) - 1, -1):
            token = reading.tokens[before]
            if token.kind is Kind.MARK or token.norm == "and":
                yield before + 1
                return

    def _with_leads(self, reading: Reading, sentence: Sentence, cut: int) -> int:
        """Return where a stretch begins with the words that lead to it: `and so`, `but with`."""
        leads = self._words["lead"]
        while cut - 1 > sentence.first and reading.tokens[cut - 1].norm in leads:
            cut -= 1
        return cut

    def _parts(self, reading: Reading, at: int, sentence: Sentence) -> bool:
        """Return whether a joint sets two sides apart, and is not `two or three` or `while waiting`."""
        norm, after = reading.tokens[at].norm, reading.tokens[at + 1].norm if at + 1 < sentence.last else ""
        if norm == "or" and at == sentence.first:
            return True
        before = reading.tokens[at - 1].norm
        if norm == "while":
            return not after.endswith("ing") and before != "a"
        if before in self._words["before_turn"]:
            return norm not in ("though", "but", "if")
        return norm != "or" or (
            after not in self._words["vague_or"] and f"{before}_{after}" not in self._words["fixed_or"]
        )

    def _stretch(
        self, reading: Reading, sentence: Sentence, first: int, last: int, clauses: Sequence[Clause]
    ) -> Stretch:
        tokens = reading.tokens
        start = first
        while start < last - 1 and (tokens[start].kind is Kind.MARK or self._leads(tokens[start].norm)):
            start += 1
        mine = [clause for clause in clauses if first <= clause.first < last and clause.verb is not None]
        main = next((clause for clause in mine if clause.kind in _OUTER), mine[0] if mine else None)
        worths = [self.prices.of(token.norm) for token in tokens[start:last] if token.kind is Kind.WORD]
        against = main is not None and self._frames.takes_sides(reading, main)
        return Stretch(
            sentence=sentence.index,
            first=first,
            last=last,
            joint=self._joint(reading, sentence, first),
            head=tokens[start].norm,
            frame=self._frames.of(reading, start, last, main),
            subject=main.subject if main else Subject.NOBODY_SAID,
            party=frozenset(reading.norms(*main.subject_at)) if main and main.subject_at else frozenset(),
            another=self._is_another(reading.norms(start, min(start + _NAME + _THERE_IS, last))),
            predicate=main.predicate if main else "",
            classes=main.classes if main else frozenset(),
            past=main is not None and (main.tense is Tense.PAST or main.perfect),
            means=not _MEANS.isdisjoint(reading.norms(start, min(start + _SIDE_NAME, last))),
            negated=main is not None and main.negated,
            opposes=against or (main is not None and main.predicate in self._words["oppose_verb"]),
            harms=sum(worth.harms for worth in worths),
            gains=sum(worth.gains for worth in worths),
            amounts=sum(
                amount.kind in _PRICED and first <= amount.first < last
                for clause in clauses
                for amount in clause.amounts
            ),
            dated=any(
                amount.kind is AmountKind.DATE and first <= amount.first < last
                for clause in clauses
                for amount in clause.amounts
            ),
            denied=any(worth.denies for worth in worths),
            content=sum(worth.content for worth in worths),
            concrete=sum(worth.concrete for worth in worths),
            finite=sum(clause.kind in _OUTER and clause.tense is not Tense.NONE for clause in mine),
            ends=tokens[last - 1].norm in _FULL_STOPS,
        )

    @staticmethod
    def _is_another(norms: Sequence[str]) -> bool:
        """Return whether it opens with another thing of the same kind; `there was` may stand before it."""
        there = norms[0] == "there" and len(norms) > _THERE_IS
        norms = norms[_THERE_IS:] if there else norms[:_NAME]
        if norms[0] == "the" and norms[1:2] == ["one"]:
            return not _WITHIN.isdisjoint(norms[2:3])
        if norms[0] == "one":
            return not _WHO.isdisjoint(norms[1:2])
        return norms[0] in _ANY and not _ONES.isdisjoint(norms[2:])

    def _leads(self, norm: str) -> bool:
        return norm in self._words["lead"] and norm not in self._words["option_preposition"]

    def _joint(self, reading: Reading, sentence: Sentence, first: int) -> str:
        tokens = reading.tokens
        for at in range(first, min(first + _JOINT_REACH, sentence.last)):
            norm = tokens[at].norm
            if norm in self._joints and self._parts(reading, at, sentence):
                return norm
            if norm == "either" or (norm not in self._words["lead"] and tokens[at].kind is not Kind.MARK):
                break
        before = tokens[first - 1].norm if first > sentence.first else ""
        return before if before in _HALF_STOPS else ""
