"""The one HTTP server: webhook and health."""
