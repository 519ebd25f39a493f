"""Use cases of a résumé: list its bullets, keep them as moments or open them as stories, then forget the rest."""

from dataclasses import dataclass, replace

from bot.conversation.context import Context
from bot.conversation.logic.typed.typed_lines import tidied
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stories.moments import NewMoment, keep_moments
from bot.conversation.work import Job
from bot.document_reader import LONGEST_TEXT, Ending
from bot.document_text import LARGEST_DOCUMENT, UnreadableDocument, document_text, is_document
from bot.features.moments import moments
from bot.features.moments.logic.bullets import Bullet, FoundBullets, bullets_of, words_at
from bot.features.moments.logic.seeds import seeds_of
from bot.features.moments.states import SendingResume
from bot.features.moments.texts import resume as say
from bot.text_files import NotText, decoded
from storage.records import ImportFile, Moment, MomentSource

SLOT = "resume"
PER_PAGE = 5
TEXT_ENDINGS = (".txt", ".md", ".markdown")
SIZE_OF_A_CHARACTER = 5
"""A job of bullets is this much smaller than one that judges the text."""
_WORK_OF_A_DOCUMENT = 10**6
"""Stands for the size of a document's job, in characters: it never runs on the event loop."""


@dataclass(frozen=True, slots=True)
class TurnToBullets(Payload, code="Jg"):
    """Show a page of a résumé's bullets in place."""

    file_id: int
    page: int


@dataclass(frozen=True, slots=True)
class OpenBullet(Payload, code="Jh"):
    """Show one bullet in place."""

    file_id: int
    n: int
    """Its place in the résumé, from 0."""


@dataclass(frozen=True, slots=True)
class KeepBullet(Payload, code="Ji"):
    """Keep a bullet as a moment."""

    file_id: int
    n: int


@dataclass(frozen=True, slots=True)
class StoryFromBullet(Payload, code="Jj"):
    """Keep a bullet as a moment, and open it as the draft of a story."""

    file_id: int
    n: int


@dataclass(frozen=True, slots=True)
class ForgetResume(Payload, code="Jk"):
    """Forget a résumé."""

    file_id: int


async def ask(context: Context) -> list[Reply]:
    """Ask for a résumé."""
    await step_aside(context, SendingResume)
    return [Reply(text=say.ASK_PASTE if context.in_terminal else say.ASK)]


def takes(context: Context, name: str) -> bool:
    """Return whether a file that is sent now is a résumé: a document, or a text where a résumé was asked for."""
    return is_document(name) or (_is_asked(context) and name.lower().endswith(TEXT_ENDINGS))


def refusal(size: int | None) -> list[Reply]:
    """Return the reason for which a file is not fetched, or nothing. `size` is in bytes, None if unknown."""
    return [Reply(text=say.TOO_LARGE)] if (size or 0) > LARGEST_DOCUMENT else []


async def sent(context: Context, name: str, content: bytes | None) -> list[Reply]:
    """Take a résumé that was sent as a file. `content` None means that the file could not be fetched.

    Raises NeedsWork until a process of its own has read a document.
    """
    if content is None:
        return [Reply(text=say.NOT_FETCHED)]
    if len(content) > LARGEST_DOCUMENT:
        return [Reply(text=say.TOO_LARGE)]
    try:
        text = _text_of(context, name, content)
    except UnreadableDocument as error:
        return await _ask_for_text(context, say.ENDINGS[error.ending])
    except NotText:
        return await _ask_for_text(context, say.ENDINGS[Ending.UNREADABLE])
    return (await take(context, name, text))[0]


async def take(context: Context, name: str, text: str) -> tuple[list[Reply], ImportFile | None]:
    """Show the bullets of a résumé, and keep it until they are chosen. Without any, ask for its text.

    Return the replies, and the file, None where there is nothing to choose.
    """
    text = tidied(text)
    if len(text) > LONGEST_TEXT:
        return await _ask_for_text(context, say.ENDINGS[Ending.TOO_BIG]), None
    found = _bullets(context, text)
    if not found.listed:
        return await _ask_for_text(context, say.no_bullets_text(found.left_out)), None
    await step_back(context)
    file = await context.uow.imports.add(context.user_id, name, text, context.now)
    return [await _page(context, file, 0, fresh=True)], file


async def add(context: Context, file: ImportFile, text: str) -> tuple[list[Reply], ImportFile]:
    """Add the next part of a pasted résumé, and show its bullets in place. Return the replies, and the longer file."""
    longer = replace(file, text=f"{file.text}\n{tidied(text)}")
    if len(longer.text) > LONGEST_TEXT:
        return [Reply(text=say.ENDINGS[Ending.TOO_BIG])], file
    await context.uow.imports.change_text(file.id, longer.text)
    return [await _page(context, longer, 0, fresh=False)], longer


async def read(context: Context, file: ImportFile) -> list[Reply]:
    """Show the bullets of a text file that was sent for an import."""
    if len(file.text) > LONGEST_TEXT:
        return await _ask_for_text(context, say.ENDINGS[Ending.TOO_BIG])
    found = _bullets(context, file.text)
    if not found.listed:
        return await _ask_for_text(context, say.no_bullets_text(found.left_out))
    return [await _page(context, file, 0, fresh=True)]


async def turn_to(context: Context, file: ImportFile, page: int) -> list[Reply]:
    """Show a page in place. One out of range becomes the nearest."""
    return [await _page(context, file, page, fresh=False)]


async def open_bullet(context: Context, file: ImportFile, n: int) -> list[Reply]:
    """Show one bullet, with what can be done with it."""
    shown = _shown(context, file, _bullets(context, file.text).listed[n], await _kept(context))
    story = Button(text=say.OPEN_STORY, press=StoryFromBullet(file.id, n))
    keep = Button(text=say.KEEP, press=KeepBullet(file.id, n))
    back = Button(text=say.BACK, press=TurnToBullets(file.id, n // PER_PAGE))
    rows = ((story,), (back,)) if shown.kept else ((story,), (keep, back))
    return [Reply(text=say.bullet_text(shown), buttons=rows, slot=SLOT, fresh=False)]


async def keep_bullet(context: Context, file: ImportFile, n: int) -> list[Reply]:
    """Keep a bullet as a moment, and show its page again."""
    if await _keep(context, file, n) is None:
        return [moments.full()]
    return await turn_to(context, file, n // PER_PAGE)


async def make_story(context: Context, file: ImportFile, n: int) -> list[Reply]:
    """Keep a bullet as a moment, and open it as the draft of a story."""
    moment = await _keep(context, file, n)
    return await moments.make_story(context, moment) if moment is not None else [moments.full()]


async def forget(context: Context, file: ImportFile) -> list[Reply]:
    """Forget a résumé, and show the moments."""
    await context.uow.imports.forget(file.id)
    await step_back(context)
    return [Reply(text=say.FORGOTTEN, slot=SLOT, fresh=False), *await moments.show_list(context)]


def has_bullet(context: Context, file: ImportFile, n: int) -> bool:
    """Return whether a résumé has a bullet at that place. A file that waits for an import may be longer than any."""
    return len(file.text) <= LONGEST_TEXT and 0 <= n < len(_bullets(context, file.text).listed)


def _is_asked(context: Context) -> bool:
    """Return whether the user has asked to send a résumé, and it is still awaited."""
    state = context.at(SendingResume)
    return state is not None and state.asked


async def _ask_for_text(context: Context, reason: str) -> list[Reply]:
    """Say why a résumé shows nothing, and take what is pasted next as one."""
    await step_aside(context, SendingResume, asked=_is_asked(context))
    return [Reply(text=reason)]


def _bullets(context: Context, text: str) -> FoundBullets:
    """Return the bullets of a text. Raises NeedsWork for a long one."""
    job = Job(key=("bullets", text), size=len(text) // SIZE_OF_A_CHARACTER, compute=lambda: bullets_of(text))
    return context.work.result(job)


def _text_of(context: Context, name: str, content: bytes) -> str:
    """Return the text of a file. Raises UnreadableDocument, NotText, and NeedsWork until a document is read."""
    if not is_document(name):
        return decoded(content)
    job = Job(key=("document", name, content), size=_WORK_OF_A_DOCUMENT, compute=lambda: document_text(name, content))
    return context.work.result(job)


async def _keep(context: Context, file: ImportFile, n: int) -> Moment | None:
    """Return the moment of a bullet, kept now or earlier. None where there is no room for one more."""
    bullet = _bullets(context, file.text).listed[n]
    said = words_at(file.text, bullet.said)
    kept = (await _kept(context)).get(said)
    if kept is not None:
        return kept
    job = words_at(file.text, bullet.job) if bullet.job is not None else None
    added = await keep_moments(context, [NewMoment(text=said, source=MomentSource.RESUME, job=job)])
    return next(iter(added), None)


async def _kept(context: Context) -> dict[str, Moment]:
    """Return the moments that came from a résumé, by their words."""
    kept = await context.uow.moments.of_user(context.user_id)
    return {moment.text: moment for moment in kept if moment.source is MomentSource.RESUME}


async def _page(context: Context, file: ImportFile, page: int, *, fresh: bool) -> Reply:
    found = _bullets(context, file.text)
    bullets = found.listed
    page = min(max(page, 0), (len(bullets) - 1) // PER_PAGE)
    skipped = page * PER_PAGE
    kept = await _kept(context)
    shown = [_shown(context, file, bullet, kept) for bullet in bullets[skipped : skipped + PER_PAGE]]
    numbers = [Button(text=str(n + 1), press=OpenBullet(file.id, n)) for n in range(skipped, skipped + len(shown))]
    before = (Button(text=say.PAGE_BEFORE, press=TurnToBullets(file.id, page - 1)),) if page else ()
    more = skipped + PER_PAGE < len(bullets)
    after = (Button(text=say.NEXT_PAGE, press=TurnToBullets(file.id, page + 1)),) if more else ()
    rows = (*in_rows(numbers, PER_PAGE), (*before, *after), (Button(text=say.DONE, press=ForgetResume(file.id)),))
    text = say.page_text(shown, skipped + 1, len(bullets), found.left_out)
    return Reply(text=text, buttons=tuple(filter(None, rows)), slot=SLOT, fresh=fresh)


def _shown(context: Context, file: ImportFile, bullet: Bullet, kept: dict[str, Moment]) -> say.ShownBullet:
    text = words_at(file.text, bullet.said)
    job = words_at(file.text, bullet.job) if bullet.job is not None else None
    return say.ShownBullet(text=text, job=job, has=seeds_of(text, context.reviewer.read), kept=text in kept)
