"""Sessions of the page: signed tokens that name a user, hold until an instant, and end with the user's erasure.

A token is in a cookie on loopback, and in the memory of a Mini App. It is signed by a key that lives in the database,
so that replicas agree. It names the creation time of the user's row: the row is gone after `/delete`, and a new one is
younger, so that no older session opens it.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from storage.engine import Database
from storage.records import StoredUser

KEY_FACT = "page_key"
LASTS = timedelta(hours=12)
"""Time for which a session on loopback lasts. It is renewed while the page is used."""
BEARER_LASTS = timedelta(minutes=30)
"""Time for which a Mini App's session lasts. The app renews it while it is open."""
MOST_OPEN = timedelta(hours=24)
"""Time after which a session is no longer renewed: the page is opened anew, by a new link or in Telegram."""


class SessionOver(Exception):
    """A session that is forged, over, or of a user who is erased or no longer admitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a token says."""

    user_id: int
    user_since: datetime
    """Creation time of the user's row, aware UTC."""
    began_at: datetime
    expires_at: datetime
    nonce: str
    """Random words that make its CSRF token its own."""
    bearer: bool
    """True for the session of a Mini App, which no browser sends by itself."""


class Sessions:
    """Makes and reads the tokens of sessions.

    `now` returns the present in UTC, `random_words` new random words for a nonce.
    """

    def __init__(self, key: str, now: Callable[[], datetime], random_words: Callable[[], str]) -> None:
        self._key = key.encode()
        self._now = now
        self._random_words = random_words
        self._serializer = URLSafeSerializer(
            key, salt="page session", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        )

    def begin(self, user: StoredUser, *, bearer: bool) -> Session:
        """Return a new session of a user."""
        now = self._now()
        return Session(
            user_id=user.id,
            user_since=user.created_at,
            began_at=now,
            expires_at=now + (BEARER_LASTS if bearer else LASTS),
            nonce=self._random_words(),
            bearer=bearer,
        )

    def renewed(self, session: Session) -> Session | None:
        """Return the session with a later end, None where less than half of its time is over or it is too old."""
        now, lasts = self._now(), BEARER_LASTS if session.bearer else LASTS
        if session.expires_at - now > lasts / 2 or now - session.began_at > MOST_OPEN:
            return None
        return Session(
            user_id=session.user_id,
            user_since=session.user_since,
            began_at=session.began_at,
            expires_at=now + lasts,
            nonce=session.nonce,
            bearer=session.bearer,
        )

    def token(self, session: Session) -> str:
        """Return a session as a signed token."""
        instants = (session.user_since, session.began_at, session.expires_at)
        said = [session.user_id, *[each.isoformat() for each in instants], session.nonce, session.bearer]
        token: str | bytes = self._serializer.dumps(said)
        return token if isinstance(token, str) else token.decode()

    def read(self, token: str) -> Session:
        """Return the session of a token. Raises SessionOver for a forged one and one that is over."""
        try:
            user_id, since, began_at, expires_at, nonce, bearer = self._serializer.loads(token)
        except BadData as error:
            raise SessionOver from error
        session = Session(
            user_id=user_id,
            user_since=datetime.fromisoformat(since),
            began_at=datetime.fromisoformat(began_at),
            expires_at=datetime.fromisoformat(expires_at),
            nonce=nonce,
            bearer=bearer,
        )
        if session.expires_at <= self._now():
            raise SessionOver
        return session

    def csrf_token(self, session: Session) -> str:
        """Return the token that each form of a session sends, so that no other site can send it."""
        return hmac.new(self._key, b"page form " + session.nonce.encode(), hashlib.sha256).hexdigest()

    def is_own_form(self, session: Session, token: str) -> bool:
        """Return whether a form's token is the session's."""
        return hmac.compare_digest(self.csrf_token(session).encode(), token.encode())


async def signing_key(database: Database, random_words: Callable[[], str]) -> str:
    """Return the key that signs sessions, made at the first call. When replicas start together, the first one's counts."""
    async with database.begin() as uow:
        key = await uow.facts.get(KEY_FACT)
        if key is None:
            await uow.facts.put_new(KEY_FACT, random_words())
            key = await uow.facts.get(KEY_FACT)
            await uow.commit()
    assert key is not None  # noqa: S101 -- it was just put there, by this process or another
    return key
