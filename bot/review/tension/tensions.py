"""Find the tensions of a text: two sides, options or wishes, set against each other.

Each is found with its shape, whether or not it says what a side costs: that is for the rules of the trade-off, the traps
and the advice to ask. A side is a stretch with those that go on about it in the same sentence.
"""

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from bot.review.looking_back.reflections import LookingBack
from bot.review.reading import Kind, Reading, Sentence, Tense
from bot.review.tension.counterparts import Counterparts
from bot.review.tension.doings import Doings
from bot.review.tension.frames import OPTIONS, Framing
from bot.review.tension.sides import Shape, Side, Tension
from bot.review.tension.stretches import Stretch, Stretches
from bot.review.tension.whole_tensions import WholeTensions
from question_bank.lexicon import Lexicon
from question_bank.models import Move
from question_bank.words import load_words

_REFLECTS = 0.6
"""How plainly a sentence has to be a reflection, so that it tells no tension."""
_EARLY = 0.4
"""Up to where in the text what could have been done is an option, not a reflection."""
_LATE = 0.5
"""From where in the text on a present tense tells what holds since."""
_LONGEST_SIDE = 6
"""Stretches of one side."""
_FURTHEST = 3
"""Sentences over which two options may be told: often a reason stands between them."""
_AFTER_IT = frozenset((Move.RESULT, Move.DRIVER, Move.REFLECTION))
"""Sections in which no tension is told."""
_MINDS = frozenset(("think", "want", "feel", "fear", "require"))
"""Classes of predicates that tell what somebody has in mind."""
_OPENING_FRAMES = frozenset((Framing.NAMED, Framing.STATE, Framing.OTHER, Framing.MEANING))


class Tensions:
    """The tensions of one text."""

    def __init__(self, reading: Reading, reflections: Sequence[LookingBack], lexicon: Lexicon) -> None:
        self._reading = reading
        self._reflected = frozenset(
            one.sentence
            for one in reflections
            if one.strength > _REFLECTS and reading.sentences[one.sentence].first >= len(reading.tokens) * _EARLY
        )
        self._words = lexicon.words
        self._common = lexicon.any_of("function", "no_opening")
        finder, whole, counterparts, doings = _finders(_ById(lexicon))
        self.looking_back = frozenset(s.index for s in reading.sentences if self._looks_back(s.index))
        """Sentences in which no tension is told: the speaker looks back, or tells of the outcome under its heading."""
        self._prices = finder.prices
        self.stretches = tuple(s for s in finder.of(reading) if s.sentence not in self.looking_back)
        self.found = (
            *self._by_joint(),
            *self._parallels(),
            *self._same_openings(),
            *self._other_ones(),
            *self._minds(),
            *whole.of(reading, self.stretches),
            *counterparts.of(reading, self.stretches),
            *doings.of(reading, self.stretches),
        )

    @cached_property
    def told_in(self) -> Counter[int]:
        """Return how many tensions with a price and an option each sentence tells a side of: the more, the better it shows."""
        counts: Counter[int] = Counter()
        for t in self.found:
            if t.priced and t.opposed and (t.one.option or t.other.option) and not (t.one.acts or t.other.acts):
                counts.update({t.one.head.sentence, t.other.head.sentence})
        return counts

    def concrete(self, first: int, last: int) -> int:
        """Return how many of the tokens from `first` up to `last` name something of this story, and no quality or value."""
        return sum(self._prices.of(norm).concrete for norm in self._reading.norms(first, last) if norm.isalnum())

    def of(self, *shapes: Shape) -> Iterator[Tension]:
        """Yield the tensions of some shapes."""
        return (tension for tension in self.found if tension.shape in shapes)

    def _looks_back(self, number: int) -> bool:
        sentence = self._reading.sentences[number]
        if number in self._reflected or self._reading.blocks[sentence.block].section in _AFTER_IT:
            return True
        norms = self._reading.norms(sentence.first, sentence.last)
        if not self._words["looking_back"].isdisjoint(norms):
            return True
        if self._stands(sentence, norms):
            return True
        if ((norms[:2] == ["i", "would"] and norms[2:3] != ["have"]) or norms[:1] == ["id"]) and "to" not in norms[2:4]:
            if sentence.first < len(self._reading.tokens) * _LATE and norms[-1:] != ["?"]:
                return "next" in norms or "differently" in norms
            return self._words["option_joint"].isdisjoint(norms)
        pairs = {f"{one}_{other}" for one, other in itertools.pairwise(norms)}
        return not self._words["looking_back_pair"].isdisjoint(pairs) or self._does_it_again(norms)

    def _stands(self, sentence: Sentence, norms: Sequence[str]) -> bool:
        """Return whether it tells late in the text what holds since: `every change needs a second reader now`."""
        main = next(iter(self._reading.clauses_in(sentence)), None)
        late = main is not None and main.place >= _LATE and main.tense is Tense.PRESENT
        return late and not self._words["holds_since"].isdisjoint(norms)

    def _does_it_again(self, norms: Sequence[str]) -> bool:
        """Return whether it says what would be, done again: `if I did it again I would ...`."""
        return "again" in norms and not {"would", "id"}.isdisjoint(norms) and not self._words["doing"].isdisjoint(norms)

    def _by_joint(self) -> Iterator[Tension]:
        """Yield what stands on both sides of a joint, a half stop or the end of a sentence."""
        for at in range(1, len(self.stretches)):
            previous, stretch = self.stretches[at - 1 : at + 1]
            if stretch.sentence - previous.sentence > 1:
                continue
            weighed = stretch.joint in self._words["versus"]
            before, other = self._before(at), Side(self._after(at, guess=not weighed))
            same = previous.sentence == stretch.sentence
            if same and self._gains_and_loses(previous, stretch):
                yield Tension(Shape.GAIN_AND_LOSS, Side(before[-1:]), other)
            shape = self._shape(stretch.joint, same=same)
            if shape is not None:
                yield Tension(shape, Side(before[-1:] if shape is Shape.VERSUS else before), other)

    def _gains_and_loses(self, one: Stretch, other: Stretch) -> bool:
        """Return whether the same that gains something loses something else."""
        if one.denied or other.denied or (other.party - one.party and (one.past or other.past)):
            return False
        if one.dated and other.dated:
            return False
        if any(self._is_figurative(s) for s in (one, other)):
            return False
        profit, loss = self._words["profit_verb"], self._words["loss_verb"]
        return (one.predicate in profit and other.predicate in loss) or (
            one.predicate in loss and other.predicate in profit
        )

    def _is_figurative(self, stretch: Stretch) -> bool:
        """Return whether what is lost or kept is no price: `lost sleep`, `kept my mouth shut`."""
        return not self._words["figurative_object"].isdisjoint(self._reading.norms(stretch.first, stretch.last))

    def _shape(self, joint: str, *, same: bool) -> Shape | None:
        if joint in self._words["choice_joint"]:
            return Shape.EITHER_OR
        if joint in self._words["versus"]:
            return Shape.VERSUS
        if joint in self._words["turn"]:
            return Shape.TURN
        if joint:
            return Shape.HALVES
        return None if same else Shape.NEIGHBOURS

    def _before(self, at: int) -> tuple[Stretch, ...]:
        """Return the side that ends where a stretch begins; of an `or`, without what leads to it: `I had two doors:`."""
        first = at - 1
        bare = self.stretches[at].joint in self._words["choice_joint"]
        while first and at - first < _LONGEST_SIDE and not (bare and self._leads(first - 1)):
            if not self._goes_on(self.stretches[first - 1]) and (
                self.stretches[first - 1].sentence != self.stretches[at - 1].sentence
            ):
                break
            first -= 1
        return self.stretches[first:at]

    def _goes_on(self, stretch: Stretch) -> bool:
        """Return whether only a comma ends a stretch: dictated sentences are cut by guess."""
        return self._reading.tokens[stretch.last - 1].norm == ","

    def _leads(self, at: int) -> bool:
        stretch = self.stretches[at]
        return self._reading.tokens[stretch.last - 1].norm == ":" and stretch.frame is not Framing.NAMED

    def _after(self, at: int, *, guess: bool = True) -> tuple[Stretch, ...]:
        """Return the side that begins with a stretch; with `guess`, over a cut that no mark made, up to what it costs."""
        last = at + 1
        while (
            last < len(self.stretches)
            and last - at < _LONGEST_SIDE
            and (
                self.stretches[last].sentence == self.stretches[at].sentence or self._goes_on(self.stretches[last - 1])
            )
        ):
            last += 1
        side = self.stretches[at:last]
        may_go_on = guess and last < len(self.stretches) and last - at < _LONGEST_SIDE and not Side(side).priced
        if may_go_on and self._is_cut_by_guess(side[-1]) and self.stretches[last].sentence - side[-1].sentence == 1:
            return self.stretches[at : last + 1]
        return side

    def _is_cut_by_guess(self, stretch: Stretch) -> bool:
        """Return whether no mark ends a sentence that ends there."""
        ends = stretch.last == self._reading.sentences[stretch.sentence].last
        return ends and self._reading.tokens[stretch.last - 1].kind is not Kind.MARK

    def _parallels(self) -> Iterator[Tension]:
        """Yield two options that are told in the same frame: `if I told her ...; if I kept quiet ...`."""
        latest: dict[Framing, int] = {}
        for at, stretch in enumerate(self.stretches):
            if stretch.frame not in OPTIONS:
                continue
            before = latest.get(stretch.frame)
            if before is not None and self._near(before, at):
                yield Tension(Shape.PARALLEL, Side(self.stretches[before:at]), Side(self._after(at)))
            latest[stretch.frame] = at

    def _near(self, one: int, other: int) -> bool:
        """Return whether two stretches lie so near that they may answer each other; results cost and give too, so less far."""
        apart = self.stretches[other].sentence - self.stretches[one].sentence
        if self.stretches[one].frame is Framing.MEANING:
            return apart <= 1 and other - one <= _LONGEST_SIDE // 2
        return apart <= _FURTHEST and other - one <= 2 * _LONGEST_SIDE

    def _same_openings(self) -> Iterator[Tension]:
        """Yield stretches near each other that open with the same word: `from their side ...; from our side ...`."""
        latest: dict[str, int] = {}
        for at, stretch in enumerate(self.stretches):
            opening = self._opening(stretch)
            if not opening:
                continue
            before = latest.get(opening)
            if (
                before is not None
                and at - before < 2 * _LONGEST_SIDE
                and stretch.sentence - self.stretches[before].sentence <= 1
            ):
                yield Tension(Shape.SAME_OPENING, Side(self.stretches[before:at]), Side(self._after(at)))
            latest[opening] = at

    def _other_ones(self) -> Iterator[Tension]:
        """Yield what is said of one kind of thing and of another: `a strict import ..., a lenient one ...`."""
        for at, other in enumerate(self.stretches):
            if other.another:
                row = [s for s in self.stretches[max(0, at - _LONGEST_SIDE) : at] if other.sentence - s.sentence <= 1]
                first = next((n for n, s in enumerate(row) if s.finite and not s.past and s.party), None)
                if first is not None:
                    yield Tension(Shape.SAME_OPENING, Side(tuple(row[first:])), Side(self._after(at)))

    def _minds(self) -> Iterator[Tension]:
        """Yield what two parties each have in mind: `my boss saw a deal; I saw two nurses who would type it twice`."""
        for at in range(len(self.stretches)):
            one = self.stretches[at]
            if not one.party or not (one.classes & _MINDS or one.predicate in self._words["saying_verb"]):
                continue
            for later in range(at + 1, min(at + 1 + _LONGEST_SIDE, len(self.stretches))):
                other = self.stretches[later]
                if other.sentence - one.sentence > 1:
                    break
                says = one.predicate in self._words["saying_verb"] and other.predicate in self._words["saying_verb"]
                if (says or other.predicate == one.predicate) and other.party and other.party != one.party:
                    yield Tension(Shape.TWO_MINDS, Side(self.stretches[at:later]), Side(self._after(later)))
                    break

    def _opening(self, stretch: Stretch) -> str:
        """Return the first word of a stretch where two would not open with it by chance; else nothing."""
        rare = stretch.frame in _OPENING_FRAMES and stretch.head not in self._common
        return stretch.head if rare or stretch.head in self._words["paired_opening"] else ""


class _ById:
    """A lexicon as a key: it holds mappings, which have no hash; there is one in a process, or one in a test."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __hash__(self) -> int:
        return id(self.lexicon)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.lexicon is self.lexicon


@cache
def _finders(key: _ById) -> tuple[Stretches, WholeTensions, Counterparts, Doings]:
    words = load_words()
    whole, doings = WholeTensions(key.lexicon, words), Doings(key.lexicon, words)
    return Stretches(key.lexicon, words), whole, Counterparts(key.lexicon), doings
