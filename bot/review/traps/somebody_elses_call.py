"""Killed project: somebody else made the call, or something else ended it, before the speaker did."""

from bot.review.reading import Clause, ClauseKind, Mood, Subject, Tense
from bot.review.signals import Signals
from bot.review.traps.told import OTHERS, SPEAKERS, StoryClauses
from bot.review.traps.trap_rule import Decided, TrapRule

_SAYS = frozenset(("tell", "ask", "convince", "decide", "escalate", "plan"))
_HEADLINE = 0.08
"""Before this share of the answer the story is only named: `so, a project I killed`."""
_ME = frozenset(("me", "i", "us", "we", "myself", "mine"))
_NO_OBJECT = frozenset(
    (
        ".",
        ",",
        ";",
        "!",
        "at",
        "in",
        "on",
        "by",
        "after",
        "before",
        "when",
        "and",
        "there",
        "then",
        "last",
        "with",
        "for",
    )
)
_IT = frozenset(("it", "mine", "ours", "this", "that", "him", "her"))
_SWITCH = frozenset(("plug", "switch", "cord", "flag", "lever"))
_NOT_TOLD = (Mood.CONDITIONAL, Mood.FUTURE, Mood.WISHED, Mood.ASKED)
_OFF = frozenset(("off", "out", "from"))


def find(signals: Signals) -> Decided:
    """Return whether somebody else's call to end it comes before any of the speaker's own."""
    told = StoryClauses(signals)
    own = [c for c in told.clauses if is_own_call(told, c) or _is_answered(told, c, own=True)]
    others = [
        c for c in told.clauses if is_others_call(told, c) or _is_said_over(told, c) or _is_answered(told, c, own=False)
    ]
    if own:
        others = [c for c in others if c.place >= _HEADLINE]
    asked = [c for c in own if _asks(c)]
    if asked:
        return Decided(False, [told.found(c, 0.8) for c in asked])
    first = next((c for c in own if c.place >= _HEADLINE), None)
    if own and (not others or (first is not None and first.index < others[0].index)):
        return Decided(False, [told.found(c, 0.8) for c in own])
    if others:
        return Decided(True, [told.found(c, 0.8) for c in others])
    return Decided(None)


def _asks(clause: Clause) -> bool:
    """Return whether a clause asks others for something, or recommends it to them."""
    return not clause.classes.isdisjoint(("ask", "convince")) or clause.predicate in ("ask for", "call for")


def ends(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause tells that a whole thing ends: what was being built, and no part of it."""
    name, after = told.name(clause), told.after_verb(clause, 4)
    if after[:1] and after[0] in _IT and after[1:2]:
        name = f"{name}_{after[1]}" if f"{name}_{after[1]}" in told.words["kills"] else name  # `called it off`
    if clause.predicate == "pull" and not _SWITCH.isdisjoint(after[:2]):
        return True
    if name in told.words["kills"]:
        return not told.names(told.after_verb(clause, 5), "part_of_work")
    if name in told.words["ends_undertaking"]:
        words = told.subject(clause) if clause.passive else told.after_verb(clause, 8)
        return told.names(words, "undertaking") or not _IT.isdisjoint(words[:2])
    return False


def is_own_call(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the speaker ended it, or said or asked that it should end."""
    if told.doer(clause) not in SPEAKERS or clause.passive or clause.negated or clause.reported:
        return False
    if told.happened(clause) and ends(told, clause):
        return True
    if not told.happened(clause) or (clause.classes.isdisjoint(_SAYS) and not _asks(clause)):
        return False
    if told.names(told.after_verb(clause, 10), "ending_noun"):
        return True
    return any(_is_of_ending(told, c) for c in told.under(clause))


def _is_of_ending(told: StoryClauses, clause: Clause) -> bool:
    """Return whether what is said, asked or decided is that it ends: `told them it was over`."""
    if clause.negated or clause.subject in OTHERS:
        return False
    if clause.subject is Subject.THING and clause.predicate == "be":
        return told.names(told.after_verb(clause, 4), "ended_state")
    if clause.subject is Subject.THING and told.names(told.subject(clause), "undertaking"):
        return clause.kind is ClauseKind.COMPLEMENT and told.name(clause) in told.words["comes_to_end"]
    return (
        clause.subject is not Subject.YOU
        and clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.INFINITIVE, ClauseKind.GERUND)
        and ends(told, clause)
    )


def is_others_call(told: StoryClauses, clause: Clause) -> bool:
    """Return whether somebody else ended it, or it is only told that it was ended."""
    if clause.mood in _NOT_TOLD or told.is_option(clause) or _asks_who(told, clause):
        return False
    if clause.negated:
        return clause.subject in OTHERS and clause.tense is Tense.PAST and clause.predicate in told.words["renews"]
    if (
        clause.subject is Subject.THING
        and clause.place >= _HEADLINE
        and told.names(told.subject(clause), "undertaking")
    ):
        gone = clause.predicate == "be" and told.names(told.after_verb(clause, 3), "ended_state")
        if (
            (gone or (clause.predicate == "go" and clause.perfect))
            and not clause.reported
            and not _hangs_on_speaker(told, clause)
        ):
            return True
    if _runs_out(told, clause):
        return True
    if clause.passive and clause.subject in SPEAKERS and not clause.classes.isdisjoint(("tell", "ask")):
        return told.happened(clause) and any(ends(told, c) or c.predicate == "wrap up" for c in told.under(clause))
    if clause.passive:
        by_me = {"me", "us"} & set(told.after_verb(clause, 4))
        return told.happened(clause) and not by_me and clause.subject is Subject.THING and ends(told, clause)
    if clause.reported or clause.subject not in OTHERS or not told.happened(clause):
        return _is_order(told, clause)
    after = told.after_verb(clause, 10)
    if ends(told, clause):
        return True
    takes_off = (
        clause.predicate.partition(" ")[0] in told.words["takes_off"]
        and not _OFF.isdisjoint(after)
        and told.names(after, "plan_noun")
    )
    funds = clause.predicate in told.words["ends_undertaking"] and told.names(after[:4], "funding")
    cuts = "lose" not in clause.classes and told.names(after[:5], "cutting_noun")
    replaces = "decide" in clause.classes and "instead" in told.all_words(clause)
    says = not clause.classes.isdisjoint(("ask", "convince", "decide")) and any(
        _is_of_ending(told, c) for c in told.under(clause)
    )
    return takes_off or cuts or funds or says or replaces


def _is_said_over(told: StoryClauses, clause: Clause) -> bool:
    """Return whether somebody else says that it is over: `he came back and said it's over, the thing is dead`."""
    done = clause.predicate == "be" and told.names(told.after_verb(clause, 3), "ended_state")
    if clause.subject in OTHERS or not (done or (clause.passive and clause.predicate == "do")):
        return False
    earlier = (c for c in told.reading.clauses_in(told.reading.sentences[clause.sentence]) if c.index < clause.index)
    said = [c for c in earlier if "tell" in c.classes or (c.predicate == "go" and c.subject in OTHERS)]
    return bool(said) and said[-1].subject in OTHERS


def _runs_out(told: StoryClauses, clause: Clause) -> bool:
    """Return whether the whole thing is told to have ended by itself: `the pilot died`, `ours went away`, `it came to an end`."""
    if (
        clause.subject is not Subject.THING
        or clause.passive
        or clause.tense is not Tense.PAST
        or not told.happened(clause)
    ):
        return False
    if clause.place < _HEADLINE or _hangs_on_speaker(told, clause):
        return False
    subject, after = told.subject(clause), told.after_verb(clause, 4)
    if not (told.names(subject, "undertaking") or {"ours", "mine"} & set(subject)):
        return False
    ends = told.name(clause) in told.words["comes_to_end"] - {"close", "finish"} and (
        not after or after[0] in _NO_OBJECT
    )
    return (
        ends or (clause.predicate == "go" and after[:1] == ["away"]) or (clause.predicate == "come" and "end" in after)
    )


def _asks_who(told: StoryClauses, clause: Clause) -> bool:
    """Return whether a clause asks who it was: `who pulled the plug?`, also as a heading of one's own."""
    sentence = told.reading.sentences[clause.sentence]
    return clause.joint == "who" and told.reading.norms(sentence.first, sentence.first + 1) == ["who"]


def _is_answered(told: StoryClauses, clause: Clause, *, own: bool) -> bool:
    """Return whether a clause is the answer to who ended it: `Who pulled the plug? Me.`"""
    if clause.sentence == 0 or clause.reported:
        return False
    asked = next(told.reading.clauses_in(told.reading.sentences[clause.sentence - 1]), None)
    if asked is None or not _asks_who(told, asked) or not (ends(told, asked) or "decide" in asked.classes):
        return False
    words = told.own_words(clause)[:4]
    if own:
        return not _ME.isdisjoint(words)
    return _ME.isdisjoint(words) and told.names(words, "authority", "product_side")


def _hangs_on_speaker(told: StoryClauses, clause: Clause) -> bool:
    parent = told.parent(clause)
    return parent is not None and (parent.subject in SPEAKERS or parent.kind is ClauseKind.GERUND)


def _is_order(told: StoryClauses, clause: Clause) -> bool:
    """Return whether somebody is reported to say that it ends: `he said, this is finished, close it`."""
    if not clause.reported and clause.subject not in OTHERS | {Subject.THING, Subject.NOBODY_SAID}:
        return False
    before = told.reading.clauses[clause.index - 1] if clause.index else None
    said = (
        before is not None
        and before.sentence == clause.sentence
        and before.subject in OTHERS
        and "tell" in before.classes
    )
    if not said and not clause.reported:
        return False
    return clause.subject not in SPEAKERS and clause.predicate.replace(" ", "_") in told.words["kills"]


RULE = TrapRule(
    id="traps.somebody-elses-call",
    rubric="somebody else made the call to kill it",
    says="Somebody else made the call to end it.",
    find=find,
    fires=(
        "I built a forecasting tool for the planners over two quarters and I showed it to everybody. Then the "
        "director cancelled the "
        "project, since the budget was needed elsewhere. I handed over the code and I moved on to search.",
        "The pilot ran for a year and I had drafted a memo to stop it. In May the programme was closed by the "
        "committee. I wrote to the "
        "users and I archived the data.",
    ),
    silent=(
        "I built a forecasting tool for the planners over two quarters. When the error stayed at nine percent I "
        "told the director that I "
        "was stopping it that week. I archived the code myself.",
        "The committee closes projects by vote. I asked for its closure in one page that carried my name, and "
        "they voted for it.",
    ),
)
