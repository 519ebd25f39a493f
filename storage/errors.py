"""The package's errors. Nothing of a driver's error, and no parameter, gets past them.

StorageError
├── Unavailable      the database does not answer, is locked or full; trying again may help
│   └── Busy         others use it all the while
├── Conflict         a constraint said no
├── BadDatabaseUrl   the URL is not one of SQLite or PostgreSQL
├── InUse            another process has the database, which has to be free
├── NoLocks          the file system cannot say whether another process has the database
├── Unreadable       a row holds what this version does not know
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
    """What every error of the storage is."""


class Unavailable(StorageError):
    """The database cannot be used now; trying again may help."""


class Busy(Unavailable):
    """Others use the database all the while, so that nobody could have it alone for a moment."""


class Conflict(StorageError):
    """A constraint refused the change."""


class BadDatabaseUrl(StorageError):
    """The URL names no database that Stardrill can use."""


class InUse(StorageError):
    """Another process has the database; the text names it, and says what to stop."""


class NoLocks(StorageError):
    """The file system has no locks, so that nobody can see whether another process has the database."""


class Unreadable(StorageError):
    """A row holds what this version does not know, such as a kind of a newer one."""


class WrongKey(StorageError):
    """The encryption keys do not fit the data in the database."""


REFUSALS = {
    "28": "PostgreSQL does not let this user in. Check the user and the password in DATABASE_URL.",
    "3D": "PostgreSQL has no database of this name. Check DATABASE_URL, or make the database with `createdb`.",
}
"""PostgreSQL's SQLSTATE classes for what the operator can mend."""
PASSING_STATES = ("08", "40", "53", "55", "57")
"""PostgreSQL's SQLSTATE classes for what may go better at a second try: connection, deadlock, resources, shutdown."""


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
        # Past SQLAlchemy there are only the statements around transactions.
        raise Unavailable(f"the database cannot be used now: {type(error).__name__}") from None
    except SQLAlchemyError as error:
        raise StorageError(f"the storage failed: {type(error).__name__}") from None


def _why(error: Exception) -> str:
    """Say why a server cannot be used, where the operator can mend it; else the kind of the error."""
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
