"""Tests of the gap drill."""
