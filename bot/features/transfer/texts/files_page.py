"""Texts of the page of export and import."""

from typing import Final

from bot.conversation.replies import ExportKind

NO_FILE: Final = "Choose a file first, or drop one on the field."
USES: Final = {
    ExportKind.MARKDOWN: "to read, print and edit: your stories and answers",
    ExportKind.JSON: "everything, to keep, or to import elsewhere",
    ExportKind.ANKI: "flashcards of your stories for Anki",
}
