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
    return [hit for hit in story.of(name) if hit.last >= first and not story.looks_back(hit.first)]


def _with_number(story: Story) -> Sequence[Span]:
    setting = {story.read.tokens[hit.first].sentence for hit in story.of("setting-number")}
    hits = _after_something(story, "number-change")
    late = len(story.read.tokens) * 0.3
    told = [h for h in hits if h.first > late or story.read.tokens[h.first].sentence not in setting]
    told += [h for h in story.of("number-fell") if not story.looks_back(h.first)]
    return story.spans(h for h in told if not _only_imagined(story, h))


def _only_imagined(story: Story, hit: Hit) -> bool:
    """Whether the sentence says what could be, what usually is, or what one should do."""
    words = story.norms(story.sentence_of(hit.first))
    imagined = story.lexicon.words["modal_result"] | story.lexicon.words["habit"]
    before = words[: max(len(words) // 2, 4)]
    return any(word in imagined for word in before)


def _happened(story: Story) -> Sequence[Span]:
    """What somebody or something did in the second half: an outcome, however plain."""
    acts = story.read.sentences
    half = len(story.read.tokens) * SECOND_HALF
    return tuple(
        sentence.span
        for sentence in acts
        if sentence.first >= half
        and story.acts
        and not story.looks_back(sentence.first)
        and _others_past(story, story.norms(sentence))
    )


def _others_past(story: Story, words: list[str]) -> bool:
    """Whether a sentence tells in the past tense what somebody else, or something, did."""
    verbs = story.lexicon.words["irregular_past"]
    if not words or words[0] in ("i", "we", "my", "ive", "if"):
        return False
    return any(
        word in verbs
        or (word.endswith("ed") and len(word) > _SHORT_ED)
        or word in ("was", "were", "went", "got", "came")
        for word in words[1:8]
    )


def _plain(story: Story) -> Sequence[Span]:
    return story.spans(_after_something(story, "plain-outcome") + _after_something(story, "number-change"))


SECOND_HALF = 0.5
_SHORT_ED = 4

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
    Rule(
        id="result.something-happened",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="What others did, or what became of it, without a number.",
        find=_happened,
        fires=("I moved the job to Sunday and told the team. The nightly alarms stopped after that.",),
        silent=("I moved the job to Sunday and told the team.",),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the result."""
    return settle(story, RULES, lacks="result.none")
