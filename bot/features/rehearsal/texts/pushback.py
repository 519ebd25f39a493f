"""Texts of hard questions about a story: the questions, the verdicts on answers, the write-up."""

from collections.abc import Sequence

from bot.conversation.logic.stories.hard_questions import Hard
from bot.conversation.logic.stories.rehearsal_counts import Rehearsed
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.texts.html import count, escape, joined, questions_done, quoted
from bot.conversation.texts.names import MOVE_NAMES, VERDICT_MARKS
from bot.features.rehearsal.logic.pushback_verdict import AnswerLack, Checked, Settled, mended_in
from bot.features.rehearsal.texts.rehearsal import TITLE, clock, standing_text
from question_bank.models import ArchetypeId, Verdict

HINT = "Three hard questions about one story, as an interviewer asks them; I check each answer and say what to add."
DONE = Key.DONE.value
NO_ANSWER = "I could not answer that"
KEYS = ((DONE,), (NO_ANSWER,))
YES = "Yes, I did"
NO = "No, not really"
AGAIN = "The same again"
EDIT = "Open the story"

NOTHING_YET = (
    "There is no answer yet. Type it, or send it as a voice note. "
    "If you have none, tap <b>I could not answer that</b>: that is worth knowing."
)
TOO_LONG = "That is more than I can read, so I left this message out. Tap <b>Done</b> to have the rest checked."
CLEARED = "Cleared. Type your answer again."
EMPTY = "That message was empty. Type your answer as text."
PASSED = "○ <b>Not answered.</b> Better to find out now than in the interview."
OVER = "That round is over, or its story has changed. Start another one from the story."
LEFT = "Left. What you answered is kept; the round goes on where it was."
ANSWERED = {Verdict.MET: "Answered", Verdict.WEAK: "Answered in part", Verdict.MISSING: "Not answered"}
ASKED_FOR = {
    Hard.NUMBER: "where the number comes from",
    Hard.TRAP: "what was asked for, with a detail",
    Hard.COUNTERFACTUAL: "what would have made the difference",
}
NAMES = {Hard.NUMBER: "The number", Hard.TRAP: "The trap", Hard.COUNTERFACTUAL: "What would have changed it"}
LACKS = {
    AnswerLack.NOTHING: "A good answer.",
    AnswerLack.SILENT: "There were no words in it.",
    AnswerLack.GAVE_UP: "That leaves the question open. Have an answer ready before the interview.",
    AnswerLack.NO_NUMBER: "You say where it comes from, but not the number. A rough one is enough.",
    AnswerLack.NO_SOURCE: "It does not say where the number comes from: a log, a survey, an invoice, a count of your own.",
    AnswerLack.VAGUE_SOURCE: "Measured where, and against what? Name the log, the dashboard or the comparison.",
    AnswerLack.WISHED: "That is what there should have been. Say what there was, even if it was rough.",
    AnswerLack.REFUSED: "That reads as inflexible. Name one thing that would have moved you.",
    AnswerLack.VAGUE_CONDITION: "Too general. What exactly would you have seen or lost: a number, a date, somebody's word?",
    AnswerLack.NO_CONDITION: "Say it as a condition or a consequence: “if …, I would have …”.",
    AnswerLack.TOO_THIN: "The right direction, but without a detail. Who, how much, or when?",
    AnswerLack.BESIDE: "This does not answer what was asked.",
}
OUT_OF_THE_TRAP = "With this answer in it, though, the story no longer falls into its trap."
TO_ADD = {
    Hard.NUMBER: "say beside the number where it comes from",
    Hard.TRAP: "say it in the story, before anybody asks",
    Hard.COUNTERFACTUAL: "add one sentence on what would have changed the outcome",
}
GO_BY_WORDS = "I only match words. If I did not recognise a good answer, say it in plainer words."


def question_text(n: int, of: int, title: str, question: str, quote: str | None) -> str:
    """Return a hard question, with the words of the story that it quotes."""
    said = f"You say: {quoted(quote)}\n\n" if quote else ""
    return f"<b>Pushback {n} of {of}:</b> {quoted(title, TITLE)}\n\n{said}❓ <b>{escape(question)}</b>\n\n{HOW_TO}"


HOW_TO = "Type it, or say it in a voice note. Then tap <b>Done</b>."


def status_text(words: int) -> str:
    """Return the number of words typed so far."""
    if not words:
        return "No words yet. Answer by text or by voice."
    return f"{count(words, 'word')} taken as your answer. Tap <b>Done</b> when it is complete."


def spoken_text(hard: Hard, seconds: int) -> str:
    """Return the question whether a spoken answer said what was asked for."""
    return f"{clock(seconds)} spoken. I hear no words, so you tell me: did you say {ASKED_FOR[hard]}?"


def checked_text(checked: Checked, quote: str | None, *, freed: bool) -> str:
    """Return the verdict on a typed answer, with the words that decided."""
    lines = [f"{VERDICT_MARKS[checked.verdict]} <b>{ANSWERED[checked.verdict]}.</b> {LACKS[checked.lack]}"]
    if quote:
        lines.append(f"Your words: {quoted(quote)}")
    if freed and checked.verdict is not Verdict.MET:
        lines.append(OUT_OF_THE_TRAP)
    return "\n".join(lines)


def by_your_word_text(verdict: Verdict) -> str:
    """Return the user's own verdict on a spoken answer."""
    return f"{VERDICT_MARKS[verdict]} <b>{ANSWERED[verdict]}</b>, as you say yourself."


def write_up_text(
    title: str, settled: Sequence[Settled], archetype: ArchetypeId | None, standing: Rehearsed, *, counts: bool
) -> str:
    """Return the end of a round: the answers, what to add to which letter, and how the round counts."""
    held = sum(one.verdict is Verdict.MET for one in settled)
    lines = [f"<b>Pushback on {quoted(title, TITLE)}: {held} of {len(settled)} answered</b>"]
    lines += [_line(one) for one in settled]
    additions = [_to_add(one, archetype) for one in settled]
    blocks = ["\n\n".join(lines), "\n".join(["<b>What to add to the story</b>", *additions])]
    return "\n\n".join([*blocks, f"{_counted(standing, counts=counts)} {standing_text(standing)}", GO_BY_WORDS])


def left_text(n: int, of: int) -> str:
    """Return the note that a round was left."""
    return f"{LEFT} {questions_done(n - 1, of)}."


def _line(one: Settled) -> str:
    said = f" {quoted(one.quote, 100)}" if one.quote else ""
    if one.spoken is not None:
        said = f" {clock(one.spoken)} spoken, as you say yourself."
    head = f"{VERDICT_MARKS[one.verdict]} <b>{NAMES[one.hard]}</b>: {ANSWERED[one.verdict].lower()}."
    return f"{head} <i>{escape(one.question)}</i>{said}"


def _to_add(one: Settled, archetype: ArchetypeId | None) -> str:
    move = mended_in(one.hard, archetype)
    letter = f"<b>{move.value}</b> {MOVE_NAMES[move]}"
    if one.verdict is Verdict.MET:
        return f"{letter}: your answer was good; add it to the story."
    return f"{letter}: {TO_ADD[one.hard]}."


def _counted(standing: Rehearsed, *, counts: bool) -> str:
    if not counts:
        return (
            "It does not count in the audit yet: a rehearsal with pushback is one with two of the three answered. "
            "Now you know which answers to prepare."
        )
    parts = ["a rehearsal with pushback"] + ["a number that you explained"] * standing.number_defended
    return f"In the audit it counts as {joined(parts)}."
