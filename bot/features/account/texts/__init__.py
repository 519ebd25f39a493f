"""Texts shown to the user."""
