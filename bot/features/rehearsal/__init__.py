"""Telling a story aloud against the clock, and the hard questions after it."""
