"""Runs the programs of Docker beside a running event loop, and says what they said where they fail."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path

from bot.config import NAMES

BUILD_WITHIN_S = 900.0
LAST_WORDS = 2_000
OF_COMPOSE = ("POSTGRES_PASSWORD", "DOMAIN")


class CheckFailed(Exception):
    """Something did not hold; the text says what, and what was seen."""


async def output_of(*command: str, cwd: Path | None = None, within_s: float = BUILD_WITHIN_S) -> str:
    """Run a command and return its output. Raises CheckFailed where it fails or takes longer."""
    status, said = await status_of(*command, cwd=cwd, within_s=within_s)
    if status:
        raise CheckFailed(f"`{' '.join(command)}` ended with {status}:\n{said[-LAST_WORDS:]}")
    return said


async def status_of(*command: str, cwd: Path | None = None, within_s: float = BUILD_WITHIN_S) -> tuple[int, str]:
    """Run a command; its exit status, and what it wrote to both outputs. 127 where there is no such program."""
    try:
        process = await asyncio.create_subprocess_exec(
            *command,
            cwd=cwd,
            env=_environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
    except FileNotFoundError:
        return 127, f"there is no program {command[0]}"
    try:
        said, _ = await asyncio.wait_for(process.communicate(), within_s)
    except TimeoutError:
        raise CheckFailed(f"`{' '.join(command)}` takes longer than {within_s:.0f} s") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, said.decode(errors="replace")


def _environment() -> Mapping[str, str]:
    """This process's environment without what would win over `.env`."""
    ours = NAMES | set(OF_COMPOSE)
    return {name: value for name, value in os.environ.items() if name not in ours}
