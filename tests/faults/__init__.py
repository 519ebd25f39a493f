"""Faults: real processes that are killed, real databases, and a Bot API on loopback that fails as Telegram does."""
