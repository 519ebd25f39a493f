"""Use case of /export: three files, each made from the stored data when it is sent."""

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories
from bot.conversation.hints import explained
from bot.conversation.logic.questions.history import is_whole
from bot.conversation.logic.stories.story_text import letters_missing
from bot.conversation.replies import Button, ExportKind, Reply
from bot.conversation.stories.story_bank import bank_of
from bot.features.transfer.texts import transfer as say
from question_bank.models import ArchetypeId

FILE_NAMES = {
    ExportKind.MARKDOWN: "stardrill.md",
    ExportKind.JSON: "stardrill.json",
    ExportKind.ANKI: "stardrill.apkg",
}


async def export(context: Context) -> list[Reply]:
    """Send the files, each with a sentence on its use. Without a story there are no flashcards."""
    stories = await bank_of(context)
    replies = [
        Reply(text=say.markdown_text(len(stories)), export=ExportKind.MARKDOWN),
        Reply(text=say.JSON_TEXT, export=ExportKind.JSON),
    ]
    if stories:
        whole = [kept for kept in stories if is_whole(kept)]
        untold = {archetype.value for archetype in ArchetypeId} - {a for kept in whole for a in kept.story.archetypes}
        unfinished = sum(bool(letters_missing(kept.version.told)) for kept in stories)
        row = (Button(text=say.STORIES, press=ShowStories()),)
        text = say.anki_text(len(stories), unfinished=unfinished, untold=len(untold))
        replies.append(Reply(text=text, export=ExportKind.ANKI, buttons=(row,)))
    else:
        replies.append(Reply(text=say.NO_DECK, buttons=((Button(text=say.STORIES, press=ShowStories()),),)))
    return await explained(context, "transfer", say.HINT, replies)
