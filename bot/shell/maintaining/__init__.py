"""Maintaining: what the operator does with a database: migrate, copy and encrypt it, and retry what failed in it."""
