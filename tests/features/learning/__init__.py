"""Tests of the learning cards."""
