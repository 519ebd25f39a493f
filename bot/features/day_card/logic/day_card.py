"""The day card: an entry for each story that is told for an archetype, and what the bank has besides."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.logic.stories.story_for_archetype import one_each
from bot.features.day_card.logic.card_spans import CardGap, CardSpans
from bot.review.span import Span
from question_bank.models import ArchetypeId
from storage.records import KeptStory

MOST_MORE = 3
"""Number of stories named beyond those of the archetypes: as many as the advice has backup stories."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenStory:
    """A story with the archetypes for which it is told, at least one."""

    kept: KeptStory
    archetypes: tuple[ArchetypeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEntry:
    """One story on the day card. Every phrase is a stretch of the told text."""

    story_id: int
    archetypes: tuple[ArchetypeId, ...]
    title: str
    opening: str
    number: str | None = None
    source: str | None = None
    reflection: str | None = None
    gaps: tuple[CardGap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCard:
    """What the day card shows."""

    entries: tuple[CardEntry, ...]
    """One for each story that stands for an archetype, in the order of the archetypes."""
    missing: tuple[ArchetypeId, ...]
    """Archetypes without a story."""
    more: tuple[str, ...] = ()
    """Titles of further stories."""


def chosen(bank: Sequence[KeptStory]) -> tuple[ChosenStory, ...]:
    """Return the stories that stand for the archetypes, in the order of these, each once. One without words counts as none."""
    own = one_each(_with_words(bank))
    archetypes: dict[int, list[ArchetypeId]] = {}
    for archetype in ArchetypeId:
        if archetype in own:
            archetypes.setdefault(own[archetype].story.id, []).append(archetype)
    by_id = {kept.story.id: kept for kept in own.values()}
    return tuple(ChosenStory(kept=by_id[one], archetypes=tuple(of)) for one, of in archetypes.items())


def day_card(bank: Sequence[KeptStory], entries: Sequence[CardEntry]) -> DayCard:
    """Return the card of a bank with the entries of its chosen stories."""
    covered = {archetype for entry in entries for archetype in entry.archetypes}
    shown = {entry.story_id for entry in entries}
    more = [kept.story.title for kept in _with_words(bank) if kept.story.id not in shown]
    return DayCard(
        entries=tuple(entries),
        missing=tuple(archetype for archetype in ArchetypeId if archetype not in covered),
        more=tuple(more[:MOST_MORE]),
    )


def entry_of(one: ChosenStory, spans: CardSpans) -> CardEntry:
    """Return the entry of a story. `spans` are those of its newest text."""
    told = one.kept.version.told

    def words(span: Span | None) -> str | None:
        return told.text[span.start : span.end] if span is not None else None

    return CardEntry(
        story_id=one.kept.story.id,
        archetypes=one.archetypes,
        title=one.kept.story.title,
        opening=words(spans.opening) or "",
        number=words(spans.number),
        source=words(spans.source),
        reflection=words(spans.reflection),
        gaps=spans.gaps,
    )


def _with_words(bank: Sequence[KeptStory]) -> list[KeptStory]:
    return [kept for kept in bank if kept.version.words]
