"""Reads the parameters of a Bot API call, in each of the ways that Telegram accepts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.terminal.refusals import bad


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """An uploaded file."""

    name: str
    content: bytes


async def read_parameters(request: Request) -> dict[str, Any]:
    """Return the parameters of a call, from its query, and from a JSON, form or multipart body."""
    params: dict[str, Any] = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        params |= await request.json()
    elif kind:
        async with request.form(max_fields=100) as form:
            for name, value in form.items():
                params[name] = await _upload(value) if isinstance(value, UploadFile) else value
    return params


def uploaded(params: Mapping[str, Any], name: str) -> Upload:
    """Return an uploaded file, from the field itself or from the one that `attach://` names. Raises Refused."""
    value = params.get(name)
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.get(value.removeprefix("attach://"))
    if not isinstance(value, Upload):
        raise bad(f"there is no {name} in the request")
    return value


async def _upload(file: UploadFile) -> Upload:
    return Upload(name=file.filename or "file", content=await file.read())
