"""Translates the parameters of a PostgreSQL URL, named as in libpq, into arguments of asyncpg."""

import os
import re
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from sqlalchemy.engine import URL

from storage.errors import BadDatabaseUrl
from storage.url import HIGHEST_PORT

SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
SSL_SHORT = {"true": "require", "false": "disable"} | {mode: mode for mode in SSL_MODES}
"""Values of asyncpg's own `ssl` in URLs, with the sslmode that each means."""
SSL_FILES = ("sslrootcert", "sslcert", "sslkey", "sslcrl")
TLS_VERSIONS = ("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")
SYSTEM = "system"
"""libpq's name for the root certificates of the operating system."""
ROOT_CERTIFICATE = Path("~/.postgresql/root.crt")

CHOICES: Mapping[str, tuple[str, ...]] = {
    "sslmode": SSL_MODES,
    "ssl": tuple(SSL_SHORT),
    "sslnegotiation": ("postgres", "direct"),
    "ssl_min_protocol_version": TLS_VERSIONS,
    "ssl_max_protocol_version": TLS_VERSIONS,
    "target_session_attrs": ("any", "read-write", "read-only", "primary", "standby", "prefer-standby"),
    # The last three have no effect: asyncpg does what these values ask for anyway.
    "channel_binding": ("disable", "prefer"),
    "gssencmode": ("disable", "prefer"),
    "client_encoding": ("utf8", "UTF8", "utf-8", "UTF-8", "auto"),
}
OF_THE_SERVER = frozenset({"application_name", "options"})
OF_THE_URL = frozenset({"user", "password", "dbname"})
AS_THEY_ARE = frozenset({"passfile", "target_session_attrs"})
NUMBERS = {
    "connect_timeout": re.compile(r"-?[0-9]{1,6}"),
    "statement_cache_size": re.compile(r"[0-9]{1,6}"),
    "prepared_statement_cache_size": re.compile(r"[0-9]{1,6}"),
}
PORT = re.compile(r"[0-9]{1,5}")
TLS = frozenset({*SSL_FILES, "sslmode", "ssl", "sslpassword", "sslnegotiation"}) | {
    "ssl_min_protocol_version",
    "ssl_max_protocol_version",
}
ADDRESS = frozenset({"host", "port"})
KNOWN = frozenset(CHOICES) | OF_THE_SERVER | OF_THE_URL | AS_THEY_ARE | frozenset(NUMBERS) | TLS | ADDRESS


def for_asyncpg(url: URL) -> tuple[URL, dict[str, Any]]:
    """Return the URL without its parameters, and the parameters as arguments of `asyncpg.connect`.

    Raises BadDatabaseUrl with the name of an unknown or unsupported parameter.
    """
    asked = {name: str(value) for name, value in url.query.items()}
    for name, value in asked.items():
        _check(name, value)
    plain = url.set(
        username=asked.get("user") or url.username,
        password=asked.get("password") or url.password,
        database=asked.get("dbname") or url.database,
        query={},
    )
    server = {name: asked[name] for name in sorted(OF_THE_SERVER) if asked.get(name)}
    arguments: dict[str, Any] = {name: asked[name] for name in AS_THEY_ARE if name in asked}
    arguments |= _address(asked) | _numbers(asked) | _tls(asked)
    return plain, arguments | ({"server_settings": server} if server else {})


def _check(name: str, value: str) -> None:
    if name not in KNOWN:
        raise BadDatabaseUrl(f"DATABASE_URL: Stardrill does not know the parameter {name}. Leave it out.")
    if name == "channel_binding" and value == "require":
        raise BadDatabaseUrl(
            "DATABASE_URL: channel_binding=require cannot be had. Leave it out; sslmode=verify-full proves the server."
        )
    if name in CHOICES and value not in CHOICES[name]:
        raise BadDatabaseUrl(f"DATABASE_URL: {name} should be one of {', '.join(CHOICES[name])}.")
    if name in SSL_FILES and not (name == "sslrootcert" and value == SYSTEM) and not _readable(value):
        raise BadDatabaseUrl(f"DATABASE_URL: the file that {name} names cannot be read.")
    if name in NUMBERS and NUMBERS[name].fullmatch(value) is None:
        raise BadDatabaseUrl(f"DATABASE_URL: {name} should be a whole number.")


def _readable(name: str) -> bool:
    return Path(name).is_file() and os.access(name, os.R_OK)


def _address(asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the hosts and their ports: one for each, or one for all."""
    hosts, ports = ([each for each in asked.get(name, "").split(",") if each] for name in ("host", "port"))
    if any(PORT.fullmatch(port) is None or not 0 < int(port) <= HIGHEST_PORT for port in ports):
        raise BadDatabaseUrl(f"DATABASE_URL: port should be a number up to {HIGHEST_PORT}.")
    if len(ports) not in (0, 1, len(hosts)):
        raise BadDatabaseUrl("DATABASE_URL: port should be one number, or one for each host.")
    numbers = [int(port) for port in ports]
    found: dict[str, Any] = {"host": hosts} if hosts else {}
    return found | ({"port": numbers if len(numbers) > 1 else numbers[0]} if numbers else {})


def _numbers(asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the numeric parameters. A timeout of 0 means none to libpq: Stardrill's own then applies."""
    found: dict[str, Any] = {name: int(value) for name, value in asked.items() if name in NUMBERS}
    seconds = found.pop("connect_timeout", 0)
    return found | ({"timeout": float(seconds)} if seconds > 0 else {})


def _tls(asked: Mapping[str, str]) -> dict[str, Any]:
    """Return the TLS arguments. asyncpg reads libpq's parameters only from a URL, so they go into one."""
    wanted = {name: value for name, value in asked.items() if name in TLS and value}
    if "ssl" in wanted:
        wanted = {"sslmode": SSL_SHORT[wanted.pop("ssl")], **wanted}
    if wanted.get("sslrootcert") == SYSTEM:
        return {"ssl": _by_the_system(wanted)}
    needs_root = wanted.get("sslmode") in ("verify-ca", "verify-full")
    if needs_root and not any((wanted.get("sslrootcert"), os.environ.get("PGSSLROOTCERT"), _has_root_certificate())):
        raise BadDatabaseUrl(
            f"DATABASE_URL: sslmode={wanted['sslmode']} needs sslrootcert, the file with the server's root certificate, "
            "or sslrootcert=system."
        )
    return {"dsn": f"postgresql://?{urlencode(wanted)}"} if wanted else {}


def _has_root_certificate() -> bool:
    try:
        return ROOT_CERTIFICATE.expanduser().is_file()
    except RuntimeError:
        return False


def _by_the_system(wanted: Mapping[str, str]) -> ssl.SSLContext:
    """Return a context that verifies the server by the system's root certificates, libpq's verify-full."""
    if wanted.get("sslmode", "verify-full") != "verify-full":
        raise BadDatabaseUrl("DATABASE_URL: sslrootcert=system needs sslmode=verify-full.")
    if set(wanted) - {"sslmode", "sslrootcert"}:
        raise BadDatabaseUrl("DATABASE_URL: sslrootcert=system goes with sslmode=verify-full alone.")
    return ssl.create_default_context()
