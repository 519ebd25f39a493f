"""Texts of /cancel where there is nothing to leave."""

NOTHING_TO_CANCEL = "Nothing is open."
WHAT_WAITS = "There is nothing to leave. This waits for you:"
