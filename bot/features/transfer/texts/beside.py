"""Texts on what a file brings beside its stories."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.texts.html import count, joined


class FileSetting(StrEnum):
    """A setting that an import can bring back, by the name that the user knows."""

    INTERVIEW = "interview date"
    ZONE = "time zone"
    DAILY = "daily time"
    DAYS = "days"
    WEEKLY = "weekly summary"
    QUIET = "quiet hours"
    PAUSE = "pause"
    TRACKS = "tracks"
    MOCK = "mock length"
    MINUTES = "minutes a day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a file brings beside its stories that the user does not have."""

    questions: int = 0
    interviews: int = 0
    moments: int = 0
    answers: int = 0
    """Answers with words."""
    unanswered: int = 0
    """Questions that were asked and not answered. They say what not to ask again soon."""
    series: int = 0
    """Mocks, drills and quizzes, also those of "Which of my stories?"."""
    rehearsals: int = 0
    settings: tuple[FileSetting, ...] = ()
    settings_kept: tuple[FileSetting, ...] = ()
    """Settings that are others in the file and stay as they were chosen here."""
    unread: int = 0
    """Entries of the file's practice that cannot be read."""

    @property
    def is_new(self) -> bool:
        """Return whether an import would bring anything of it."""
        counted = (self.questions, self.interviews, self.moments, self.answers, self.unanswered, self.series)
        return any((*counted, self.rehearsals, self.settings))


def beside_named(beside: Beside) -> list[str]:
    """Return what comes beside the stories, one phrase a kind, without the settings."""
    named = [
        (beside.questions, f"{beside.questions:,} of your own questions"),
        (beside.interviews, count(beside.interviews, "interview")),
        (beside.moments, count(beside.moments, "moment")),
        (beside.answers, count(beside.answers, "answer")),
        (beside.unanswered, count(beside.unanswered, "unanswered question")),
        (
            beside.series,
            "1 mock, drill or quiz" if beside.series == 1 else f"{beside.series:,} mocks, drills and quizzes",
        ),
        (beside.rehearsals, count(beside.rehearsals, "rehearsal")),
    ]
    return [phrase for number, phrase in named if number]


def beside_lines(beside: Beside) -> list[str]:
    """Return what comes beside the stories, one line a kind, for the list of what is in a file."""
    lines = [f"• {phrase}: new" for phrase in beside_named(beside)]
    if beside.settings:
        lines.append(f"• your settings: {_named(beside.settings)}")
    if beside.unread:
        lines.append(f"Left out, as I cannot read it: {count(beside.unread, 'part')} of what you practised.")
    return lines


def settings_text(back: Sequence[FileSetting], kept: Sequence[FileSetting]) -> str:
    """Return the sentences on the settings that came back, and on those that stay as they were chosen here."""
    said = [f"Set as in the file: {_named(back)}."] * bool(back)
    said += [f"As you chose here, not as in the file: {_named(kept)}."] * bool(kept)
    return f"{' '.join(said)} /settings changes them." if said else ""


def _named(settings: Sequence[FileSetting]) -> str:
    return joined([setting.value for setting in settings])
