"""The rehearsal of a story: telling it aloud against the clock, and hard questions about it."""
