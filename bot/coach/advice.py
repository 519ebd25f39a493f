"""What a coach would say about each move of this answer: in its own words where it has some."""

import re
from collections.abc import Mapping

from bot.coach.rules.rule import Finding
from bot.coach.rules.situation import specifics
from bot.coach.story import Story
from bot.review.span import Span
from question_bank.models import Move, StyleElement, Verdict

QUOTE_CHARS = 60

_MET = {
    Move.SITUATION: "Clear context. Keep it to 30 seconds when you speak.",
    Move.TRADE_OFF: "Both sides are named. Try opening the story with this sentence.",
    Move.ACTION: "Your own acts carry the story.",
    Move.RESULT: "A result with its number. Be ready to say where it comes from.",
    Move.DRIVER: "It matters beyond the number, and you say why.",
    Move.REFLECTION: "Specific, and small enough to believe.",
    StyleElement.PRINCIPLE: "A position that one could argue with.",
    StyleElement.PRACTICE: "A practice that one could copy.",
    StyleElement.EXAMPLE: "A real occasion.",
    StyleElement.LIMIT: "You say where it ends.",
}
_LACKS = {
    "situation.none": "Begin with three facts: how big it was, what would have gone wrong, and what you were in it.",
    "situation.too-long": "More than half a minute passes before anything happens. Keep three facts and start acting.",
    "trade-off.none": "Nothing pulls in two directions yet. Name what you gave up for what: “more X cost us Y”.",
    "trade-off.hinted": "You say {quote}. Name both sides in things one can count: what did each choice cost?",
    "action.none": "I cannot find what you did. Say “I” and a verb that one could film: wrote, called, stopped.",
    "action.some": "You say {quote}. That is one act or a vague one; add a second that only you did.",
    "action.we": "You say {quote}. Who exactly? Tell your own part with “I”.",
    "action.we-carries": "“We” does most of the work here, as in {quote}. Which of these acts were yours?",
    "result.none": "How did it end? Give the outcome and one number, roughly is enough.",
    "result.plain-outcome": "You say {quote}: how much, by when, compared with what?",
    "result.something-happened": "You say {quote}. What was different in numbers, before and after?",
    "driver.none": "Why did it matter after the project? Name who works differently since, or what stayed.",
    "driver.vague": "You say {quote}. Show it: who could do what because of it, or which rule stayed?",
    "reflection.none": "End with one small thing that you would do differently, and when you would do it.",
    "reflection.generic": "You say {quote}. Which thing, at which moment? One that only this story could teach.",
    "style.no-principle": "Say what you believe, so that somebody could disagree.",
    "style.principle-generic": "You say {quote}. Nobody would object; what do you do that others would not?",
    "style.no-practice": "Name a thing that you do, and how often.",
    "style.practice-vague": "You say {quote}. What exactly do you do, and on which day?",
    "style.no-example": "Tell one occasion when it happened, with a detail.",
    "style.example-hint": "You say {quote}. When was that, and how did it end?",
    "style.no-limit": "Say where this does not work, or what it costs you.",
    "style.limit-hint": "You say {quote}. Where exactly does it stop working?",
}
_ANCHORED = {
    "trade-off.none": "You say {quote}. What did you give up to do that, and what would the other way have cost?",
    "result.none": "You say {quote}. What was different afterwards, and by how much? Roughly is enough.",
    "driver.none": "You say {quote}. Who works differently because of it, or which rule or tool stayed?",
    "reflection.none": "You say {quote}. What would you do earlier or otherwise there, and on which day?",
}
"""What to say of a move that is missing, hung on what the answer does say."""
_SPECIFICS = {"scale": "how big it was", "stakes": "what would have gone wrong", "role": "what you were in it"}
_UNJUDGED = "Not judged."
_SPACES = re.compile(r"\s+")


def advice_for(
    story: Story, findings: Mapping[Move, Finding] | Mapping[StyleElement, Finding], *, judged: bool
) -> dict[Move | StyleElement, str]:
    """One sentence or two a move, none of them twice."""
    told: dict[Move | StyleElement, str] = {}
    for part, finding in findings.items():
        text = _sentence(story, part, finding) if judged else _UNJUDGED
        told[part] = text if judged and text not in told.values() else f"{_name(part)}: {text}"
    return told


def _sentence(story: Story, part: Move | StyleElement, finding: Finding) -> str:
    if finding.verdict is Verdict.MET:
        return _met(story, part)
    if finding.lacks in ("situation.one-specific", "situation.some-context"):
        return _missing_specifics(story)
    anchor = _anchor(story, finding.lacks)
    if anchor is not None:
        return _ANCHORED[finding.lacks].format(quote=quoted(story, anchor))
    return _LACKS[finding.lacks].format(quote=_quote(story, finding))


def _anchor(story: Story, lacks: str) -> Span | None:
    """The sentence on which to hang the question about a missing move: each move takes another one, where it can."""
    if lacks not in _ANCHORED:
        return None
    acts = [story.sentence_span(act.subject) for act in story.own() if not story.looks_back(act.verb)]
    if lacks == "driver.none":
        numbers = story.spans(story.of("number-fell") or story.of("number-change"))
        return numbers[-1] if numbers else None
    if not acts:
        return None
    return {"trade-off.none": acts[0], "result.none": acts[-1], "reflection.none": acts[len(acts) // 2]}[lacks]


def _met(story: Story, part: Move | StyleElement) -> str:
    found = specifics(story) if part is Move.SITUATION else {}
    absent = [words for name, words in _SPECIFICS.items() if name not in found]
    if part is Move.SITUATION and len(absent) == 1:
        return f"Clear context. It would be complete with {absent[0]}."
    return _MET[part]


def _missing_specifics(story: Story) -> str:
    found = specifics(story)
    absent = [words for name, words in _SPECIFICS.items() if name not in found]
    if len(absent) == len(_SPECIFICS):
        return f"I can tell where you were, and not much more. Add {absent[0]}, {absent[1]} and {absent[2]}."
    return f"One fact is there. Add {' and '.join(absent)}, in a sentence."


def _quote(story: Story, finding: Finding) -> str:
    if not finding.evidence:
        return "it"
    return quoted(story, finding.evidence[0])


def quoted(story: Story, span: Span) -> str:
    """Return words of a story in quotation marks, cut at a word near QUOTE_CHARS characters."""
    words = _SPACES.sub(" ", story.read.text[span.start : span.end])
    if len(words) > QUOTE_CHARS:
        words = words[:QUOTE_CHARS].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"


def _name(part: Move | StyleElement) -> str:
    return part.name.replace("_", "-").capitalize()
