"""Writes flashcards as an Anki deck, in memory: the library's own writer leaves a readable copy in the temp folder."""

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import Any

from bot.features.transfer.flashcards import Flashcard

DECK_ID = 1_714_203_518
MODEL_ID = 1_906_482_737
"""Fixed ids, by which Anki recognises a newer deck as the same one."""
DECK_NAME = "Stardrill stories"
FRONT = "<div>{{Question}}</div><div class=title>{{Title}}</div>"
BACK = "{{FrontSide}}<hr id=answer><div class=moves>{{Moves}}</div>"
CSS = """
.card { font: 18px sans-serif; line-height: 1.4; max-width: 40em; margin: 0 auto; padding: 1em; }
.title { margin-top: 1em; font-size: 15px; opacity: 0.7; }
.moves h3 { margin: 1em 0 0.2em; font-size: 15px; }
"""
NOT_WRITTEN = "<i>not written yet</i>"


def deck_of(cards: Sequence[Flashcard], now: datetime) -> bytes:
    """Return the deck as an .apkg file. Takes some tens of milliseconds.

    `now` becomes the time of the last change.
    """
    import genanki  # noqa: PLC0415 -- 60 ms that only an export needs

    fields = [{"name": name} for name in ("Question", "Title", "Moves")]
    template = {"name": "Story", "qfmt": FRONT, "afmt": BACK}
    model = genanki.Model(MODEL_ID, "Stardrill story", fields=fields, templates=[template], css=CSS)
    deck = genanki.Deck(DECK_ID, DECK_NAME)
    for card in cards:
        content = [_html(card.question), _html(card.title), _moves(card)]
        guid = genanki.guid_for("stardrill", card.key)
        deck.add_note(genanki.Note(model=model, fields=content, guid=guid, tags=list(card.archetypes)))
    return _packed(genanki.Package(deck), now.timestamp())


def _packed(package: Any, at: float) -> bytes:
    """Return the bytes that `Package.write_to_file` would write, without a file on the disk."""
    connection = sqlite3.connect(":memory:")
    try:
        package.write_to_db(connection.cursor(), at, itertools.count(int(at * 1000)))
        connection.commit()
        collection = connection.serialize()
    finally:
        connection.close()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("collection.anki2", collection)
        archive.writestr("media", json.dumps({}))
    return packed.getvalue()


def _moves(card: Flashcard) -> str:
    return "".join(f"<h3>{_html(name)}</h3><p>{_html(text) or NOT_WRITTEN}</p>" for name, text in card.moves)


def _html(text: str) -> str:
    return escape(text.strip()).replace("\n", "<br>")
