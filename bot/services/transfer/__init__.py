"""The bank in files: everything out, stories in again."""
