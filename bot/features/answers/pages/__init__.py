"""The pages of the past answers."""
