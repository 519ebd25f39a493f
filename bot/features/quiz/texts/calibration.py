"""Texts of the quiz that asks for the level of example answers."""

from collections.abc import Sequence

from bot.conversation.logic.best_evidence import telling
from bot.conversation.texts.html import count, escape, joined, quoted
from bot.conversation.texts.marking import LEGEND, marked
from bot.conversation.texts.names import LEVEL_NAMES, VERDICT_MARKS, VERDICT_NAMES, part_name
from bot.features.quiz.logic.calibration import Calibration, Lean, lean_to_tell
from bot.review.types import Review
from question_bank.models import Example, Level, Move, Verdict

NEXT = "Next answer"
AGAIN = "Four more answers"
HINT = "Read four answers as an interviewer would. Finding the gaps of others helps you to find your own."

_LONGEST_ANSWER = 2_400
_STEPS = ("", "one level", "two levels", "three levels")
_LONGEST_WORDS = 90
_ADVICE = {
    Lean.UNKNOWN: "A few more, and I can say to which side you lean.",
    Lean.EVEN: "You judge as the rubric does. Trust your judgement on your own stories too.",
    Lean.KIND: (
        "You judge too kindly. Before you name a level, look for the trade-off, the number and the regret; "
        "for what is missing, go down."
    ),
    Lean.BOTH_WAYS: (
        "You were off in both directions: look for the trade-off, the number and the regret, one after the other, "
        "and only then name a level."
    ),
    Lean.UNSTEADY: (
        "This time you judged as the rubric does. Over all your guesses you are still off too often to rely on it: look "
        "for the trade-off, the number and the regret, one after the other."
    ),
    Lean.HARSH: (
        "You judge too harshly. Count the moves that are there, not the polish; a rough answer with all six is Staff."
    ),
}


def answer_text(n: int, size: int, example: Example) -> str:
    """Return an example answer whose level is to be guessed."""
    return f"<b>{n} of {size}.</b> Which level?\n\n<i>{escape(example.question)}</i>\n\n{escape(_cut(example.text.strip()))}"


def told_text(n: int, size: int, example: Example, review: Review, given: Level) -> str:
    """Return the rules' verdict on the answer with its reason, and the answer with its evidence marked, folded up."""
    return "\n\n".join(
        [
            f"<b>{n} of {size}.</b> {_headline(example.level, given)}\n{escape(review.reasons.level)}",
            _moves(review, example.text),
            f"<i>{escape(example.why)}</i>",
            f"<blockquote expandable>{LEGEND}\n\n{marked(_cut(example.text.rstrip()), review)}</blockquote>",
        ]
    )


def result_text(now: Calibration, over_all: Calibration) -> str:
    """Return the result: this quiz, all quizzes, the side to which the guesses lean, and advice."""
    lines = [f"<b>{now.exact} of {now.guesses} right</b>{_off(now)}."]
    if over_all.guesses > now.guesses:
        lines.append(f"Over all {count(over_all.guesses, 'answer')}: {over_all.exact} right{_off(over_all)}.")
    if over_all.leans_clearly:
        lines.append(f"On average {abs(over_all.bias):.1f} of a level too {'high' if over_all.bias > 0 else 'low'}.")
    return "\n".join(lines) + f"\n\n{_ADVICE[lean_to_tell(now, over_all)]}"


def _headline(level: Level, given: Level) -> str:
    name, said = LEVEL_NAMES[level], LEVEL_NAMES[given]
    if given is level:
        return f"✅ It is <b>{name}</b>."
    levels = list(Level)
    steps = levels.index(given) - levels.index(level)
    too = "kind" if steps > 0 else "harsh"
    return f"❌ It is <b>{name}</b>. You said {said}: {_STEPS[abs(steps)]} too {too}."


def _moves(review: Review, text: str) -> str:
    """Return the met and the missing moves by name, and the weak ones with their words."""
    of_each = {verdict: [move for move in Move if _verdict(review, move) is verdict] for verdict in Verdict}
    lines = [_named(Verdict.MET, of_each[Verdict.MET])] if of_each[Verdict.MET] else []
    lines += [_weak(move, review, text) for move in of_each[Verdict.WEAK]]
    lines += [_named(Verdict.MISSING, of_each[Verdict.MISSING])] if of_each[Verdict.MISSING] else []
    lines += [f"Trap: {escape(review.reasons.trap)}"] if review.reasons.trap else []
    return "\n".join(lines)


def _verdict(review: Review, move: Move) -> Verdict:
    return review.parts[move].verdict


def _named(verdict: Verdict, moves: Sequence[Move]) -> str:
    head = f"{VERDICT_MARKS[verdict]} {VERDICT_NAMES[verdict].capitalize()}"
    return f"{head}: {joined([part_name(move) for move in moves])}"


def _weak(move: Move, review: Review, text: str) -> str:
    words = "".join(f": {quoted(text[span.start : span.end], _LONGEST_WORDS)}" for span in telling(review, move)[:1])
    return f"{VERDICT_MARKS[Verdict.WEAK]} Weak: {part_name(move)}{words}"


def _off(calibration: Calibration) -> str:
    return f", {calibration.one_off} one level off" if calibration.one_off else ""


def _cut(text: str) -> str:
    """Return the text, cut at a word where the message would be too long."""
    if len(text) <= _LONGEST_ANSWER:
        return text
    return text[:_LONGEST_ANSWER].rsplit(" ", 1)[0] + " …"
