"""The story bank as a Markdown file: written to be read, and read back without loss."""
