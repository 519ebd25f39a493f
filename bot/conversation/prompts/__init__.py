"""Prompts that come due: when they are planned, whether they may come, and how long they wait."""
