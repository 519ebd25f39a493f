"""S: scale, stakes and role in the first half minute."""

import re
from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Find, Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.tension import dilemmas
from bot.review.rubric import FEWEST_SPECIFICS, LONGEST_CONTEXT
from bot.review.span import Span
from question_bank.models import Verdict

ALLOWANCE = 20
"""Words beyond the limit that are let pass: where the context ends is known to about a sentence."""
OPENING_TOKENS = 170
OPENING_SHARE = 0.62
RUBRIC = (
    "met: context with at least two of scale, stakes, role; weak: one of them, "
    f"or over {LONGEST_CONTEXT} words before anything happens"
)


def _opening(story: Story) -> int:
    """Up to where context is looked for: the beginning, not the results."""
    return min(story.first_end, max(int(len(story.read.tokens) * OPENING_SHARE), 60), OPENING_TOKENS)


def _early(story: Story, name: str) -> list[Hit]:
    end = _opening(story)
    return [hit for hit in story.of(name) if hit.first < end and not story.looks_back(hit.first)]


def specifics(story: Story) -> dict[str, list[Hit]]:
    """Which of scale, stakes and role are told, with their places."""
    if story.lecture:
        return {}
    found = {name: _early(story, name) for name in ("scale", "stakes", "role")}
    found["role"] += _titles(story)
    outcomes = story.sentences_with("number-change") | story.sentences_with("number-fell")
    found["scale"] = [
        hit
        for hit in (*found["scale"], *_large_numbers(story))
        if hit.first < _FEWEST_TOKENS or story.read.tokens[hit.first].sentence not in outcomes
    ]
    return {name: hits for name, hits in found.items() if hits}


def _titles(story: Story) -> list[Hit]:
    """Return titles such as `lead for search` that are the speaker's: next to an `I`, or with no one else named."""
    titles = []
    for hit in _early(story, "title"):
        sentence = story.sentence_of(hit.first)
        is_near_the_start = hit.first - sentence.first < _NEAR_THE_START
        is_introduced = is_near_the_start or story.read.tokens[hit.first - 1].norm in _INTRODUCES
        if is_introduced and story.first_of(_OTHERS, sentence) >= hit.first:
            titles.append(hit)
    return titles


def _large_numbers(story: Story) -> list[Hit]:
    """Numbers that can only be a size: three digits and more, or thousands and millions, and no year."""
    return [
        Hit("scale", at, at)
        for at, token in enumerate(story.read.tokens[: _opening(story)])
        if token.is_number and _SIZE.fullmatch(token.norm) and not _YEAR.fullmatch(token.norm)
    ]


def _some_context(story: Story) -> Sequence[Span]:
    """Any context at all: where and with whom."""
    hits = [] if story.lecture else _early(story, "context")
    return story.spans(hits[:1])


def _at_least(count: int) -> Find:
    def find(story: Story) -> Sequence[Span]:
        found = specifics(story)
        if len(found) < count:
            return ()
        return story.spans(hits[0] for hits in found.values())

    return find


def _long_context(story: Story) -> Sequence[Span]:
    """The context, where too many words of it come before the first act or tension."""
    starts = [act.subject for act in story.acts if not act.habit]
    starts += [hit.first for hit in story.of("tension", "tension-hint", "event")]
    starts += [story.token_at(span.start) for span in dilemmas(story)]
    first = min((at for at in starts if at < story.first_end), default=story.first_end)
    words = sum(any(c.isalnum() for c in token.norm) for token in story.read.tokens[:first])
    if words <= LONGEST_CONTEXT + ALLOWANCE:
        return ()
    return (story.read.sentences[0].span,)


_FEWEST_TOKENS = 30
_NEAR_THE_START = 4
_INTRODUCES = frozenset({"as", "am", "im", "was", "a", "an", "the", "our", "being"})
_OTHERS = frozenset({"she", "he", "they", "her", "his", "their", "who"})
_SIZE = re.compile(r"[$€£]?\d{1,3}(?:[,.]\d{3})+\w*|[$€£]?\d{3,}+\w*|[$€£]?\d+(?:\.\d+)?(?:k|m|bn|b|tb|gb|pb)")
_YEAR = re.compile(r"(?:19|20)\d\d")

RULES = (
    Rule(
        id="situation.two-specifics",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="Two of scale, stakes and role are told.",
        find=_at_least(FEWEST_SPECIFICS),
        fires=("I was the lead for search, eight million users. I moved the index.",),
        silent=("We had some problems with the search. I moved the index.",),
        near=_at_least(1),
    ),
    Rule(
        id="situation.one-specific",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="Only one of scale, stakes and role is told.",
        find=_at_least(1),
        fires=("Twelve engineers used it. I moved the index.",),
        silent=("Good engineers listen.",),
    ),
    Rule(
        id="situation.some-context",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="A place or a team, and nothing more.",
        find=_some_context,
        fires=("In our team there was a project for the intranet. We talked about it and I wrote a mail.",),
        silent=("I wrote a mail.",),
    ),
    Rule(
        id="situation.too-long",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says=f"More than {LONGEST_CONTEXT} words of context come before anything happens.",
        find=_long_context,
        fires=("The company makes pumps for mines and has eight plants. " * 10 + "I stopped the rollout.",),
        silent=("The company makes pumps for mines. I stopped the rollout.",),
        caps=True,
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the situation."""
    return settle(story, RULES, lacks="situation.none")
