"""The short rubric of the style prompts: principle, practice, example, limit."""

from collections.abc import Callable, Mapping, Sequence

from bot.review.rules.rule import Evidence, MoveFinding, Rule, settle
from bot.review.signals import Signals
from bot.review.told.style_elements import StyleElements
from question_bank.models import StyleElement, Verdict

_PRINCIPLE = "principle: what the speaker believes, as a position one could disagree with"
_PRACTICE = "practice: a named thing that they do, first person, how often or when"
_EXAMPLE = "example: one real occasion with a detail or number"
_LIMIT = "limit: where it does not work, what it costs, what they gave up"


def _with(find: Callable[[StyleElements], Sequence[Evidence]]) -> Callable[[Signals], Sequence[Evidence]]:
    return lambda signals: find(StyleElements(signals))


OF_ELEMENT: Mapping[StyleElement, tuple[Rule, ...]] = {
    StyleElement.PRINCIPLE: (
        Rule(
            id="style.principle-position",
            verdict=Verdict.MET,
            rubric=_PRINCIPLE,
            says="A position that somebody could disagree with.",
            find=_with(StyleElements.positions),
            fires=(
                "I hire for how somebody debugs a broken pipeline rather than for which papers they know.",
                "I believe a lead should be the last one in the room to speak.",
                "A slow decision by the people who run it beats a fast one by me.",
                "My rule is that whoever is paged owns the roadmap.",
            ),
            silent=(
                "Communication is key.",
                "I believe that trust is important.",
                "I believe in people.",
                "Last year it rained.",
            ),
        ),
        Rule(
            id="style.principle-generic",
            verdict=Verdict.WEAK,
            rubric="principle: `communication is key` is weak",
            says="A virtue that nobody would contest.",
            advice="You say {quote}. Nobody would object; what do you do that others would not?",
            find=_with(StyleElements.slogans),
            fires=("Communication is key.", "I believe in people."),
            silent=("Last year it rained.",),
        ),
    ),
    StyleElement.PRACTICE: (
        Rule(
            id="style.practice-named",
            verdict=Verdict.MET,
            rubric=_PRACTICE,
            says="A named practice of the speaker's.",
            find=_with(StyleElements.practices),
            fires=(
                "Every Thursday I review one broken experiment with the whole group for thirty minutes.",
                "Before any merge I ask one person outside the team to break it.",
                "When somebody joins, I give them a bug that I cannot solve.",
            ),
            silent=(
                "I try to be open.",
                "I always try to be a good listener every day.",
                "I value honesty in every meeting.",
                "Every Thursday it rained.",
                "Last Monday I wrote the memo.",
            ),
        ),
        Rule(
            id="style.practice-vague",
            verdict=Verdict.WEAK,
            rubric=_PRACTICE,
            says="A practice that is only intended, or that has no time.",
            advice="You say {quote}. What exactly do you do, and how often?",
            find=_with(StyleElements.intentions),
            fires=("I try to support everybody.", "I share my drafts."),
            silent=("Communication is key.", "I always try to be a role model.", "I am a good listener."),
        ),
    ),
    StyleElement.EXAMPLE: (
        Rule(
            id="style.example-occasion",
            verdict=Verdict.MET,
            rubric=_EXAMPLE,
            says="An occasion that happened.",
            find=_with(StyleElements.occasions),
            fires=(
                "Last spring I hired a physicist who had never trained a model, and she shipped the ranker in nine weeks.",
                "One time the QA lead found that our retry loop billed 40 customers twice.",
                "In 2023 that was the move to a new queue; it cut our pages from 14 to 3 a week.",
            ),
            silent=("For example, one can ask people.", "It went well.", "Every Monday I write down one decision."),
        ),
        Rule(
            id="style.example-hint",
            verdict=Verdict.WEAK,
            rubric=_EXAMPLE,
            says="An occasion without a time or a detail.",
            advice="You say {quote}. When was that, and how did it end?",
            find=_with(StyleElements.hints),
            fires=("For example, one can ask people.", "It went well."),
            silent=("Communication is key.",),
        ),
    ),
    StyleElement.LIMIT: (
        Rule(
            id="style.limit-named",
            verdict=Verdict.MET,
            rubric=_LIMIT,
            says="Where it does not work, or what it costs.",
            find=_with(StyleElements.limits),
            fires=(
                "It doesn't work in a group of more than twelve engineers, where half of them never speak.",
                "It does not work in an outage; there I decide.",
                "The price is that a merge takes two days.",
                "I gave up fast reviews for it.",
            ),
            silent=("It always works.", "It has its limits.", "I do not touch it."),
        ),
        Rule(
            id="style.limit-hint",
            verdict=Verdict.WEAK,
            rubric=_LIMIT,
            says="A limit is hinted at.",
            advice="You say {quote}. Where exactly does it stop working?",
            find=_with(StyleElements.limit_hints),
            fires=("It has its limits.",),
            silent=("It always works.",),
        ),
    ),
}


RULES = tuple(rule for rules in OF_ELEMENT.values() for rule in rules)


def judge(signals: Signals) -> Mapping[StyleElement, MoveFinding]:
    """Return the verdict on each element."""
    return {element: settle(signals, rules) for element, rules in OF_ELEMENT.items()}
