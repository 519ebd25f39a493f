"""S: context with scale, stakes and role, before anything happens and no longer than half a minute."""

from collections.abc import Callable, Sequence

from bot.review.genre import Genre
from bot.review.quotes import core
from bot.review.rubric import FEWEST_SPECIFICS, LONGEST_CONTEXT
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.setting import Part, Told
from bot.review.signals import Signals
from question_bank.models import Verdict

LONGEST_QUOTE = 180
"""Characters that two clauses of one sentence may have, to be quoted together."""
_MET = "met: context with at least two of scale, stakes, role"
_ONE = "weak: only one of scale, stakes, role"


def _quotes(signals: Signals, parts: Sequence[Told]) -> Sequence[Found]:
    """Return the clauses as evidence: better the more parts they tell; two of one sentence are quoted together."""
    reading = signals.reading
    clauses = {one.clause.index: one.clause for one in parts}
    rows = [[one for one in parts if one.clause.index == index] for index in clauses]
    found: list[Found] = []
    for at, row in enumerate(rows):
        clause, through = row[0].clause, max(one.through for one in row)
        found.append(Found(core(reading, clause, through=through), _strength(row)))
        if at + 1 < len(rows) and rows[at + 1][0].clause.sentence == clause.sentence:
            other = rows[at + 1]
            both = core(reading, clause, other[0].clause, through=max(one.through for one in other))
            new = {one.part for one in other} - {one.part for one in row}
            if new and both.end - both.start <= LONGEST_QUOTE:
                found.append(Found(both, _strength([*row, *other])))
    return found


def _strength(row: Sequence[Told]) -> float:
    """Return how well some clauses show the setting: the sum of the best of each part."""
    best: dict[Part, float] = {}
    for one in row:
        best[one.part] = max(best.get(one.part, 0.0), one.strength)
    return sum(best.values()) / len(Part) - 0.1 * row[0].clause.place


def _at_least(count: int) -> Callable[[Signals], Sequence[Found]]:
    def find(signals: Signals) -> Sequence[Found]:
        if not _is_story(signals) or len(signals.setting.parts) < count:
            return ()
        return _quotes(signals, [one for one in signals.setting.told if one.part is not Part.PLACE])

    return find


def _place(signals: Signals) -> Sequence[Found]:
    if not _is_story(signals):
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is Part.PLACE][:1])


def _too_long(signals: Signals) -> Sequence[Found]:
    if signals.setting.words <= LONGEST_CONTEXT:
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is not Part.PLACE])


def _is_story(signals: Signals) -> bool:
    return signals.genre is Genre.STORY


RULES = (
    Rule(
        id="situation.two-parts",
        verdict=Verdict.MET,
        rubric=_MET,
        says="Two of scale, stakes and role are told.",
        find=_at_least(FEWEST_SPECIFICS),
        fires=(
            "I was the lead for search, eight million users. I moved the index.",
            "Harvest was three weeks away and 40 growers shared one sorting line. I rewired the scale.",
        ),
        silent=(
            "We had some problems with the search. I moved the index.",
            "I was the lead for search. I moved the index in two nights.",
        ),
        near=_at_least(1),
    ),
    Rule(
        id="situation.one-part",
        verdict=Verdict.WEAK,
        rubric=_ONE,
        says="Only one of scale, stakes and role is told.",
        advice="One fact is there: {quote}. Add what would have gone wrong and what you were in it, in a sentence.",
        find=_at_least(1),
        fires=("Twelve engineers used it. I moved the index.",),
        silent=("Good engineers listen.",),
    ),
    Rule(
        id="situation.place",
        verdict=Verdict.WEAK,
        rubric="context with none of the three is weak where it says at least where and with whom",
        says="A place or a team, and nothing more.",
        advice="Say how big it was, what was at stake and what you were in it.",
        find=_place,
        fires=("In our team there was a project for the intranet. I wrote a mail.",),
        silent=("I wrote a mail.",),
    ),
    Rule(
        id="situation.too-long",
        verdict=Verdict.WEAK,
        rubric=f"more than {LONGEST_CONTEXT} words of context before the first act, event or tension are weak, however rich",
        says=f"More than {LONGEST_CONTEXT} words of context come before anything happens.",
        advice="Cut to where something happens: keep the words {quote}, and let the rest go.",
        find=_too_long,
        fires=("I was the lead of a firm that makes pumps for 40 mines. " + "The firm is old and has its seat by the river. " * 8 + "I stopped the rollout.",),
        silent=("I was the lead of a firm that makes pumps for 40 mines. I stopped the rollout.",),
        caps=True,
    ),
)


def judge(signals: Signals) -> Finding:
    """Return the verdict on the situation."""
    return settle(signals, RULES)
