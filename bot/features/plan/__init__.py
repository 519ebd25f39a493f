"""The plan until the interview, its calendar and picture."""
