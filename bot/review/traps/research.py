"""Research against shipping: one side simply won, and no cost of it is admitted."""

from bot.review.reading import Clause, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import SPEAKERS, Told
from bot.review.traps.trap import Decided, TrapRule

_END = 0.6
_LOSES = frozenset(("lose", "cost", "fail"))
_BEGUN = 0.3


def find(signals: Signals) -> Decided:
    """Return whether one side won without a cost."""
    told = Told(signals)
    won = [c for c in told.reading.clauses if _is_triumph(told, c)]
    paid = [c for c in told.clauses if c.place >= _BEGUN and _is_price_paid(told, c)]
    if won and (not paid or any(c.place >= _END for c in won)):
        return Decided(True, [told.found(c, 0.5 + c.place / 2) for c in won])
    if paid:
        return Decided(False, [told.found(c, 0.8) for c in paid])
    if not signals.acts.all:
        return Decided(None)
    return Decided(True)


def _is_triumph(told: Told, clause: Clause) -> bool:
    """Return whether a clause says that one side was simply right: nothing lost, the only way, always so."""
    if clause.mood in (Mood.ASKED, Mood.CONDITIONAL):
        return False
    words = told.own_words(clause)
    nothing = not told.words["nil"].isdisjoint(words) or clause.negated
    if nothing and told.names(words, "drawback"):
        return True
    if clause.negated:
        return False
    if clause.predicate in ("be", "prove", "turn out") and clause.subject is not Subject.I:
        after = told.after_verb(clause, 5)
        return bool(after) and not told.words["simply_right"].isdisjoint(after) and not {"not", "partly", "half", "both"} & set(words)
    if clause.predicate in told.words["wins"]:
        return not told.words["absolutely"].isdisjoint(words)
    return False


def _is_price_paid(told: Told, clause: Clause) -> bool:
    """Return whether something is told to have been lost, late, worse or thrown away for the side that was taken."""
    if clause.tense is Tense.NONE and clause.mood is not Mood.TOLD:
        return False
    words = told.own_words(clause)
    if clause.mood is Mood.CONDITIONAL and not clause.perfect:
        return False
    if not clause.classes.isdisjoint(_LOSES) and not clause.negated and clause.subject is not Subject.NOBODY_SAID:
        return told.happened(clause) and _is_of_choice(told, clause)
    if told.happened(clause) and told.names(words, "setback"):
        return True
    return told.happened(clause) and clause.subject in SPEAKERS and clause.predicate.replace(" ", "_") in told.words["keeps_alive"] and told.names(words, "small_part")


def _is_of_choice(told: Told, clause: Clause) -> bool:
    return clause.predicate not in ("stick", "miss", "break") or clause.place >= 0.5


RULE = TrapRule(
    id="traps.one-side-won",
    rubric='one side simply won ("right" beat "fast"), no nuance, no cost admitted',
    says="One side simply won: no cost of it is admitted.",
    find=find,
    fires=(
        "Sales wanted the model in June and I said that we do it right. I finished the whole benchmark and I explained it to everybody who "
        "asked. In October we shipped the model that we wanted. There was no downside: doing it properly was the right way.",
    ),
    silent=(
        "Sales wanted the model in June and I wanted the whole benchmark. I shipped rules for the loudest type first, which cost us the "
        "summer season in the south. I kept one day a week for the research until October.",
    ),
)
