"""Interviews and their questions in brief, as the pages show them."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.stories.story_bank import bank_of
from bot.features.interview.logic.scorecard import archetype_of, dry_moves
from bot.features.interview.texts import interviews as say
from bot.features.interview.texts.interviews import AskedInBrief, InterviewInBrief
from question_bank.models import Level
from storage.records import AskedQuestion, Interview, KeptStory


def in_brief(interview: Interview, asked: int) -> InterviewInBrief:
    """Return an interview with that number of questions in brief."""
    return InterviewInBrief(
        label=interview.label,
        round=interview.round,
        held_on=interview.held_on,
        outcome=interview.outcome,
        asked=asked,
        is_open=interview.ended_at is None,
    )


async def asked_in_brief(context: Context, questions: Sequence[AskedQuestion]) -> Sequence[AskedInBrief]:
    """Return all questions of an interview in brief, numbered without gaps."""
    titles = {kept.story.id: kept for kept in await bank_of(context)}
    return [_brief(number, asked, titles.get(asked.story_id or 0)) for number, asked in enumerate(questions, 1)]


def is_bare(interview: Interview, asked: int) -> bool:
    """Return whether nothing was noted yet of an interview with that number of questions."""
    return interview.ended_at is None and interview.label is None and not asked


def name_of(interview: Interview) -> str:
    """Return the name of an interview, escaped."""
    return say.name_text(interview.label, interview.round)


def _brief(number: int, asked: AskedQuestion, kept: KeptStory | None) -> AskedInBrief:
    return AskedInBrief(
        number=number,
        text=asked.text,
        archetype=archetype_of(asked),
        told=asked.told,
        title=kept.story.title if kept is not None else None,
        level=Level(asked.level) if asked.level in set(Level) else None,
        dry=dry_moves(asked) if asked.dry is not None else None,
        note=asked.note,
    )
