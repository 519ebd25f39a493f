"""Texts of the story bank: the slots at a glance, the page of a story, removal and return."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.conversation.logic.questions.history import is_whole
from bot.conversation.logic.stories.story_text import letter_text, letters_missing
from bot.conversation.texts.hearing import hearing_text
from bot.conversation.texts.html import count, escape, joined, quoted, shorten, spoken, words_so_far
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, MOVE_WORDS, SCOPE_NAMES, VERDICT_MARKS, level_name
from bot.review.feedback.fix_first import TRAP
from bot.review.rubric import FEWEST_WORDS
from bot.review.types import Review
from question_bank.models import Archetype, ArchetypeId, Level, Move, Verdict
from storage.records import KeptStory, Story, StoryVersion

_EMPTY = {
    Verdict.MET: "told under another letter",
    Verdict.WEAK: "partly told under another letter",
    Verdict.MISSING: "nothing yet",
}
"""Text of an empty letter, by the verdict on its move in the whole story."""
_LETTERS = ", ".join(f"{move.value} {word}" for move, word in MOVE_WORDS.items())
HINT = "Your story bank: one story for each archetype. All versions of a story are kept."
BANK = "Story bank"
ADD = "Add a story"
WRITE = "{number}. Write: {archetype}"
SECOND_VIEW = "The eight core stories"
ALL_STORIES = "All stories ({count})"
EARLIER = "◀"
LATER = "▶"
TAGS = "Title and tags"
WHOLE = "Whole text"
VERSIONS = "Versions"
REHEARSE = "Rehearse aloud"
PUSHBACK = "With pushback"
FOR_FORM = "For a form"
FRIEND = "Ask a friend to push back"
REMOVE = "Delete"
UNDO = "Undo"
OPEN = "Open the story"
TAKE = "Take your answer of {day} ({level})"
SAVE = "Save to the story bank"
UPDATE = "Update the story"
NAME_IT = "Title, project, year"

TITLE_SHOWN = 60
BEGUN = "Begun"
"""In place of the level of a story that has too few words for one."""
RESTORED = "Back in the bank."
SAVED = (
    "Saved, word for word as you told it. I marked which sentences tell which letter: "
    f"look at them under {WHOLE}, and change what I got wrong with a tap."
)
UPDATED = "Updated to your newest telling, word for word. The one before is under Versions."


def bank_text(
    archetypes: Sequence[Archetype], slots: Mapping[ArchetypeId, KeptStory], beside: Sequence[KeptStory]
) -> str:
    """Return the eight slots with the story of each, and the first of the other stories."""
    whole = sum(is_whole(kept) for kept in slots.values())
    begun = (
        f", {len(slots) - whole} more {'is' if len(slots) - whole == 1 else 'are'} begun" if len(slots) > whole else ""
    )
    lines = [
        f"📚 <b>Story bank</b>: {whole} of {len(archetypes)} archetypes {'has' if whole == 1 else 'have'} a story{begun}."
    ]
    for archetype in archetypes:
        kept = slots.get(archetype.id)
        name = f"{archetype.number}. {escape(archetype.name)}"
        lines.append(
            f"{circle(kept)} {name}\n    {story_line(kept)}" if kept is not None else f"○ {name}: <b>no story yet</b>"
        )
    if beside:
        lines.append("<b>More stories</b>\n" + "\n".join(f"• {story_line(kept)}" for kept in beside))
    return "\n".join(lines)


def circle(kept: KeptStory | None) -> str:
    """Return the circle of a slot: filled with a story, half with one that is only begun, else empty."""
    if kept is None:
        return "○"
    return "●" if is_whole(kept) else "◐"


def list_text(stories: Sequence[KeptStory], first: int, total: int) -> str:
    """Return a page of all stories. `first` counts from 1."""
    head = f"<b>All stories</b>: {first} to {first + len(stories) - 1} of {total}"
    return "\n".join([head, *(f"• {story_line(kept)}" for kept in stories)])


def story_line(kept: KeptStory) -> str:
    """Return a story on one line: title, project and year, level, and its empty letters. One that is begun says so."""
    tags = filed_under(kept.story)
    unwritten = [MOVE_NAMES[move].lower() for move in letters_missing(kept.version.told)] if is_whole(kept) else []
    gaps = f", without {joined(unwritten)}" if unwritten else ""
    return f"“{shorten(kept.story.title, TITLE_SHOWN)}”{f' ({tags})' if tags else ''} · {level_or_begun(kept)}{gaps}"


def filed_under(story: Story) -> str:
    """Return the project and year as far as they are known. Empty where neither is."""
    year = str(story.year) if story.year is not None else ""
    return ", ".join(part for part in (shorten(story.project or "", TITLE_SHOWN), year) if part)


def page_text(kept: KeptStory, review: Review, archetypes: Sequence[str]) -> str:
    """Return the page of a story: its tags, level, the beginning of each letter, and the next thing to mend."""
    story, version = kept.story, kept.version
    lines = [
        f"📖 <b>{shorten(story.title, 120)}</b>",
        *_tags(story, archetypes),
        "",
        _figures(kept, level_name(review)),
    ]
    for move in Move:
        text = letter_text(version.told, move)
        verdict = review.parts[move].verdict
        told = quoted(text, 90) if text else _EMPTY[verdict]
        lines.append(f"{VERDICT_MARKS[verdict]} <b>{move.value}</b> {told}")
    if review.off_topic and story.archetypes:
        heard = hearing_text(review.heard_as, ArchetypeId(story.archetypes[0]))
        lines += ["", f"{heard} It counts for what you filed it under; change that under <b>{TAGS}</b>."]
    if review.reasons.not_judged is not None:
        lines += ["", escape(review.reasons.not_judged)]
    elif (what_next := _next(review)) is not None:
        lines += ["", what_next]
    return "\n".join([*lines, "", f"<i>{_LETTERS}</i>", "Tap a letter to read or change it."])


def _next(review: Review) -> str | None:
    """Return the next thing to mend: the trap, a move, or the lift of a story at the Staff bar. None without one."""
    if review.fix_first == TRAP:
        return f"🔧 <b>Next: the trap.</b> {shorten(review.reasons.trap or '', 300)}"
    if isinstance(review.fix_first, Move):
        advice = review.parts[review.fix_first].advice
        return f"🔧 <b>Next: {MOVE_NAMES[review.fix_first]}.</b> {shorten(advice, 300)}"
    return f"⬆ <b>Next:</b> {shorten(review.reasons.lift, 300)}" if review.reasons.lift is not None else None


def take_label(day: date, today: date, level: Level) -> str:
    """Return the label of the button that takes an answer of a local day as a story."""
    shown = "today" if day == today else f"{day:%-d %b}" if day.year == today.year else f"{day:%-d %b %Y}"
    return TAKE.format(day=shown, level=LEVEL_NAMES[level])


def removed_text(title: str, days: int) -> str:
    """Return the note that a story is removed, and for how many days it is kept."""
    return (
        f"“{shorten(title, TITLE_SHOWN)}” is out of the bank. "
        f"I keep it for {count(days, 'day')}, then it is erased with all of its versions."
    )


def _tags(story: Story, archetypes: Sequence[str]) -> list[str]:
    lines = [filed_under(story), escape(" · ".join(archetypes)) if archetypes else "No archetype yet"]
    core = f"Core story {story.core}" if story.core is not None else ""
    scope = f"Scope: {SCOPE_NAMES[story.scope]}" if story.scope is not None else ""
    lines.append(" · ".join(part for part in (scope, core, shorten(story.category or "", 80)) if part))
    if story.learnings:
        lines.append(f"<i>Learned: {shorten(story.learnings, 240)}</i>")
    return [line for line in lines if line]


def _figures(kept: KeptStory, level: str) -> str:
    words = kept.version.words
    length = f", {spoken(words)} spoken" if words else ""
    return f"<b>{level if is_whole(kept) else BEGUN}</b> · {words_so_far(words)}{length}"


def level_of_version(version: StoryVersion) -> str:
    """Return the level of a version as a word, or that it is only begun."""
    return LEVEL_NAMES[Level(version.level)] if version.words >= FEWEST_WORDS else BEGUN


def level_or_begun(kept: KeptStory) -> str:
    """Return the level of a story as a word, or how much of it is begun."""
    if not is_whole(kept):
        return f"begun, {words_so_far(kept.version.words)}"
    return LEVEL_NAMES[Level(kept.version.level)]
