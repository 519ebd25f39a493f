"""Where a database is, in words for a person: without user and password."""

from pathlib import Path

from storage.url import read_url


def place_of(url: str) -> str:
    """Return the file of SQLite, or PostgreSQL's database and host. Raises BadDatabaseUrl for what is neither."""
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(Path(str(parsed.database)).absolute())
    named = parsed.query.get("host", "")
    host = parsed.host or (named if isinstance(named, str) else ", ".join(named)) or "this machine"
    port = f":{parsed.port}" if parsed.port else ""
    return f'PostgreSQL, database "{parsed.database or ""}" at {host}{port}'
