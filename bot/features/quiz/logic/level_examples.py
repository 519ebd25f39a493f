"""Choice of the four examples that the level quiz shows."""

from collections.abc import Sequence
from datetime import date

from bot.conversation.logic.randomness import RandomSource
from bot.features.quiz.logic.calibration import LevelGuess
from question_bank.models import ArchetypeId, Level


def draw_examples(guesses: Sequence[LevelGuess], dice: RandomSource) -> tuple[tuple[ArchetypeId, Level], ...]:
    """Return four examples in random order: one of each level, each of another archetype, the longest unseen first."""
    seen: dict[tuple[ArchetypeId, Level], date] = {}
    for guess in guesses:
        key = (guess.archetype, guess.level)
        seen[key] = max(guess.local_date, seen.get(key, guess.local_date))
    left = list(ArchetypeId)
    levels = list(Level)
    dice.shuffle(left)
    dice.shuffle(levels)
    drawn = []
    for level in levels:
        _, _, archetype = min((seen.get((one, level), date.min), n, one) for n, one in enumerate(left))
        left.remove(archetype)
        drawn.append((archetype, level))
    return tuple(drawn)
