"""Safety escalation: the issue was seen, and nobody with the authority to act on it was told."""

from collections.abc import Sequence

from bot.review.reading import Clause, ClauseKind, Subject
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_TOLD_TO = frozenset(("escalate", "tell", "convince", "teach", "ask", "give"))
_NO_WORD = frozenset(("be", "have", "think", "want", "feel", "gather", "own", "fear", "wait"))
_BEFORE = frozenset(("to", "with", "before"))
_STORY_BEGUN = 0.3
_HALTED = frozenset(("stop", "wait"))


def find(signals: Signals) -> Decided:
    """Return whether nobody with authority was told."""
    told = StoryClauses(signals)
    if not any(told.doer(c) is Subject.I and c.place >= _STORY_BEGUN for c in told.events):
        return Decided(None)
    escalated = [c for c in told.events if escalates(told, c) or _is_halted(told, c)]
    if escalated:
        return Decided(False, [told.found(c, 0.9) for c in escalated])
    kept_low = [c for c in told.by(SPEAKERS) if not c.classes.isdisjoint(("tell", "escalate"))]
    return Decided(True, [told.found(c) for c in kept_low])


def escalates(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker told somebody with authority, or brought it before them."""
    if told.doer(clause) not in SPEAKERS or clause.passive:
        return (
            clause.passive
            and not clause.classes.isdisjoint(("tell", "escalate"))
            and told.names(told.subject(clause), "authority")
        )
    if told.names(told.after_verb(clause, 6), "at_home") or clause.progressive or told.is_background(clause):
        return False
    speaks = not clause.classes.isdisjoint(_TOLD_TO) or clause.predicate.partition(" ")[0] in told.words["carries_to"]
    if speaks and ("gather" not in clause.classes or clause.predicate in told.words["carries_to"]):
        return told.names(told.all_words(clause), "authority")
    if (
        clause.kind in (ClauseKind.RELATIVE, ClauseKind.COMPLEMENT)
        or clause.predicate.partition(" ")[0] in told.words["works_beside"]
    ):
        return False
    return clause.classes.isdisjoint(_NO_WORD) and _is_before_authority(told, told.after_verb(clause, 20))


def _is_before_authority(told: StoryClauses, norms: Sequence[str]) -> bool:
    """Return whether something was done to or before somebody with authority: `played it to our counsel`."""
    return any(norm in _BEFORE and told.names(norms[at + 1 : at + 6], "authority") for at, norm in enumerate(norms))


def _is_halted(told: StoryClauses, clause: Clause) -> bool:
    """Return whether somebody with authority, or the speaker, halted what was to go out."""
    if clause.classes.isdisjoint(_HALTED):
        return False
    words = told.after_verb(clause)
    if clause.subject in SPEAKERS:
        return told.names(words[:6], "going_out") and "stop" in clause.classes
    if clause.passive:
        return told.names(told.subject(clause), "going_out")
    if clause.subject is Subject.NAMED and "stop" in clause.classes and clause.place >= _STORY_BEGUN:
        return words[:1] == ["it"] or told.names(words[:6], "going_out")
    return clause.subject in OTHERS and told.names(told.subject(clause), "authority") and bool(words)


RULE = TrapRule(
    id="traps.not-escalated",
    rubric="saw the issue but never escalated to anyone with authority",
    says="The issue was seen, and nobody with the authority to act on it was told.",
    find=find,
    fires=(
        "Two weeks before the launch I saw that the model gave wrong doses for small children. I wrote a note in "
        "our channel, I "
        "added a comment to the code and I talked with the colleague beside me. I should have gone to the "
        "medical director. "
        "We launched on the date as planned.",
    ),
    silent=(
        "Two weeks before the launch I saw that the model gave wrong doses for small children. I took the table "
        "to our medical "
        "director the same day and I asked for ten days. I added a filter for everybody under twelve.",
        "My lead told me to wait. I phoned the regulator's desk with the nine transcripts, and then I told my "
        "lead that I had.",
    ),
)
