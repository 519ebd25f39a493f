"""Tests of the pages of the story bank."""
