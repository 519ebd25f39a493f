"""Sending: the outbox, how fast it may send, its retries, and the files that are rendered when they are sent."""
