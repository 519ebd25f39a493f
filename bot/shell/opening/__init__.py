"""Opening: which database a command works on, and how it is opened without being created or migrated."""
