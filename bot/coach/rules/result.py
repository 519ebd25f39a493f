"""R: an outcome, with a number that belongs to the outcome."""

from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.types import Span
from question_bank.models import Verdict

RUBRIC = "met: an outcome with a number that belongs to the outcome; weak: an outcome without a number"


def _after_something(story: Story, name: str) -> list[Hit]:
    """The hits that come after the speaker did something, and not in looking back."""
    first = min((act.verb for act in story.acts), default=len(story.read.tokens))
    looking_back = story.reflecting
    return [
        hit for hit in story.of(name) if hit.last >= first and story.read.tokens[hit.first].sentence not in looking_back
    ]


def _with_number(story: Story) -> Sequence[Span]:
    setting = {story.read.tokens[hit.first].sentence for hit in story.of("setting-number")}
    hits = _after_something(story, "number-change")
    late = len(story.read.tokens) * 0.3
    return story.spans(h for h in hits if h.first > late or story.read.tokens[h.first].sentence not in setting)


def _plain(story: Story) -> Sequence[Span]:
    return story.spans(_after_something(story, "plain-outcome") + _after_something(story, "number-change"))


RULES = (
    Rule(
        id="result.number-with-change",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="An outcome with its number.",
        find=_with_number,
        fires=(
            "I moved the job. Failures fell from nine a month to one.",
            "I rewrote it. Deploys went from weeks to days.",
            "I changed the rule. No incident since in eight months.",
        ),
        silent=("We were a team of nine. I moved the job. It went well.", "I will cut failures soon."),
    ),
    Rule(
        id="result.plain-outcome",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="An outcome without a number.",
        find=_plain,
        fires=("I moved the job. It went well.",),
        silent=("I moved the job.",),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the result."""
    return settle(story, RULES, lacks="result.none")
