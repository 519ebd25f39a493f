"""The share of "I" beside "we" in what was done."""

from bot.review.told.acts import Acts


def ownership(acts: Acts) -> float | None:
    """Return I / (I + we), from 0 to 1, counted over the specific acts and decisions. None where there are none."""
    own, ours = len(acts.own), len(acts.ours)
    return own / (own + ours) if own + ours else None
