"""The page of the practice over the last weeks: a chart of the answers by level, and the same as a table."""

from bot.conversation.context import Context
from bot.conversation.logic.questions.history import judged
from bot.conversation.page import PageRequest, PageRoute, PageView
from bot.conversation.texts.names import LEVEL_NAMES
from bot.features.progress.logic.weeks import weeks_of
from bot.features.progress.logic.weeks_chart import weeks_chart
from bot.features.progress.practised import practised
from bot.features.progress.texts.matrix import weeks_text


async def show_practice(context: Context, _: PageRequest) -> PageView:
    """Show the practice of the last weeks."""
    answers = await context.uow.answers.judged_since(context.user_id, None)
    weeks = weeks_of([judged(each) for each in answers], await practised(context, answers), context.today)
    return PageView(
        template="progress/practice.html",
        title="Practice",
        values={
            "weeks": weeks,
            "chart": weeks_chart(weeks),
            "summary": weeks_text(weeks),
            "levels": LEVEL_NAMES,
        },
    )


ROUTES = (PageRoute(path="/matrix/practice", call=show_practice),)
