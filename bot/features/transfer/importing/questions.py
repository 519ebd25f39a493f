"""Use cases that import the own questions of a file, beside its stories."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.logic.questions.own_questions import MOST_QUESTIONS
from bot.conversation.questions.own_questions import NewQuestion, keep_questions
from bot.features.transfer.found import FoundQuestion, StoryFile
from storage.records import folded_question


async def take_in_questions(context: Context, file: StoryFile) -> int:
    """Add the own questions of a file that the user does not have. Return how many.

    Those past the most that a user may have are left out.
    """
    new = await new_questions(context, file)
    kept = await keep_questions(
        context,
        [
            NewQuestion(
                text=each.text,
                archetype=each.archetype,
                source=each.source,
                at=min(each.created_at, context.now),
            )
            for each in new
        ],
    )
    return len(kept)


async def new_questions(context: Context, file: StoryFile) -> Sequence[FoundQuestion]:
    """Return the own questions of a file that the user does not have, as many as still find room."""
    mine = await context.uow.own_questions.of(context.user_id)
    had = {folded_question(own.text) for own in mine}
    new = {folded_question(each.text): each for each in reversed(file.questions)}
    return [each for folded, each in reversed(new.items()) if folded not in had][: MOST_QUESTIONS - len(mine)]
