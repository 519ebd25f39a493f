"""Texts that take a story out of a guest's chat."""

STORY_GONE = "The story is no longer shown here."
CLOSED = (
    "<b>This visit is over.</b> The link was closed, or its time is up. The story is gone from this chat, and within "
    "a minute I forget that you were here. Thank you for having had a look."
)
