"""Receiving: an update is stored before it is acknowledged, and handled until it has ended."""
