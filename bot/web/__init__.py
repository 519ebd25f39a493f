"""The HTTP server: webhook and health."""
