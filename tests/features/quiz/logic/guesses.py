"""Guesses at levels, as many and as odd as they may come."""

from datetime import date

from hypothesis import strategies as st

from bot.features.quiz.logic.calibration import LevelGuess
from question_bank.models import ArchetypeId, Level

TODAY = date(2026, 3, 4)
GUESSES = st.lists(
    st.builds(
        LevelGuess,
        archetype=st.sampled_from(ArchetypeId),
        level=st.sampled_from(Level),
        given=st.sampled_from(Level),
        local_date=st.dates(date(2026, 1, 1), TODAY),
    ),
    max_size=40,
)
