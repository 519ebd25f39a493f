"""The doctor: whether everything that the bot needs is there, and what to mend."""
