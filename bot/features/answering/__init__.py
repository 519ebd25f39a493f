"""Asking a question, collecting its answer, judging it, and the feedback on it."""
