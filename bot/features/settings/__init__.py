"""The set-up and the settings."""
