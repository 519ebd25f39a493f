"""The page's own files: one style sheet and plain ES modules, kept in memory, compressed once.

Those of the page itself are in `bot/web/page/static/`, those of a feature in `bot/features/<name>/static/`. A file's
address is `/page/static/<folder>/<file>`; browsers ask each time whether it changed, by its ETag.
"""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticFile:
    """A file as it is sent."""

    plain: bytes
    compressed: bytes
    media_type: str
    tag: str
    """Its ETag, which changes with its content."""


def load_static_files(folders: Mapping[str, Path]) -> Mapping[str, StaticFile]:
    """Return the files of the folders by their addresses, `<name of the folder>/<file>`."""
    return {
        f"{name}/{file.name}": _loaded(file)
        for name, folder in folders.items()
        if folder.is_dir()
        for file in sorted(folder.iterdir())
        if file.suffix in MEDIA_TYPES
    }


def static_response(files: Mapping[str, StaticFile], request: Request) -> Response:
    """Return the file that a request asks for; 304 where the browser has it, 404 where there is none."""
    file = files.get(request.path_params["file"])
    if file is None:
        return Response(status_code=404)
    headers = {"Cache-Control": "no-cache", "ETag": file.tag, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == file.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(file.compressed, media_type=file.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(file.plain, media_type=file.media_type, headers=headers)


def _loaded(file: Path) -> StaticFile:
    plain = file.read_bytes()
    return StaticFile(
        plain=plain,
        compressed=gzip.compress(plain, mtime=0),
        media_type=MEDIA_TYPES[file.suffix],
        tag=f'"{hashlib.sha256(plain).hexdigest()[:20]}"',
    )
