"""Dates, times of day and time zones: how typed ones are read, and how wall clocks become UTC."""
