"""Use case of a button's label that is typed instead of tapped, at the steps of a question."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.context import Context
from bot.conversation.logic.typed.typed_key import matching_label
from bot.conversation.replies import Reply
from bot.conversation.stories.story_bank import bank_of
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES
from bot.features.interview import how_it_went
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.texts import debrief_steps as say
from storage.records import AskedQuestion, Interview, StoryTold

LEVELS = {name: level for level, name in LEVEL_NAMES.items()}
MOVES = {name: move for move, name in MOVE_NAMES.items()}


async def typed_label(
    context: Context, interview: Interview, asked: AskedQuestion, step: DebriefStep, text: str
) -> list[Reply] | None:
    """Do what the button of that label does. None for a text that is none of the step's labels."""
    if step is DebriefStep.DRY:
        name = matching_label(text, MOVES)
        if name is not None:
            return await how_it_went.toggle_dry(context, interview, asked, MOVES[name], fresh=True)
    labels = await _labels(context, step)
    label = matching_label(text, labels)
    return await how_it_went.say_of(context, interview, asked, step, fresh=True, **labels[label]) if label else None


async def _labels(context: Context, step: DebriefStep) -> Mapping[str, Mapping[str, Any]]:
    """Return what each label of a step says of its question."""
    if step is DebriefStep.LEVEL:
        return {name: {"level": level} for name, level in LEVELS.items()}
    if step is DebriefStep.DRY:
        return {say.NOWHERE: {"dry": ""}}
    told = {kept.story.title: {"told": StoryTold.BANK, "story_id": kept.story.id} for kept in await bank_of(context)}
    return {
        **told,
        say.NOT_HERE: {"told": StoryTold.ELSEWHERE, "story_id": None},
        say.NO_STORY: {"told": StoryTold.NONE, "story_id": None},
    }
