"""Texts of writing a story letter by letter."""

from collections.abc import Sequence

from bot.conversation.logic.stories.story_text import letters_at, letters_missing
from bot.conversation.texts.html import count, escape, quoted, shorten, spoken, words_so_far
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, VERDICT_MARKS, VERDICT_NAMES
from bot.review.rubric import FEWEST_WORDS
from bot.review.types import MoveVerdict, Review
from question_bank.models import Archetype, CoreStory, Move
from storage.records import MarkedText

NEXT = "Next: {move}"
SKIP = "Skip this letter"
AGAIN = "Write it again"
MORE = "Add to it"
LATER = "Finish later"
FINISH = "Finish: project and title"
GO_ON = "Go on: {move}"
OTHER = "None of these"
TRADE_OFF_FIRST = "Open with the trade-off"

CHOOSE = (
    "<b>Which archetype is the story for?</b> One that is still empty helps you most (○). "
    "You can change this at any time.\n\n"
    "Written already? Send me the file: /export gives you the form, and I read the usual STAR template too."
)
TOO_LONG = "That would make the story longer than I can read, so I left this message out. Send a shorter one."
EMPTY = "That message was empty. Type this part of the story as text."
NOTHING_WRITTEN = "Nothing is written yet, so there is nothing to keep. Begin whenever you like."
OPEN_ANSWER_WAITS = "Your open answer is kept. /practice goes on with it, or /mock if it belongs to a mock."
LETTERS_OF_TEMPLATE = (Move.SITUATION, Move.ACTION, Move.RESULT, Move.REFLECTION)
"""The letters for which the template of the core stories has questions or lines."""
_IDEAS = {
    Move.ACTION: "Steps that people tell here. Take only what you did yourself:",
    Move.RESULT: "Results that people tell here. Yours needs your own number:",
    Move.REFLECTION: "What people learned here. Say when you would do yours otherwise, and how:",
}


def prompt_text(
    move: Move,
    guidance: Sequence[str],
    archetype: Archetype | None,
    text: str,
    *,
    over: bool,
    place: int,
) -> str:
    """Return the prompt of one letter: the guidance on its move, and its text so far.

    `over` is True where the next message replaces that text. `place` is the number of the letter, from 1.
    """
    lines = [f"✍️ <b>{move.value}: {MOVE_NAMES[move]}</b> ({place} of {len(Move)})", *map(escape, guidance)]
    if archetype is not None and move is Move.TRADE_OFF:
        lines.append(f"<b>{escape(archetype.name)}</b> is usually about two sides:")
        lines += [f"• {escape(tension)}" for tension in archetype.tensions]
    if archetype is not None and move is Move.ACTION:
        lines.append(f"The trap here: {escape(archetype.trap)}")
    if text.strip():
        lines += ["", f"There is already: {quoted(text, 300)}"]
        lines.append(
            "Your next message takes its place; the old text stays under Versions." if over else "Add to it, or go on."
        )
    else:
        all_six = " All six at once is fine too: I sort them with you." if place == 1 else ""
        lines += ["", f"Type or dictate it, in one message or several.{all_six}"]
    return "\n".join(lines)


def core_story_ideas(core: CoreStory, move: Move) -> str:
    """Return what the template asks and suggests for a letter of a core story, one of LETTERS_OF_TEMPLATE."""
    asked, ideas = _of_template(core, move)
    lines = [f"<b>Core story {core.number}: {escape(core.title)}</b>", *map(escape, asked)]
    if ideas:
        lines += [_IDEAS[move], *(f"• {escape(idea)}" for idea in ideas)]
    return "\n".join(lines)


def verdict_text(move: Move, review: Review, told: MarkedText) -> str:
    """Return the verdict on one letter and on the whole story so far. `told` is the reviewed text."""
    verdict = review.parts[move]
    lines = [f"{VERDICT_MARKS[verdict.verdict]} <b>{MOVE_NAMES[move]}</b>: {VERDICT_NAMES[verdict.verdict]}."]
    lines.append(shorten(review.reasons.not_judged or verdict.advice, 400))
    lines += _evidence(verdict, told, move)
    marks = " ".join(f"{letter.value}{VERDICT_MARKS[review.parts[letter].verdict]}" for letter in Move)
    length = f", {spoken(review.words)} spoken" if review.words else ""
    lines += ["", f"<b>So far</b>: {marks} · {words_so_far(review.words)}{length}"]
    lines.append(_level(review, told))
    return "\n".join(lines)


def part_text(move: Move, review: Review, text: str) -> str:
    """Return one letter of a stored story, to read."""
    verdict = review.parts[move]
    head = f"{VERDICT_MARKS[verdict.verdict]} <b>{move.value}: {MOVE_NAMES[move]}</b>, {VERDICT_NAMES[verdict.verdict]}"
    cut = text if len(text) <= 3_000 else f"{text[:3_000].rstrip()} …"
    return f"{head}\n\n{escape(cut)}\n\n<i>{shorten(review.reasons.not_judged or verdict.advice, 400)}</i>"


def left_text(title: str, words: int) -> str:
    """Return the note that a story was left before its end."""
    kept = f"keeps its {count(words, 'word')}" if words else "has no words yet"
    return f"Left. “{shorten(title, 60)}” {kept}. Go on here, or from /stories."


def _of_template(core: CoreStory, move: Move) -> tuple[Sequence[str], Sequence[str]]:
    """Return the template's questions and its lines for a letter. Its task belongs to our situation."""
    prompts = core.prompts
    return {
        Move.SITUATION: ((prompts["situation"], prompts["task"]), ()),
        Move.ACTION: ((prompts["action"],), core.action_ideas),
        Move.RESULT: ((prompts["result"],), core.result_ideas),
        Move.REFLECTION: ((), core.learnings),
    }[move]


def _evidence(verdict: MoveVerdict, told: MarkedText, move: Move) -> list[str]:
    """Return a quotation of the letter's evidence. Where the evidence stands in another letter, say so."""
    quotes = [told.text[span.start : span.end] for span in verdict.evidence]
    own = next((span for span in verdict.evidence if move in letters_at(told, span)), None)
    if own is not None:
        return [quoted(told.text[own.start : own.end], 110)]
    return [f"Heard in another letter: {quoted(quotes[0], 80)}"] if quotes else []


def _level(review: Review, told: MarkedText) -> str:
    if review.reasons.not_judged is not None:
        return "The whole is not judged so far."
    if review.words < FEWEST_WORDS:
        return f"The level shows from {FEWEST_WORDS} words on."
    empty = [MOVE_NAMES[move].lower() for move in letters_missing(told)]
    still = f"; still to write: {', '.join(empty)}" if empty else ""
    return f"The whole reads <b>{LEVEL_NAMES[review.level]}</b> so far{still}."
