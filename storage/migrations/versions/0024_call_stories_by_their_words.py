"""Call a story that was given no title by its first words, in place of `My story (2)`.

A title is renamed where the newest text has words, and numbered where another story of the user has it. It stays sealed
with the key that it was sealed with. A title or text that no key opens stays as it is. Backwards the titles stay.

Revision: 0024, after 0023.
"""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import sqlalchemy as sa
from alembic import op

from storage.encryption import Cipher
from storage.errors import WrongKey

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

BATCH = 500
UNNAMED = re.compile(r"My story(?: \(\d+\))?")
MOST_WORDS, LONGEST_OPENING = 8, 60

NEXT = sa.text("SELECT id, user_id, title FROM stories WHERE id > :id ORDER BY id LIMIT :batch")
TITLES = sa.text("SELECT title FROM stories WHERE user_id = :user_id")
NEWEST = sa.text("SELECT text FROM story_versions WHERE story_id = :id ORDER BY n DESC LIMIT 1")
STORE = sa.text("UPDATE stories SET title = :title WHERE id = :id")


def upgrade() -> None:
    """Apply the migration."""
    config = op.get_context().config
    assert config is not None  # noqa: S101 -- storage.schema runs the migrations, with a configuration
    connection, cipher = op.get_bind(), config.attributes["cipher"]
    for row in _stories(connection):
        if not UNNAMED.fullmatch(_opened(cipher, row.title) or ""):
            continue
        stored = connection.execute(NEWEST, {"id": row.id}).scalar()
        words = _first_words(_opened(cipher, stored) or "") if stored is not None else ""
        if words:
            others = connection.execute(TITLES, {"user_id": row.user_id}).scalars()
            title = _free(words, {_opened(cipher, each) for each in others})
            connection.execute(STORE, {"id": row.id, "title": cipher.seal_like(row.title, title)})


def downgrade() -> None:
    """Revert the migration: earlier versions read the titles as they are."""


def _stories(connection: sa.Connection) -> Iterator[sa.Row[Any]]:
    """Yield every story, a batch at a time."""
    after = -1
    while rows := connection.execute(NEXT, {"id": after, "batch": BATCH}).all():
        yield from rows
        after = rows[-1].id


def _opened(cipher: Cipher, stored: str) -> str | None:
    """Return the plain text of a stored one. None where no key opens it."""
    try:
        return cipher.open(stored)
    except WrongKey:
        return None


def _first_words(text: str) -> str:
    """Return the first words of a text, as the bank took them for a title at this revision."""
    words = text.split()
    title = ""
    for at, word in enumerate(words):
        longer = f"{title} {word}".strip()
        if len(longer) > LONGEST_OPENING or at == MOST_WORDS:
            return f"{title.rstrip(' .,;:-–—') or word[:LONGEST_OPENING]} …"
        title = longer
        if title.endswith((".", "!", "?")):
            break
    return title.rstrip(" .,;:-–—")


def _free(words: str, taken: set[str | None]) -> str:
    base = words[:1].upper() + words[1:]
    titles = (base if number == 1 else f"{base} ({number})" for number in count(1))
    return next(title for title in titles if title not in taken)
