"""Answers: how one is collected, composed of its messages, left and taken up again."""
