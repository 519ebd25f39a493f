"""The declaration of the friends feature for the registry."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.conversation.context import Context
from bot.conversation.doors import AskFriend, ShowFriendLinks
from bot.conversation.feature import Feature, OnPress, StateRules, without_payload
from bot.conversation.payload import Payload
from bot.conversation.replies import Reply
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stale_buttons import story_of
from bot.features.friends import asking, assessments, visit
from bot.features.friends.guest import Guest, guest_of
from bot.features.friends.states import TypingLine, TypingName
from storage.records import DueKind

OnGuestPress = Callable[[Guest, Any], Awaitable[list[Reply]]]

GUEST_PRESSES: Mapping[type[Payload], OnGuestPress] = {
    visit.AcceptVisit: visit.accept,
    visit.DeclineVisit: visit.decline,
    visit.MarkMove: visit.mark_move,
    visit.MarkLevel: visit.mark_level,
    visit.UnmarkLast: visit.unmark,
    visit.SendMarks: visit.send,
    visit.StopVisit: visit.stop,
    visit.ResumeVisit: visit.resume,
    visit.AddLine: visit.can_add_line,
}
"""All that a guest can press, whether they are a user or not."""


def as_guest(call: OnGuestPress) -> OnPress:
    """Return the press handler for a user who is another's guest."""

    async def on_press(context: Context, press: Payload) -> list[Reply]:
        if context.link_maker is None:
            return [visit.over()]
        try:
            return await call(guest_of(context), press)
        except visit.VisitOver:
            return [visit.over()]

    return on_press


async def add_line(context: Context, press: visit.AddLine) -> list[Reply]:
    """Ask a user for the line. What was open before is open again after it."""
    try:
        replies = await visit.can_add_line(guest_of(context), press)
    except visit.VisitOver:
        return [visit.over()]
    await step_aside(context, TypingLine, link_id=press.link_id)
    return replies


async def take_line(context: Context, _: int, text: str) -> list[Reply]:
    """Take a user's line, and show the marks with it."""
    state = context.at(TypingLine)
    link_id = state.link_id if state is not None else 0
    try:
        wrong = await visit.add_line(guest_of(context), link_id, text)
        if wrong is not None:
            return wrong
        await step_back(context)
        return await visit.show_step(guest_of(context), link_id)
    except visit.VisitOver:
        await step_back(context)
        return [visit.over()]


async def ask(context: Context, press: AskFriend) -> list[Reply]:
    """Say what a friend would see of a story."""
    return await asking.ask(context, await story_of(context, press.story_id))


async def make(context: Context, press: asking.MakeLink) -> list[Reply]:
    """Make a link without a name."""
    return await asking.make(context, await story_of(context, press.story_id))


async def ask_name(context: Context, press: asking.NameMyself) -> list[Reply]:
    """Ask for a name."""
    return await asking.ask_name(context, await story_of(context, press.story_id))


async def list_said(context: Context, press: assessments.ShowFriendsSaid) -> list[Reply]:
    """List what friends said of a story."""
    return await assessments.list_of(context, await story_of(context, press.story_id))


FRIENDS = Feature(
    name="friends",
    states=(
        StateRules(state=TypingName, on_text=asking.named, side_question=True),
        StateRules(state=TypingLine, on_text=take_line, side_question=True),
    ),
    presses={
        **{kind: as_guest(call) for kind, call in GUEST_PRESSES.items()},
        visit.AddLine: add_line,
        AskFriend: ask,
        ShowFriendLinks: without_payload(asking.show_links),
        asking.MakeLink: make,
        asking.NameMyself: ask_name,
        asking.CloseLink: asking.close,
        assessments.ShowFriendsSaid: list_said,
        assessments.ShowAssessment: assessments.show,
        assessments.EstimateFirst: assessments.estimate_first,
        assessments.EstimateStoryMove: assessments.estimate_move,
        assessments.EstimateStoryLevel: assessments.estimate_level,
        assessments.UndoEstimate: assessments.undo_estimate,
    },
    time_marks={DueKind.FRIEND_REPLY: assessments.tell},
)
