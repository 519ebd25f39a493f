"""The bank: whether questions and tracks are sound, and what is said and done where an operator's tracks are broken."""
