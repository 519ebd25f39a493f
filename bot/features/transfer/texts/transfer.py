"""Texts of the export and the import."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from bot.conversation.texts.html import count, escape, joined, quoted, spoken
from bot.conversation.texts.names import LEVEL_NAMES, MOVE_NAMES, NOT_JUDGED, VERDICT_NAMES
from bot.features.transfer.limits import LONGEST_LINE, LONGEST_STORIES, LONGEST_STORY, MOST_STORIES, MOST_VERSIONS
from bot.features.transfer.storybook.draft import Fault
from bot.features.transfer.texts.beside import Beside, beside_lines, beside_named, settings_text
from question_bank.models import Level, Move, Verdict

NOTHING = Beside()
HINT = "Get your stories as files, change them anywhere, and send them back: I show what is new before I take it in."
IMPORT = "Import"
NOT_NOW = "Not now"
TAKE_AS_ONE = "Take it as one story"
WRITE_ON = "Write on: {title}"
STORIES = "My stories"
DECLINED = "Nothing was imported, and the file is forgotten. Send it again whenever you like."
JSON_TEXT = (
    "<b>Everything, for programs.</b> Send it back to me, and your stories with every version, answers with their "
    "verdicts, practice, interviews and settings are here again. What you have chosen or done since stays."
)
NO_DECK = (
    "The third file would be flashcards for Anki, one a story. There is no story yet: write one here, or fill in the "
    "form in <i>stardrill.md</i> and send it to me."
)
WRONG_KIND = (
    "I can take in stories from a Markdown or text file (.md, .txt) or from <i>stardrill.json</i>. "
    "This file is of another kind. /export gives you the form to fill in."
)
TOO_LARGE = "That file is over 5 MB, and I take files up to that. Send the stories in several files."
IS_RESUME = "It is my résumé"
NOT_FETCHED = "I could not fetch the file from Telegram. Please send it again."
BANK_FULL = (
    f"Your bank would hold over {MOST_STORIES} stories with these, and that is all it takes. "
    "Delete what you will never tell, and send the file again."
)
MOVED_ON = "I can no longer read that file. Please send it again."

SHOWN_STORIES = 8
TITLE_LENGTH = 60
FILE_ANSWERS = "My answers"
FILE_FRIENDS = "What friends said of my stories"
FILE_MOMENTS = "My moments"
FILE_QUESTIONS = "My questions"


class Fate(StrEnum):
    """The effect of an import on a story."""

    NEW = "new"
    CHANGED = "changed"
    SAID = "said"
    SAME = "same"


FATES = {
    Fate.NEW: "new",
    Fate.CHANGED: "in your bank; it gets a new version",
    Fate.SAID: "in your bank; it gets what friends said of it",
    Fate.SAME: "in your bank already, word for word",
}
DONE = {
    Fate.NEW: "new",
    Fate.CHANGED: "a new version",
    Fate.SAID: "with what friends said of it",
    Fate.SAME: "as it was",
}
FAULTS: Mapping[Fault, str] = {
    Fault.EMPTY: "This file is empty. Save your story into it, and send it again; /export gives you the form to fill in.",
    Fault.NO_STORY: (
        "I found no story in this file. A story begins with a line such as <code># My story: the title</code>; "
        "/export gives you the form to fill in."
    ),
    Fault.NO_HEADING: (
        "{line} begins a part, and no story has begun. Put a line such as "
        "<code># My story: the title</code> above it, and send the file again."
    ),
    Fault.NO_TITLE: "{line} begins a story without a title. Write the title behind the colon, and send the file again.",
    Fault.LONG_LINE: f"{{line}} is too long for a title or a tag: they take {LONGEST_LINE} characters. {{words}}",
    Fault.LOOSE_TEXT: (
        "{line} stands under no heading: {words} Put it under a part, such as <code>## Situation</code>, and send the "
        "file again."
    ),
    Fault.YEAR: "{line}: {words} is not a year. Write it like 2024, or leave it empty, and send the file again.",
    Fault.ARCHETYPE: (
        "{line}: I know no archetype {words}. /learn shows the eight; the number, 1 to 8, will do. "
        "Or leave it empty, and send the file again."
    ),
    Fault.SCOPE: (
        "{line}: {words} is no scope. Write me, team, several teams or company, or leave it empty, and send the file again."
    ),
    Fault.CORE: ("{line}: {words} is no core story. Write a number from 1 to 8, or none, and send the file again."),
    Fault.LONG_STORY: (
        f"{{line}} begins a story of over {LONGEST_STORY:,} characters, which takes most of an hour to tell. "
        "Shorten it, and send the file again."
    ),
    Fault.NOT_TEXT: "I cannot read this file as text. Save it as plain text in UTF-8, and send it again.",
    Fault.NOT_JSON: "{line} is where this stops being JSON. Send me a <i>stardrill.json</i> as /export made it.",
    Fault.NOT_OURS: "This is a JSON file, but not one that I made. Send me a <i>stardrill.json</i> as /export made it.",
    Fault.NEWER: "This file comes from a newer Stardrill than this one. Ask whoever runs this bot to update it.",
    Fault.FIELD: "In this file, {words} is not as I would write it. Send me a <i>stardrill.json</i> as /export made it.",
    Fault.MANY_STORIES: (
        f"This file holds over {MOST_STORIES} stories, and I take up to {MOST_STORIES} at a time. "
        "Send them in several files."
    ),
    Fault.LONG_STORIES: (
        f"The stories in this file have over {LONGEST_STORIES:,} characters together, and I take up to that at a time. "
        "Send them in several files, or as <i>stardrill.md</i>, which carries the newest of each."
    ),
    Fault.MANY_VERSIONS: (
        f"The stories in this file have over {MOST_VERSIONS:,} versions together, and I take up to that at a time. "
        "Send them in several files, or as <i>stardrill.md</i>, which carries the newest of each."
    ),
}


def markdown_text(stories: int) -> str:
    """Return the caption of the Markdown file."""
    if not stories:
        return (
            "<b>Your answers to read, and a form to fill in.</b> There is no story in your bank yet. "
            "Fill in the form, send me the file, and I take the story in."
        )
    return (
        f"<b>To read and to change.</b> {_stories(stories)} as of now, then "
        "your answers. Change a story in any editor, send me the file, and the story gets a new version."
    )


def anki_text(stories: int, *, unfinished: int, untold: int) -> str:
    """Return the caption of the deck: its cards, and what they lack."""
    lines = [
        f"<b>Flashcards for Anki.</b> {count(stories, 'card')}: the question in front, the six moves behind. "
        "Import a newer deck over an older one, and the cards change in place."
    ]
    if unfinished:
        lines.append(f"{_stories(unfinished)} still {'lacks' if unfinished == 1 else 'lack'} a move.")
    if untold:
        lines.append(f"{count(untold, 'archetype')} {'has' if untold == 1 else 'have'} no story yet.")
    return "\n".join(lines)


def preview_text(
    found: Sequence[tuple[str, Fate]],
    empty: int,
    *,
    unknown: Sequence[str] = (),
    dropped: Sequence[tuple[str, Sequence[Move]]] = (),
    beside: Beside = NOTHING,
) -> str:
    """Return what an import would do with each story of a file.

    `empty` counts the forms that are not filled in. `unknown` are labels that name no part. `dropped` are titles with the
    letters whose marked words are gone. `beside` is what the file brings beside its stories.
    """
    nothing = "<b>In this file</b>" if beside.is_new and not empty else "<b>No story in this file yet</b>"
    lines = [f"<b>{_stories(len(found))} in this file</b>" if found else nothing]
    lines += [f"• {_title(title)}: {FATES[fate]}" for title, fate in found[:SHOWN_STORIES]]
    if len(found) > SHOWN_STORIES:
        lines.append(f"… and {len(found) - SHOWN_STORIES} more")
    lines += beside_lines(beside)
    lines += _empty(empty)
    if not found and empty:
        lines.append("Fill one in, a story a form, and send me the file again.")
    lines += _unknown(unknown)
    for title, moves in dropped[:SHOWN_STORIES]:
        names = joined([MOVE_NAMES[move].lower() for move in moves])
        lines.append(f"{_title(title)}: the words marked as {names} were changed. Look at that mark after the import.")
    if any(fate is Fate.CHANGED for _, fate in found):
        lines.append("What the file leaves empty stays as your bank has it. Older versions and tags stay too.")
    if not beside.is_new and (found or not empty) and all(fate is Fate.SAME for _, fate in found):
        lines.append("There is nothing to import.")
    return "\n".join(lines)


def as_one_text(title: str, words: int, fate: Fate) -> str:
    """Return the offer to take a whole file as one story."""
    if fate is Fate.SAME:
        return f"<b>{_title(title)}</b> is in your bank already, word for word. There is nothing to import."
    return (
        "<b>I see no heading of a story in this file</b>, such as <code># My story: the title</code>. "
        "I can take all of it as one story: "
        f"{_title(title)}, {count(words, 'word')}. Its text stays as it is, and I propose which words tell which letter."
    )


def done_text(stories: Sequence[tuple[str, Fate]], empty: int, beside: Beside = NOTHING) -> str:
    """Return what was done with each story, for the shell, and what came beside them."""
    lines = [f"{_title(title)}: {DONE[fate]}" for title, fate in stories]
    lines += [line.removeprefix("• ") for line in beside_lines(beside)]
    return "\n".join([*lines, *_empty(empty)])


def imported_text(
    fates: Sequence[Fate],
    stories: Sequence[tuple[str, Sequence[Move]]],
    beside: Beside = NOTHING,
) -> str:
    """Return what was done, with what came beside the stories, and what each story still lacks."""
    new, changed, heard, same = (fates.count(fate) for fate in Fate)
    done = [f"{new:,} new {'story' if new == 1 else 'stories'}"] * bool(new) + [
        f"{_stories(changed)} with a new version"
    ] * bool(changed)
    done += [f"{_stories(heard)} with what friends said"] * bool(heard)
    done += [f"{same} left as {'it was' if same == 1 else 'they were'}"] * bool(same)
    done += beside_named(beside)
    lines = [f"<b>Imported:</b> {joined(done or ['your settings'])}."]
    lines += filter(None, [settings_text(beside.settings, beside.settings_kept)])
    lacking = [(title, moves) for title, moves in stories if moves]
    if lacking:
        lines.append("Still to write:")
    for title, moves in lacking[:SHOWN_STORIES]:
        lines.append(f"• {_title(title)}: {joined([MOVE_NAMES[move].lower() for move in moves])}")
    if len(lacking) > SHOWN_STORIES:
        lines.append(f"… and {len(lacking) - SHOWN_STORIES} more")
    if any(Move.TRADE_OFF in moves for _, moves in lacking):
        lines.append("Write the trade-off first: it tells you whether this is a story.")
    return "\n".join(lines)


def bad_file_text(fault: Fault, line: int | None, words: str) -> str:
    """Return what is wrong with a file, and what to do about it."""
    where = f"Line {line:,}" if line is not None else "Something in it"
    return FAULTS[fault].format(line=where, words=quoted(words, TITLE_LENGTH))


def file_opening(day: date, *, stories: int) -> str:
    """Return the first lines of the Markdown file. Plain text."""
    what = "Your stories, then your answers" if stories else "A form for a story, then your answers"
    marks = (
        "\nThe comment below a story marks its letters: leave it, and change the text as you like." if stories else ""
    )
    back = "Change a story and send this file back: it is imported as a new version."
    return f"{what}, as Stardrill had them on {day}.\n{back}{marks}"


def file_verdict(level: Level | None, moves: Mapping[Move, Verdict], words: int) -> str:
    """Return the verdict on an answer for the Markdown file. `level` is None where it was not judged. Plain text."""
    name = LEVEL_NAMES[level] if level is not None else NOT_JUDGED
    said = f"{name}, {count(words, 'word')}, {spoken(words)} spoken."
    if not moves or level is None:
        return said
    return f"{said} {'; '.join(f'{MOVE_NAMES[move]}: {VERDICT_NAMES[verdict]}' for move, verdict in moves.items())}."


def friend_verdict(level: Level, moves: Mapping[Move, Verdict]) -> str:
    """Return what a friend said of a story for the Markdown file. Plain text."""
    return f"{LEVEL_NAMES[level]}. {'; '.join(f'{MOVE_NAMES[move]}: {VERDICT_NAMES[each]}' for move, each in moves.items())}."


def _empty(forms: int) -> list[str]:
    return [f"{count(forms, 'form')} in it {'is' if forms == 1 else 'are'} still empty and left out."] if forms else []


def _unknown(labels: Sequence[str]) -> list[str]:
    if not labels:
        return []
    named = joined([quoted(label, TITLE_LENGTH) for label in labels[:SHOWN_STORIES]])
    return [f"I do not know what {named} stands for. The words are kept in the text; you can mark them there."]


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _title(title: str) -> str:
    flat = " ".join(title.split())
    return escape(flat if len(flat) <= TITLE_LENGTH else flat[: TITLE_LENGTH - 1].rstrip() + "…")
