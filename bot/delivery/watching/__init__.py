"""Watching: health, metrics, outages, and what a log may hold."""
