"""Cut a text into stretches: a clause, or a side of a contrast, with what it costs or gives and as what it is told.

A stretch is the smallest thing that can be one side of a tension. What hangs inside a clause (a relative clause, what is
said or thought, an infinitive) belongs to its stretch. Marks that part, and joints that set apart, end one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.review.reading import Amount, AmountKind, Clause, ClauseKind, Kind, Mood, Reading, Sentence, Subject, Tense
from question_bank.lexicon import Lexicon
from question_bank.words import WordTable, load_words


class Frame(StrEnum):
    """As what a stretch is told, where that makes it one side of a choice."""

    GERUND = "gerund"
    """`waiting would cost us the term`."""
    CONDITION = "condition"
    """`if I told her`, `when we leave it at seven days`."""
    WITH = "with"
    """`with the full history it remembers`, `without one we live with mistakes`."""
    ORDER = "order"
    """`stop it and we lose the contract`."""
    INFINITIVE = "infinitive"
    MODAL = "modal"
    """`I could push the old firmware`, `a model of our own would have read any contract`."""
    WISH = "wish"
    """`sales wanted the date`."""
    MEANING = "meaning"
    """A thing costs, gives or means something: `shared meant one bad migration`, `eight bits gave that up`."""
    STATE = "state"
    """How a thing is: `the vendor was cheaper`, `polling burns the switch`."""
    NAMED = "named"
    """Words without a verb: `every upload: nicer previews, 11 cents a book`."""
    ACT = "act"
    """What the speaker did: no side of anything."""
    OTHER = "other"


OPTIONS = frozenset((Frame.GERUND, Frame.CONDITION, Frame.WITH, Frame.ORDER, Frame.INFINITIVE, Frame.MODAL))
_OUTER = frozenset((ClauseKind.MAIN, ClauseKind.SUBORDINATE, ClauseKind.FRAGMENT))
_CUTS = frozenset((";", ":", "—", "–", "...", "…", "(", ")", "-", "="))
_PRICED = frozenset((AmountKind.MONEY, AmountKind.SPAN, AmountKind.SHARE, AmountKind.COUNT))
_LEADS = frozenset((
    "and", "but", "or", "so", "either", "then", "well", "ok", "okay", "because", "that", "while", "whereas", "though",
    "although", "yet", "however", "since", "still", "also", "just", "maybe", "perhaps", "again", "honestly", "otherwise",
    "instead", "basically", "plus", "even",
))  # fmt: skip
_VAGUE = frozenset(("so", "two", "three", "four", "five", "six", "ten", "more", "less", "something", "whatever", "whoever", "anything"))
_ASKS = frozenset(("even", "only", "as", "ask", "asked", "see", "know", "wonder", "wondered", "check", "what", "and"))
_NEEDS = frozenset(("need", "guard", "defend", "protect", "require", "care"))
_MEANT = frozenset(("meant", "means"))
_SELVES = frozenset(("i", "we", "what", "that", "which", "it", "this"))
_IFS = frozenset(("if", "unless"))
_WHENS = frozenset(("when", "once", "whenever"))
_AIMS = frozenset(("so", "so that"))
_WITHS = frozenset(("with", "without"))
_IS = frozenset(("be", "seem", "look", "feel", "become", "stay", "remain", "have"))
_SPEAKER = frozenset((Subject.I, Subject.WE))
_PEOPLE = frozenset((Subject.NAMED, Subject.THEY))


@dataclass(frozen=True)
class Stretch:
    """Words of one sentence from the token `first` up to `last`, exclusive."""

    sentence: int
    first: int
    last: int
    joint: str
    """The contrast, choice or mark that opens it; else empty."""
    frame: Frame
    subject: Subject
    harms: int
    gains: int
    denied: bool
    amounts: int
    past: bool
    content: int
    """How many of its words say something of this story."""
    head: str
    subject_words: frozenset[str] = frozenset()
    opposes: bool = False
    classes: frozenset[str] = frozenset()
    """The semantic classes of its predicate."""

    @property
    def priced(self) -> bool:
        """Return whether something that it costs or gives is said."""
        return self.harms + self.gains + self.amounts > 0 or (self.denied and self.content > 1)

    @property
    def weight(self) -> int:
        return min(self.harms, 2) + min(self.gains, 2) + min(self.amounts, 1) + self.denied


class Stretches:
    """Finds the stretches of a text. One for all texts."""

    def __init__(self, lexicon: Lexicon, table: WordTable) -> None:
        words = lexicon.words
        self._words = words
        self._table = table
        self._empty = lexicon.any_of("function", "empty_side")
        self._turns = words["turn"] | words["versus"] | {"or"}

    def of(self, reading: Reading) -> tuple[Stretch, ...]:
        """Return the stretches of a text, in order."""
        return tuple(stretch for sentence in reading.sentences if not sentence.again for stretch in self._in(reading, sentence))

    def _in(self, reading: Reading, sentence: Sentence) -> Iterator[Stretch]:
        clauses = tuple(reading.clauses_in(sentence))
        cuts = sorted(self._cuts(reading, sentence, clauses) | {sentence.last})
        first = sentence.first
        previous: Stretch | None = None
        for cut in cuts:
            if cut <= first:
                continue
            if any(reading.tokens[at].kind is not Kind.MARK for at in range(first, cut)):
                mine = [c for c in clauses if first <= c.first < cut]
                around = next((c for c in reversed(clauses) if c.first < first < c.last), None)
                previous = self._stretch(reading, sentence, first, cut, mine, around)
                yield previous
            first = cut

    def _cuts(self, reading: Reading, sentence: Sentence, clauses: Sequence[Clause]) -> set[int]:
        tokens = reading.tokens
        cuts = {c.first for c in clauses if c.kind in _OUTER}
        for at in range(sentence.first, sentence.last):
            norm = tokens[at].norm
            if norm in _CUTS:
                cuts.add(at + 1)
            elif norm in self._turns and at > sentence.first and not self._is_of(reading, at, sentence.last):
                cuts.add(at)
            elif norm == "if" and at > sentence.first and tokens[at - 1].norm not in _ASKS:
                cuts.add(at)
        # a joint goes with what follows it
        for at in list(cuts):
            back = at
            while back - 1 > sentence.first and (tokens[back - 1].norm in _LEADS or tokens[back - 1].norm in _WITHS):
                back -= 1
            if back != at:
                cuts.discard(at)
                cuts.add(back)
        return cuts

    @staticmethod
    def _is_of(reading: Reading, at: int, last: int) -> bool:
        """Return whether a joint only compares: `instead of`, `still`, `two or three`."""
        norm = reading.tokens[at].norm
        after = reading.tokens[at + 1] if at + 1 < last else None
        if norm == "instead" and after is not None and after.norm == "of":
            return True
        if norm in ("still", "instead"):
            return True
        return norm == "or" and after is not None and after.norm in _VAGUE

    def _stretch(self, reading: Reading, sentence: Sentence, first: int, last: int, clauses: Sequence[Clause], around: Clause | None) -> Stretch:
        tokens = reading.tokens
        joint = self._joint(reading, sentence, first)
        start = first
        while start < last - 1 and (tokens[start].kind is Kind.MARK or tokens[start].norm in _LEADS):
            start += 1
        main = next((c for c in clauses if c.kind in _OUTER and c.verb is not None), None) or next((c for c in clauses if c.verb is not None), None)
        harms, gains, denied, content = self._prices(reading, start, last)
        every = [amount for c in clauses for amount in c.amounts] + [a for a in (around.amounts if around else ()) if first <= a.first < last]
        amounts = sum(a.kind in _PRICED and first <= a.first < last and a.last - a.first >= 1 for a in every)
        frame = self._frame(reading, start, last, main, clauses)
        subject_words = frozenset(reading.norms(*main.subject_at)) if main is not None and main.subject_at else frozenset()
        return Stretch(
            sentence.index, first, last, joint, frame, main.subject if main else Subject.NOBODY_SAID,
            harms, gains, denied, amounts, main is not None and (main.tense is Tense.PAST or main.perfect), content, tokens[start].norm, subject_words,
            main is not None and main.predicate.partition(" ")[0] in self._words["oppose_verb"]
            or (main is not None and self._takes_sides(reading, main)),
            main.classes if main else frozenset(),
        )  # fmt: skip

    def _joint(self, reading: Reading, sentence: Sentence, first: int) -> str:
        tokens = reading.tokens
        for at in range(first, min(first + 3, sentence.last)):
            if tokens[at].norm == "either":
                break
            if tokens[at].norm in self._turns and not self._is_of(reading, at, sentence.last):
                return tokens[at].norm
            if tokens[at].norm not in _LEADS and tokens[at].kind is not Kind.MARK:
                break
        if first > sentence.first and tokens[first - 1].norm in (";", "—", "–"):
            return tokens[first - 1].norm
        return ""

    def _prices(self, reading: Reading, first: int, last: int) -> tuple[int, int, bool, int]:
        words, table = self._words, self._table
        harms = gains = content = 0
        denied = False
        for at in range(first, last):
            token = reading.tokens[at]
            if token.kind is not Kind.WORD:
                continue
            norm = token.norm
            denied |= norm in words["denial"]
            if norm not in self._empty:
                content += 1
            if norm in words["price_adverb"]:
                harms += 1
                continue
            word = table.of(norm)
            verb = word.verb if word.can_be_verb else ""
            harm = norm in words["harm_adjective"] or word.noun in words["harm_noun"] or verb in words["harm_verb"]
            gain = norm in words["gain_adjective"] or word.noun in words["gain_noun"] or verb in words["gain_verb"]
            harms += harm
            gains += gain and not harm
        return harms, gains, denied, content

    def _frame(self, reading: Reading, start: int, last: int, main: Clause | None, clauses: Sequence[Clause]) -> Frame:
        norm = reading.tokens[start].norm
        word = self._table.of(norm)
        if norm in _IFS or (norm in _WHENS and (main is None or main.tense is Tense.PRESENT or main.mood is Mood.CONDITIONAL)):
            return Frame.CONDITION
        if norm in _WITHS and (start == 0 or reading.tokens[start - 1].kind is Kind.MARK or reading.tokens[start - 1].norm in _LEADS):
            return Frame.WITH
        if word.classes[:1] == "g" and norm.endswith("ing"):
            return Frame.GERUND
        if not _MEANT.isdisjoint(reading.norms(start + 1, min(start + 4, last))) and norm not in _SELVES:
            return Frame.MEANING
        if norm == "to" and start + 1 < last:
            return Frame.INFINITIVE
        if main is None:
            return Frame.NAMED
        if main.subject is Subject.NOBODY_SAID and main.tense is Tense.PRESENT and ("b" in word.classes or norm == "dont"):
            return Frame.ORDER
        if main.mood in (Mood.CONDITIONAL, Mood.FUTURE):
            return Frame.OTHER if main.joint in _AIMS else Frame.MODAL
        if main.predicate == "be" and main.subject_at and not self._words["price_noun"].isdisjoint(reading.norms(*main.subject_at)):
            return Frame.MEANING
        if main.predicate == "be" and main.subject_at and not self._words["wish_noun"].isdisjoint(reading.norms(*main.subject_at)):
            return Frame.WISH
        if main.mood is Mood.WISHED or main.predicate.partition(" ")[0] in self._words["wish_verb"]:
            return Frame.WISH
        if main.predicate in _NEEDS and main.subject in _PEOPLE:
            return Frame.WISH
        if self._takes_sides(reading, main):
            return Frame.WISH
        if self._means(main):
            return Frame.MEANING
        past = main.tense is Tense.PAST or main.perfect
        if main.subject in _SPEAKER and main.mood is Mood.TOLD and past:
            return Frame.ACT
        if not past or (main.predicate in _IS and main.subject is Subject.THING):
            return Frame.STATE
        return Frame.OTHER

    def _takes_sides(self, reading: Reading, clause: Clause) -> bool:
        """Return whether somebody is for or against something, or does not agree."""
        if clause.predicate == "agree" and clause.negated:
            return True
        if clause.predicate != "be" or not clause.object_at or clause.subject is Subject.THING:
            return False
        return reading.tokens[clause.object_at[0]].norm in ("for", "against")

    def _means(self, clause: Clause) -> bool:
        """Return whether a thing costs, gives or means something; also where its name was not heard as a subject: `shared meant`."""
        if clause.predicate.partition(" ")[0] not in self._words["meaning_verb"]:
            return False
        return clause.subject is Subject.THING or (clause.subject_at is None and clause.predicate == "mean")
