"""The story bank, its rehearsals, and the files from which it may grow."""
