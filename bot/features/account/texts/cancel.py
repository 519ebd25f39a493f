"""Texts of /cancel where there is nothing to leave."""

NOTHING_TO_CANCEL = "Nothing is open. /practice asks a question; /settings pauses or stops the daily one."
WHAT_WAITS = "There is nothing to leave. This waits for you:"
