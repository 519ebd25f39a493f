"""Repositories read and write the tables; they take and return frozen records, and no row leaves them.

They are grouped like the tables and records: people, answers, stories, moments, practice, delivery. Statements,
encrypted texts and the rows of a past account, which concern many tables, have modules of their own.
"""
