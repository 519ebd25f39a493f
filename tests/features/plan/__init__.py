"""Tests of the plan until the interview."""
