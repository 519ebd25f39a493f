"""A: at least two specific things that the speaker did, as "I"."""

from collections.abc import Sequence

from bot.coach.acts import Act
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.review.rubric import FEWEST_ACTS, OWN_SHARE
from bot.review.span import Span
from question_bank.models import Verdict

RUBRIC = "met: at least two specific things the speaker did, and the load-bearing acts are I; weak: one, vague, or we"


def _own(story: Story) -> list[Act]:
    """The specific acts, without those that are only told in looking back."""
    return [act for act in story.own() if not story.looks_back(act.verb)]


def _spans(story: Story, acts: Sequence[Act]) -> Sequence[Span]:
    return tuple(sorted({story.sentence_span(act.subject) for act in acts}))


def _specific(story: Story) -> Sequence[Span]:
    own = [] if story.lecture else _own(story)
    verbs = {story.read.tokens[act.verb].norm for act in own}
    return _spans(story, own) if len(verbs) >= FEWEST_ACTS else ()


def _some(story: Story) -> Sequence[Span]:
    return _spans(story, story.own(specific=False))


def _ours(story: Story) -> Sequence[Span]:
    return _spans(story, [act for act in story.ours() if not act.habit])


def _we_carry(story: Story) -> Sequence[Span]:
    """The acts of "we", where they outweigh the speaker's own."""
    own, ours = len(_own(story)), len([act for act in story.ours() if not act.empty])
    if ours == 0 or own / (own + ours) >= OWN_SHARE:
        return ()
    return _ours(story)


RULES = (
    Rule(
        id="action.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two or more specific acts in the first person.",
        find=_specific,
        fires=("I wrote the parser and I called the vendor.", "Wrote the parser. Called the vendor myself."),
        silent=("I was involved and I felt good.", "I would write the parser and call the vendor."),
        near=_some,
    ),
    Rule(
        id="action.some",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="Some act of the speaker's, but only one, or a vague one.",
        find=_some,
        fires=("I helped with the parser.", "I wrote it."),
        silent=("I think so.", "I didn't write it."),
    ),
    Rule(
        id="action.we",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="The acts are told as we.",
        find=_ours,
        fires=("We rewrote the parser.",),
        silent=("They rewrote the parser.",),
    ),
    Rule(
        id="action.we-carries",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="We does most of the work.",
        find=_we_carry,
        fires=("We built it, we shipped it, we measured it, we sold it and I wrote the parser, then I called them.",),
        silent=("I built it, I shipped it and we sold it.",),
        caps=True,
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the action."""
    return settle(story, RULES, lacks="action.none")
