"""The list of past answers."""
