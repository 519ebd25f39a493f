"""Dilemmas by their shape: two options beside each other, each with what it gives or what it costs.

People rarely say "trade-off". They say "finishing meant five months; stopping meant an apology", "with the old one nobody
must learn, with the new one we pay for two years", "I could push the old firmware … or I could send an offset". What
these share is two clauses in the same frame, or in frames that answer each other, about what is not (yet) done, each
with something to gain or to lose; a little way off each other, as people put a reason between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from bot.coach.clauses import SELF, Clause, Frame, clauses_of
from bot.coach.sides import PAIRED, any_answers, is_own_wish
from bot.coach.story import Story
from bot.coach.text import HALF, PAUSE
from bot.review.span import Span

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
_OTHER_HAND = frozenset({"other", "hand"})


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
    if any_answers(options) or any(any_answers(_stretches(clauses, frame)) for frame in PAIRED if frames[frame] > 1):
        return True
    if _on_the_other_hand(clauses):
        return True
    if not near:
        return False
    if _balanced(clauses) or _announced(story, clauses):
        return True
    valued = [option for option in options if option.valued]
    wishes = {is_own_wish(option) for option in valued if option.frame is Frame.WISH}
    if len(wishes) > 1:
        return True
    return (
        len(valued) > 1
        and _linked(story, clauses)
        and any(option.frame in (Frame.GERUND, Frame.CONDITION, Frame.MODAL) for option in valued)
    )


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
    """Return whether two halves stand around a half stop, an `or` or a `whereas`, both with something to gain or lose.

    Neither is an act.
    """
    valued = [at for at, clause in enumerate(clauses) if clause.valued]
    if not valued or _is_act(clauses[0]):
        return False
    return any(
        (clause.joint in _BALANCES or clause.words[0] in _BALANCES)
        and len(clause.words) >= FEWEST_IN_A_HALF
        and not _is_act(clause)
        for clause in clauses[valued[0] + 1 : valued[-1] + 1]
    )


def _is_act(clause: Clause) -> bool:
    """Return whether a half that begins so tells what the speaker did."""
    words = clause.words
    head = words[1] if words[0] in _BALANCES and len(words) > 1 else words[0]
    return head in SELF and clause.frame is not Frame.MODAL


def _options(clauses: Sequence[Clause]) -> list[Clause]:
    """Return the options, each with the clauses that go on about it."""
    options: list[list[Clause]] = []
    previous: Clause | None = None
    for clause in clauses:
        is_consequence = (
            clause.joint == PAUSE and previous is not None and previous.frame in (Frame.WITH, Frame.CONDITION)
        )
        previous = clause
        if clause.frame is not None and not is_consequence:
            options.append([clause])
        elif options:
            options[-1].append(clause)
    return [_together(those) for those in options]


def _stretches(clauses: Sequence[Clause], frame: Frame) -> list[Clause]:
    """Return the options of one frame, each with everything up to the next of the same frame."""
    starts = [at for at, clause in enumerate(clauses) if clause.frame is frame]
    return [_together(clauses[start:end]) for start, end in pairwise([*starts, len(clauses)])]


def _together(clauses: Sequence[Clause]) -> Clause:
    """Return an option and the clauses that go on about it as one."""
    option = clauses[0]
    if len(clauses) == 1:
        return option
    words = [word for clause in clauses for word in clause.words]
    valued, unreal = any(clause.valued for clause in clauses), any(clause.unreal for clause in clauses)
    return Clause(words, option.joint, option.frame, valued, unreal, option.sentence)


def _on_the_other_hand(clauses: Sequence[Clause]) -> bool:
    turn = next((at for at, clause in enumerate(clauses) if _OTHER_HAND.issubset(clause.words[:4])), None)
    return turn is not None and any(c.unreal for c in clauses[:turn]) and any(c.unreal for c in clauses[turn:])


def _content(story: Story, clauses: Sequence[Clause]) -> int:
    empty = story.lexicon.any_of("function", "generic_side")
    return sum(word not in empty for clause in clauses for word in clause.words)
