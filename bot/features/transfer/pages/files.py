"""The page of export and import: the same files, the same two steps and the same sentences as in the chat."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.page import Method, PageExport, PageRequest, PageRoute, PageView
from bot.conversation.replies import ExportKind, Reply
from bot.conversation.stale_buttons import StaleButton
from bot.features.transfer.exporting import FILE_NAMES
from bot.features.transfer.importing.sent_file import AcceptImport, accept, decline, preview, refusal
from bot.features.transfer.limits import LARGEST_FILE
from bot.features.transfer.texts import files_page as say
from storage.records import ImportFile

FORM_BYTES = 20_000
"""What a form may hold beside its file."""


async def show_files(_: Context, __: PageRequest) -> PageView:
    """Show what can be taken out and in."""
    return _page()


async def export(_: Context, request: PageRequest) -> PageExport:
    """Return a file with everything that is stored about the user. Raises StaleButton for an unknown kind."""
    for kind, name in FILE_NAMES.items():
        if name == request.path["name"]:
            return PageExport(kind=kind, name=name)
    raise StaleButton


async def show_what_is_in(context: Context, request: PageRequest) -> PageView:
    """Show what an import of the sent file would do. It is stored until the user answers."""
    sent = request.files.get("file")
    if sent is None or not sent.name:
        return _page(say.NO_FILE)
    refused = refusal(sent.name, len(sent.content))
    return _page(replies=refused or await preview(context, sent.name, sent.content))


async def take(context: Context, request: PageRequest) -> PageView:
    """Import a file that was shown before."""
    return _page(replies=await accept(context, await _sent(context, request)), done=True)


async def leave(context: Context, request: PageRequest) -> PageView:
    """Forget a file that was shown before."""
    return _page(replies=await decline(context, await _sent(context, request)))


def _page(note: str | None = None, replies: Sequence[Reply] = (), *, done: bool = False) -> PageView:
    presses = [button.press for reply in replies for row in reply.buttons or () for button in row]
    waiting = next((press.file_id for press in presses if isinstance(press, AcceptImport)), None)
    files = [(FILE_NAMES[kind], say.USES[kind]) for kind in ExportKind]
    return PageView(
        template="transfer/files.html",
        title="Export and import",
        values={
            "note": note,
            "said": [reply.text for reply in replies],
            "waiting": waiting,
            "done": done,
            "files": files,
            "most_bytes": LARGEST_FILE,
        },
    )


async def _sent(context: Context, request: PageRequest) -> ImportFile:
    sent = await context.uow.imports.get(request.path["file_id"], context.user_id)
    if sent is None:
        raise StaleButton
    return sent


ROUTES = (
    PageRoute(path="/transfer", call=show_files),
    PageRoute(path="/transfer/{name:str}", call=export),
    PageRoute(
        path="/transfer/import",
        call=show_what_is_in,
        method=Method.POST,
        writes=True,
        most_bytes=LARGEST_FILE + FORM_BYTES,
    ),
    PageRoute(path="/transfer/import/{file_id:int}/take", call=take, method=Method.POST, writes=True),
    PageRoute(path="/transfer/import/{file_id:int}/leave", call=leave, method=Method.POST, writes=True),
)
