"""Tests of the day card."""
