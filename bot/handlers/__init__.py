"""The adapter to python-telegram-bot: updates to use cases, replies to Bot API calls."""
