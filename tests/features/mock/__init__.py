"""Tests of mock interviews."""
