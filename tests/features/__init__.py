"""Tests of the features, each in a folder as in bot/features."""
