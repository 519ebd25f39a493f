"""E: a specific, small thing that the speaker would do differently."""

from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.types import Span
from question_bank.models import Verdict

RUBRIC = "met: a specific thing the speaker would do differently: what, and when or how; weak: generic"
ENOUGH_WORDS = 4
LATEST_SHARE = 0.3


def _counterfactuals(story: Story) -> list[Hit]:
    """The reflections: in the later part of the text, and not denied."""
    start = len(story.read.tokens) * LATEST_SHARE
    denied = {story.read.tokens[hit.first].sentence for hit in story.of("reflection-denied")}
    return [
        hit
        for hit in story.of("counterfactual")
        if hit.last >= start and story.read.tokens[hit.first].sentence not in denied
    ]


def _weight(story: Story, hit: Hit) -> int:
    """How many words around the reflection name something: in its sentence and the next."""
    virtue = story.lexicon.words["virtue"] | story.lexicon.words["function"]
    here = story.sentence_of(hit.first)
    following = [s for s in story.read.sentences if s.index == here.index + 1]
    own = sum(word not in virtue for word in story.norms(here))
    return own + sum(word not in virtue for s in following for word in story.norms(s)) // 2


def _specific(story: Story) -> Sequence[Span]:
    return story.spans(hit for hit in _counterfactuals(story) if _weight(story, hit) >= ENOUGH_WORDS)


def _generic(story: Story) -> Sequence[Span]:
    return story.spans(_counterfactuals(story))


RULES = (
    Rule(
        id="reflection.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="A named thing, and when or how.",
        find=_specific,
        fires=("I moved it. I should have asked the night shift for their log before the first demo.",),
        silent=("I moved it. Next time I would communicate better.", "I moved it. I wouldn't change anything."),
    ),
    Rule(
        id="reflection.generic",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="A virtue, not a change.",
        find=_generic,
        fires=("I moved it. Next time I would communicate better.",),
        silent=("I moved it.", "I moved it. No regrets."),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the reflection."""
    return settle(story, RULES, lacks="reflection.none")
