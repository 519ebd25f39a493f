"""How it is said: updates to service calls, Replies to Bot API calls."""
