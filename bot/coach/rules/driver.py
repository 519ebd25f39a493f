"""D: why it mattered beyond the number: an effect on others, or a change that outlived the project."""

from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.tension import dilemmas
from bot.review.span import Span
from question_bank.models import Verdict

EARLIEST_SHARE = 0.42
LATEST_OPTION = 0.55
"""Up to where, as a share of the text, what stands in a dilemma is an option and no effect."""
RUBRIC = "met: a second-order effect, or a structural change that outlived the project; weak: vague importance"


def _late(story: Story, *names: str) -> list[Hit]:
    """The hits in what follows the first acts; what is denied, imagined or looked back at is left out."""
    acts = [act.verb for act in story.acts if act.verb < len(story.read.tokens) * LATEST_OPTION]
    first = acts[min(1, len(acts) - 1)] if acts else 0
    start = max(first, int(len(story.read.tokens) * EARLIEST_SHARE))
    early = len(story.read.tokens) * LATEST_OPTION
    options = {span for span in dilemmas(story) if story.token_at(span.start) < early}
    return [
        hit
        for hit in story.of(*names)
        if hit.last >= start
        and not story.lecture
        and not story.looks_back(hit.first)
        and not story.is_denied(hit.first)
        and story.sentence_span(hit.first) not in options
    ]


def lasting(story: Story) -> Sequence[Span]:
    """What was set up and stayed."""
    return story.spans(_late(story, "lasting"))


def _second_order(story: Story) -> Sequence[Span]:
    return story.spans(_late(story, "second-order"))


def _vague(story: Story) -> Sequence[Span]:
    return story.spans(_late(story, "vague-importance"))


RULES = (
    Rule(
        id="driver.structural-change",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Something that was set up and stayed.",
        find=lasting,
        fires=("I wrote a test. I sent the list. The checklist is still part of every release.",),
        silent=("I wrote a checklist for the release. I sent it.",),
        near=lambda story: story.spans(story.of("lasting")),
    ),
    Rule(
        id="driver.second-order",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="An effect on other people or work.",
        find=_second_order,
        fires=("I wrote a test. I cut the pages. That freed two engineers for the roadmap.",),
        silent=("I wrote a test. I cut the pages. It was great.",),
        near=lambda story: story.spans(story.of("second-order")),
    ),
    Rule(
        id="driver.vague",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="Importance is claimed, not shown.",
        find=_vague,
        fires=("I wrote a test. I sent it. Leadership was very happy.",),
        silent=("I wrote a test. I sent it.",),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the driver of impact."""
    return settle(story, RULES, lacks="driver.none")
