"""S: context with scale, stakes and role, before anything happens and no longer than half a minute."""

from collections.abc import Callable, Sequence

from bot.review.afterwards.aftermath import first_act
from bot.review.feedback.context_advice import context_advice
from bot.review.genre import Genre
from bot.review.quotes import core
from bot.review.rubric import FEWEST_SPECIFICS, LONGEST_CONTEXT, count_words
from bot.review.rules import trade_off
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from bot.review.situation.setting import Fact, ToldFact
from question_bank.models import Verdict

ABOUT_A_SENTENCE = 15
"""Words over the limit that are let pass, since where the context ends is known to about a sentence."""
HARDLY_CONTEXT = 0.5
"""How well a part is shown at most that is no context alone, where nothing says where it was: `it went down`."""
FEWEST_SENTENCES = 3
EARLIER = 0.8
"""How much of its strength a clause loses over the length of the answer."""
_SCENERY = (
    "The hall is wide and bright, the canteen is famous and the people are proud of what they make, and the gate is green. "
    "The office is on the hill, with a view of the river, two old elms and the bridge that the founder liked so much. "
    "The archive is below, dry and cool, and the lamps in it are as old as the house and older than anybody who is there. "
    "The lift is slow, the stairs are steep, and the bell at noon is the same that was there a hundred years before us. "
)
"""More than half a minute in which nothing happens."""
_MET = "met: context with at least two of scale, stakes, role"
_TOO_LONG = (
    f"more than {LONGEST_CONTEXT} words of context before the first act, event or tension are weak, however rich"
)
_ONE = "weak: only one of scale, stakes, role"


def _quotes(signals: Signals, parts: Sequence[ToldFact]) -> Sequence[Evidence]:
    """Return the clauses that show the parts best, none of which tells only what those before it tell."""
    clauses = {one.clause.index: one.clause for one in parts}
    rows = [[one for one in parts if one.clause.index == index] for index in clauses]
    rows.sort(key=_strength, reverse=True)
    found: list[Evidence] = []
    shown: set[Fact] = set()
    for row in rows:
        if {one.part for one in row} <= shown:
            continue
        shown |= {one.part for one in row}
        span = core(signals.reading, row[0].clause, through=max(one.through for one in row))
        found.append(Evidence(span, _strength(row)))
    return found


def _strength(row: Sequence[ToldFact]) -> float:
    """Return how well a clause shows the setting: by the best of each part, and better the earlier it stands."""
    best: dict[Fact, float] = {}
    for one in row:
        best[one.part] = max(best.get(one.part, 0.0), one.strength)
    return max(sum(best.values()) / len(Fact) - EARLIER * row[0].clause.place, 0.01)


def _two(signals: Signals) -> Sequence[Evidence]:
    return _parts(signals) if len(signals.setting.parts) >= FEWEST_SPECIFICS else ()


def _only(part: Fact) -> Callable[[Signals], Sequence[Evidence]]:
    """Return what finds one part where it is the only one, in a context that is not too long."""

    def find(signals: Signals) -> Sequence[Evidence]:
        setting = signals.setting
        alone = setting.parts == {part} and (setting.is_somewhere or setting.best(part) > HARDLY_CONTEXT)
        return _parts(signals) if alone and not _is_too_long(signals) else ()

    return find


def _parts(signals: Signals) -> Sequence[Evidence]:
    if not _is_story(signals) or not signals.setting.is_set:
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is not Fact.PLACE])


def _place(signals: Signals) -> Sequence[Evidence]:
    if not _is_story(signals) or _is_too_long(signals):
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is Fact.PLACE][:1])


def _too_long(signals: Signals) -> Sequence[Evidence]:
    if not _is_too_long(signals):
        return ()
    return _quotes(signals, [one for one in signals.setting.told if one.part is not Fact.PLACE])


def _long_and_thin(signals: Signals) -> Sequence[Evidence]:
    if not _is_story(signals) or not _is_too_long(signals) or len(signals.setting.parts) >= FEWEST_SPECIFICS:
        return ()
    return _quotes(signals, signals.setting.told)


def _is_too_long(signals: Signals) -> bool:
    return signals.setting.words > LONGEST_CONTEXT + ABOUT_A_SENTENCE and not _weighs_before(signals)


def _weighs_before(signals: Signals) -> bool:
    """Return whether the trade-off is told within the first half minute, or a sentence later: then the context ends there."""
    reading = signals.reading
    said = trade_off.judge(signals)
    if said.verdict is not Verdict.MET or not said.evidence:
        return False
    first = min(span.start for span in said.evidence)
    return count_words(reading.text[:first]) <= LONGEST_CONTEXT + ABOUT_A_SENTENCE


def _is_story(signals: Signals) -> bool:
    """Return whether it tells of something that happened; a sentence or two may do so with fewer events than a story has."""
    short = len(signals.reading.sentences) < FEWEST_SENTENCES
    return signals.genre is Genre.STORY and (short or first_act(signals.reading) is not None)


RULES = (
    Rule(
        id="situation.two-parts",
        verdict=Verdict.MET,
        rubric=_MET,
        says="Two of scale, stakes and role are told.",
        find=_two,
        fires=(
            "I was the lead for search, eight million users. I moved the index.",
            "Harvest was three weeks away and 40 growers shared one sorting line. I rewired the scale.",
            "Midwife desk, two of us, and a wrong date meant a baby without a bed. I rang the ward.",
        ),
        silent=(
            "We had some problems with the search. I moved the index.",
            "I was the lead for search. I moved the index in two nights.",
            "I took the keyboard away. He sat there for a while. I gave him 40 of my own tickets and he closed 12.",
            "I was the lead for search. Tobias joined us. He was lost. I sat with him, and he had three notebooks on him.",
        ),
        near=_parts,
    ),
    Rule(
        id="situation.only-scale",
        verdict=Verdict.WEAK,
        rubric=_ONE,
        says="It is said how big it was, and neither what was at stake nor what the speaker was in it.",
        advice=context_advice,
        find=_only(Fact.SCALE),
        fires=("Twelve engineers used it. I moved the index.",),
        silent=("Good engineers listen.", "In 2021 we moved to version 4. I wrote the script."),
    ),
    Rule(
        id="situation.only-stakes",
        verdict=Verdict.WEAK,
        rubric=_ONE,
        says="It is said what was at stake, and neither how big it was nor what the speaker was in it.",
        advice=context_advice,
        find=_only(Fact.STAKES),
        fires=(
            "The payroll run failed on a Friday. I restarted it.",
            "The audit was six weeks away. I wrote the list.",
            "If the valve sticks, somebody gets hurt. I replaced it.",
        ),
        silent=("The office was on the river. I wrote the list.", "I was the lead for search. I wrote the list."),
    ),
    Rule(
        id="situation.only-role",
        verdict=Verdict.WEAK,
        rubric=_ONE,
        says="It is said what the speaker was, and neither how big it was nor what was at stake.",
        advice=context_advice,
        find=_only(Fact.ROLE),
        fires=(
            "I was the lead for search. I moved the index.",
            "Its architect was me. I moved the index.",
            "I was on call for the trains. I moved the index.",
        ),
        silent=(
            "My lead was away. I moved the index.",
            "She was the lead for search. I moved the index.",
            "I ran the test. I moved the index.",
            "I switched it off, because that was in my hands. I moved the index.",
            "I have been given a good deal of it. I moved the index.",
        ),
    ),
    Rule(
        id="situation.place",
        verdict=Verdict.WEAK,
        rubric="context with none of the three is weak where it says at least where and with whom",
        says="A place or a team, and nothing more.",
        advice=context_advice,
        find=_place,
        fires=("In our team there was a project for the intranet. I wrote a mail.",),
        silent=("I wrote a mail.",),
    ),
    Rule(
        id="situation.too-long",
        verdict=Verdict.WEAK,
        rubric=_TOO_LONG,
        says=f"More than {LONGEST_CONTEXT} words of context come before anything happens.",
        advice=context_advice,
        find=_too_long,
        fires=(
            "I was the lead of a firm with 40 mines. " + _SCENERY + "I stopped the rollout. I wrote to it. It left.",
        ),
        silent=("I was the lead of a firm that makes pumps for 40 mines. I stopped the rollout.",),
        caps=True,
    ),
    Rule(
        id="situation.long-and-thin",
        verdict=Verdict.WEAK,
        rubric=_TOO_LONG,
        says=f"More than {LONGEST_CONTEXT} words of context come before anything happens, and little of it counts.",
        advice=context_advice,
        find=_long_and_thin,
        fires=("Our firm makes pumps. " + _SCENERY + "I stopped the rollout. I wrote to the plant. It thanked me.",),
        silent=("Our firm makes pumps. I stopped the rollout.",),
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the situation."""
    return settle(signals, RULES)
