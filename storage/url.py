"""Reads DATABASE_URL. No error repeats it, since it may hold a password."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

from sqlalchemy.engine import URL

from storage.errors import BadDatabaseUrl

SQLITE_SCHEMES = frozenset({"sqlite", "sqlite+aiosqlite", "sqlite+pysqlite"})
POSTGRESQL_SCHEMES = frozenset(
    {
        "postgres",
        "postgresql",
        "postgresql+asyncpg",
        "postgresql+psycopg",
        "postgresql+psycopg2",
        "postgresql+psycopg_async",
    }
)
"""URLs for other drivers are accepted as well: Stardrill chooses its driver."""

HIGHEST_PORT = 65535

HOW_TO = "DATABASE_URL should be sqlite:///path/to/file or postgresql://user:password@host/name."
ENCODE = (
    "DATABASE_URL cannot be read. If its password holds one of @ / ? # [ ], percent-encode it (@ is %40, / is %2F, "
    "# is %23), or leave the password out and set DATABASE_PASSWORD."
)
SET_BY_US = frozenset({"timeout", "check_same_thread", "cached_statements", "isolation_level"})
"""Parameters of a SQLite URL that Stardrill sets itself; they are ignored."""
NOT_FOR_US = frozenset({"mode", "cache", "uri", "vfs", "immutable", "nolock", "psow"})
"""Parameters of a SQLite URL that would change how the file is opened; they are refused."""

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
PARTS = re.compile(r"(?P<authority>[^/?#]*)(?P<path>/[^?#]*)?(?:\?(?P<query>[^#]*))?")
HOST = re.compile(r"(?P<host>\[[^\[\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{0,5}))?")
PARAMETER = re.compile(r"(?P<name>[A-Za-z_]+)=(?P<value>.*)")


def read_url(url: str) -> URL:
    """Return the parsed URL: a `sqlite` URL whose database is a path, or a `postgresql+asyncpg` URL.

    Raises BadDatabaseUrl.
    """
    scheme, _, rest = url.strip().partition("://")
    if CONTROL.search(rest):
        raise BadDatabaseUrl(HOW_TO)
    if scheme.lower() in SQLITE_SCHEMES:
        return URL.create("sqlite", database=str(_path(rest)))
    if scheme.lower() in POSTGRESQL_SCHEMES:
        return _postgresql(rest)
    raise BadDatabaseUrl(HOW_TO)


def file_of(url: str) -> Path | None:
    """Return the SQLite file of a URL, None for PostgreSQL. Raises BadDatabaseUrl."""
    parsed = read_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


def with_password(url: str, password: str) -> str:
    """Return a PostgreSQL URL with the password, if it has none; return any other URL as it is."""
    scheme, _, rest = url.strip().partition("://")
    authority = re.split("[/?#]", rest, maxsplit=1)[0]
    user, _, hosts = authority.rpartition("@")
    if scheme.lower() not in POSTGRESQL_SCHEMES or ":" in user:
        return url
    return f"{scheme}://{user}:{quote(password, safe='')}@{hosts}{rest[len(authority) :]}"


def _path(rest: str) -> Path:
    """Return the path of a SQLite URL. Nothing in it is escaped, as a file's name may hold `%`, `?` and `#`."""
    path = rest[1:] if rest.startswith("/") else ""
    before, _, query = path.rpartition("?")
    names = {name for name, is_set, _ in (each.partition("=") for each in query.split("&")) if before and is_set}
    if names & NOT_FOR_US:
        raise BadDatabaseUrl(f"DATABASE_URL: a SQLite file takes no {min(names & NOT_FOR_US)}=. Leave it out.")
    if names and names <= SET_BY_US:
        path = before
    if path in ("", ":memory:"):
        # A database in memory would not last, and connections would not share it.
        raise BadDatabaseUrl(HOW_TO)
    try:
        return Path(path).expanduser()
    except RuntimeError:
        raise BadDatabaseUrl("DATABASE_URL: nobody knows the home folder of its ~. Write the whole path.") from None


def _postgresql(rest: str) -> URL:
    found = PARTS.fullmatch(rest)
    if found is None:
        raise BadDatabaseUrl(ENCODE)
    path, query = found["path"] or "", found["query"] or ""
    user_info, at, hosts = found["authority"].rpartition("@")
    if "@" in user_info or "@" in path or ("@" in query and not at):
        raise BadDatabaseUrl(ENCODE)
    user, _, password = user_info.partition(":")
    parameters = dict(_parameters(query))
    addresses = list(_addresses(hosts))
    if len(addresses) > 1:
        parameters["host"] = ",".join(host or "localhost" for host, _ in addresses)
        parameters["port"] = ",".join(str(port or 5432) for _, port in addresses)
    return URL.create(
        "postgresql+asyncpg",
        username=_decoded(user),
        password=_decoded(password),
        host=addresses[0][0] if len(addresses) == 1 else None,
        port=addresses[0][1] if len(addresses) == 1 else None,
        database=_decoded(path[1:]),
        query=parameters,
    )


def _addresses(hosts: str) -> Iterator[tuple[str | None, int | None]]:
    """Yield host and port of one address, or of several with commas between; an IPv6 address is in brackets."""
    for each in hosts.split(","):
        found = HOST.fullmatch(each)
        if found is None or int(found["port"] or 0) > HIGHEST_PORT:
            raise BadDatabaseUrl(ENCODE)
        yield _decoded(found["host"].strip("[]")), int(found["port"] or 0) or None


def _parameters(query: str) -> Iterator[tuple[str, str]]:
    """Yield the parameters as libpq reads them: a plus is a plus, and of two with one name the last counts."""
    for each in filter(None, query.split("&")):
        found = PARAMETER.fullmatch(each)
        if found is None:
            raise BadDatabaseUrl("DATABASE_URL: what follows the ? should be name=value, with & between.")
        yield found["name"], _decoded(found["value"]) or ""


def _decoded(text: str) -> str | None:
    """Return a decoded part of a URL, None for an empty one. Raises BadDatabaseUrl where it is not UTF-8."""
    try:
        decoded = unquote(text, errors="strict")
        decoded.encode()
    except UnicodeError:
        decoded = "\0"
    if "\0" in decoded:
        raise BadDatabaseUrl("DATABASE_URL: what is percent-encoded should be UTF-8.")
    return decoded or None
