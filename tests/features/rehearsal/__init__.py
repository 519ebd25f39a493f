"""Tests of rehearsals and hard questions."""
