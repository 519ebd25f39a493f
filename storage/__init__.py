"""Storage: encrypted records in SQLite or PostgreSQL. Knows no Telegram and no rules."""
