"""Texts of the debrief of an interview."""
