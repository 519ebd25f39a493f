"""Safety escalation: the issue was seen, and nobody with the authority to act on it was told."""

from bot.review.reading import Clause
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, Told
from bot.review.traps.trap import Decided, TrapRule

_TOLD_TO = frozenset(("escalate", "tell", "convince", "teach", "ask", "give"))
_BROUGHT = frozenset(("bring", "take", "carry", "walk", "put", "go", "ring", "dial", "meet", "sit", "invite", "involve", "pull in", "loop", "get", "hand", "forward", "cc", "copy", "knock"))
_HALTED = frozenset(("stop", "wait"))


def find(signals: Signals) -> Decided:
    """Return whether nobody with authority was told."""
    told = Told(signals)
    if not signals.acts.own and not signals.acts.ours:
        return Decided(None)
    escalated = [c for c in told.events if _escalates(told, c) or _is_halted(told, c)]
    if escalated:
        return Decided(False, [told.found(c, 0.9) for c in escalated])
    kept_low = [c for c in told.by(SPEAKERS) if not c.classes.isdisjoint(("tell", "escalate"))]
    return Decided(True, [told.found(c) for c in kept_low])


def _escalates(told: Told, clause: Clause) -> bool:
    """Return whether the speaker told somebody with authority, or brought it before them."""
    if clause.subject not in SPEAKERS or clause.passive:
        return clause.passive and not clause.classes.isdisjoint(("tell", "escalate")) and told.names(told.subject(clause), "authority")
    speaks = not clause.classes.isdisjoint(_TOLD_TO) or clause.predicate in _BROUGHT or clause.predicate.partition(" ")[0] in _BROUGHT
    if not speaks or "gather" in clause.classes and clause.predicate not in _BROUGHT:
        return False
    return told.names(told.all_words(clause), "authority") and not told.names(told.after_verb(clause, 4), "at_home")


def _is_halted(told: Told, clause: Clause) -> bool:
    """Return whether somebody with authority, or the speaker, halted what was to go out."""
    if clause.classes.isdisjoint(_HALTED):
        return False
    words = told.after_verb(clause)
    if clause.subject in SPEAKERS:
        return told.names(words[:6], "going_out") and "stop" in clause.classes
    if clause.passive:
        return told.names(told.subject(clause), "going_out")
    return clause.subject in OTHERS and told.names(told.subject(clause), "authority") and bool(words)


RULE = TrapRule(
    id="traps.not-escalated",
    rubric="saw the issue but never escalated to anyone with authority",
    says="The issue was seen, and nobody with the authority to act on it was told.",
    find=find,
    fires=(
        "Two weeks before the launch I saw that the model gave wrong doses for small children. I wrote a note in our channel, I "
        "added a comment to the code and I talked with the colleague beside me. I should have gone to the medical director. "
        "We launched on the date as planned.",
    ),
    silent=(
        "Two weeks before the launch I saw that the model gave wrong doses for small children. I took the table to our medical "
        "director the same day and I asked for ten days. I added a filter for everybody under twelve.",
        "My lead told me to wait. I phoned the regulator's desk with the nine transcripts, and then I told my lead that I had.",
    ),
)
