"""Texts of the transcript: what became of a question that was not answered."""

from bot.features.mock.logic.mock_result import Outcome

OUTCOMES = {Outcome.SKIPPED: "Skipped.", Outcome.NO_STORY: "No story for this yet."}
