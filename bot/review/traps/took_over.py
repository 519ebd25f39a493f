"""Mentoring: the speaker solved it, and the other one watched."""

from bot.review.reading import Clause, ClauseKind, Mood, Subject
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_IT = frozenset(("it", "them", "that", "this", "all", "everything"))
_WHO = frozenset(("who", "that"))
_DONE = frozenset(("finished", "done", "fixed", "solved", "working", "running", "built", "written"))
_OWN = frozenset(("a", "an", "my", "our"))
_SOLVES = frozenset(("solve", "change", "make"))
_TEACHES = frozenset(("teach",))
_OWN_WORK = frozenset(("solve", "change", "make", "decide", "convince", "finish"))


def find(signals: Signals) -> Decided:
    """Return whether more of the work was the speaker's than the learner's."""
    told = StoryClauses(signals)
    mine = [c for c in told.by(frozenset((Subject.I,))) if _solves(told, c) and not _is_undone(told, c)]
    theirs = [c for c in told.clauses if is_learners(told, c)]
    if not mine and not theirs:
        return Decided(None)
    weight = sum(0.5 if c.predicate in told.words["shown_off"] else 1.0 for c in theirs)
    if len({(told.name(c), *told.after_verb(c, 1)) for c in mine}) > weight:
        return Decided(True, [told.found(c, 0.8) for c in mine])
    return Decided(False, [told.found(c, 0.8) for c in theirs])


def _solves(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker worked on the thing itself."""
    if clause.place < _STORY_BEGUN or told.is_background(clause) or clause.kind is ClauseKind.RELATIVE:
        return False
    name = told.name(clause)
    if clause.predicate in ("have", "get"):
        return not _DONE.isdisjoint(told.after_verb(clause, 3))
    if name in told.words["finds_cause"]:
        return not {"him", "her", "them"} & set(told.after_verb(clause, 2))
    if clause.classes.isdisjoint(_SOLVES) or not clause.classes.isdisjoint(_TEACHES):
        return False
    after = told.after_verb(clause, 8)
    return bool(after) and not told.names(after, "for_learning") and not {"him", "her", "them"} & set(after[:3])


def _is_undone(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker took it back at once: `wrote forty lines, then I deleted them`."""
    following = told.reading.clauses[clause.index + 1 : clause.index + 3]
    return any(
        c.subject is Subject.I and told.name(c) in told.words["undoes"] and not _IT.isdisjoint(told.after_verb(c, 3))
        for c in following
    )


def _is_somebody_else(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause tells only who a person is of whom the story does not tell: `the person who wrote it`."""
    if clause.kind is ClauseKind.RELATIVE and clause.joint in _WHO:
        before = told.reading.norms(max(0, clause.first - 1), clause.first)
        return before != [","] and _OWN.isdisjoint(told.subject(clause)[:1])
    if clause.subject_at is None or clause.subject_at[1] >= len(told.reading.tokens):
        return False
    return told.reading.tokens[clause.subject_at[1]].norm in _WHO and _OWN.isdisjoint(told.subject(clause)[:1])


def is_learners(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the other one did a part of the work: found, wrote, decided, presented, came with it."""
    if (
        clause.subject not in OTHERS
        or clause.passive
        or clause.negated
        or clause.mood not in (Mood.TOLD, Mood.HABITUAL)
    ):
        return False
    if clause.place < _STORY_BEGUN or told.names(told.subject(clause), "authority", "product_side"):
        return False
    if _is_somebody_else(told, clause):
        return False
    if clause.kind is ClauseKind.GERUND:
        return False
    if clause.kind in (ClauseKind.INFINITIVE, ClauseKind.COMPLEMENT) and not told.happened(clause):
        return False
    name = told.name(clause)
    if name in told.words["comes_up_with"]:
        return True
    if clause.predicate in ("come", "come back", "return"):
        return "with" in told.after_verb(clause, 4)
    return (
        not clause.classes.isdisjoint(_OWN_WORK) or name in told.words["finds_cause"] or name in told.words["takes_on"]
    )


_STORY_BEGUN = 0.15

RULE = TrapRule(
    id="traps.took-over",
    rubric="the speaker solved it themself and calls it mentoring",
    says="The speaker solved it, and the other one watched.",
    find=find,
    fires=(
        "Our new colleague was stuck on the flaky pipeline for two weeks. I sat down beside her. I found the "
        "shared folder, I rewrote the "
        "scheduler over the weekend and I fixed the tests. On Monday I explained it to her and the pipeline was "
        "green again.",
    ),
    silent=(
        "Our new colleague was stuck on the flaky pipeline for two weeks. I asked her which two runs differed "
        "and why, and I did not touch "
        "the keyboard. She found the shared folder herself. She wrote the fix and presented it on Monday.",
    ),
)
