"""R: an outcome, with a number that belongs to the outcome."""

from collections.abc import Sequence
from itertools import pairwise

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.text import LONGEST_SENTENCE, MARKS, Sentence
from bot.review.span import Span
from question_bank.models import Verdict

RUBRIC = "met: an outcome with a number that belongs to the outcome; weak: an outcome without a number"


def _after_something(story: Story, name: str) -> list[Hit]:
    """The hits that come after the speaker did something, and not in looking back."""
    if story.lecture:
        return []
    first = min((act.verb for act in story.acts), default=len(story.read.tokens))
    return [hit for hit in story.of(name) if hit.last >= first and not _dwells(story, hit)]


def _dwells(story: Story, hit: Hit) -> bool:
    """Whether it is said in looking back, or goes on about what was said so."""
    if story.looks_back(hit.first):
        return True
    sentence = story.sentence_of(hit.first)
    if sentence.first < len(story.read.tokens) * LAST_SHARE:
        return False
    first = story.read.tokens[sentence.first].norm
    return first in ("i", "it", "that", "we") and sentence.index - 1 in story.sentences_with("counterfactual")


def _own_movement(story: Story, hit: Hit) -> bool:
    """Whether the number says how long, or how many times, the speaker did something: `I left after ten minutes`."""
    tokens = story.read.tokens
    before = tokens[hit.first - 1].norm if hit.first else ""
    return before in ("i", "we") and tokens[hit.first].norm in _MOVEMENTS


def _own_effort(story: Story, hit: Hit) -> bool:
    """Whether the comparison says how the speaker went about it: `I argued for four days instead of seven`.

    What was delivered sooner is an outcome: `we shipped in four days instead of seven`.
    """
    tokens = story.read.tokens
    if not any(token.norm == "instead" for token in tokens[hit.first : hit.last + 1]):
        return False
    start, furthest = hit.first, max(hit.first - LONGEST_SENTENCE, 0)
    while start > furthest and tokens[start - 1].norm not in MARKS:
        start -= 1
    clause = [token.norm for token in tokens[start : hit.first] if token.norm not in _LEADS]
    return clause[:1] in (["i"], ["we"]) and not story.lexicon.words["delivering"].intersection(clause[1:4])


def _with_number(story: Story) -> Sequence[Span]:
    setting = story.sentences_with("setting-number")
    hits = _after_something(story, "number-change")
    late = len(story.read.tokens) * 0.3
    told = [h for h in hits if h.first > late or story.read.tokens[h.first].sentence not in setting]
    told += [h for h in story.of("number-fell") if not story.looks_back(h.first)]
    imagined = {sentence.first for sentence in story.sentences_of(told) if _only_imagined(story, sentence)}
    return story.spans(
        h
        for h in told
        if story.sentence_of(h.first).first not in imagined
        and not (_to_be(story, h) or _own_movement(story, h) or _own_effort(story, h))
    )


def _only_imagined(story: Story, sentence: Sentence) -> bool:
    """Return whether a sentence says what could be, what usually is, or what one should do."""
    words = story.norms(sentence)
    imagined = story.lexicon.words["modal_result"]
    return any(word in imagined for word in words[: max(len(words) // 2, 4)])


def _to_be(story: Story, hit: Hit) -> bool:
    """Return whether the number was only meant to come: `to be` stands just before it."""
    near = [token.norm for token in story.read.tokens[max(hit.first - _NEAR, 0) : hit.first + 1]]
    return ("to", "be") in pairwise(near)


def _happened(story: Story) -> Sequence[Span]:
    """What somebody or something did in the second half: an outcome, however plain."""
    acts = story.read.sentences
    half = len(story.read.tokens) * SECOND_HALF
    return tuple(
        sentence.span
        for sentence in acts
        if sentence.first >= half
        and not story.lecture
        and not story.looks_back(sentence.first)
        and _others_past(story, story.norms(sentence))
    )


def _others_past(story: Story, words: Sequence[str]) -> bool:
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
LAST_SHARE = 0.75
_NEAR = 5
_MOVEMENTS = frozenset(
    {"left", "got", "went", "came", "stayed", "ran", "took", "held", "kept", "made", "paid", "found"}
)
_LEADS = frozenset({"and", "so", "then", "but"})
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
        silent=(
            "We were a team of nine. I moved the job. It went well.",
            "I will cut failures soon.",
            "I moved the job. I argued for four days instead of seven.",
            "I moved the job. I reviewed forty accounts by hand instead of four hundred.",
        ),
        near=lambda story: story.spans(story.of("number-change", "number-fell")),
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
