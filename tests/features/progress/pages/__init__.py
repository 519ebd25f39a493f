"""Tests of the pages of the progress."""
