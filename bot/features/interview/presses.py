"""Handlers of the debrief's buttons: each fetches what the button names, and calls one use case."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.conversation.context import Context
from bot.conversation.doors import BeginDebrief, ShowInterviews
from bot.conversation.feature import OnPress, without_payload
from bot.conversation.payload import Payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.features.interview import (
    beginning,
    debrief_day,
    hearing,
    how_it_went,
    interviews,
    payloads,
    typed_fields,
    what_was_asked,
)
from bot.features.interview.logic.scorecard import dry_moves
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.owned_interviews import interview_of, question_of
from bot.features.interview.texts.debrief_steps import ROUNDS
from storage.records import AskedQuestion, Interview, StoryTold


def on_interview(call: Callable[[Context, Interview, Any], Awaitable[list[Reply]]]) -> OnPress:
    """Return a press handler for a payload that names an interview of the user."""

    async def on_press(context: Context, press: Any) -> list[Reply]:
        return await call(context, await interview_of(context, press.interview_id), press)

    return on_press


def of_interview(call: Callable[[Context, Interview], Awaitable[list[Reply]]]) -> OnPress:
    """Return the same for a payload that names an interview and nothing else."""

    async def on_press(context: Context, press: Any) -> list[Reply]:
        return await call(context, await interview_of(context, press.interview_id))

    return on_press


def on_question(call: Callable[[Context, Interview, AskedQuestion, Any], Awaitable[list[Reply]]]) -> OnPress:
    """Return a press handler for a payload that names a question of an interview of the user."""

    async def on_press(context: Context, press: Any) -> list[Reply]:
        return await call(context, *await question_of(context, press.asked_id), press)

    return on_press


async def begin(context: Context, press: BeginDebrief) -> list[Reply]:
    """Begin to write down an interview."""
    return await beginning.begin(context, press.held_on)


async def tell_story(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.TellStory
) -> list[Reply]:
    """Store the story of the bank that was told. Raises StaleButton where it is not there."""
    kept = await story_of(context, press.story_id)
    return await how_it_went.say_of(
        context, interview, asked, DebriefStep.STORY, told=StoryTold.BANK, story_id=kept.story.id
    )


async def tell_other(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.TellOther
) -> list[Reply]:
    """Store that another story was told, or none."""
    return await how_it_went.say_of(context, interview, asked, DebriefStep.STORY, told=press.told, story_id=None)


async def set_level(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.SetOwnLevel
) -> list[Reply]:
    """Store how a question went."""
    return await how_it_went.say_of(context, interview, asked, DebriefStep.LEVEL, level=press.level)


async def nothing_dry(
    context: Context, interview: Interview, asked: AskedQuestion, _: payloads.NothingDry
) -> list[Reply]:
    """Store that an answer ran dry nowhere."""
    return await how_it_went.say_of(context, interview, asked, DebriefStep.DRY, dry="")


async def dry_named(context: Context, interview: Interview, asked: AskedQuestion, _: payloads.DryNamed) -> list[Reply]:
    """Take the ticked moves as named."""
    dry = "".join(move.value for move in dry_moves(asked))
    return await how_it_went.say_of(context, interview, asked, DebriefStep.DRY, dry=dry)


async def set_round(context: Context, interview: Interview, press: payloads.SetRound) -> list[Reply]:
    """Set the round, while the debrief begins or afterwards."""
    words = ROUNDS[press.place - 1]
    if hearing.is_at(context, interview, DebriefStep.ROUND):
        return await beginning.round_said(context, interview, words)
    return await typed_fields.set_round(context, interview, words)


async def set_held_on(context: Context, interview: Interview, press: payloads.SetHeldOn) -> list[Reply]:
    """Set the day, while the debrief begins or afterwards."""
    if hearing.is_at(context, interview, DebriefStep.DATE):
        return await beginning.date_said(context, interview, press.day)
    return await typed_fields.set_date(context, interview, press.day)


async def pass_field(context: Context, interview: Interview, press: payloads.PassField) -> list[Reply]:
    """Go on without a name or a round, where that is what is asked for."""
    if not hearing.is_at(context, interview, press.step):
        return await beginning.go_on(context, interview)
    return await beginning.pass_field(context, interview, press.step)


async def turn_to(context: Context, press: payloads.TurnToInterviews) -> list[Reply]:
    """Show a page of the interviews."""
    return await interviews.turn_to(context, press.page)


async def turn_titles(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.TurnTitles
) -> list[Reply]:
    """Show another page of stories."""
    return await how_it_went.turn_titles(context, interview, asked, press.page)


async def toggle_dry(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.ToggleDry
) -> list[Reply]:
    """Tick or untick a move."""
    return await how_it_went.toggle_dry(context, interview, asked, press.move)


async def pass_step(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.PassStep
) -> list[Reply]:
    """Go on without an answer to a step."""
    return await how_it_went.pass_on(context, interview, asked, press.step)


async def ask_again(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.AskAgainOf
) -> list[Reply]:
    """Ask a step again."""
    return await how_it_went.ask_again(context, interview, asked, press.step)


async def choose_kind(context: Context, _: Interview, asked: AskedQuestion, press: payloads.ChooseKind) -> list[Reply]:
    """Show the archetypes."""
    return await what_was_asked.choose_kind(context, asked, in_list=press.in_list)


async def set_kind(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.SetKind
) -> list[Reply]:
    """Set the archetype of a question."""
    return await what_was_asked.set_kind(context, interview, asked, press.archetype, in_list=press.in_list)


async def keep_kind(context: Context, interview: Interview, asked: AskedQuestion, _: payloads.KeepKind) -> list[Reply]:
    """Leave the archetype of a question as it is."""
    return await what_was_asked.keep_kind(context, interview, asked)


async def remove(
    context: Context, interview: Interview, asked: AskedQuestion, press: payloads.RemoveAsked
) -> list[Reply]:
    """Remove a question."""
    return await what_was_asked.remove(context, interview, asked, sure=press.sure)


async def show_asked(
    context: Context, interview: Interview, asked: AskedQuestion, _: payloads.ShowAsked
) -> list[Reply]:
    """Show a question."""
    return await interviews.show_question(context, interview, asked)


async def show_interview(context: Context, interview: Interview, press: payloads.ShowInterview) -> list[Reply]:
    """Show an interview."""
    return await interviews.show(context, interview, press.page)


async def type_field(context: Context, interview: Interview, press: payloads.TypeField) -> list[Reply]:
    """Ask for a field to be typed. Raises StaleButton for a question of another interview."""
    if press.asked_id is not None and (await question_of(context, press.asked_id))[0].id != interview.id:
        raise StaleButton
    return await typed_fields.ask(context, interview, press.field, press.asked_id)


async def set_outcome(context: Context, interview: Interview, press: payloads.SetOutcome) -> list[Reply]:
    """Set what came of an interview."""
    return await interviews.set_outcome(context, interview, press.outcome)


async def delete(context: Context, interview: Interview, press: payloads.DeleteInterview) -> list[Reply]:
    """Delete an interview."""
    return await interviews.delete(context, interview, sure=press.sure)


PRESSES: Mapping[type[Payload], OnPress] = {
    ShowInterviews: without_payload(beginning.show),
    BeginDebrief: begin,
    payloads.TellStory: on_question(tell_story),
    payloads.TellOther: on_question(tell_other),
    payloads.TurnTitles: on_question(turn_titles),
    payloads.SetOwnLevel: on_question(set_level),
    payloads.ToggleDry: on_question(toggle_dry),
    payloads.NothingDry: on_question(nothing_dry),
    payloads.DryNamed: on_question(dry_named),
    payloads.PassStep: on_question(pass_step),
    payloads.AskAgainOf: on_question(ask_again),
    payloads.ChooseKind: on_question(choose_kind),
    payloads.SetKind: on_question(set_kind),
    payloads.KeepKind: on_question(keep_kind),
    payloads.RemoveAsked: on_question(remove),
    payloads.ShowAsked: on_question(show_asked),
    payloads.AllAsked: of_interview(what_was_asked.all_asked),
    payloads.AddAsked: of_interview(what_was_asked.add_more),
    payloads.GoOnWithDebrief: of_interview(beginning.go_on),
    payloads.FinishDebrief: of_interview(how_it_went.finish),
    payloads.ShowInterview: on_interview(show_interview),
    payloads.TypeField: on_interview(type_field),
    payloads.SetRound: on_interview(set_round),
    payloads.SetHeldOn: on_interview(set_held_on),
    payloads.SetOutcome: on_interview(set_outcome),
    payloads.DeleteInterview: on_interview(delete),
    payloads.PassField: on_interview(pass_field),
    payloads.TurnToInterviews: turn_to,
    payloads.SnoozeDebrief: debrief_day.snooze,
    payloads.DebriefLater: without_payload(debrief_day.later),
    payloads.ShowComparison: without_payload(interviews.compare),
}
