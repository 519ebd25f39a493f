"""Tests of maintaining."""
