"""Texts of the own questions."""
