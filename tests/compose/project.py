"""One Compose project: a copy of the committed files with a `.env`, as an operator has it."""

import asyncio
import json
import shlex
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.compose.commands import CheckFailed, output_of, status_of

ROOT = Path(__file__).parents[2]
NAME = "stardrill-check"
HEALTHY_WITHIN_S = 120.0
LOOK_S = 0.5
TO_QUOTE = "$ "
"""What docs/operating.md says to put single quotes around."""
PLUGIN, SCRIPT = ("docker", "compose"), ("docker-compose",)


@dataclass(frozen=True, slots=True)
class Project:
    """The project in a folder; `compose` is the command that this machine has, such as `docker compose`."""

    folder: Path
    compose: Sequence[str]

    async def run(self, *arguments: str) -> str:
        """Run Compose. Raises CheckFailed where it fails."""
        return await output_of(*self.compose, "--project-name", NAME, *arguments, cwd=self.folder)

    async def run_as_written(self, line: str) -> str:
        """Run a line of the documentation in a shell, in the project's folder."""
        command = shlex.join([*self.compose, "--project-name", NAME])
        return await output_of("sh", "-ec", line.replace(shlex.join(PLUGIN), command), cwd=self.folder)

    async def containers(self, service: str) -> list[str]:
        """The ids of a service's containers that run; an older Compose lists those that have ended too."""
        listed = (await self.run("ps", "--quiet", service)).split()
        return [container for container in listed if (await inspected(container))["State"]["Running"]]

    async def healthy(self, service: str, count: int = 1) -> list[str]:
        """Wait until that many containers of a service are healthy; their ids."""
        began = time.monotonic()
        while True:
            ids = await self.containers(service)
            states = [(await inspected(container))["State"] for container in ids]
            if [state.get("Health", {}).get("Status") for state in states] == ["healthy"] * count:
                return ids
            if time.monotonic() - began > HEALTHY_WITHIN_S:
                raise CheckFailed(f"{service} is not healthy after {HEALTHY_WITHIN_S:.0f} s: {_told(states)}")
            await asyncio.sleep(LOOK_S)

    async def stop(self, service: str, within_s: float) -> float:
        """Stop a service and return the seconds it took. Raises CheckFailed where it was killed or failed."""
        ids = await self.containers(service)
        began = time.monotonic()
        await self.run("stop", service)
        took = time.monotonic() - began
        statuses = [(await inspected(container))["State"]["ExitCode"] for container in ids]
        if any(statuses) or took > within_s:
            raise CheckFailed(f"{service} ended with {statuses} after {took:.1f} s, wanted 0 within {within_s:.0f} s")
        return took

    async def remove(self) -> None:
        """Remove all that the project made in the engine: containers, networks, volumes, images."""
        await self.run("--profile", "scale-out", "down", "--volumes", "--remove-orphans", "--rmi", "local")


async def compose_command() -> Sequence[str]:
    """The command of Compose that this machine has. Raises CheckFailed where there is none, or no engine runs."""
    status, said = await status_of("docker", "info", "--format", "{{.ServerVersion}}")
    if status:
        raise CheckFailed(f"This needs a Docker engine, and none answers: {said.strip()}")
    for command in (PLUGIN, SCRIPT):
        if not (await status_of(*command, "version"))[0]:
            return command
    raise CheckFailed("This needs Docker Compose, and there is neither `docker compose` nor `docker-compose`.")


async def check_out(folder: Path, settings: Mapping[str, str]) -> None:
    """Copy the files that git knows, as they are now, and make `.env` of `.env.example` with some settings filled in."""
    tracked = await output_of("git", "ls-files", "-z", cwd=ROOT)
    for name in filter(None, tracked.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    write_settings(folder, settings)


def write_settings(folder: Path, settings: Mapping[str, str]) -> None:
    """Fill settings in where `.env.example` has them. Raises CheckFailed for one that it does not have."""
    lines = (folder / ".env.example").read_text().splitlines()
    for name, value in settings.items():
        at = [number for number, line in enumerate(lines) if line.startswith(f"{name}=")]
        if len(at) != 1:
            raise CheckFailed(f".env.example has {len(at)} lines {name}=")
        lines[at[0]] = f"{name}='{value}'" if set(value) & set(TO_QUOTE) else f"{name}={value}"
    (folder / ".env").write_text("\n".join(lines) + "\n")


async def inspected(name: str) -> dict[str, Any]:
    """What the engine knows of a container."""
    found: list[dict[str, Any]] = json.loads(await output_of("docker", "inspect", name))
    return found[0]


def _told(states: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(
        [
            {
                "Status": state.get("Status"),
                "ExitCode": state.get("ExitCode"),
                "Health": state.get("Health", {}).get("Status"),
            }
            for state in states
        ]
    )
