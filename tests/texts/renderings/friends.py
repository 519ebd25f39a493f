"""Renderings of `bot.features.friends.texts.friends`."""

from datetime import timedelta

from bot.features.friends.texts import friends as say
from storage.records import FriendLink, LinkState
from tests.clocks import START
from tests.texts.renderings import LONG, LONG_LINE, of

LINKS = [
    (
        FriendLink(
            id=number,
            user_id=1,
            story_id=9,
            called=LONG_LINE,
            state=state,
            created_at=START,
            expires_at=START + timedelta(hours=48),
            version=version,
        ),
        LONG,
        START,
    )
    for number, (state, version) in enumerate(
        [(LinkState.OPEN, None), (LinkState.TAKEN, None), (LinkState.TAKEN, 3), (LinkState.DECLINED, None)] * 2
    )
]

RENDERINGS = [
    of(say.ask_text, LONG),
    of(say.link_text, "https://t.me/" + "a" * 32 + "?start=" + "f" * 64, LONG, LONG_LINE),
    of(say.link_text, "https://t.me/local_bot?start=f_1", "Mine", None),
    of(say.links_text, LINKS),
    of(say.links_text, []),
]
