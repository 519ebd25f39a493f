"""The package's errors. They hold no parameters and no text of a driver's error.

StorageError
  ├── Unavailable      the database does not answer, is locked or full; a retry may help
  │   └── Busy         other connections keep it in use
  ├── Conflict         a constraint refused the change
  ├── BadDatabaseUrl   the URL names neither SQLite nor PostgreSQL
  ├── InUse            another process has the database, which must be free
  ├── NoLocks          the file system cannot tell whether another process has the database
  ├── Unreadable       a row holds values that this version does not know
  └── WrongKey         the encryption keys do not fit the data
"""

import socket
import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout


class StorageError(Exception):
    """The base of all storage errors."""


class Unavailable(StorageError):
    """The database cannot be used now; a retry may help."""


class Busy(Unavailable):
    """Other connections keep the database in use, so that none can have it alone for a moment."""


class Conflict(StorageError):
    """A constraint refused the change."""


class BadDatabaseUrl(StorageError):
    """The URL names no database that Stardrill can use."""


class InUse(StorageError):
    """Another process has the database; the message names it, and says what to stop."""


class NoLocks(StorageError):
    """The file system has no locks, so that no process can tell whether another one has the database."""


class Unreadable(StorageError):
    """A row holds a value that this version does not know, such as a newer kind."""


class WrongKey(StorageError):
    """The encryption keys do not fit the data in the database."""


REFUSALS = {
    "28": "PostgreSQL does not let this user in. Check the user and the password in DATABASE_URL.",
    "3D": "PostgreSQL has no database of this name. Check DATABASE_URL, or make the database with `createdb`.",
}
"""Messages for errors that the operator can mend, by PostgreSQL's SQLSTATE class."""
PASSING_STATES = ("08", "40", "53", "55", "57")
"""PostgreSQL's SQLSTATE classes for which a retry may help: connection, deadlock, resources, shutdown."""


@contextmanager
def translated() -> Iterator[None]:
    """Translate the errors of SQLAlchemy and its drivers, without their parameters."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(f"a constraint refused the change: {_kind(error)}") from None
    except (OperationalError, InterfaceError, PoolTimeout, OSError, TimeoutError) as error:
        raise Unavailable(f"the database cannot be used now: {_why(error)}") from None
    except DBAPIError as error:
        state = str(getattr(error.orig, "sqlstate", "") or "")
        if error.connection_invalidated or state.startswith(PASSING_STATES):
            raise Unavailable(f"the database cannot be used now: {_kind(error)}") from None
        raise StorageError(REFUSALS.get(state[:2], f"the database refused a statement: {_kind(error)}")) from None
    except sqlite3.Error as error:
        # Only statements around transactions bypass SQLAlchemy.
        raise Unavailable(f"the database cannot be used now: {type(error).__name__}") from None
    except SQLAlchemyError as error:
        raise StorageError(f"the storage failed: {type(error).__name__}") from None


def _why(error: Exception) -> str:
    """Return why a server cannot be used, where the operator can mend it; else the error's type."""
    match error:
        case ssl.SSLCertVerificationError():
            return "the certificate of its server is not trusted"
        case socket.gaierror():
            return "nobody knows the host in DATABASE_URL"
        case ConnectionRefusedError():
            return "nothing listens at the host and port in DATABASE_URL"
        case ConnectionError() if "SSL" in str(error):
            return "its server does not offer TLS, which sslmode in DATABASE_URL asks for"
        case _:
            return type(error).__name__


def _kind(error: DBAPIError) -> str:
    return type(error.orig).__name__ if error.orig is not None else type(error).__name__
