"""Texts to learn from: the archetypes' cards, their examples, the six moves, the openings, the advice by theme."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.conversation.texts.html import escape, joined, quoted
from bot.conversation.texts.marking import LEGEND, marked
from bot.conversation.texts.names import LEVEL_NAMES, part_name
from bot.review.rubric import CONTEXT_SECONDS, LONGEST_CONTEXT
from bot.review.types import Review
from question_bank.models import Archetype, Example, Move, ToldTwice, Verdict

HINT = "Read one card a day. Each takes a minute."
MENU = (
    "<b>Learn</b>\n\nAn archetype's card, the six moves that every answer is judged by, the questions on how you work, "
    "or advice on the rest."
)
THEMES_TEXT = "<b>Advice</b>\n\nWhat do you want to read about?"
MOVES = "The six moves"
TOLD_TWICE = "One story, told twice"
STYLE = "Questions on how you work"
OPENINGS = "Open with the trade-off"
THEMES = "All other advice"
BACK = "Back"
BACK_TO_CARD = "Back to the card"
NEXT_CARD = "Next card"
NEXT_MOVE = "Next move"
NEXT_THEME = "Next"
OTHER_EXAMPLE = "Another example"
PRACTISE = "Practise this"
WRITE = "Write a story"

_LONGEST_ANSWER = 2_600
_LONGEST_WORDS = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A page of advice."""

    id: str
    label: str
    """Text of its button."""
    title: str
    topics: Mapping[str, str]
    """Topics of the guidance, each with its heading. Empty where the title is heading enough."""
    door: str = ""
    """Name of the button that acts on the advice."""


ADVICE: Sequence[Theme] = (
    Theme(
        id="why", label="Why STAR falls short", title="Why STAR is not enough", topics={"why-star-is-not-enough": ""}
    ),
    Theme(
        id="score",
        label="What is scored",
        title="What interviewers score",
        topics={"what-interviewers-score": "", "what-rubrics-call-leadership": "What rubrics call leadership"},
    ),
    Theme(id="most", label="What counts most", title="What counts most", topics={"what-counts-most": ""}),
    Theme(id="loop", label="What a loop asks", title="What a loop asks", topics={"coverage": ""}, door="quiz"),
    Theme(
        id="none", label="No perfect example", title="When no story fits", topics={"no-perfect-example": ""}, door="ask"
    ),
    Theme(
        id="half",
        label="A story and a half",
        title="The candidate with one and a half stories",
        topics={"the-candidate-with-one-and-a-half-stories": ""},
        door="stories",
    ),
    Theme(
        id="check",
        label="Checklists",
        title="Checklists",
        topics={"story-checklist": "One story", "before-the-loop": "Before the loop"},
        door="coverage",
    ),
    Theme(id="prep", label="Preparation", title="Preparation", topics={"preparation": ""}, door="plan"),
    Theme(
        id="drill",
        label="The gap drill",
        title="The gap drill",
        topics={"drill": "", "drill-failures": "How it fails"},
        door="drill",
    ),
    Theme(
        id="self",
        label="Judge your drill",
        title="Judging your own drill",
        topics={"self-assessment": ""},
        door="drill",
    ),
    Theme(
        id="lead",
        label="Without the title",
        title="Leadership without the title",
        topics={"leadership-without-the-title": ""},
        door="ask",
    ),
    Theme(
        id="style", label="Leadership style", title="Leadership style", topics={"leadership-style": ""}, door="style"
    ),
    Theme(id="late", label="A missed deadline", title="A missed deadline", topics={"missed-deadline": ""}),
    Theme(id="read", label="What to read", title="What to read", topics={"reading": ""}),
)
"""All topics of the guidance that are not on the pages of the moves or the openings, in reading order."""

DOORS: Mapping[str, str] = {
    "ask": "Ask me a question",
    "coverage": "My coverage",
    "drill": "Do the drill",
    "plan": "My plan",
    "quiz": "Take a quiz",
    "stories": "My stories",
    "style": "Questions on how you work",
}

THE_SIX = "the-six-moves"
OPENING_TOPIC = "how-to-signal-it"
MOVE_TOPICS: Mapping[Move, str] = {
    Move.SITUATION: "situation",
    Move.TRADE_OFF: "trade-off",
    Move.ACTION: "action",
    Move.RESULT: "result",
    Move.DRIVER: "driver-of-impact",
    Move.REFLECTION: "reflection",
}
_VERDICTS: Mapping[Move, Mapping[Verdict, str]] = {
    Move.SITUATION: {
        Verdict.MET: f"two of scale, stakes and your role, within {CONTEXT_SECONDS} seconds.",
        Verdict.WEAK: f"one of the three, or more than {LONGEST_CONTEXT} words before anything happens.",
        Verdict.MISSING: "no context, or only a general remark.",
    },
    Move.TRADE_OFF: {
        Verdict.MET: "both sides named, each in terms that one could measure.",
        Verdict.WEAK: "a hint (“a tough call”), or one side only.",
        Verdict.MISSING: "no two sides.",
    },
    Move.ACTION: {
        Verdict.MET: "two specific things that “I” did, and mostly “I”, not “we”.",
        Verdict.WEAK: "one, or vague ones (“I helped”), or mostly “we”.",
        Verdict.MISSING: "nothing that you did.",
    },
    Move.RESULT: {
        Verdict.MET: "an outcome with a number of its own; roughly is enough.",
        Verdict.WEAK: "an outcome without a number.",
        Verdict.MISSING: "no outcome; a target or a hope is none.",
    },
    Move.DRIVER: {
        Verdict.MET: "an effect on other people or work, or a change that is still in use.",
        Verdict.WEAK: "vague praise (“a big impact”, “leadership was happy”).",
        Verdict.MISSING: "nothing beyond the result.",
    },
    Move.REFLECTION: {
        Verdict.MET: "one small thing that you would do otherwise: what, and when or how.",
        Verdict.WEAK: "a generic one (“communicate more”).",
        Verdict.MISSING: "none, or “I would change nothing”.",
    },
}
_VERDICT_HEADS = {Verdict.MET: "● <b>Met</b>", Verdict.WEAK: "◐ <b>Weak</b>", Verdict.MISSING: "○ <b>Missing</b>"}


def card_text(archetype: Archetype) -> str:
    """Return the card of an archetype, to be read in a minute."""
    card = archetype.card
    return "\n\n".join(
        [
            f"<b>{archetype.number} of 8. {escape(archetype.name)}</b>\n{escape(card.summary)}",
            f"❓ <i>{escape(archetype.probe)}</i>",
            f"<b>Choose it when</b>\n{escape(archetype.choose_when)}",
            f"<b>The tension to name</b>\n{_bullets(archetype.tensions)}",
            f"<b>An opening</b>\n{escape(card.opening)}",
            f"⚠️ <b>The trap:</b> {escape(archetype.trap)} {escape(archetype.trap_reads_as)}",
            f"<b>Tips</b>\n{_bullets(card.tips)}",
        ]
    )


def example_text(archetype: Archetype, example: Example, review: Review) -> str:
    """Return a model answer with its evidence marked, and the reason for its level."""
    return "\n\n".join(
        [
            f"<b>{escape(archetype.name)} · {LEVEL_NAMES[example.level]}</b>\n<i>{escape(example.question)}</i>",
            marked(_cut(example.text.strip()), review),
            f"{_tally(review)}\n<i>{escape(example.why)}</i>",
            LEGEND,
        ]
    )


def moves_text(lines: Sequence[str]) -> str:
    """Return the six moves, one line each."""
    return f"<b>The six moves</b>\n\n{_bullets(lines)}"


def move_text(move: Move, what: str, tips: Sequence[str], words: Sequence[str]) -> str:
    """Return one move: its meaning, its verdicts, tips, and the words of a Staff answer that show it."""
    verdicts = "\n".join(f"{_VERDICT_HEADS[verdict]}: {said}" for verdict, said in _VERDICTS[move].items())
    blocks = [f"<b>{move.value}</b> · {escape(what)}", verdicts, _bullets(tips)]
    if words:
        blocks.append("<b>In a Staff answer</b>\n" + "\n".join(quoted(each, _LONGEST_WORDS) for each in words))
    return "\n\n".join(blocks)


def told_twice_text(twice: ToldTwice, star: Review, star_drive: Review) -> str:
    """Return the same work told as STAR and as STAR-DRIVE, the second by its parts, each with its level and verdicts."""
    parts = "\n".join(f"<b>{move.value}</b> · {escape(words)}" for move, words in twice.star_drive.items())
    return "\n\n".join(
        [
            "<b>One story, told twice</b>",
            f"<b>As STAR: {LEVEL_NAMES[star.level]}</b>\n{escape(twice.star)}\n\n{_tally(star)}",
            f"<b>As STAR-DRIVE: {LEVEL_NAMES[star_drive.level]}</b>\n{parts}\n\n{_tally(star_drive)}",
            f"<i>{escape(twice.why)}</i>",
        ]
    )


def openings_text(lines: Sequence[str], openings: Sequence[tuple[str, str]]) -> str:
    """Return the advice to open with the trade-off, and an opening for each archetype."""
    each = "\n\n".join(f"<b>{escape(name)}</b>\n{escape(opening)}" for name, opening in openings)
    return f"<b>Open with the trade-off</b>\n\n{_bullets(lines)}\n\n{each}"


def theme_text(theme: Theme, topics: Mapping[str, Sequence[str]]) -> str:
    """Return a page of advice."""
    blocks = [f"<b>{escape(theme.title)}</b>"]
    for topic, heading in theme.topics.items():
        head = f"<b>{escape(heading)}</b>\n" if heading else ""
        blocks.append(head + _bullets(topics[topic]))
    return "\n\n".join(blocks)


def _bullets(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return escape(lines[0])
    return "\n".join(f"• {escape(line)}" for line in lines)


def _tally(review: Review) -> str:
    """Return the met, weak and missing moves by name, one line a verdict."""
    found = {
        verdict: [part_name(part) for part, each in review.parts.items() if each.verdict is verdict]
        for verdict in _VERDICT_HEADS
    }
    return "\n".join(f"{_VERDICT_HEADS[verdict]}: {joined(names)}" for verdict, names in found.items() if names)


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_ANSWER:
        return text
    return text[:_LONGEST_ANSWER].rsplit(" ", 1)[0] + " …"
