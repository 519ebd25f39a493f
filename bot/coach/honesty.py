"""Hears "I don't have a perfect example, the closest is …": a good opening, which judges nothing by itself."""

from bot.coach.story import Story

WITHIN_TOKENS = 30
"""How far into the answer it still is an opening."""


def owns_up(story: Story) -> bool:
    """Whether the answer begins by saying that no story fits perfectly."""
    return any(hit.first < WITHIN_TOKENS for hit in story.of("no-perfect-example"))
