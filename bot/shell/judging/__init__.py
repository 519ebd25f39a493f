"""Judging: what the rules say of a text and why, and which of their verdicts users contradict."""
