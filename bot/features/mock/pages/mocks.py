"""The pages of past mock interviews: the list, and the transcript of one with its debrief."""

from collections.abc import Mapping, Sequence

from bot.conversation.context import Context
from bot.conversation.logic.dates.local_time import local_date
from bot.conversation.logic.marked_pieces import marked_pieces
from bot.conversation.page import PageRequest, PageRoute, PageView
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.texts.html import duration
from bot.conversation.texts.names import level_name
from bot.conversation.texts.verdict_rows import verdict_rows
from bot.features.mock.debriefing import exchanges_of, write_up_of
from bot.features.mock.logic.transcript import Exchange
from bot.features.mock.texts.transcript import OUTCOMES
from storage.records import Answer, Mock, MockState


async def show_mocks(context: Context, _: PageRequest) -> PageView:
    """Show all finished mocks, newest first, and that one is under way."""
    finished = list(reversed(await context.uow.mocks.finished(context.user_id)))
    under_way = await context.uow.mocks.unfinished(context.user_id)
    rows = [{"id": mock.id, "on": _day(context, mock), "questions": len(mock.question_ids)} for mock in finished]
    return PageView(
        template="mock/mocks.html", title="Mock interviews", values={"rows": rows, "under_way": under_way is not None}
    )


async def show_mock(context: Context, request: PageRequest) -> PageView:
    """Show the transcript of a finished mock. Raises StaleButton while it is going on: its verdicts come at its end."""
    mock = await context.uow.mocks.get(request.path["mock_id"], context.user_id)
    if mock is None or mock.state is not MockState.DONE:
        raise StaleButton
    exchanges = [_exchange(answer, each) for answer, each in await exchanges_of(context, mock)]
    return PageView(
        template="mock/mock.html",
        title=f"Mock interview, {_day(context, mock)}",
        values={"exchanges": exchanges, "write_up": await write_up_of(context, mock)},
    )


def _exchange(answer: Answer, exchange: Exchange) -> Mapping[str, object]:
    review = exchange.review
    is_judged = review is not None and review.reasons.not_judged is None
    told = review.parts if review is not None and is_judged else {}
    spans = {part.value: verdict.evidence for part, verdict in told.items()}
    return {
        "id": answer.id,
        "question": exchange.question,
        "about": " · ".join(
            filter(None, [exchange.archetype, f"told with “{exchange.story}”" if exchange.story else None])
        ),
        "outcome": OUTCOMES.get(exchange.outcome),
        "pieces": marked_pieces(exchange.answer, spans) if exchange.answer else [],
        "follow_up": exchange.follow_up,
        "added": exchange.added,
        "level": level_name(review) if review is not None else None,
        "reason": (review.reasons.not_judged or review.reasons.level) if review is not None else None,
        "verdicts": verdict_rows(review) if review is not None else (),
        "trap": review.reasons.trap if review is not None and is_judged and review.trap else None,
        "spoken": duration(review.seconds) if review is not None else None,
        "words": review.words if review is not None else None,
    }


def _day(context: Context, mock: Mock) -> str:
    day = local_date(context.zone, mock.started_at)
    return f"{day.day} {day:%B %Y}"


ROUTES: Sequence[PageRoute] = (
    PageRoute(path="/mocks", call=show_mocks),
    PageRoute(path="/mocks/{mock_id:int}", call=show_mock),
)
