"""Files as answers of the page: pictures are drawn and exports are made here, off the event loop."""

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.responses import Response

from bot.conversation.page import PageExport, PageFile, PagePicture
from bot.conversation.replies import ExportKind
from bot.pictures.picture import draw

DRAWN_WITHIN_S = 20.0
EXPORTED_WITHIN_S = 60.0
EXPORT_TYPES = {
    ExportKind.MARKDOWN: "text/markdown",
    ExportKind.JSON: "application/json",
    ExportKind.ANKI: "application/octet-stream",
}

MakeExport = Callable[[int, ExportKind], Awaitable[bytes]]


async def drawn(answer: PagePicture) -> PageFile:
    """Return the file of a picture. Raises TimeoutError after DRAWN_WITHIN_S seconds."""
    async with asyncio.timeout(DRAWN_WITHIN_S):
        png = await asyncio.to_thread(draw, answer.picture.kind, answer.picture.data)
    return PageFile(name=answer.name, content=png, media_type="image/png", download=answer.download)


async def exported(make: MakeExport, user_id: int, answer: PageExport) -> PageFile:
    """Return the file of an export. Raises TimeoutError after EXPORTED_WITHIN_S seconds."""
    async with asyncio.timeout(EXPORTED_WITHIN_S):
        made = await make(user_id, answer.kind)
    return PageFile(name=answer.name, content=made, media_type=EXPORT_TYPES[answer.kind])


def file_response(file: PageFile) -> Response:
    """Return a file as an answer, under its name."""
    kind = "attachment" if file.download else "inline"
    encoded = quote(file.name, safe=" ")
    # What is no plain name is percent-encoded: no quote and no line break gets into the header.
    name = f'filename="{encoded}"' if encoded == file.name else f"filename*=UTF-8''{quote(file.name, safe='')}"
    return Response(file.content, media_type=file.media_type, headers={"Content-Disposition": f"{kind}; {name}"})
