"""Tests of the set-up and the settings."""
