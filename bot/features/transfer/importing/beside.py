"""Use cases of what a file brings beside its stories: counted before an import, and taken in with it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Context
from bot.features.transfer.found import StoryFile
from bot.features.transfer.importing.interviews import new_interviews, take_in_interviews
from bot.features.transfer.importing.moments import new_moments, take_in_moments
from bot.features.transfer.importing.practice import NewPractice, new_practice, take_in_practice
from bot.features.transfer.importing.questions import new_questions, take_in_questions
from bot.features.transfer.importing.settings import settings_back, settings_kept, take_in_settings
from bot.features.transfer.texts.beside import Beside
from storage.records import KeptStory


async def new_beside(context: Context, file: StoryFile) -> Beside:
    """Return what an import of the file would bring beside its stories."""
    return _of_practice(
        await new_practice(context, file),
        Beside(
            questions=len(await new_questions(context, file)),
            interviews=len(await new_interviews(context, file)),
            moments=len(await new_moments(context, file)),
            settings=settings_back(context, file),
            settings_kept=settings_kept(context, file),
            unread=file.practice.unread,
        ),
    )


async def take_in_beside(context: Context, file: StoryFile, stories: Sequence[KeptStory]) -> Beside:
    """Take in what the file brings beside its stories. Return what was new.

    `stories` are those of the bank that the stories of the file have become, in the order of the file.
    """
    beside = Beside(
        questions=await take_in_questions(context, file),
        interviews=await take_in_interviews(context, file, stories),
        moments=await take_in_moments(context, file, stories),
        unread=file.practice.unread,
    )
    beside = _of_practice(await take_in_practice(context, file, stories), beside)
    kept = settings_kept(context, file)
    return replace(beside, settings=await take_in_settings(context, file), settings_kept=kept)


def _of_practice(new: NewPractice, beside: Beside) -> Beside:
    return replace(
        beside,
        answers=new.answers,
        unanswered=new.asked - new.answers,
        series=new.series,
        rehearsals=new.rehearsals,
    )
