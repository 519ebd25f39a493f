"""T: both sides of a tension, in terms that one could grade."""

from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.tension import dilemmas, lone_options
from bot.coach.text import Sentence
from bot.review.span import Span
from question_bank.models import Verdict

RUBRIC = "met: both sides of a tension are named in terms one could grade; weak: hinted, generic, or one side only"
FEWEST_CONTENT = 8


def _content(story: Story, sentence: Sentence) -> int:
    """Return how many words of a tension's sentence say something of this story."""
    empty = story.lexicon.any_of("function", "generic_side")
    return sum(word not in empty for word in story.norms(sentence))


def _told(story: Story, name: str) -> list[Hit]:
    """The tensions that are neither denied nor told in looking back."""
    return [hit for hit in story.of(name) if not story.looks_back(hit.first) and not story.is_denied(hit.first)]


def _both_sides(story: Story) -> Sequence[Span]:
    if story.denied or story.lecture:
        return ()
    told = story.sentences_of(_told(story, "tension"))
    return sorted(sentence.span for sentence in told if _content(story, sentence) >= FEWEST_CONTENT)


def _two_options(story: Story) -> Sequence[Span]:
    if story.denied:
        return ()
    found = dilemmas(story)
    if story.lecture and not any(story.has_number(span) for span in found):
        return ()
    return found


def _hinted(story: Story) -> Sequence[Span]:
    if story.denied:
        return ()
    return story.spans(_told(story, "tension-hint") + _told(story, "tension"))


RULES = (
    Rule(
        id="trade-off.both-sides",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two sides are set against each other in words of this story.",
        find=_both_sides,
        fires=(
            "Either the ledger stayed locked for forty minutes a night, or finance saw balances five minutes stale.",
            "Holding the release meant losing the insurer; shipping meant an unreviewed model in front of patients.",
            "The tension was recall against trust: each point of recall cost us two thousand honest customers, blocked a week.",
        ),
        silent=(
            "It was fast or right.",
            "There was no real trade-off between the queue and the ledger in that project.",
        ),
        near=lambda story: story.spans(story.of("tension")),
    ),
    Rule(
        id="trade-off.two-options",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two options stand beside each other, each with what it gives or costs.",
        find=_two_options,
        fires=(
            "Finishing meant five more months of two people; stopping meant buying what I had called overpriced.",
            "A learned parser would read any invoice, only by autumn; templates could cover two thirds of our volume by spring.",
            "If I tell her, the alarms stop and she learns nothing; if I stay silent, the night shift suffers. I told her.",
        ),
        silent=(
            "A silent bug would cost the launch, and our users would leave for good.",
            "I moved the job on Sunday; it saved nine hours and the team was happy.",
            "A silent bug would have cost the spring launch. I wrote the canary, I argued for four days instead of seven.",
        ),
        near=lone_options,
    ),
    Rule(
        id="trade-off.hinted",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="A tension is hinted at, or only one side is named.",
        find=_hinted,
        fires=("It was a tough call.", "The team wanted the queue."),
        silent=("I wrote the parser.", "There was no trade-off at all."),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the trade-off."""
    return settle(story, RULES, lacks="trade-off.none")
