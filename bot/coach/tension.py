"""Dilemmas by their shape: two options beside each other, each with what it gives or what it costs.

People rarely say "trade-off". They say "finishing meant five months; stopping meant an apology", "with the old one nobody
must learn, with the new one we pay for two years", "I could push the old firmware … or I could send an offset". What
these share is two clauses in the same frame, or in frames that answer each other, about what is not (yet) done, each
with something to gain or to lose; a little way off each other, as people put a reason between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from bot.coach.clauses import LEADS, SELF, Clause, Frame, clauses_of
from bot.coach.story import Story
from bot.coach.text import HALF, PAUSE
from bot.coach.types import Span

FEWEST_CONTENT = 7
FEWEST_CHOSEN = 7
FEWEST_IN_A_HALF = 4
LATEST_SHARE = 0.75
WINDOW = 4
"""How many sentences on two options may lie apart: the second often comes after a reason for the first."""
MOST_CLAUSES = 30
"""How much of one sentence is looked at: pairs are compared, and a text without a full stop must not take for ever."""
MEMO = "dilemmas"
_BALANCES = frozenset({HALF, "whereas", "or"})
_POLAR = frozenset({"without", "none", "no", "not", "other", "never", "dont", "only", "nobody"})


_PAIRED = frozenset({Frame.GERUND, Frame.CONDITION, Frame.WITH, Frame.INFINITIVE, Frame.EXISTENCE, Frame.ORDER})
"""Frames that are an option's by themselves: the same one twice sets two options beside each other."""
_ANSWERED_BY_MODAL = frozenset({Frame.GERUND, Frame.CONDITION, Frame.WITH, Frame.COST})


def dilemmas(story: Story) -> tuple[Span, ...]:
    """The sentences in which two options are set beside each other, each once, in the order of the text."""
    if MEMO not in story.memo:
        story.memo[MEMO] = tuple(_found(story))
    return story.memo[MEMO]


def lone_options(story: Story) -> tuple[Span, ...]:
    """The sentences that hold an option with something to gain or lose, whether or not another answers it."""
    return tuple(
        sentence.span
        for sentence in story.read.sentences
        if any(clause.frame and clause.valued for clause in islice(clauses_of(story, sentence), MOST_CLAUSES))
    )


def _found(story: Story) -> Iterator[Span]:
    last = len(story.read.tokens) * LATEST_SHARE
    sentences = [s for s in story.read.sentences if not story.looks_back(s.first) and s.first <= last]
    clauses = {s.index: list(islice(clauses_of(story, s), MOST_CLAUSES)) for s in sentences}
    content = {index: _content(story, those) for index, those in clauses.items()}
    told: set[int] = set()
    for size in range(1, WINDOW + 1):
        for at in range(len(sentences) - size + 1):
            window = sentences[at : at + size]
            if window[-1].index - window[0].index != size - 1 or any(s.index in told for s in window):
                continue
            if sum(content[s.index] for s in window) < FEWEST_CONTENT:
                continue
            if _is_dilemma(story, [clause for s in window for clause in clauses[s.index]], near=size < WINDOW):
                told.update(s.index for s in window)
    yield from (s.span for s in sentences if s.index in told)


def _is_dilemma(story: Story, clauses: Sequence[Clause], *, near: bool) -> bool:
    """Two options with what they give or cost, in frames that belong together."""
    options = _options(clauses)
    frames = Counter(clause.frame for clause in clauses)
    if any(_answer(one, other) for one, other in combinations(options, 2)) or any(
        _answer(one, other)
        for frame in _PAIRED
        if frames[frame] > 1
        for one, other in combinations(_stretches(clauses, frame), 2)
    ):
        return True
    if _on_the_other_hand(clauses):
        return True
    if not near:
        return False
    if _balanced(clauses) or _announced(story, clauses):
        return True
    valued = [option for option in options if option.valued]
    wishes = {_wisher(option) for option in valued if option.frame is Frame.WISH}
    if len(wishes) > 1:
        return True
    return (
        len(valued) > 1
        and _linked(story, clauses)
        and any(option.frame in (Frame.GERUND, Frame.CONDITION, Frame.MODAL) for option in valued)
    )


def _answer(one: Clause, other: Clause) -> bool:
    """Whether the second option's frame answers the first's, with something to gain or lose in them."""
    frames = {one.frame, other.frame}
    if len(frames) == 1 and one.frame in _PAIRED:
        if one.frame is Frame.WITH and PAUSE in (one.joint, other.joint) and _denied(one) == _denied(other):
            return False
        if one.valued and other.valued:
            return True
        weighty = (one.valued or one.unreal) and (other.valued or other.unreal)
        if weighty and one.frame is Frame.GERUND:
            return True
        return (weighty or one.valued or other.valued) and _mirrored(one, other)
    if frames == {Frame.MODAL}:
        return other.joint == "or" and _chooser(one) == _chooser(other) != ""
    if frames == {Frame.MODAL, Frame.WISH}:
        return one.frame is Frame.MODAL and one.valued and other.valued and not _wisher(one) and "needed" in other.words
    if Frame.MODAL in frames and frames & _ANSWERED_BY_MODAL:
        with_ = one if one.frame is Frame.WITH else other
        return one.valued and other.valued and (with_.frame is not Frame.WITH or _head(with_) == "without")
    return False


def _mirrored(one: Clause, other: Clause) -> bool:
    """Whether the two say that they are each other's opposite: the same head word, an `or`, or one is denied."""
    if other.joint == "or":
        return True
    head, against = _head(one), _head(other)
    if head == against and one.frame is not Frame.EXISTENCE:
        return one.frame is not Frame.CONDITION or _denied(one) != _denied(other)
    return _denied(one) != _denied(other) or one.words[-1] == other.words[-1]


def _head(clause: Clause) -> str:
    return next((word for word in clause.words if word not in LEADS), "")


def _denied(clause: Clause) -> bool:
    return any(word in _POLAR for word in clause.words[:5])


def _chooser(clause: Clause) -> str:
    """The speaker, where it is what the speaker could do: `I could …`."""
    words = [word for word in clause.words if word not in LEADS]
    return words[0] if len(words) > 1 and words[0] in ("i", "we") and words[1].startswith(("could", "can")) else ""


def _announced(story: Story, clauses: Sequence[Clause]) -> bool:
    """A choice that is called one, with both sides of it: `the choice was between A and B`, `I had to choose, A or B`."""
    chooser = story.lexicon.words["chooser"]
    words = [word for clause in clauses for word in (clause.joint, *clause.words) if word]
    start = next((at for at, word in enumerate(words) if word in chooser), None)
    if start is None:
        return False
    rest = words[start + 1 :]
    joint = next(
        (at for at, word in enumerate(rest) if word in (("and", "or") if "between" in rest[:4] else ("or",))), None
    )
    if joint is None:
        return False
    empty = story.lexicon.any_of("function", "generic_side")
    sides = [sum(word.isalnum() and word not in empty for word in side) for side in (rest[:joint], rest[joint:])]
    return min(sides) >= 2 and sum(sides) >= FEWEST_CHOSEN


def _linked(story: Story, clauses: Sequence[Clause]) -> bool:
    linker = story.lexicon.words["linker"]
    return any(
        clause.joint in linker or clause.joint == HALF or any(word in linker for word in clause.words[:2])
        for clause in clauses[1:]
        if not _is_amount(story, clause)
    )


def _is_amount(story: Story, clause: Clause) -> bool:
    """Whether it only compares two amounts: `four days instead of seven`."""
    of, amount = [*clause.words, "", ""][:2]
    is_number = amount in story.lexicon.words["number"] or amount[:1].isdigit()
    return clause.joint == "instead" and of == "of" and is_number


def _balanced(clauses: Sequence[Clause]) -> bool:
    """Two halves around a half stop, an `or` or a `whereas`, both with something to gain or lose, neither an act."""
    for at, clause in enumerate(clauses):
        if at and (clause.joint in _BALANCES or clause.words[0] in _BALANCES):
            left, right = clauses[:at], clauses[at:]
            if len(clause.words) >= FEWEST_IN_A_HALF and _weighs(left) and _weighs(right):
                return True
    return False


def _weighs(half: Sequence[Clause]) -> bool:
    words = half[0].words
    head = words[1] if words[0] in _BALANCES and len(words) > 1 else words[0]
    is_act = head in SELF and half[0].frame is not Frame.MODAL
    return not is_act and any(clause.valued for clause in half)


def _options(clauses: Sequence[Clause]) -> list[Clause]:
    """The options, each with the clauses that go on about it."""
    options: list[Clause] = []
    previous: Clause | None = None
    for clause in clauses:
        is_consequence = (
            clause.joint == PAUSE and previous is not None and previous.frame in (Frame.WITH, Frame.CONDITION)
        )
        previous = clause
        if clause.frame is not None and not is_consequence:
            options.append(clause)
        elif options:
            options[-1] = _longer(options[-1], clause)
    return options


def _stretches(clauses: Sequence[Clause], frame: Frame) -> list[Clause]:
    """The options of one frame, each with everything up to the next of the same frame."""
    stretches: list[Clause] = []
    for clause in clauses:
        if clause.frame is frame:
            stretches.append(clause)
        elif stretches:
            stretches[-1] = _longer(stretches[-1], clause)
    return stretches


def _longer(option: Clause, clause: Clause) -> Clause:
    return Clause(
        [*option.words, *clause.words],
        option.joint,
        option.frame,
        option.valued or clause.valued,
        option.unreal or clause.unreal,
        option.sentence,
    )


def _on_the_other_hand(clauses: Sequence[Clause]) -> bool:
    turn = next((at for at, clause in enumerate(clauses) if {"other", "hand"} <= set(clause.words[:4])), None)
    return turn is not None and any(c.unreal for c in clauses[:turn]) and any(c.unreal for c in clauses[turn:])


def _wisher(option: Clause) -> bool:
    """Whether the speaker is the one who wants it."""
    return bool({"i", "we", "my"} & set(option.words[:4]))


def _content(story: Story, clauses: Sequence[Clause]) -> int:
    empty = story.lexicon.any_of("function", "generic_side")
    return sum(word not in empty for clause in clauses for word in clause.words)
