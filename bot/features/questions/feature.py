"""The declaration of the own questions for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import ShowOwnQuestions
from bot.conversation.feature import Command, Feature, StateRules, without_payload
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.features.questions import adding, listing
from bot.features.questions.listing import own_question
from bot.features.questions.states import AddingQuestions


async def turn_to(context: Context, press: listing.TurnToQuestions) -> list[Reply]:
    """Show a page."""
    return await listing.turn_to(context, press.page)


async def open_question(context: Context, press: listing.OpenQuestion) -> list[Reply]:
    """Show a question."""
    return await listing.open_question(context, await own_question(context, press.own_id), press.page)


async def ask_for_archetype(context: Context, press: listing.AskForArchetype) -> list[Reply]:
    """Ask which archetype a question asks for."""
    return await listing.ask_for_archetype(context, await own_question(context, press.own_id), press.page)


async def file_question(context: Context, press: listing.FileQuestion) -> list[Reply]:
    """File a question under an archetype."""
    own = await own_question(context, press.own_id)
    return await listing.file_question(context, own, press.page, press.archetype)


async def remove(context: Context, press: listing.RemoveQuestion) -> list[Reply]:
    """Remove a question."""
    return await listing.remove(context, await own_question(context, press.own_id), press.page)


async def restore(context: Context, press: listing.RestoreQuestion) -> list[Reply]:
    """Undo the removal of a question."""
    return await listing.restore(context, await own_question(context, press.own_id, removed=True), press.page)


async def correct(context: Context, press: adding.CorrectArchetype) -> list[Reply]:
    """File a question that was just added under an archetype."""
    return await adding.correct(context, await own_question(context, press.own_id), press.archetype)


async def show_all_archetypes(context: Context, press: adding.ShowAllArchetypes) -> list[Reply]:
    """Offer all archetypes for a question that was just added."""
    return await adding.show_all_archetypes(context, await own_question(context, press.own_id))


QUESTIONS = Feature(
    name="questions",
    commands={"questions": Command(call=listing.show, with_words=adding.add_words)},
    states=(
        StateRules(
            state=AddingQuestions,
            on_text=adding.typed,
            keys={each: adding.key(each) for each in (Key.DONE, Key.NEXT, Key.SKIP)},
            on_cancel=adding.finish,
            side_question=True,
        ),
    ),
    presses={
        ShowOwnQuestions: without_payload(listing.show),
        listing.TurnToQuestions: turn_to,
        listing.OpenQuestion: open_question,
        listing.AskForArchetype: ask_for_archetype,
        listing.FileQuestion: file_question,
        listing.RemoveQuestion: remove,
        listing.RestoreQuestion: restore,
        listing.AddQuestions: without_payload(adding.ask),
        adding.CorrectArchetype: correct,
        adding.ShowAllArchetypes: show_all_archetypes,
        adding.FinishAdding: without_payload(adding.finish),
    },
    on_edit=adding.edited,
)
