"""The story bank, its rehearsals, and files to import."""
