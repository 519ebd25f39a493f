"""The same bot in a terminal, through a local Bot API on loopback."""
