"""Tests of links for friends."""
