"""The user's account: /help, /privacy, /cancel and /delete."""
