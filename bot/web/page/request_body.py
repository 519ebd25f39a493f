"""Reads a browser's request into a `PageRequest`, within a limit of bytes."""

import re
from collections.abc import AsyncGenerator

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.conversation.page import BadRequest, PageRequest, SentFile
from bot.printable import printable

MOST_FIELDS = 200
MOST_FILES = 1
LONGEST_NAME = 200
"""Characters of a file's name that are kept, with its ending."""


class BodyTooLarge(MultiPartException):
    """A body over the limit of its route. The library's parser closes what it holds for its own exceptions alone."""

    def __init__(self) -> None:
        super().__init__("over the limit")


async def read_request(request: Request, most_bytes: int) -> PageRequest:
    """Return a browser's request. Raises BodyTooLarge, and BadRequest for a body that is no form."""
    form = await _form(request, most_bytes) if request.method == "POST" else FormData()
    try:
        return await _read(request, form)
    finally:
        await form.close()


def sends_file(request: Request) -> bool:
    """Return whether a request is a form with a file, or with room for one."""
    return request.headers.get("content-type", "").startswith("multipart/form-data")


async def _read(request: Request, form: FormData) -> PageRequest:
    fields: dict[str, list[str]] = {}
    files: dict[str, SentFile] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = SentFile(name=_bare_name(value.filename or ""), content=await value.read())
        else:
            fields.setdefault(name, []).append(_plain(value))
    return PageRequest(path=request.path_params, query=dict(request.query_params), fields=fields, files=files)


async def _form(request: Request, most_bytes: int) -> FormData:
    stream = _limited(request, most_bytes)
    try:
        if sends_file(request):
            parser = MultiPartParser(
                request.headers, stream, max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=most_bytes
            )
            # Nothing that the user sent is written to a temporary file.
            parser.spool_max_size = most_bytes
            return await parser.parse()
        return await FormParser(request.headers, stream, max_fields=MOST_FIELDS, max_part_size=most_bytes).parse()
    except BodyTooLarge:
        raise
    except MultiPartException:
        raise BadRequest("The form could not be read. Load the page again, and repeat it.") from None


async def _limited(request: Request, most_bytes: int) -> AsyncGenerator[bytes, None]:
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > most_bytes:
            raise BodyTooLarge
        yield chunk


def _bare_name(name: str) -> str:
    """Return a file's name without folders, signs that control a terminal, and what is beyond LONGEST_NAME."""
    return " ".join(printable(re.split(r"[/\\]", name)[-1]).split())[-LONGEST_NAME:]


def _plain(value: str) -> str:
    """Return a field's text as Telegram would send it: without NUL, and with LF, which a form sends as CRLF.

    Half a character, which some encodings of a form can name, becomes a question mark.
    """
    whole = value.encode("utf-8", "replace").decode()
    return whole.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
