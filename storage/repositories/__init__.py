"""Read and write the tables: a repository takes and returns frozen records, and no row leaves it.

They are cut as the tables and the records are: people, answers, stories, practice, delivery. Beside them stands what goes
across all tables: the statements and the sealed texts.
"""
