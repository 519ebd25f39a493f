"""S: context with scale, stakes and role, before anything happens and no longer than half a minute."""

from collections.abc import Callable, Sequence

from bot.review.genre import Genre
from bot.review.quotes import core
from bot.review.rubric import FEWEST_SPECIFICS, LONGEST_CONTEXT, count_words
from bot.review.rules import trade_off
from bot.review.rules.rule import Finding, Found, Rule, settle
from bot.review.setting import Part, Told
from bot.review.signals import Signals
from question_bank.models import Verdict

EARLIER = 0.8
"""How much of its strength a clause loses over the length of the answer."""
_MET = "met: context with at least two of scale, stakes, role"
_ONE = "weak: only one of scale, stakes, role"


def _quotes(signals: Signals, parts: Sequence[Told]) -> Sequence[Found]:
    """Return the clauses that show the parts best, none of which tells only what those before it tell."""
    clauses = {one.clause.index: one.clause for one in parts}
    rows = [[one for one in parts if one.clause.index == index] for index in clauses]
    rows.sort(key=_strength, reverse=True)
    found: list[Found] = []
    shown: set[Part] = set()
    for row in rows:
        if {one.part for one in row} <= shown:
            continue
        shown |= {one.part for one in row}
        span = core(signals.reading, row[0].clause, through=max(one.through for one in row))
        found.append(Found(span, _strength(row)))
    return found


def _strength(row: Sequence[Told]) -> float:
    """Return how well a clause shows the setting: by the best of each part, and better the earlier it stands."""
    best: dict[Part, float] = {}
    for one in row:
        best[one.part] = max(best.get(one.part, 0.0), one.strength)
    return max(sum(best.values()) / len(Part) - EARLIER * row[0].clause.place, 0.01)


def _at_least(count: int) -> Callable[[Signals], Sequence[Found]]:
    def find(signals: Signals) -> Sequence[Found]:
        if not _is_story(signals) or not signals.setting.is_set or len(signals.setting.parts) < count:
            return ()
        return _quotes(signals, [one for one in signals.setting.told if one.part is not Part.PLACE])

    return find


def _place(signals: Signals) -> Sequence[Found]:
    if not _is_story(signals):
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is Part.PLACE][:1])


def _too_long(signals: Signals) -> Sequence[Found]:
    if signals.setting.words <= LONGEST_CONTEXT or _weighs_before(signals):
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is not Part.PLACE])


def _weighs_before(signals: Signals) -> bool:
    """Return whether the trade-off is told within the first half minute: then the context ends there."""
    reading = signals.reading
    said = trade_off.judge(signals)
    if said.verdict is not Verdict.MET or not said.evidence:
        return False
    first = min(span.start for span in said.evidence)
    return count_words(reading.text[:first]) <= LONGEST_CONTEXT


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
