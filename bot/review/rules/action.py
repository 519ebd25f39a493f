"""A: at least two specific things that the speaker did, as "I"."""

from collections.abc import Sequence

from bot.review.quotes import core
from bot.review.reading import AmountKind, Clause, ClauseKind, Mood, Subject, Tense
from bot.review.rubric import FEWEST_ACTS, OWN_SHARE
from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from bot.review.told.acts import Act, ActKind
from bot.review.told.ownership import ownership
from bot.review.told.whose_story import acts_of_others
from question_bank.models import Verdict

RUBRIC = "met: at least two specific things the speaker did, and the load-bearing acts are I; weak: one, vague, or we"

_SHOWS_MUCH = frozenset(("make", "change", "stop", "escalate", "move", "give", "convince"))
_SHOWS_LITTLE = frozenset(("ask", "want", "decide", "permit", "own", "gather"))
_FEWEST_WORDS = 5
"""Under which an act is hardly one that one could picture."""
_MOST_WORDS = 12
"""Words of an act that are quoted."""
_MIDDLE = 0.5
_BESIDE = 2
"""How many clauses apart two acts stand that are quoted together: one may lie between."""
LONGEST_QUOTE = 100
"""Characters that two acts of one sentence may have, to be quoted together."""


def _found(signals: Signals, acts: Sequence[Act]) -> Sequence[Evidence]:
    """Return the acts as evidence; two that stand side by side in a sentence are quoted together."""
    reading = signals.reading
    found: list[Evidence] = []
    at = 0
    while at < len(acts):
        span, strength = core(reading, acts[at].clause, most=_MOST_WORDS), _strength(acts[at])
        if at + 1 < len(acts) and _belong_together(acts[at], acts[at + 1]):
            both = core(reading, acts[at].clause, acts[at + 1].clause)
            if both.end - both.start <= LONGEST_QUOTE:
                span, strength = both, max(strength, _strength(acts[at + 1])) + 0.05
                at += 1
        found.append(Evidence(span, strength))
        at += 1
    return found


def _belong_together(one: Act, other: Act) -> bool:
    return (
        one.clause.sentence == other.clause.sentence
        and other.clause.index - one.clause.index <= _BESIDE
        and other.clause.joint in ("", "and", "then")
    )


def _strength(act: Act) -> float:
    """Return how well an act shows what the speaker did: best in the middle of the story, by what it changes."""
    clause = act.clause
    strength = 0.9 - 1.2 * max(0.0, abs(clause.place - _MIDDLE) - 0.1)
    if not clause.classes or clause.classes & _SHOWS_MUCH:
        strength += 0.1
    elif clause.classes & _SHOWS_LITTLE:
        strength -= 0.1
    if act.in_person:
        strength += 0.15
    if any(amount.kind is not AmountKind.NAME for amount in clause.amounts):
        strength += 0.1
    if clause.last - clause.first < _FEWEST_WORDS:
        strength -= 0.1
    if clause.perfect or clause.kind is not ClauseKind.MAIN:
        strength -= 0.3
    return strength if act.counts else strength - 0.5


def _specific(signals: Signals) -> Sequence[Evidence]:
    own = signals.acts.own
    return _found(signals, own) if len(own) >= FEWEST_ACTS else ()


def _some(signals: Signals) -> Sequence[Evidence]:
    return _found(signals, [act for act in signals.acts.all if act.own and act.kind is not ActKind.HABIT])


def _ours(signals: Signals) -> Sequence[Evidence]:
    return _found(signals, [act for act in signals.acts.all if not act.own and act.kind is not ActKind.HABIT])


def _habits(signals: Signals) -> Sequence[Evidence]:
    if not any(_is_event(clause) for clause in signals.reading.clauses):
        return ()
    habits = [act for act in signals.acts.all if act.own and act.kind is ActKind.HABIT]
    return _found(signals, [act for act in habits if act.clause.tense is Tense.PRESENT])


def _is_event(clause: Clause) -> bool:
    """Return whether a clause tells what happened with the speaker in it."""
    return (
        clause.mood is Mood.TOLD
        and clause.subject in (Subject.I, Subject.WE)
        and clause.tense is Tense.PAST
        and clause.kind is not ClauseKind.COMPLEMENT
        and not clause.classes & {"be", "have", "feel", "think"}
    )


def _we_carry(signals: Signals) -> Sequence[Evidence]:
    share = ownership(signals.acts)
    return _found(signals, signals.acts.ours) if share is not None and share < OWN_SHARE else ()


def _wished(signals: Signals) -> Sequence[Evidence]:
    return [Evidence(core(signals.reading, one)) for one in signals.course.wished]


def _others(signals: Signals) -> Sequence[Evidence]:
    return [Evidence(core(signals.reading, one)) for one in acts_of_others(signals.reading, signals.acts)]


RULES = (
    Rule(
        id="action.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two or more specific acts in the first person.",
        find=_specific,
        fires=(
            "I wrote the parser and I called the vendor.",
            "Wrote the parser. Called the vendor myself.",
            "- Sampled 200 tickets over a weekend\n- Took the number to legal",
            "My job was to keep everyone honest, so I sat in every review and said what I saw.",
            "I got the CTO to move the audit by a week and talked the DBA into a dry run on Sunday.",
            "I wrote the parser and on Tuesday rewrote the importer.",
            "so i went to the plant and i counted the pallets by hand and i drew a map of it",
            "21:20. I choose paper. 21:40. I roll the form back. I read the list to the mate.",
            "I have driven to the customer and I have drawn his process on paper.",
        ),
        silent=(
            "I was involved and I felt good.",
            "I paid closer attention and I refined my thoughts about it.",
            "I would write the parser and call the vendor.",
            "I should have written the parser and called the vendor.",
            "I wanted to write the parser and I planned to call the vendor.",
            "She told me that I wrote the parser and that I called the vendor.",
            "I was the lead. I was responsible for the delivery and I made sure that everybody was aligned.",
            "I drove alignment across stakeholders and I championed the initiative.",
            "I had to choose between a rewrite and a patch. I was writing the report when it broke.",
            "We wrote the parser and we called the vendor.",
            "I have mentored many engineers in my career and I have built numerous systems.",
        ),
        near=_some,
    ),
    Rule(
        id="action.some",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="Some act of the speaker's, but only one, or a vague one.",
        find=_some,
        fires=("I helped with the parser.", "I wrote it.", "I decided to stop.", "I took ownership of the release."),
        silent=(
            "I think so.",
            "I didn't write it.",
            "I was the lead.",
            "I would write the plan and I would talk to the board.",
            "I think we would communicate earlier.",
            "I don't have a perfect example, the closest is this one, let me adapt it.",
            "We learned how to talk to each other.",
            "Laid out plainly, it was about money.",
        ),
        advice="You say: {quote}. Add what else you did yourself, step by step, so that one could picture it.",
    ),
    Rule(
        id="action.we",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="The acts are told as we.",
        find=_ours,
        fires=("We rewrote the parser.", "The designer and I rewrote the parser."),
        silent=(
            "They rewrote the parser.",
            "My team wrote the plan under my guidance.",
            "We would rewrite the parser.",
        ),
        advice="{quote}: which part of it was yours? Say it with I.",
    ),
    Rule(
        id="action.habits",
        verdict=Verdict.WEAK,
        rubric="Habits beside a told event make A weak.",
        says="What the speaker does is told as a habit, beside something that happened.",
        find=_habits,
        fires=("We shipped a broken build once. I always check the log first.",),
        silent=("I always check the log first.", "The build broke. I checked the log."),
        advice="{quote}: that is what you usually do. What did you do that time?",
        settled=True,
    ),
    Rule(
        id="action.we-carries",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="We does most of the work.",
        find=_we_carry,
        fires=("We built it, we shipped it, we measured it, we sold it and I wrote the parser, then I called them.",),
        silent=("I built it, I shipped it and we sold it.",),
        advice="“We” does most of the work here, as in {quote}. Which of these acts were yours?",
        caps=True,
    ),
    Rule(
        id="action.would",
        verdict=Verdict.MISSING,
        rubric="I would makes it missing.",
        says="What the speaker does is told as what they would do.",
        find=_wished,
        fires=(
            "I would map the pumps first and I would call the mill. Then I would write it down. We paid a third less that year.",
            "I would first weigh the crates. I'd draw the ramp anew and I'd ask the drivers. We lost four crates and not forty.",
        ),
        silent=(
            "I mapped the pumps and I called the mill. If I did it again I would write it down first and I would call sooner.",
            "We mapped the pumps and we called the mill. We wrote it down. I would ring them sooner and I would bring cake.",
            "I would have mapped the pumps and I would have called the mill.",
        ),
        advice="{quote}: that is what you would do. Tell what you did: one step after the other, in the past.",
        caps=True,
        settled=True,
    ),
    Rule(
        id="action.others",
        verdict=Verdict.MISSING,
        rubric="A story told of somebody else, or in the third person: A missing.",
        says="Somebody else does what is done in this story.",
        find=_others,
        fires=(
            "Our trainee counted the crates for a week. She drew the ramp anew and sent it to the mill. The mill manager "
            "signed it. We opened the ramp in June.",
            "My manager mapped the pumps, she rang the mill and she wrote the plan. The plan saved us a week.",
        ),
        silent=(
            "Our trainee counted the crates. She drew the ramp and sent it to the mill. I rebuilt the ramp over a weekend.",
            "Our trainee counted the crates. She drew the ramp and rang the mill. I helped her with it.",
            "She counted the crates, she drew the ramp and she rang the mill. We built it and we opened it in June.",
        ),
        advice="{quote}: that was somebody else. Say with I which part you did.",
        caps=True,
        settled=True,
    ),
)


def judge(signals: Signals) -> MoveFinding:
    """Return the verdict on the action."""
    return settle(signals, RULES)
