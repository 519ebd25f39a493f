"""Tests of the debrief of real interviews."""
