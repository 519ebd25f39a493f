"""Tests of the pages of the plan."""
