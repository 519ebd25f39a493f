"""The images that the set-up names: the real ones where they can be had, else stand-ins made of Debian's packages."""

import os
import shutil
import tempfile
from pathlib import Path

from tests.compose.commands import CheckFailed, output_of, status_of

PYTHON, POSTGRES, CADDY = "python:3.13-slim", "postgres:18-alpine", "caddy:2-alpine"
IMAGES = (PYTHON, POSTGRES, CADDY)
KEPT_AS = "stardrill-stand-in/"
"""A stand-in is made once and kept under this name; it bears the real one only while the check runs."""
LABEL = "stardrill.stand-in"
FOLDERS = Path(__file__).parent / "stand_ins"
RELEASE = "trixie"
CERTIFICATES = "etc/ssl/certs/ca-certificates.crt"


async def provide(*, stand_ins: bool) -> list[str]:
    """See that every image is there; the names of those that stand-ins stand in for.

    Stand-ins are taken for those that cannot be pulled, or for all. Raises CheckFailed where one cannot be made.
    """
    chosen = [name for name in IMAGES if stand_ins or not await _is_real(name)]
    for name in chosen:
        if (await status_of("docker", "image", "inspect", KEPT_AS + name))[0]:
            await _make(name)
        await output_of("docker", "tag", KEPT_AS + name, name)
    return chosen


async def release() -> None:
    """Take the real names from the stand-ins."""
    for name in IMAGES:
        if await _is_stand_in(name):
            await output_of("docker", "image", "rm", name)


async def _is_real(name: str) -> bool:
    there = not (await status_of("docker", "image", "inspect", name))[0]
    if there:
        return not await _is_stand_in(name)
    return not (await status_of("docker", "pull", "--quiet", name))[0]


async def _is_stand_in(name: str) -> bool:
    asked = ("docker", "image", "inspect", "--format", f'{{{{index .Config.Labels "{LABEL}"}}}}', name)
    status, said = await status_of(*asked)
    return not status and said.strip() == "yes"


async def _make(name: str) -> None:
    if name == PYTHON:
        await _make_python()
    else:
        await output_of("docker", "build", "--tag", KEPT_AS + name, str(FOLDERS / name.partition(":")[0]))


async def _make_python() -> None:
    """A small Debian with Python, which trusts whom this machine trusts: a proxy in between may sign for the index."""
    if not shutil.which("debootstrap") or os.geteuid() != 0:
        raise CheckFailed(f"{PYTHON} cannot be pulled, and to make a stand-in needs root and Debian's debootstrap.")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        packages = "--include=python3,python3-venv,ca-certificates"
        await output_of("debootstrap", "--variant=minbase", packages, RELEASE, str(root))
        shutil.copy(Path("/") / CERTIFICATES, root / CERTIFICATES)
        (root / "usr/local/bin/python").symlink_to("/usr/bin/python3")
        archive = f"{name}/root.tar"
        await output_of("tar", "--directory", str(root), "--create", "--file", archive, ".")
        settings = ("--change", f"LABEL {LABEL}=yes", "--change", f"ENV PIP_CERT=/{CERTIFICATES}")
        await output_of("docker", "import", *settings, archive, KEPT_AS + PYTHON)
