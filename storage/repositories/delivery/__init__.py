"""What arrives, what is due, what is to be sent, and the facts of the installation."""
