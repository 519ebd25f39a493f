"""Presses in the story bank: its stories, their letters, tags and versions, and answers that become stories."""

from collections.abc import Awaitable, Callable

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import State, Turn
from bot.conversation.guards import Presses, PressMap, StaleButton, on_judged, on_story, plain, story_of
from bot.conversation.replies import Reply
from bot.features.stories import stories, story_from_answer, story_tags, story_versions, story_writing
from bot.features.stories.story_writing import UNBORN
from bot.features.stories.texts.story_tags import Field
from question_bank.models import ArchetypeId, Move
from storage.records import KeptStory, StoryVersion


async def _list(turn: Turn, press: Press) -> list[Reply]:
    return await stories.show_list(turn, press.number(0))


async def _new(turn: Turn, press: Press) -> list[Reply]:
    return await story_writing.begin(turn, _archetype(press, 0) if press.args else None)


async def _undo(turn: Turn, press: Press) -> list[Reply]:
    story = await turn.uow.stories.get(press.number(0), turn.user_id)
    if story is None or not stories.can_be_put_back(turn, story):
        raise StaleButton
    return await stories.put_back(turn, story)


async def _letter(turn: Turn, press: Press) -> list[Reply]:
    return await story_writing.read_letter(turn, await story_of(turn, press), _move(press))


def _writing(*, over: bool) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        return await story_writing.write(turn, await _begun(turn, press), _move(press), over=over)

    return handle


async def _later(turn: Turn, press: Press) -> list[Reply]:
    return await story_writing.finish_later(turn, await _begun(turn, press))


async def _finish(turn: Turn, press: Press) -> list[Reply]:
    kept = await _begun(turn, press)
    return await (story_writing.leave(turn) if kept is None else story_tags.finish(turn, kept))


def _on_field(call: Callable[[Turn, KeptStory, Field], Awaitable[list[Reply]]]) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        if press.word(1) not in {*Field}:
            raise StaleButton
        return await call(turn, await story_of(turn, press), Field(press.word(1)))

    return handle


async def _category(turn: Turn, press: Press) -> list[Reply]:
    return await story_tags.set_category(turn, await story_of(turn, press), press.number(1))


async def _archetype_tapped(turn: Turn, press: Press) -> list[Reply]:
    return await story_tags.toggle_archetype(turn, await story_of(turn, press), _archetype(press, 1))


async def _core_is(turn: Turn, press: Press) -> list[Reply]:
    return await story_tags.set_core(turn, await story_of(turn, press), press.number(1))


async def _versions(turn: Turn, press: Press) -> list[Reply]:
    return await story_versions.show_versions(turn, await story_of(turn, press), press.number(1))


def _on_version(call: Callable[[Turn, KeptStory, StoryVersion], Awaitable[list[Reply]]]) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        kept = await story_of(turn, press)
        version = await story_versions.version_of(turn, kept, press.number(1))
        if version is None:
            raise StaleButton
        return await call(turn, kept, version)

    return handle


async def _begun(turn: Turn, press: Press) -> KeptStory | None:
    """The story that is named, or the one that the conversation has begun; None while nothing of that is written."""
    if press.number(0) != UNBORN:
        return await story_of(turn, press)
    if turn.state != State.WRITING_STORY:
        raise StaleButton
    now = await story_writing.writing_now(turn)
    return now.kept if now is not None else None


def _move(press: Press) -> Move:
    if press.word(1) not in {*Move}:
        raise StaleButton
    return Move(press.word(1))


def _archetype(press: Press, place: int) -> ArchetypeId:
    if press.word(place) not in {*ArchetypeId}:
        raise StaleButton
    return ArchetypeId(press.word(place))


PRESSES: PressMap = {
    Action.STORIES: plain(stories.show_bank),
    Action.STORY: on_story(stories.show_story),
    Action.STORY_NEW: _new,
    Action.STORY_ADD: plain(story_writing.choose_archetype),
    Action.STORY_LIST: _list,
    Action.STORY_WHOLE: on_story(stories.show_whole),
    Action.STORY_REMOVE: on_story(stories.remove),
    Action.STORY_UNDO: _undo,
    Action.STORY_LETTER: _letter,
    Action.STORY_WRITE: _writing(over=False),
    Action.STORY_AGAIN: _writing(over=True),
    Action.STORY_LATER: _later,
    Action.STORY_FINISH: _finish,
    Action.STORY_TAGS: on_story(story_tags.show_tags),
    Action.STORY_FIELD: _on_field(story_tags.ask_field),
    Action.STORY_FIELD_KEEP: _on_field(story_tags.keep_field),
    Action.STORY_FIELD_CLEAR: _on_field(story_tags.clear_field),
    Action.STORY_CATEGORY: _category,
    Action.STORY_ARCHETYPES: on_story(story_tags.ask_archetypes),
    Action.STORY_ARCHETYPE: _archetype_tapped,
    Action.STORY_CORE: on_story(story_tags.ask_core),
    Action.STORY_CORE_IS: _core_is,
    Action.STORY_VERSIONS: _versions,
    Action.STORY_VERSION: _on_version(story_versions.show_version),
    Action.STORY_RESTORE: _on_version(story_versions.restore),
    Action.STORY_SAVE: on_judged(story_from_answer.save),
    Action.STORY_UPDATE: on_judged(story_from_answer.update),
}
