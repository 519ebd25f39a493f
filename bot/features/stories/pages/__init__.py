"""The pages of the story bank."""
