"""Use cases of /coverage: the coverage as a picture and in words, and the audit below."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.doors import AskArchetype, Practise
from bot.conversation.hints import explained
from bot.conversation.logic.questions.history import Judged, judged
from bot.conversation.questions.question_for_user import standings_of
from bot.conversation.replies import Button, Picture, Reply
from bot.conversation.texts import what_next
from bot.features.progress.auditing import Kept, first_of_audit, kept_of
from bot.features.progress.logic.coverage import Coverage, coverage_of, picture_data
from bot.features.progress.texts import coverage as say
from question_bank.models import Level

PICTURE = "coverage"


async def show(context: Context) -> list[Reply]:
    """Show the coverage as a picture and in words for users who cannot see it, and the audit in a message of its own.

    Words that are too long for a caption have a message of their own, too.
    """
    kept = await kept_of(context)
    coverage = await coverage_now(context, await judged_of(context), kept)
    text, words = say.coverage_text(coverage), say.in_words_text(coverage)
    short = len(text) + len(words) <= say.LONGEST_UNDER_PICTURE
    replies = [
        Reply(text="\n\n".join(part for part in (text, words if short else "") if part), picture=picture_of(coverage)),
        *([] if short else [Reply(text=words)]),
        first_of_audit(context, kept, _ask_me(coverage)),
    ]
    return await explained(context, "coverage", say.HINT, replies)


async def judged_of(context: Context) -> Sequence[Judged]:
    """Return every judged answer in brief, oldest first."""
    return [judged(answer) for answer in await context.uow.answers.judged_since(context.user_id, None)]


async def coverage_now(context: Context, answers: Sequence[Judged], kept: Kept) -> Coverage:
    """Return the coverage today."""
    return coverage_of(
        answers,
        await standings_of(context),
        context.bank,
        context.today,
        stories=kept.stories,
        rehearsed=kept.rehearsed,
    )


def picture_of(coverage: Coverage) -> Picture:
    """Return the picture of the coverage."""
    return Picture(kind=PICTURE, data=picture_data(coverage))


def _ask_me(coverage: Coverage) -> Button:
    """Return the button to a question on the first weak archetype. Without one, on the most wanted archetype."""
    weak = next((row for row in coverage.rows if row.latest is Level.WEAK), None)
    if weak is None:
        return Button(text=what_next.ASK_ME, press=Practise())
    return Button(text=say.ask_label(weak.name), press=AskArchetype(weak.archetype))
