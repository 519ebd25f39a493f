"""The Markdown format of the story bank: written to be read, and read back without loss."""
