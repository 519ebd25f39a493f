"""Updates, due rows, messages to send, and the facts of the installation."""
