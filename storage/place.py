"""Names a database's place for a person, without user and password."""

from pathlib import Path

from storage.url import read_url


def place_of(url: str) -> str:
    """Return the SQLite file, or PostgreSQL's database and host. Raises BadDatabaseUrl."""
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite":
        return str(Path(str(parsed.database)).absolute())
    named = parsed.query.get("host", "")
    host = parsed.host or (named if isinstance(named, str) else ", ".join(named)) or "this machine"
    port = f":{parsed.port}" if parsed.port else ""
    return f'PostgreSQL, database "{parsed.database or ""}" at {host}{port}'
