"""The day card: what to read before the interview, from the user's own stories."""
