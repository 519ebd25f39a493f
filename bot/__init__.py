"""Stardrill, the mock interviewer: review engine, features, conversation, handlers, delivery, and the shell."""
