"""Texts of the day card: the heading with the day, an entry a story, and what is missing."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time, timedelta

from bot.conversation.texts.html import CAPTION_LIMIT, TEXT_LIMIT, escape, joined, on_button, quoted, utf16_length
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.conversation.texts.typed_days import day
from bot.features.day_card.logic.card_spans import CardGap
from bot.features.day_card.logic.day_card import CardEntry, DayCard
from question_bank.models import ArchetypeId

READ_ONCE = "Read each once, aloud if you can. That is enough for today."
FILL_IN = "Under each story, in italics, stands what it still lacks."
NO_STORY_YET = (
    "There is no story in your bank yet, so there is nothing to read. "
    "If no story fits, say so and tell the closest thing that you have."
)
MORE = "More stories"
STORIES = "My stories"
PLAN = "My plan"
CARDS = "The archetypes' cards"
WRITE_ONE = "Write a story"
NUMBER, SOURCE, REFLECTION = "Number", "From", "Looking back"
"""Labels of what follows the opening."""
GAPS: Mapping[CardGap, str] = {
    CardGap.BEGUN: "only begun",
    CardGap.NO_NUMBER: "no number yet",
    CardGap.NO_SOURCE: "no source of the number yet",
    CardGap.NO_REFLECTION: "no reflection yet",
    CardGap.VAGUE_REFLECTION: "the reflection is not specific yet",
}
LONGEST_UNDER_PICTURE = CAPTION_LIMIT - 24
"""UTF-16 units of a card that is the caption of its picture."""
_LONGEST = TEXT_LIMIT - 196
_TITLE = 60
_LONGEST_PHRASE: Mapping[str, int] = {"": 200, NUMBER: 160, SOURCE: 140, REFLECTION: 220}
"""Most characters of the phrases, by their labels. The opening has none."""
_NAMES = 3


def heading(today: date, on: date | None, at: time | None) -> str:
    """Return the heading. `on` and `at` are the interview's local day and hour, None where they are not known."""
    if on is None or on < today:
        return "<b>Your day card</b>"
    hour = f", at {at:%H:%M}" if at is not None else ""
    if on == today:
        return f"<b>Your interview is today</b>{hour}"
    if on == today + timedelta(days=1):
        return f"<b>Your interview is tomorrow</b>: {day(on)}{hour}"
    return f"<b>Your day card</b> for {day(on)}{hour}"


def card_texts(head: str, card: DayCard, *, soon: bool) -> list[str]:
    """Return the card as one message or several. `soon` is True from the eve on, when nothing more is written."""
    if not card.entries and not card.more:
        return [f"{head}\n{NO_STORY_YET}"]
    gaps = any(entry.gaps for entry in card.entries)
    said = [READ_ONCE] * soon + [FILL_IN] * (gaps and not soon)
    blocks = ["\n".join([head, *said]), *map(_entry, card.entries)]
    if card.more:
        blocks.append(f"<b>{MORE}:</b> {joined([quoted(title, _TITLE) for title in card.more])}.")
    if card.missing:
        blocks.append(f"<i>{escape(missing_text(card.missing))}</i>")
    return list(_gathered(blocks))


def under_picture(n: int, pictures: int, told_for: Sequence[Sequence[ArchetypeId]]) -> str:
    """Return the caption of picture `n` of several; `told_for` are the archetypes of each story in it."""
    if pictures == 1:
        return "Your stories, to keep on the phone. The words follow."
    names = " · ".join(escape(names_text(archetypes)) for archetypes in told_for)
    follow = " The words follow." if n == pictures else ""
    return f"Your stories, {n} of {pictures}, to keep on the phone: {names}.{follow}"


def missing_text(missing: Sequence[ArchetypeId]) -> str:
    """Return what to do where one of the archetypes without a story is asked for. Plain text."""
    names = joined([ARCHETYPE_LABELS[archetype] for archetype in missing])
    return f"No story: {names}. If one is asked, say so and tell the closest that you have."


def names_text(archetypes: Sequence[ArchetypeId]) -> str:
    """Return the names of archetypes for which one story is told. Plain text."""
    names = [ARCHETYPE_LABELS[archetype] for archetype in archetypes[:_NAMES]]
    rest = len(archetypes) - _NAMES
    return joined([*names, f"{rest} more"] if rest > 0 else names)


def gap_label(title: str) -> str:
    """Return the label of the button to a story that lacks something."""
    return f"Fill in: {on_button(title, 30)}"


def title_text(title: str) -> str:
    """Return the title of a story, quoted."""
    return quoted(title, _TITLE)


def phrase_text(phrase: str, label: str = "") -> str:
    """Return a phrase of an entry, quoted, as long as one of its label may be. Without a label it is the opening."""
    return quoted(phrase, _LONGEST_PHRASE[label])


def _entry(one: CardEntry) -> str:
    phrases = ((NUMBER, one.number), (SOURCE, one.source), (REFLECTION, one.reflection))
    lines = [f"<b>{escape(names_text(one.archetypes))}</b> · {title_text(one.title)}", phrase_text(one.opening)]
    lines += [f"{label}: {phrase_text(phrase, label)}" for label, phrase in phrases if phrase is not None]
    if one.gaps:
        lines.append(f"<i>{gaps_text(one.gaps)}</i>")
    return "\n".join(lines)


def gaps_text(gaps: Sequence[CardGap]) -> str:
    """Return gaps as a sentence, such as `No number yet, no reflection yet.`."""
    said = ", ".join(GAPS[gap] for gap in gaps)
    return f"{said[:1].upper()}{said[1:]}."


def _gathered(blocks: Iterable[str]) -> Iterable[str]:
    """Yield the blocks in as few messages as hold them in their order."""
    held = ""
    for block in blocks:
        longer = f"{held}\n\n{block}" if held else block
        if utf16_length(longer) > _LONGEST:
            yield held
            longer = block
        held = longer
    yield held
