"""Repositories of practice in series, and of the interviews that it was for."""
