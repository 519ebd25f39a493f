"""The declaration of the moments for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import LogMoment, ReadAsResume
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton
from bot.features.moments import moments, pasted_resume, resume
from bot.features.moments.states import PastingResume, SendingResume, TypingMoment
from storage.records import ImportFile, Moment


async def turn_to(context: Context, press: moments.TurnToMoments) -> list[Reply]:
    """Show a page."""
    return await moments.turn_to(context, press.page)


async def open_moment(context: Context, press: moments.OpenMoment) -> list[Reply]:
    """Show a moment."""
    return await moments.open_moment(context, await _moment(context, press.moment_id), press.page)


async def make_story(context: Context, press: moments.MakeStory) -> list[Reply]:
    """Open a moment as a story."""
    return await moments.make_story(context, await _moment(context, press.moment_id))


async def delete(context: Context, press: moments.DeleteMoment) -> list[Reply]:
    """Delete a moment."""
    return await moments.delete(context, await _moment(context, press.moment_id), press.page, sure=press.sure)


async def turn_to_bullets(context: Context, press: resume.TurnToBullets) -> list[Reply]:
    """Show a page of a résumé."""
    return await resume.turn_to(context, await _file(context, press.file_id), press.page)


async def read_as_resume(context: Context, press: ReadAsResume) -> list[Reply]:
    """Read a file that was sent for an import as a résumé."""
    file = await context.uow.imports.get(press.file_id, context.user_id)
    if file is None:
        raise StaleButton
    return await resume.read(context, file)


async def open_bullet(context: Context, press: resume.OpenBullet) -> list[Reply]:
    """Show a bullet."""
    return await resume.open_bullet(context, await _file(context, press.file_id, press.n), press.n)


async def keep_bullet(context: Context, press: resume.KeepBullet) -> list[Reply]:
    """Keep a bullet."""
    return await resume.keep_bullet(context, await _file(context, press.file_id, press.n), press.n)


async def story_from_bullet(context: Context, press: resume.StoryFromBullet) -> list[Reply]:
    """Open a bullet as a story."""
    return await resume.make_story(context, await _file(context, press.file_id, press.n), press.n)


async def forget(context: Context, press: resume.ForgetResume) -> list[Reply]:
    """Forget a résumé."""
    return await resume.forget(context, await _file(context, press.file_id))


async def _moment(context: Context, moment_id: int) -> Moment:
    """Return a moment of the user. Raises StaleButton if there is none."""
    moment = await context.uow.moments.get(moment_id, context.user_id)
    if moment is None:
        raise StaleButton
    return moment


async def _file(context: Context, file_id: int, n: int | None = None) -> ImportFile:
    """Return a résumé of the user that has that bullet. Raises StaleButton if there is none, or it is forgotten."""
    file = await context.uow.imports.get(file_id, context.user_id)
    if file is None or not resume.has_bullet(context, file, n or 0):
        raise StaleButton
    return file


MOMENTS = Feature(
    name="moments",
    commands={"log": Command(call=moments.show, with_words=moments.typed)},
    states=(
        StateRules(state=TypingMoment, on_text=moments.typed, side_question=True),
        StateRules(state=SendingResume, on_text=pasted_resume.pasted, side_question=True),
        StateRules(
            state=PastingResume,
            on_text=pasted_resume.goes_on,
            keys=pasted_resume.keys(),
            on_voice=pasted_resume.heard,
            on_cancel=pasted_resume.cancelled,
            side_question=True,
        ),
    ),
    on_edit=moments.edited,
    presses={
        LogMoment: without_payload(moments.ask),
        ReadAsResume: read_as_resume,
        moments.AddMoment: without_payload(moments.ask),
        moments.AskResume: without_payload(resume.ask),
        moments.ShowMoments: without_payload(moments.show_list),
        moments.TurnToMoments: turn_to,
        moments.OpenMoment: open_moment,
        moments.MakeStory: make_story,
        moments.DeleteMoment: delete,
        resume.TurnToBullets: turn_to_bullets,
        resume.OpenBullet: open_bullet,
        resume.KeepBullet: keep_bullet,
        resume.StoryFromBullet: story_from_bullet,
        resume.ForgetResume: forget,
    },
)
