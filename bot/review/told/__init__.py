"""What a story tells: acts, whose they are and in which order, and the cues and elements that are asked of the whole text."""
