"""The coverage, its audit, and the weekly summary."""
