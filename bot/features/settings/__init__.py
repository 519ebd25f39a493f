"""The set-up of a new user, and the settings."""
