"""Texts of the end of a drill: the gaps, the user's estimate, the rules' verdict beside it, the findings."""

from collections.abc import Collection, Mapping, Sequence

from bot.conversation.texts.html import escape, joined, quoted
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.drill.logic.self_assessment import Assessed, Assessment, Dimension, DrillLack, Failure
from question_bank.models import Archetype, ArchetypeId, Level, QuestionBank

FAILURES = "drill-failures"
THAT_IS_ALL = "That is all of them"
NONE_OF_THEM = "None of them"
PRACTISE_ONE = "Practise one"
COVERAGE = "Coverage"
ASK_GAPS = (
    "<b>Look back, before I say anything.</b>\n"
    "For which of these do you have nothing at all? Naming the gaps is worth more than the stories. Tap each one."
)
ESTIMATED = "Your estimate is saved. Below you see it next to what the rules say."

_QUOTE_LENGTH = 150
_NAMES = {
    Dimension.COVERAGE: "Coverage discovery",
    Dimension.TRADE_OFF: "Trade-off articulation",
    Dimension.REFLECTION: "Reflection specificity",
    Dimension.CHANGE: "Structural-change driver",
}
_LACKS = {
    DrillLack.NOTHING_WRITTEN: "Nothing was outlined, so there is nothing to quote.",
    DrillLack.UNFINISHED: "Not all three archetypes were tried.",
    DrillLack.ONE_PROJECT: "Several stories come from one project",
    DrillLack.FEWER_PROJECTS: "For a higher level: three stories from three projects.",
    DrillLack.ELSEWHERE: "An interviewer would hear another archetype",
    DrillLack.NO_STRETCH: "You were sure of all of them: next time, try an archetype that you are not sure of.",
    DrillLack.GAPS_UNNAMED: "You did not name what is still without a story",
    DrillLack.NO_TRADE_OFF: "No specific trade-off, or only one side of it",
    DrillLack.NOT_GRADABLE: "Say what each side costs or gives, in something that can be measured",
    DrillLack.NOT_NEGOTIATED: "In none of them is it said with whom you negotiated it.",
    DrillLack.NO_CHANGE: "No concrete thing that you would do differently",
    DrillLack.NO_REASON: "Say why it would have helped",
    DrillLack.NO_HABIT: "In none of them did the change become a habit, a template or a process.",
    DrillLack.ONLY_OUTCOME: "Only the project's outcome, no consequence beyond it",
    DrillLack.NOTHING_LASTING: "Name the process, gate or template that came out of it",
    DrillLack.NOT_STILL_USED: "In none of them is it said that it is still in use.",
}


def level_label(level: Level) -> str:
    """Return the label of a level's button."""
    return LEVEL_NAMES[level]


def gap_label(archetype: Archetype, *, named: bool) -> str:
    """Return the label of an archetype's button in the list of gaps."""
    return f"{'☑' if named else '☐'} {archetype.name}"


def estimate_text(dimension: Dimension, place: int, meanings: Mapping[Level, str]) -> str:
    """Return the question for the user's own level in one dimension."""
    lines = [f"<b>{LEVEL_NAMES[level]}</b>: {escape(meaning)}" for level, meaning in meanings.items()]
    head = f"<b>Your own estimate, {place} of {len(Dimension)}: {_NAMES[dimension].lower()}</b>"
    return "\n".join([head, *lines, "", "Each level from passing on includes the one before it."])


def verdict_text(assessment: Assessment, estimates: Mapping[str, str], bank: QuestionBank) -> str:
    """Return the user's estimate beside the rules' verdict for each dimension, with a quotation for each verdict."""
    paragraphs = [_verdict(assessed, estimates.get(assessed.dimension), bank) for assessed in assessment.dimensions]
    return "\n\n".join(["<b>You and the rules</b>", *paragraphs])


def findings_text(
    assessment: Assessment, gaps: Collection[ArchetypeId], kept: Sequence[str], bank: QuestionBank
) -> str:
    """Return the findings of the drill: the gaps, the common failures that show, the stories that were kept."""
    paragraphs = [_gaps(gaps, bank)]
    if assessment.failures:
        lines = bank.guidance.topics[FAILURES]
        failures = dict(zip(Failure, lines, strict=True))
        shown = [f"• {escape(failures[each.failure])} <i>({_names(each.of, bank)})</i>" for each in assessment.failures]
        paragraphs.append("\n".join(["<b>What to watch</b>", *shown]))
    if kept:
        titles = "\n".join(f"• {quoted(title, 60)}" for title in kept)
        paragraphs.append(f"<b>In your story bank now</b>\n{titles}")
    return "\n\n".join(paragraphs)


def practise_label(archetype: Archetype) -> str:
    """Return the label of the button that asks a question of an archetype."""
    return f"{PRACTISE_ONE}: {archetype.name}"


def _verdict(assessed: Assessed, estimate: str | None, bank: QuestionBank) -> str:
    own = f"you {LEVEL_NAMES[Level(estimate)].lower()}, " if estimate else ""
    lines = [f"<b>{_NAMES[assessed.dimension]}</b>: {own}the rules <b>{LEVEL_NAMES[assessed.level].lower()}</b>"]
    if assessed.quote:
        source = f" <i>({_names((assessed.quoted,), bank)})</i>" if assessed.quoted else ""
        lines.append(f"{quoted(assessed.quote, _QUOTE_LENGTH)}{source}")
    if assessed.lack is not None:
        lines.append(f"○ {_lack(assessed, assessed.lack, bank)}")
    return "\n".join(lines)


def _lack(assessed: Assessed, lack: DrillLack, bank: QuestionBank) -> str:
    text = _LACKS[lack]
    return text if text.endswith(".") else f"{text}: {_names(assessed.of, bank)}."


def _gaps(gaps: Collection[ArchetypeId], bank: QuestionBank) -> str:
    named = [archetype for archetype in ArchetypeId if archetype in gaps]
    if not named:
        return "<b>Findings</b>\nYou named no archetype for which you have nothing."
    return (
        f"<b>Findings</b>\nNo material yet for {_names(named, bank)}. Knowing that is worth more than the stories: "
        "look through old design reviews and incident reports for them, before somebody asks."
    )


def _names(archetypes: Sequence[ArchetypeId], bank: QuestionBank) -> str:
    return joined([escape(bank.archetypes[archetype].name) for archetype in archetypes])
