"""Tests of the story bank."""
