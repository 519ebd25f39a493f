"""E: a specific, small thing that the speaker would do differently."""

from collections.abc import Sequence

from bot.coach.phrases import Hit
from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.text import Sentence
from bot.review.span import Span
from question_bank.models import Verdict

RUBRIC = "met: a specific thing the speaker would do differently: what, and when or how; weak: generic"
ENOUGH_WORDS = 4
ENOUGH_BESIDE_A_VIRTUE = 7
EARLIEST_SHARE = 0.45
CLOSING_SHARE = 0.65
LAST_WORDS_SHARE = 0.75


def _counterfactuals(story: Story, *names: str) -> list[Hit]:
    """The speaker's own reflections: in the later part of the text, and not denied."""
    if story.lecture:
        return []
    start = len(story.read.tokens) * EARLIEST_SHARE
    denied = story.sentences_with("reflection-denied")
    hits = story.of(*names) + (_closing_wishes(story) if "counterfactual" in names else [])
    return [
        hit
        for hit in hits
        if story.sentence_of(hit.first).last >= start
        and story.read.tokens[hit.first].sentence not in denied
        and not _somebody_elses(story, hit)
        and not _promised(story, hit)
    ]


def _closing_wishes(story: Story) -> list[Hit]:
    """Sentences near the end that begin with `I would` or `I'd` and a verb in its base form."""
    found = []
    for sentence in story.read.sentences:
        words = story.norms(sentence)
        would = 1 if words[0] == "id" else 2 if words[:2] == ("i", "would") else 0
        verb = words[would] if would and len(words) > would else ""
        general = _GENERAL.intersection(words) or "if" in words or _is_estimate(story, words[would:])
        if _is_late_order(story, sentence):
            found.append(Hit("counterfactual", sentence.first, sentence.last - 1))
        if (
            verb
            and not general
            and not verb.endswith("ed")
            and sentence.first >= len(story.read.tokens) * CLOSING_SHARE
        ):
            found.append(Hit("counterfactual", sentence.first, sentence.last - 1))
    late = len(story.read.tokens) * LAST_WORDS_SHARE
    return found + [hit for hit in story.of("spared") if hit.first >= late]


def _is_estimate(story: Story, words: Sequence[str]) -> bool:
    """Whether what follows `I would` is a guess and no wish: `say 30 percent`, but not `say no` or `say so earlier`."""
    verb, *rest = words or [""]
    is_wish = rest[:1] in (["no"], ["so"], ["it"]) or bool(_RATHER.intersection(rest))
    return verb in story.lexicon.words["estimating"] and not is_wish


def _is_late_order(story: Story, sentence: Sentence) -> bool:
    """Advice to oneself at the end: `Ring the heads before the meeting, rather than after it`."""
    words = story.norms(sentence)
    return (
        words[0] in story.lexicon.words["act_base"]
        and words[0] not in story.lexicon.words["irregular_past"]
        and sentence.first >= len(story.read.tokens) * LAST_WORDS_SHARE
        and any(word in story.lexicon.words["when"] or word in _RATHER for word in words[1:])
    )


def _promised(story: Story, hit: Hit) -> bool:
    """Whether it says what the speaker offered to do then: `I said I'd drop it if it took longer`."""
    is_own = story.read.tokens[hit.first].norm in ("id", "i")
    return is_own and story.first_of(_PROMISES, story.sentence_of(hit.first)) < hit.first


def _somebody_elses(story: Story, hit: Hit) -> bool:
    """Whether it is somebody else's reflection, or what somebody else said of the speaker."""
    sentence = story.sentence_of(hit.first)
    if story.first_of(_OTHERS, sentence) > hit.first:
        return False
    near = story.read.tokens[max(sentence.first, hit.first - _NEAR) : hit.first + 1]
    return any(token.norm in _OTHERS for token in near) or story.first_of(_SAYING, sentence) <= hit.first


_GENERAL = frozenset({"always", "never", "certainly", "same"})
_RATHER = frozenset({"rather", "instead", "earlier", "sooner"})
_PROMISES = frozenset({"said", "told", "promised", "offered", "agreed", "wrote", "where"})
_OTHERS = frozenset({"she", "he", "they", "somebody", "someone", "everyone", "you", "manager", "colleague", "boss"})
_NEAR = 3
_SAYING = frozenset({"said", "told", "says", "thinks", "thought", "mentioned", "suggested"})


def _weight(story: Story, here: Sentence) -> int:
    """Return how many words around a reflection name something: in its sentence and the next."""
    virtue = story.lexicon.any_of("virtue", "function")
    following = story.sentence_after(here)
    own = sum(word not in virtue for word in story.norms(here))
    return own + sum(word not in virtue for word in (story.norms(following) if following else ())) // 2


def _specific(story: Story) -> Sequence[Span]:
    generic = story.sentences_with("generic-reflection") | story.sentences_with("lesson")

    def enough(sentence: Sentence) -> bool:
        in_virtue = sentence.index in generic
        return _weight(story, sentence) >= (ENOUGH_BESIDE_A_VIRTUE if in_virtue else ENOUGH_WORDS)

    told = story.sentences_of(_counterfactuals(story, "counterfactual"))
    return sorted(sentence.span for sentence in told if enough(sentence))


def _generic(story: Story) -> Sequence[Span]:
    return story.spans(_counterfactuals(story, "counterfactual", "lesson"))


RULES = (
    Rule(
        id="reflection.specific",
        verdict=Verdict.MET,
        rubric=RUBRIC,
        says="A named thing, and when or how.",
        find=_specific,
        fires=("I moved it. I should have asked the night shift for their log before the first demo.",),
        silent=(
            "I moved it. Next time I would communicate better.",
            "I moved it. I wouldn't change anything.",
            "I moved the nightly backup to Sunday, and I told all four teams why. I would say incidents fell 30 percent.",
        ),
        near=lambda story: story.spans(story.of("counterfactual", "spared")),
    ),
    Rule(
        id="reflection.generic",
        verdict=Verdict.WEAK,
        rubric=RUBRIC,
        says="A virtue, not a change.",
        find=_generic,
        fires=("I moved it. Next time I would communicate better.",),
        silent=(
            "I moved it.",
            "I moved it. No regrets.",
            "I moved the nightly backup to Sunday and told all four teams why I did. I'd guess nine in ten liked it.",
        ),
    ),
)


def judge(story: Story) -> Finding:
    """The verdict on the reflection."""
    return settle(story, RULES, lacks="reflection.none")
