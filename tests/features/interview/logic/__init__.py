"""Tests of the pure logic of the debrief."""
