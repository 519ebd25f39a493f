"""Blind rounds: texts that nobody who writes rules has seen, scored once by rules that are committed."""
