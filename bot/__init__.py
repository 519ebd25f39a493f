"""Stardrill, the mock interviewer: thought (coach), use cases (services), speech (handlers), delivery."""
