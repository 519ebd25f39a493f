"""Which tracks a user's questions come from."""

from question_bank.models import QuestionBank
from storage.records import Settings

DEFAULT = Settings(user_id=0).tracks


def chosen_tracks(settings: Settings, bank: QuestionBank) -> tuple[str, ...]:
    """Return the ids of the user's tracks that are there, in the order of the bank.

    Where all of them are gone, return those of a new user.
    """
    there = tuple(track for track in bank.tracks if track in settings.tracks)
    return there or DEFAULT
