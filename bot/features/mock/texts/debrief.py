"""The debrief of a mock, as an interviewer would write it up."""

from collections.abc import Mapping, Sequence
from textwrap import shorten

from bot.conversation.texts.hearing import hearing_text
from bot.conversation.texts.html import count, duration, escape, joined, quoted
from bot.conversation.texts.names import LEVEL_NAMES, part_name
from bot.features.mock.logic.debrief import (
    Debrief,
    DebriefFinding,
    DebriefTask,
    DebriefTaskKind,
    Pattern,
)
from bot.features.mock.logic.mock_result import MockResult, Numbered, Outcome
from bot.features.mock.logic.overall import Cap, Overall
from bot.review.rubric import LONGEST_SECONDS, SHORTEST_SECONDS, TOUR_SECONDS
from question_bank.models import Level, QuestionBank, Verdict

_QUESTION_LENGTH = 80
_TRAP_LENGTH = 120
_PATTERNS_SHOWN = 4

_OVERALL = {
    Level.WEAK: "I could not argue for you on this round: I did not hear what you did yourself and what came of it.",
    Level.PASSING: "This would pass at Senior level. It does not reach Staff yet.",
    Level.STRONG: "A good round: close to Staff.",
    Level.STAFF: "I would write Staff.",
}
_KEEP = "Keep telling them this way."
_TO_DO = "The points below would make it even better."
_UNANSWERED = "<b>Debrief</b>\nNothing was answered that can be judged, so there is nothing to write up."
_TOO_LITTLE = "Too little for a verdict on the whole round."
_PATTERNS = {
    Pattern.MOSTLY_WE: "You say “we” for most of the work. I cannot tell what you did yourself.",
    Pattern.NO_NUMBERS: "The result has no number, so I cannot weigh it.",
    Pattern.NO_TRADE_OFF: "You do not say what the choice cost. At Staff level I expect to hear it.",
    Pattern.TRAPS: "The story falls into the trap of its question.",
    Pattern.NO_REFLECTION: "You stop at the result. Say what you would do differently.",
    Pattern.GENERIC_REFLECTION: "The reflection would fit any project. Name one small thing, and when you would do it.",
    Pattern.NO_IMPACT: "The story ends with the number. Who worked differently afterwards?",
    Pattern.NO_STRUCTURAL_CHANGE: "Nothing from the project is still in use: no process, gate or template.",
    Pattern.TOO_SHORT: "Under a minute of speaking. An interviewer still waits for the rest.",
    Pattern.TOO_LONG: f"More than {TOUR_SECONDS // 60} minutes. I lose the thread before the result comes.",
    Pattern.ONE_PROJECT: "These sound like the same project. An interviewer notices.",
}
_REASONS: Mapping[Cap, tuple[str, str]] = {
    Cap.ONE_PROJECT: ("{} tells the same project", "{} tell the same project"),
    Cap.BELOW_STRONG: ("{} is below strong", "{} are below strong"),
    Cap.OFF_TOPIC: ("{} answers another question", "{} answer other questions"),
    Cap.TRAP: ("{} falls into its trap", "{} fall into their traps"),
    Cap.SHORT: ("{} is under a minute", "{} are under a minute"),
}
"""What holds the level down, for one question and for several."""
_OWNED_UP = "You said that it is no perfect fit: a good move."
_DECLINED = "Better to say so than to force one."
_MENDS = {
    Pattern.MOSTLY_WE: "Go through one story and put “I” before every act that was yours.",
    Pattern.NO_NUMBERS: "Give each story one number for its outcome. An honest estimate is enough.",
    Pattern.NO_TRADE_OFF: "For each story, write one line: I chose X over Y, and it cost Z.",
    Pattern.TRAPS: "Read about the trap on their cards, and add a sentence that avoids it.",
    Pattern.NO_REFLECTION: "End each story with one thing that you would do differently, and when.",
    Pattern.GENERIC_REFLECTION: "Make each reflection one small thing that you could put into a calendar.",
    Pattern.NO_IMPACT: "Add one sentence to each story on who or what changed beyond the metric.",
    Pattern.NO_STRUCTURAL_CHANGE: "Find two stories in which something that you set up is still in use, and say so.",
    Pattern.TOO_SHORT: f"Tell one story aloud and bring it to {SHORTEST_SECONDS // 60} minutes, with detail on what you did.",
    Pattern.TOO_LONG: (
        f"Cut one story to {LONGEST_SECONDS // 60} minutes: 25 seconds of situation, the rest for choice, acts and result."
    ),
    Pattern.ONE_PROJECT: "Write one of these stories from another project.",
}


_DOORS = {
    DebriefTaskKind.FIND_STORY: "Write a story",
    DebriefTaskKind.DRILL: "Start the drill",
    DebriefTaskKind.REWRITE: "Write it again",
    DebriefTaskKind.REHEARSE: "Tell it aloud",
    DebriefTaskKind.LEARN: "Read the card",
    DebriefTaskKind.TRY: "Try it now",
}


def door_label(n: int, task: DebriefTask, bank: QuestionBank) -> str:
    """Return the label of the button of the n-th task."""
    if task.kind is not DebriefTaskKind.MEND_PATTERN:
        return f"{n}. {_DOORS[task.kind]}"
    if task.pattern is Pattern.TRAPS:
        return f"{n}. {_DOORS[DebriefTaskKind.LEARN]}"
    if task.pattern is Pattern.ONE_PROJECT:
        return f"{n}. {_DOORS[DebriefTaskKind.FIND_STORY]}"
    name = bank.archetypes[task.archetype].name if task.archetype else ""
    return f"{n}. Practise: {name}"


def feedback_label(n: int) -> str:
    """Return the label of the button for the feedback on the n-th question."""
    return f"Feedback {n}"


def debrief_text(debrief: Debrief, bank: QuestionBank) -> str:
    """Return the debrief as Telegram HTML under 3,500 characters: verdict, questions, patterns, tasks."""
    if debrief.overall is None:
        return "\n\n".join([_UNANSWERED, *_unjudged(debrief, bank), *_week(debrief, bank)])
    paragraphs = [_head(debrief, debrief.overall), _questions(debrief, bank)]
    if debrief.findings:
        paragraphs.append("\n".join(["<b>Across your answers</b>", *map(_finding, debrief.findings[:_PATTERNS_SHOWN])]))
    if debrief.strongest and debrief.weakest:
        strongest, weakest = (_numbered(each, bank) for each in (debrief.strongest, debrief.weakest))
        paragraphs.append(f"Strongest: {strongest}. Weakest: {weakest}.")
    return "\n\n".join([*paragraphs, *_week(debrief, bank)])


def _unjudged(debrief: Debrief, bank: QuestionBank) -> list[str]:
    """Return the list of questions where something was answered, although nothing could be judged."""
    answered = any(result.outcome is Outcome.NOT_JUDGED for result in debrief.results)
    return [_questions(debrief, bank)] if answered else []


def _head(debrief: Debrief, overall: Overall) -> str:
    """Return the level of the round with the reason for it."""
    asked = count(len(debrief.results), "question")
    answered = f"{debrief.answered} of {asked} answered, {duration(debrief.seconds)} spoken."
    if 2 * debrief.answered < len(debrief.results):
        heard = f"{_TOO_LITTLE} What I heard was {LEVEL_NAMES[overall.middle].lower()}."
        return f"<b>Debrief</b>\n{answered}\n{heard}{_held(overall, 'The round could not be above {level}')}"
    return f"<b>Debrief: {LEVEL_NAMES[overall.level].lower()}</b>\n{answered}\n{_verdict(debrief, overall)}"


def _verdict(debrief: Debrief, overall: Overall) -> str:
    """Return the verdict on the round in one to three sentences. What holds it down is always named."""
    if overall.lowered:
        return f"Your middle answer is {LEVEL_NAMES[overall.middle].lower()}.{_held(overall, 'The round is {level}')}"
    said = f"{_OVERALL[overall.level]}{_held(overall, 'It cannot be above {level}')}"
    if overall.level is not Level.STAFF:
        return said
    left = len(debrief.results) - debrief.answered
    if left:
        return f"{said} But {count(left, 'question')} got no answer that I can judge."
    all_staff = all(result.level is Level.STAFF for result in debrief.results)
    return f"{said} {_KEEP if all_staff and not debrief.findings else _TO_DO}"


def _held(overall: Overall, head: str) -> str:
    """Return the sentence with the reasons that hold the round at its level. Empty where there are none."""
    if not overall.held_by:
        return ""
    reasons = [_reason(cap, numbers) for cap, numbers in overall.held_by.items()]
    return f" {head.format(level=LEVEL_NAMES[overall.level].lower())}, because {joined(reasons)}."


def _reason(cap: Cap, numbers: Sequence[int]) -> str:
    one, many = _REASONS[cap]
    return (one if len(numbers) == 1 else many).format(f"no. {joined([str(n) for n in numbers])}")


def _questions(debrief: Debrief, bank: QuestionBank) -> str:
    return "\n".join(f"{n}. {_question(result, bank)}" for n, result in enumerate(debrief.results, 1))


def _question(result: MockResult, bank: QuestionBank) -> str:
    subject = _subject(result, bank)
    if result.outcome is Outcome.SKIPPED:
        return f"{subject}: skipped."
    if result.outcome is Outcome.NOT_JUDGED:
        return f"{subject}: not judged. {escape(result.not_judged or '')}"
    if result.outcome is Outcome.NO_STORY or result.level is None:
        return f"{subject}: no story yet. {_DECLINED}"
    lines = [f"{subject}: <b>{LEVEL_NAMES[result.level].lower()}</b>.{_lacks(result)}"]
    if result.off_topic:
        lines.append(f"   {hearing_text(result.heard_as, result.probed)}")
    if result.owned_up:
        lines.append(f"   {_OWNED_UP}")
    if result.trap and result.archetype:
        lines.append(f"   The trap: {_cut(bank.archetypes[result.archetype].trap)}")
    return "\n".join(lines)


def _lacks(result: MockResult) -> str:
    sentences = []
    for verdict, label in ((Verdict.MISSING, "Missing"), (Verdict.WEAK, "Weak")):
        parts = [part_name(part).lower() for part, found in result.parts.items() if found is verdict]
        if parts:
            sentences.append(f" {label}: {joined(parts)}.")
    if result.parts and not sentences:
        return " All six moves." if result.moves else " All four elements."
    return "".join(sentences)


def _finding(finding: DebriefFinding) -> str:
    where = "" if finding.count == finding.of else f": no. {joined([str(n) for n in finding.where])}"
    return f"• {_PATTERNS[finding.pattern]} <i>({finding.count} of {finding.of}{where})</i>"


def _week(debrief: Debrief, bank: QuestionBank) -> list[str]:
    if not debrief.tasks:
        return []
    return ["\n".join(["<b>This week</b>", *(f"{n}. {_task(task, bank)}" for n, task in enumerate(debrief.tasks, 1))])]


def _task(task: DebriefTask, bank: QuestionBank) -> str:
    if task.pattern is Pattern.ONE_PROJECT and task.archetype:
        return f"Find a story for {escape(bank.archetypes[task.archetype].name)} in another project."
    if task.kind is DebriefTaskKind.MEND_PATTERN and task.pattern:
        return _MENDS[task.pattern]
    if task.kind is DebriefTaskKind.DRILL:
        return "Run the 25-minute drill over the archetypes that have no story."
    about = (
        escape(bank.archetypes[task.archetype].name)
        if task.archetype
        else quoted(task.question or "", _QUESTION_LENGTH)
    )
    if task.kind is DebriefTaskKind.FIND_STORY:
        return f"Find a story for {about}. Begin with the closest thing that you have."
    if task.kind is DebriefTaskKind.REWRITE:
        return f"Write {about} again from the start, then tell it once aloud."
    if task.kind is DebriefTaskKind.LEARN:
        return f"Read the card on {about}: what it probes, its trap, an answer at each level."
    if task.kind is DebriefTaskKind.TRY:
        return f"Try {about}, which this mock did not ask for."
    return f"Tell {about} aloud, once with the time taken and once with hard questions."


def _numbered(numbered: Numbered, bank: QuestionBank) -> str:
    n, result = numbered
    return f"no. {n}, {_subject(result, bank)}"


def _cut(text: str) -> str:
    return escape(shorten(text, _TRAP_LENGTH, placeholder=" …"))


def _subject(result: MockResult, bank: QuestionBank) -> str:
    if result.archetype is not None:
        return escape(bank.archetypes[result.archetype].name)
    return quoted(result.question, _QUESTION_LENGTH)
