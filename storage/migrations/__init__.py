"""The migrations of the tables, step by step."""
