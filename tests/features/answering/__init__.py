"""Tests of asking, collecting, judging, feedback."""
