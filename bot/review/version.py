"""Which edition of the rules made a review: a stored one is compared with a new one only where this is said."""

RULES_VERSION = "3"
"""Counts up when the rules change so that the verdict on a text that was judged before may be another."""
FIRST_RULES_VERSION = "1"
"""The edition of reviews that were stored before they named one."""
