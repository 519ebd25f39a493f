"""Texts of the tracks: which there are, which are on, and what each looks for."""

from collections.abc import Collection, Sequence

from bot.conversation.texts.html import count, escape, joined
from question_bank.models import Track

SEVERAL = "Several of these"
BEGIN = "Begin"
PRACTISE = "Ask me one of these"
ALL_TRACKS = "All tracks"
ONE_TRACK_STAYS = "At least one must stay on. Switch another one on first."
RUNS_SHORT = "Where one runs short of new questions, one that any software company asks comes instead."


def tracks_text(tracks: Sequence[Track], on: Collection[str]) -> str:
    """Return all tracks with what each is. `on` are the ids of those that are on."""
    lines = [f"<b>{escape(each.name)}</b>: {escape(each.about)}" for each in tracks]
    names = joined([escape(each.name) for each in tracks if each.id in on])
    shares = " in equal shares" if len(on) > 1 else ""
    head = f"<b>What do you prepare for?</b>\nQuestions come from {names}{shares}. Tap a name to switch it."
    return "\n\n".join([head, "\n".join(lines), RUNS_SHORT])


def track_text(track: Track, questions: int) -> str:
    """Return one track with its number of questions, and what an interviewer looks for in each of its topics."""
    head = f"<b>{escape(track.name)}</b>, {count(questions, 'question')}\n{escape(track.about)}"
    topics = [f"<b>{escape(each.name)}</b>: {escape(each.looks_for)}" for each in track.topics.values()]
    return "\n\n".join([head, *(["\n".join(topics)] if topics else [])])


def looks_for_label(track: str) -> str:
    """Return the label of the button that shows what a track looks for. Plain text."""
    return f"{track}: what they look for"
