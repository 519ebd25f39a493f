"""The coverage, the audit of the story bank, and the weekly summary."""
