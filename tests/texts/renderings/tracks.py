"""Renderings of `bot.features.settings.texts.tracks`."""

from bot.features.settings.texts import tracks as say
from question_bank.completeness import MOST_TRACKS
from question_bank.loader import load_bank
from question_bank.models import Topic, Track
from question_bank.track_files import LONGEST_ABOUT, LONGEST_LINE, LONGEST_NAME, LONGEST_TOPIC, MOST_TOPICS
from tests.texts.renderings import of

BANK = load_bank()
TOPIC = Topic(id="r", name="&" * LONGEST_TOPIC, archetypes=(), looks_for="&" * LONGEST_LINE)
LONGEST = Track(
    id="longest",
    name="&" * LONGEST_NAME,
    about="&" * LONGEST_ABOUT,
    topics={str(n): TOPIC for n in range(MOST_TOPICS)},
)
RENDERINGS = [
    of(say.tracks_text, tuple(BANK.tracks.values()), {"amazon"}),
    of(say.tracks_text, [LONGEST] * MOST_TRACKS, {"longest"}),
    *(of(say.track_text, track, 80) for track in BANK.tracks.values()),
    of(say.track_text, LONGEST, 9999),
    of(say.looks_for_label, LONGEST.name),
]
