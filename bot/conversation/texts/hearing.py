"""Texts about a story that fits another question than the one asked, and about counting it all the same."""

from bot.conversation.texts.names import HEARD_AS
from bot.review.types import Review
from question_bank.models import ArchetypeId

NOT_COUNTED = "The feedback stands, but it counts for no archetype."
COUNT_IS_STALE = "That button is out of date: the verdict above is the newest."
FILED_ALREADY = "This story is filed already; change that under <b>Title and tags</b>."


def hearing_text(heard_as: ArchetypeId | None, asked: ArchetypeId | None) -> str:
    """Return one kind sentence on what an interviewer would hear in a story that fits another question.

    `asked` is the archetype of the question, None for a general one.
    """
    wanted = HEARD_AS[asked] if asked is not None else "an answer to this question"
    if heard_as is None:
        return f"An interviewer would not take this for {wanted}."
    return f"An interviewer would hear <b>{HEARD_AS[heard_as]}</b> here, not {wanted}."


def count_label(heard_as: ArchetypeId | None) -> str:
    """Return the label of the button by which an answer counts all the same. Plain text."""
    return f"Count it as {HEARD_AS[heard_as]}" if heard_as is not None else "Count it anyway"


def uncounted_text(review: Review) -> str:
    """Return the sentence on an answer that counts for nothing until the user says that it counts."""
    return f"The feedback stands, but it counts for no archetype until you tap <b>{count_label(review.heard_as)}</b>."


def counted_text(archetype: ArchetypeId) -> str:
    """Return the sentence on the archetype for which the user made the answer count."""
    return f"You count it as {HEARD_AS[archetype]}."
