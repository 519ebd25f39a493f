"""Tests of bank."""
