"""The short rubric of the style prompts: principle, practice, example, limit."""

from collections.abc import Mapping, Sequence

from bot.coach.rules.rule import Finding, Rule, settle
from bot.coach.story import Story
from bot.coach.text import Sentence
from bot.review.span import Span
from question_bank.models import StyleElement, Verdict

FEWEST_CONTENT = 4


def _solid(story: Story, name: str) -> Sequence[Span]:
    """Return the sentences of a phrase that say something of their own."""
    empty = story.lexicon.any_of("function", "virtue")

    def content(sentence: Sentence) -> int:
        return sum(word not in empty for word in story.norms(sentence))

    found = story.sentences_of(story.of(name))
    return sorted(sentence.span for sentence in found if content(sentence) >= FEWEST_CONTENT)


def _example(story: Story) -> Sequence[Span]:
    """One real occasion: something that happened, with a detail."""
    happened = {
        story.read.tokens[act.verb].sentence for act in story.acts if not act.habit and _is_past(story, act.verb)
    }
    numbers = {s.index for s in story.read.sentences if any(True for _ in story.numbers_in(s))}
    hits = [h for h in story.of("example") if story.read.tokens[h.first].sentence in happened | numbers]
    return story.spans(hits) if happened else ()


def _is_past(story: Story, verb: int) -> bool:
    return story.read.tokens[verb].norm not in story.lexicon.words["act_base"]


def _example_hint(story: Story) -> Sequence[Span]:
    return story.spans(h for h in story.of("example"))


RULES: Mapping[StyleElement, tuple[Rule, ...]] = {
    StyleElement.PRINCIPLE: (
        Rule(
            id="style.principle-position",
            verdict=Verdict.MET,
            rubric="principle: what the speaker believes, as a position one could disagree with",
            says="A position that somebody could disagree with.",
            find=lambda story: _solid(story, "principle"),
            fires=("I hire for how somebody debugs a broken pipeline rather than for which papers they know.",),
            silent=("Communication is key.",),
        ),
        Rule(
            id="style.principle-generic",
            verdict=Verdict.WEAK,
            rubric="principle: `communication is key` is weak",
            says="A virtue that nobody would contest.",
            find=lambda story: story.spans(story.of("principle-generic", "principle")),
            fires=("Communication is key.",),
            silent=("Last year it rained.",),
        ),
    ),
    StyleElement.PRACTICE: (
        Rule(
            id="style.practice-named",
            verdict=Verdict.MET,
            rubric="practice: a named thing that they do, first person, how often or when",
            says="A named practice of the speaker's.",
            find=lambda story: _solid(story, "practice"),
            fires=("Every Thursday I review one broken experiment with the whole group for thirty minutes.",),
            silent=("I try to be open.",),
        ),
        Rule(
            id="style.practice-vague",
            verdict=Verdict.WEAK,
            rubric="practice: a named thing that they do, first person, how often or when",
            says="A practice that is only intended.",
            find=lambda story: story.spans(story.of("practice-generic", "practice")),
            fires=("I try to support everybody.",),
            silent=("Communication is key.",),
        ),
    ),
    StyleElement.EXAMPLE: (
        Rule(
            id="style.example-occasion",
            verdict=Verdict.MET,
            rubric="example: one real occasion with a detail or number",
            says="An occasion that happened.",
            find=_example,
            fires=(
                "Last spring I hired a physicist who had never trained a model, and she shipped the ranker in nine weeks.",
            ),
            silent=("For example, one can ask people.",),
        ),
        Rule(
            id="style.example-hint",
            verdict=Verdict.WEAK,
            rubric="example: one real occasion with a detail or number",
            says="An occasion without a detail.",
            find=_example_hint,
            fires=("For example, one can ask people.",),
            silent=("Communication is key.",),
        ),
    ),
    StyleElement.LIMIT: (
        Rule(
            id="style.limit-named",
            verdict=Verdict.MET,
            rubric="limit: where it does not work, what it costs, what they gave up",
            says="Where it does not work, or what it costs.",
            find=lambda story: _solid(story, "limit"),
            fires=("It doesn't work in a group of more than twelve engineers, where half of them never speak.",),
            silent=("It always works.",),
        ),
        Rule(
            id="style.limit-hint",
            verdict=Verdict.WEAK,
            rubric="limit: where it does not work, what it costs, what they gave up",
            says="A limit is hinted at.",
            find=lambda story: story.spans(story.of("limit")),
            fires=("It has its limits.",),
            silent=("It always works.",),
        ),
    ),
}


def judge(story: Story) -> Mapping[StyleElement, Finding]:
    """The verdict on each element."""
    return {element: settle(story, rules, lacks=f"style.no-{element}") for element, rules in RULES.items()}
