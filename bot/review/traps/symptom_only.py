"""Quality incident: only the symptom was fixed, and nothing stays that would catch or prevent the next of its kind."""

from bot.review.afterwards.lasting import lasting
from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_SETS_UP = frozenset(("make", "change", "start", "require", "use"))
_PLACES = frozenset(
    ("put", "set", "place", "leave", "get", "have", "hang", "turn on", "switch on", "enable", "install", "plug")
)
_CATCHES = frozenset(("protect", "stop", "require", "fail"))
_STATES = frozenset(("be", "have", "think", "want", "feel", "fear", "tell", "learn"))
_SINCE = frozenset(
    ("now", "can", "may", "without", "until", "unless", "before", "more", "anymore", "since", "today", "till")
)
_NEAR = 10


def find(signals: Signals) -> Decided:
    """Return whether nothing stays of the fix."""
    told = StoryClauses(signals)
    stays = lasting(signals)
    if stays:
        return Decided(False, stays)
    guards = [c for c in told.clauses if sets_up(told, c) or _catches(told, c)]
    if guards:
        return Decided(False, [told.found(c, 0.8) for c in guards])
    fixes = [
        act.clause for act in signals.acts.own if not act.clause.classes.isdisjoint(("change", "stop", "solve", "make"))
    ]
    if not signals.acts.own and not signals.acts.ours:
        return Decided(None)
    return Decided(True, [told.found(c) for c in fixes])


def sets_up(told: StoryClauses, clause: Clause) -> bool:
    """Return whether somebody set up what checks, warns or holds back."""
    if not told.happened(clause):
        return False
    sets = not clause.classes.isdisjoint(_SETS_UP) or clause.predicate in _PLACES
    return sets and told.names(told.subject(clause) if clause.passive else told.after_verb(clause, _NEAR), "guard_noun")


def _catches(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a thing holds back or warns since: `a build does not complete when a key is lost`."""
    if (
        told.in_present
        or told.is_option(clause)
        or clause.reported
        or clause.tense is not Tense.PRESENT
        or clause.place < _STORY_BEGUN
    ):
        return False
    if clause.negated and clause.mood is Mood.FUTURE and clause.subject is Subject.THING:
        return True
    refused = not told.words["nil"].isdisjoint(told.subject(clause)[:1]) and not _SINCE.isdisjoint(
        told.own_words(clause)
    )
    if refused and clause.classes.isdisjoint(_STATES):
        return clause.kind is ClauseKind.MAIN and clause.mood in (Mood.TOLD, Mood.HABITUAL) and not clause.perfect
    if clause.predicate == "be" and clause.subject is Subject.NOBODY_SAID:
        after = told.after_verb(clause, 4)
        return after[:1] == ["no"] and told.names(after, "going_out")
    if clause.subject_at is None and clause.kind is not ClauseKind.RELATIVE:
        return False
    so_that = clause.kind is ClauseKind.SUBORDINATE and clause.joint in ("so that", "so")
    if (
        not (so_that or clause.kind in (ClauseKind.MAIN, ClauseKind.RELATIVE))
        or clause.subject in SPEAKERS
        or clause.mood not in (Mood.TOLD, Mood.HABITUAL)
    ):
        return False
    if clause.perfect:
        return clause.subject is Subject.THING and not clause.classes.isdisjoint(("protect", "stop"))
    stops = not clause.classes.isdisjoint(_CATCHES) or (
        clause.negated
        and (
            not clause.classes.isdisjoint(("finish", "start", "move"))
            or told.name(clause) in told.words["goes_through"]
        )
    )
    return stops and (clause.subject not in OTHERS or clause.negated)


_STORY_BEGUN = 0.35

RULE = TrapRule(
    id="traps.symptom-only",
    rubric="only the symptom was fixed: nothing makes that class of failure impossible or caught since",
    says="Only the symptom was fixed: nothing would catch the next one of its kind.",
    find=find,
    fires=(
        "At two in the morning the prices were wrong for half of the shops. I rolled back, I restarted the "
        "importer and I corrected "
        "the rows by hand until six. I told support. By breakfast it worked and I went to bed, very tired.",
    ),
    silent=(
        "At two in the morning the prices were wrong for half of the shops. I rolled back. The next day I added "
        "a check that compares "
        "the totals and blocks the import.",
        "The labels were swapped for a whole day. I restored the old build and corrected the orders by hand. No "
        "build leaves the desk now "
        "until two people have read a label aloud.",
    ),
)
