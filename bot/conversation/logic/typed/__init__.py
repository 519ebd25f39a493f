"""Readers of what people type where a key, a list, a place or a limit is expected."""
