"""Tests of coverage, audit and the weekly summary."""
