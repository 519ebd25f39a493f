"""The plan until the interview, with its calendar file and picture."""
