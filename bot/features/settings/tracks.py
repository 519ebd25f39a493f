"""Use cases of the tracks: a user switches them on and off, and reads what each looks for."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import PractiseSubject
from bot.conversation.payload import Payload
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.stale_buttons import StaleButton
from bot.features.settings import onboarding
from bot.features.settings.settings import AskTracks, page, show
from bot.features.settings.texts import settings as settings_say
from bot.features.settings.texts import tracks as say
from question_bank.models import CISCO, STAFF_AI, Track

OF_PURPOSE = {
    onboarding.Purpose.STAFF: (STAFF_AI,),
    onboarding.Purpose.CISCO: (CISCO,),
    onboarding.Purpose.BOTH: (STAFF_AI, CISCO),
}


@dataclass(frozen=True, slots=True)
class ToggleTrack(Payload, code="Zx"):
    """Switch a track on or off."""

    track: str


@dataclass(frozen=True, slots=True)
class ShowTrack(Payload, code="Ze"):
    """Show one track, with what it looks for."""

    track: str


async def ask_for_tracks(context: Context) -> list[Reply]:
    """Show all tracks, each as a switch, in place."""
    return [_tracks_page(context)]


async def show_tracks(context: Context) -> list[Reply]:
    """Show all tracks, each as a switch, in a message of its own."""
    return [_tracks_page(context, fresh=True)]


async def toggle(context: Context, track_id: str) -> list[Reply]:
    """Switch a track on or off. The last one stays on. Raises StaleButton for a track that is gone."""
    track = _track(context, track_id)
    on = set(chosen_tracks(context.settings, context.bank)) ^ {track.id}
    if not on:
        return [_tracks_page(context, note=say.ONE_TRACK_STAYS)]
    # A track that is gone stays chosen: it may come back.
    gone = [each for each in context.settings.tracks if each not in context.bank.tracks]
    await context.change(tracks=(*(each for each in context.bank.tracks if each in on), *gone))
    return [_tracks_page(context)]


async def choose_one(context: Context, track_id: str) -> list[Reply]:
    """Prepare for one track alone. Raises StaleButton for a track that is gone."""
    return await choose(context, (_track(context, track_id).id,))


async def choose(context: Context, tracks: tuple[str, ...]) -> list[Reply]:
    """Prepare for these tracks: in the set-up go on with the first question, else show the settings."""
    await context.change(tracks=tracks)
    return await end_set_up(context) if _in_set_up(context) else await show(context, fresh=False)


async def choose_by_purpose(context: Context, purpose: onboarding.Purpose) -> list[Reply]:
    """Prepare for what a button of before the tracks says."""
    return await choose(context, OF_PURPOSE[purpose])


async def end_set_up(context: Context) -> list[Reply]:
    """End the set-up with the tracks that are on. After it, show the settings."""
    return await (onboarding.tracks_chosen(context) if _in_set_up(context) else show(context, fresh=False))


async def show_track(context: Context, track_id: str) -> list[Reply]:
    """Show one track, with what it looks for. Raises StaleButton for a track that is gone."""
    track = _track(context, track_id)
    text = say.track_text(track, len(context.bank.of_track(track.id)))
    rows = [] if _in_set_up(context) else [(Button(text=say.PRACTISE, press=PractiseSubject(track.id)),)]
    return [page(text, [*rows, (Button(text=say.ALL_TRACKS, press=AskTracks()),)], back=False)]


def _tracks_page(context: Context, *, note: str | None = None, fresh: bool = False) -> Reply:
    on = chosen_tracks(context.settings, context.bank)
    tracks = tuple(context.bank.tracks.values())
    switches = [
        Button(text=settings_say.choice(each.name, chosen=each.id in on), press=ToggleTrack(each.id)) for each in tracks
    ]
    looks_for = [
        (Button(text=say.looks_for_label(each.name), press=ShowTrack(each.id)),) for each in tracks if each.topics
    ]
    begin = [(Button(text=say.BEGIN, press=onboarding.EndSetUp()),)] if _in_set_up(context) else []
    rows = [*in_rows(switches, onboarding.TRACKS_A_ROW), *looks_for, *begin]
    return page(say.tracks_text(tracks, on), rows, note=note, fresh=fresh, back=not begin)


def _track(context: Context, track_id: str) -> Track:
    if track_id not in context.bank.tracks:
        raise StaleButton
    return context.bank.tracks[track_id]


def _in_set_up(context: Context) -> bool:
    return context.settings.set_up < onboarding.SET_UP_DONE
