"""Repositories read and write the tables; they take and return frozen records, and no row leaves them.

They are grouped like the tables and records: people, answers, stories, practice, delivery. Statements and encrypted
texts, which concern all tables, have modules of their own.
"""
