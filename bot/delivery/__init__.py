"""Durable delivery: the inbox that stores before it acknowledges, the outbox, the tick, the clock."""
