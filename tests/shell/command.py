"""The command line as somebody calls it, in a process of its own that is forked and need not load the bot anew.

What a start itself does is tested with real ones: `test_cli`, `test_starts`, `test_streams`, and `test_start_and_stop` of
`tests/faults`.
"""

import atexit
import os
import select
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.shell.fork_server import Order

ROOT = Path(__file__).parents[2]
WITHIN_S = 60.0


def stardrill(folder: Path, *arguments: str, stdin: str | bytes = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command with an empty environment but for PATH, a home of its own and what is given."""
    with TemporaryDirectory() as place:
        streams = {name: Path(place) / name for name in ("stdin", "stdout", "stderr")}
        for path in streams.values():
            path.touch()
        streams["stdin"].write_bytes(stdin if isinstance(stdin, bytes) else stdin.encode())
        environment = clean_environment(folder) | env
        paths = {name: str(path) for name, path in streams.items()}
        order = Order(arguments=arguments, folder=str(folder), environment=environment, **paths)
        status = _obeyed(order)
        said, complained = (streams[name].read_text(encoding="utf-8") for name in ("stdout", "stderr"))
    return subprocess.CompletedProcess(arguments, status, said, complained)


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment with nothing of this machine's user but PATH."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
    }


def _obeyed(order: Order) -> int:
    """Have an order carried out; return the exit status. Raises TimeoutExpired, and ends the server then."""
    server = fork_server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(order.line)
    if not select.select([server.stdout], [], [], WITHIN_S)[0]:
        _end(server)
        fork_server.cache_clear()
        raise subprocess.TimeoutExpired(list(order.arguments), WITHIN_S)
    return int(server.stdout.readline())


@cache
def fork_server() -> subprocess.Popen[bytes]:
    """Return the fork server of this test process; it ends with it."""
    with TemporaryDirectory() as nobodys_home:
        server = subprocess.Popen(
            [sys.executable, "-m", "tests.shell.fork_server"],
            cwd=ROOT,
            env=clean_environment(Path(nobodys_home)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[bytes]) -> None:
    """End a fork server and a command that may still run; once is enough."""
    atexit.unregister(_end)
    with server:
        os.killpg(server.pid, signal.SIGKILL)
