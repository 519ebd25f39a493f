"""The level of an answer, by the rubric's list: the first line that holds decides."""

from collections.abc import Mapping

from bot.review.rubric import (
    FEWEST_STYLE_WORDS,
    FEWEST_WORDS,
    LONGEST_WORDS,
    MISSING_CARRIERS,
    SHORTEST_WORDS,
    STRONG_ELEMENTS,
    STRONG_MOVES,
)
from question_bank.models import Level, Move, StyleElement, Verdict

_LOAD_BEARING = (Move.SITUATION, Move.ACTION, Move.RESULT)


def level_of(
    verdicts: Mapping[Move, Verdict], *, words: int, trap: bool | None, own_specific_act: bool, answered: bool = True
) -> tuple[Level, str]:
    """Return the level, and the line of the rubric that decided it, as a sentence.

    `trap` says whether the story falls into the trap of its archetype; None where it has no archetype, and so no trap.
    """
    met = sum(verdict is Verdict.MET for verdict in verdicts.values())
    if not answered:
        return Level.WEAK, "This is not an answer that can be judged."
    if words < FEWEST_WORDS:
        return (
            Level.WEAK,
            f"{_words(words)} too few to judge as a story; {SHORTEST_WORDS} to {LONGEST_WORDS} is the target.",
        )
    if _hollow(verdicts):
        return Level.WEAK, "Situation, action and result carry a story, and too many of them are missing."
    if verdicts[Move.ACTION] is Verdict.WEAK and not own_specific_act and verdicts[Move.RESULT] is not Verdict.MET:
        return Level.WEAK, "No specific act of your own, and no result with a number."
    if met == len(verdicts) and not trap:
        return (
            Level.STAFF,
            "All six moves are there." if trap is None else "All six moves are there, and the trap is avoided.",
        )
    if verdicts[Move.TRADE_OFF] is verdicts[Move.ACTION] is Verdict.MET and met >= STRONG_MOVES:
        reason = "All six moves are there, but the story falls into the trap." if met == len(verdicts) else _short(met)
        return Level.STRONG, reason
    return Level.PASSING, _why_passing(verdicts)


def style_level(verdicts: Mapping[StyleElement, Verdict], *, words: int, answered: bool) -> tuple[Level, str]:
    """Return the level of an answer to a style prompt, and why."""
    met = sum(verdict is Verdict.MET for verdict in verdicts.values())
    practice, example = verdicts[StyleElement.PRACTICE], verdicts[StyleElement.EXAMPLE]
    if not answered:
        return Level.WEAK, "This is not an answer that can be judged."
    if words < FEWEST_STYLE_WORDS:
        return Level.WEAK, f"{_words(words)} too few; an answer to this takes {FEWEST_STYLE_WORDS} at least."
    if practice is example is Verdict.MISSING:
        return Level.WEAK, "Neither a practice nor an example is named."
    if met == len(verdicts):
        return Level.STAFF, "Principle, practice, example and limit are all there."
    if practice is example is Verdict.MET and met >= STRONG_ELEMENTS:
        return Level.STRONG, "Practice and example are there; one element is short."
    return Level.PASSING, "Practice and example carry such an answer, and they are not both there with a third."


def _hollow(verdicts: Mapping[Move, Verdict]) -> bool:
    missing = [move for move in _LOAD_BEARING if verdicts[move] is Verdict.MISSING]
    return Move.ACTION in missing or len(missing) >= MISSING_CARRIERS


def _short(met: int) -> str:
    return f"Trade-off and action are there, and {met} of the six moves in all."


def _why_passing(verdicts: Mapping[Move, Verdict]) -> str:
    if verdicts[Move.TRADE_OFF] is not Verdict.MET:
        return "Without a named trade-off a story does not get past passing, however well it reads."
    if verdicts[Move.ACTION] is not Verdict.MET:
        return "The trade-off is there, but what you did yourself is not clear enough."
    return "Trade-off and action are there, but fewer than four of the six moves."


def _words(number: int) -> str:
    return "1 word is" if number == 1 else f"{number} words are"
