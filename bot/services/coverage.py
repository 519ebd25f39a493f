"""/coverage and the weekly summary: what is covered, as text and as a picture."""

from collections.abc import Sequence

from bot.coach.coverage import coverage_of, picture_data, week_of
from bot.coach.history import Judged, judged
from bot.messages import asking
from bot.messages import daily as say
from bot.messages.coverage import coverage_caption, coverage_text, weekly_text
from bot.messages.html import CAPTION_LIMIT
from bot.services.actions import Action
from bot.services.choosing import standings_of
from bot.services.replies import Button, Picture, Reply
from bot.services.turn import Turn

PICTURE = "coverage"


async def show(turn: Turn) -> list[Reply]:
    """The coverage matrix as a picture, and in words for who cannot see it."""
    coverage = coverage_of(await _judged(turn), await standings_of(turn), turn.bank, turn.today)
    ask_me = ((Button(text=asking.ASK_ME, action=Action.PRACTICE),),)
    picture = Picture(kind=PICTURE, data=picture_data(coverage))
    text = coverage_text(coverage)
    if len(text) <= CAPTION_LIMIT:
        return [Reply(text=text, picture=picture, buttons=ask_me)]
    return [Reply(text=coverage_caption(coverage), picture=picture), Reply(text=text, buttons=ask_me)]


async def weekly_reply(turn: Turn) -> list[Reply]:
    """The weekly summary; nothing for who has not been judged yet."""
    stories = await _judged(turn)
    if not stories:
        return []
    week = week_of(stories, await standings_of(turn), turn.bank, turn.today)
    return [
        Reply(
            text=weekly_text(week),
            picture=Picture(kind=PICTURE, data=picture_data(week.coverage)),
            buttons=(
                (Button(text=asking.ASK_ME, action=Action.PRACTICE),),
                (
                    Button(text=say.WEEKLY_LATER, action=Action.WEEKLY_SNOOZE),
                    Button(text=say.WEEKLY_STOP, action=Action.WEEKLY_OFF),
                ),
            ),
        )
    ]


async def _judged(turn: Turn) -> Sequence[Judged]:
    return [judged(story) for story in await turn.uow.answers.judged_since(turn.user_id, None)]
