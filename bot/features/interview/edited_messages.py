"""Use case of an edited message that holds questions that were asked."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.logic.typed.edited_lines import line_edits
from bot.conversation.replies import Reply
from bot.features.interview import own_questions, what_was_asked
from bot.features.interview.logic.scorecard import archetype_of
from bot.features.interview.logic.typed_questions import questions_in
from bot.features.interview.texts import debrief_steps as say
from storage.records import AskedQuestion


async def edited(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Take an edited message with questions that were asked. None for a message that holds none.

    A question that the new text has more is added. One that it has no more is removed while nothing is said of it.
    """
    held = await context.uow.interviews.typed_in(context.user_id, message_id)
    if not held:
        return None
    interview = await context.uow.interviews.get(held[0].interview_id, context.user_id)
    questions = questions_in(text)
    if interview is None or not questions:
        return [Reply(text=say.NO_WORD)]
    edits = line_edits([asked.text for asked in held], questions)
    if edits.changed:
        await what_was_asked.change_words(context, [(held[place], question) for place, question in edits.changed])
    gone = [held[place] for place in edits.gone if not _is_told(held[place])]
    for asked in gone:
        await context.uow.interviews.remove_question(asked.id)
    await own_questions.leave(context, [asked.text for asked in gone])
    added = await what_was_asked.add(context, interview, message_id, edits.added)
    said = await _changed(context, message_id, held, removed=bool(gone))
    return [*said, what_was_asked.full(interview)] if len(added) < len(edits.added) else said


def _is_told(asked: AskedQuestion) -> bool:
    """Return whether something is said of a question."""
    return (asked.told, asked.level, asked.dry) != (None, None, None)


async def _changed(context: Context, message_id: int, before: Sequence[AskedQuestion], *, removed: bool) -> list[Reply]:
    """Return the note on the questions of a message that are other ones now, nothing where none is."""
    now = await context.uow.interviews.typed_in(context.user_id, message_id)
    changed = [
        (await what_was_asked.number_of(context, each), each.text, archetype_of(each))
        for each in now
        if each not in before
    ]
    if changed:
        return [Reply(text=say.changed_text(changed))]
    return [Reply(text=say.REMOVED)] if removed else []
