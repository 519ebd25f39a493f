"""Running: how the bot or the page starts in this process, what the start says, and how it ends when it is told to."""
