"""The learning cards."""
