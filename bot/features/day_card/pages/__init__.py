"""The page of the day card."""
