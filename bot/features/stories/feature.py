"""The declaration of the story bank for the registry."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from bot.conversation.context import Context
from bot.conversation.doors import AskScope, ShowStories, ShowStory, WriteStory
from bot.conversation.feature import Command, Feature, OnPress, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.conversation.side_question import open_beneath
from bot.conversation.stale_buttons import StaleButton, judged_answer, story_of
from bot.features.answering import asking
from bot.features.stories import (
    core_stories,
    in_one_go,
    message_edits,
    project_suggestion,
    stories,
    story_from_answer,
    story_marks,
    story_retyping,
    story_tags,
    story_versions,
    story_writing,
    writing_keys,
)
from bot.features.stories.pages import bank, editor, removal, tags, versions
from bot.features.stories.states import RetypingStory, TaggingStory, WritingStory
from question_bank.models import CoreStory, Question
from storage.records import KeptStory, StoryVersion


class OfStory(Protocol):
    """A payload that names a story."""

    @property
    def story_id(self) -> int:
        """Return the story's id."""


def on_story(call: Callable[[Context, KeptStory], Awaitable[list[Reply]]]) -> OnPress:
    """Return a press handler for a payload that names a story and nothing else."""

    async def on_press(context: Context, press: OfStory) -> list[Reply]:
        return await call(context, await story_of(context, press.story_id))

    return on_press


async def list_stories(context: Context, press: stories.ListStories) -> list[Reply]:
    """Show a page of all stories."""
    return await stories.show_list(context, press.page)


async def write_story(context: Context, press: WriteStory) -> list[Reply]:
    """Begin a story."""
    return await story_writing.begin(context, press.archetype)


async def put_back(context: Context, press: stories.PutStoryBack) -> list[Reply]:
    """Undo the removal of a story. Raises StaleButton where it was not removed or can no longer be put back."""
    story = await context.uow.stories.get(press.story_id, context.user_id)
    if story is None or not stories.can_be_put_back(context, story):
        raise StaleButton
    return await stories.put_back(context, story)


async def read_letter(context: Context, press: stories.ReadLetter) -> list[Reply]:
    """Show a letter of a story."""
    return await story_writing.read_letter(context, await story_of(context, press.story_id), press.letter)


async def write_letter(
    context: Context, press: story_writing.WriteLetter | story_writing.WriteLetterAgain
) -> list[Reply]:
    """Ask for a letter, to be added to or written again."""
    over = isinstance(press, story_writing.WriteLetterAgain)
    return await story_writing.write(context, await _begun(context, press.story_id), press.letter, over=over)


async def finish_later(context: Context, press: story_writing.FinishStoryLater) -> list[Reply]:
    """Leave the story that is being written."""
    return await story_writing.finish_later(context, await _begun(context, press.story_id))


async def finish(context: Context, press: stories.FinishStory) -> list[Reply]:
    """Name and tag a story."""
    kept = await _begun(context, press.story_id)
    return await (story_writing.leave(context) if kept is None else story_tags.finish(context, kept))


async def split_letter(context: Context, press: in_one_go.SplitLetter) -> list[Reply]:
    """Give each passage of a letter its own letter."""
    return await in_one_go.split_letter(context, await story_of(context, press.story_id), press.letter)


async def keep_in_one_letter(context: Context, press: in_one_go.KeepInOneLetter) -> list[Reply]:
    """Keep all passages in the letter into which they were typed."""
    return await in_one_go.keep_in_one_letter(context, await story_of(context, press.story_id), press.letter)


async def show_sentences(context: Context, press: story_marks.ShowSentences) -> list[Reply]:
    """Show a page of a story's sentences."""
    kept = await story_of(context, press.story_id)
    return await story_marks.show_sentences(context, kept, press.page, fresh=press.fresh)


async def show_sentence(context: Context, press: story_marks.ShowSentence) -> list[Reply]:
    """Show a sentence of a story."""
    return await story_marks.show_sentence(context, await story_of(context, press.story_id), press.stamp, press.at)


async def set_letter(context: Context, press: story_marks.SetLetter) -> list[Reply]:
    """Set a letter on a sentence, or remove it."""
    return await story_marks.set_letter(context, await story_of(context, press.story_id), press)


async def set_order(context: Context, press: story_marks.SetOrder) -> list[Reply]:
    """Put the paragraphs of a story in an order."""
    kept = await story_of(context, press.story_id)
    return await story_marks.set_order(context, kept, trade_off_first=press.trade_off_first)


async def ask_field(context: Context, press: project_suggestion.AskField) -> list[Reply]:
    """Ask for a tag."""
    return await story_tags.ask_field(context, await story_of(context, press.story_id), press.field)


async def keep_field(context: Context, press: story_tags.KeepField) -> list[Reply]:
    """Leave a tag as it is."""
    return await story_tags.keep_field(context, await story_of(context, press.story_id), press.field)


async def clear_field(context: Context, press: story_tags.ClearField) -> list[Reply]:
    """Empty a tag."""
    return await story_tags.clear_field(context, await story_of(context, press.story_id), press.field)


async def set_category(context: Context, press: story_tags.SetCategory) -> list[Reply]:
    """Give a story the category of a core story."""
    return await story_tags.set_category(context, await story_of(context, press.story_id), press.core)


async def toggle_archetype(context: Context, press: story_tags.ToggleArchetype) -> list[Reply]:
    """File a story under an archetype, or remove it from there."""
    return await story_tags.toggle_archetype(context, await story_of(context, press.story_id), press.archetype)


async def set_core(context: Context, press: story_tags.SetCore) -> list[Reply]:
    """Set the core story for which a story stands."""
    return await story_tags.set_core(context, await story_of(context, press.story_id), press.core)


async def set_scope(context: Context, press: story_tags.SetScope) -> list[Reply]:
    """Set how far a story reached."""
    return await story_tags.set_scope(context, await story_of(context, press.story_id), press.scope)


async def show_versions(context: Context, press: stories.ShowVersions) -> list[Reply]:
    """Show the versions of a story."""
    return await story_versions.show_versions(context, await story_of(context, press.story_id), press.skipped)


async def show_version(context: Context, press: story_versions.ShowVersion) -> list[Reply]:
    """Show a version."""
    return await story_versions.show_version(context, *await _version(context, press.story_id, press.n))


async def restore(context: Context, press: story_versions.RestoreVersion) -> list[Reply]:
    """Make a version the newest."""
    return await story_versions.restore(context, *await _version(context, press.story_id, press.n))


async def save(context: Context, press: story_from_answer.SaveAsStory) -> list[Reply]:
    """Make a story of an answer."""
    return await story_from_answer.save(context, await judged_answer(context, press.answer_id))


async def update(context: Context, press: story_from_answer.UpdateStory) -> list[Reply]:
    """Update the story of an answer with its text."""
    return await story_from_answer.update(context, await judged_answer(context, press.answer_id))


async def show_core(context: Context, press: core_stories.ShowCoreStory) -> list[Reply]:
    """Show a core story."""
    return await core_stories.show_core(context, _core(context, press.number))


async def write_core(context: Context, press: core_stories.WriteCoreStory) -> list[Reply]:
    """Begin the story for a core story."""
    return await core_stories.write_core(context, _core(context, press.number))


async def show_questions(context: Context, press: core_stories.ShowCiscoQuestions) -> list[Reply]:
    """Show a page of questions."""
    return await core_stories.show_questions(context, press.page)


async def show_question(context: Context, press: core_stories.ShowCiscoQuestion) -> list[Reply]:
    """Show the stories that answer a question."""
    return await core_stories.show_question(context, _question(context, press.question_id))


async def practise_question(context: Context, press: core_stories.PractiseCiscoQuestion) -> list[Reply]:
    """Ask a question."""
    return await asking.practise_question(context, _question(context, press.question_id), press)


async def _begun(context: Context, story_id: int) -> KeptStory | None:
    """Return the story with that id, or the one begun in the chat. None while nothing of it is written.

    Raises StaleButton where the chat has begun none.
    """
    if story_id != story_writing.UNBORN:
        return await story_of(context, story_id)
    if open_beneath(context, WritingStory) is None:
        raise StaleButton
    now = await story_writing.writing_now(context)
    return now.kept if now is not None else None


async def _version(context: Context, story_id: int, n: int) -> tuple[KeptStory, StoryVersion]:
    kept = await story_of(context, story_id)
    version = await story_versions.version_of(context, kept, n)
    if version is None:
        raise StaleButton
    return kept, version


def _core(context: Context, number: int) -> CoreStory:
    core = next((each for each in context.bank.core_stories if each.number == number), None)
    if core is None:
        raise StaleButton
    return core


def _question(context: Context, question_id: str) -> Question:
    question = next((each for each in core_stories.questions_of(context.bank) if each.id == question_id), None)
    if question is None:
        raise StaleButton
    return question


STORIES = Feature(
    name="stories",
    commands={"stories": Command(call=stories.show_bank)},
    states=(
        StateRules(
            state=WritingStory,
            on_text=in_one_go.take,
            keys={
                Key.NEXT: writing_keys.next_letter,
                Key.SKIP: writing_keys.next_letter,
                Key.DONE: writing_keys.next_letter,
                Key.START_OVER: writing_keys.letter_again,
            },
            on_cancel=story_writing.leave,
            last_typed=story_writing.last_typed,
        ),
        StateRules(
            state=RetypingStory,
            on_text=story_retyping.take,
            keys={Key.DONE: story_retyping.finish, Key.START_OVER: story_retyping.start_over},
            on_cancel=story_retyping.finish,
            last_typed=story_retyping.last_typed,
        ),
        StateRules(
            state=TaggingStory,
            on_text=story_tags.typed,
            keys=dict.fromkeys((Key.NEXT, Key.SKIP, Key.DONE), story_tags.keep_asked_field),
            on_cancel=story_tags.leave,
        ),
    ),
    on_edit=message_edits.edited,
    presses={
        ShowStories: without_payload(stories.show_bank),
        ShowStory: on_story(stories.show_story),
        stories.AddStory: without_payload(story_writing.choose_archetype),
        stories.ListStories: list_stories,
        stories.ShowWholeStory: on_story(story_marks.show_whole),
        story_marks.ShowSentences: show_sentences,
        story_marks.ShowSentence: show_sentence,
        story_marks.SetLetter: set_letter,
        story_marks.SetOrder: set_order,
        story_retyping.TypeStoryAgain: on_story(story_retyping.ask),
        stories.RemoveStory: on_story(stories.remove),
        stories.PutStoryBack: put_back,
        stories.ReadLetter: read_letter,
        WriteStory: write_story,
        story_writing.WriteLetter: write_letter,
        story_writing.WriteLetterAgain: write_letter,
        story_writing.FinishStoryLater: finish_later,
        stories.FinishStory: finish,
        story_writing.BeginWithTradeOff: without_payload(story_writing.begin_with_trade_off),
        in_one_go.SplitLetter: split_letter,
        in_one_go.KeepInOneLetter: keep_in_one_letter,
        stories.ShowTags: on_story(story_tags.show_tags),
        project_suggestion.AskField: ask_field,
        story_tags.KeepField: keep_field,
        story_tags.ClearField: clear_field,
        story_tags.SetCategory: set_category,
        story_tags.AskArchetypes: on_story(story_tags.ask_archetypes),
        story_tags.ToggleArchetype: toggle_archetype,
        story_tags.AskCore: on_story(story_tags.ask_core),
        story_tags.SetCore: set_core,
        AskScope: on_story(story_tags.ask_scope),
        story_tags.SetScope: set_scope,
        stories.ShowVersions: show_versions,
        story_versions.ShowVersion: show_version,
        story_versions.RestoreVersion: restore,
        story_from_answer.SaveAsStory: save,
        story_from_answer.UpdateStory: update,
        stories.ShowCoreStories: without_payload(core_stories.show_cores),
        core_stories.ShowCoreStory: show_core,
        core_stories.WriteCoreStory: write_core,
        core_stories.ShowCiscoQuestions: show_questions,
        core_stories.ShowCiscoQuestion: show_question,
        core_stories.PractiseCiscoQuestion: practise_question,
    },
    routes=(*bank.ROUTES, *editor.ROUTES, *versions.ROUTES, *tags.ROUTES, *removal.ROUTES),
)
