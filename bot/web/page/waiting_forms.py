"""Tokens of forms that came while no session was open: each is taken in a session that the same browser opens later.

The notice that the session is over holds such a token, bound to a cookie of the browser and to the form's address. The
server keeps nothing. The token opens no session: the form is still sent in one, by a request that `HostPolicy` admits.
"""

import hashlib
import hmac
from collections.abc import Callable
from datetime import datetime

from itsdangerous import BadData, URLSafeSerializer
from starlette.requests import Request
from starlette.responses import Response

from bot.conversation.page import PREFIX
from bot.web.page.sessions import MOST_OPEN, Session

LONGEST_COOKIE = 200


class WaitingForms:
    """Makes and reads the tokens.

    `cookie` is the name of the session's cookie, `now` returns the present in UTC, `random_words` new random words.
    """

    def __init__(self, key: str, cookie: str, now: Callable[[], datetime], random_words: Callable[[], str]) -> None:
        self._cookie = f"{cookie}_waiting"
        self._now = now
        self._random_words = random_words
        self._serializer = URLSafeSerializer(
            key, salt="waiting form", signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        )

    def token(self, request: Request) -> str:
        """Return the token for the form of a request; `keep_cookie` sends the cookie to which it is bound."""
        known = request.cookies.get(self._cookie, "")
        request.state.waiting = known if 0 < len(known) <= LONGEST_COOKIE else self._random_words()
        said = [request.state.waiting, request.url.path, self._now().isoformat()]
        token: str | bytes = self._serializer.dumps(said)
        return token if isinstance(token, str) else token.decode()

    def keep_cookie(self, request: Request, response: Response) -> None:
        """Send the cookie with an answer that holds a token."""
        browser = getattr(request.state, "waiting", None)
        if browser is not None:
            age = int(MOST_OPEN.total_seconds())
            response.set_cookie(self._cookie, browser, max_age=age, path=PREFIX, httponly=True, samesite="strict")

    def forget_cookie(self, response: Response) -> None:
        """Have the browser forget the cookie."""
        response.delete_cookie(self._cookie, path=PREFIX, httponly=True, samesite="strict")

    def is_taken(self, request: Request, session: Session, token: str) -> bool:
        """Return whether the token is of this browser and address, and older than the session, by a day at most."""
        try:
            browser, path, made_at = self._serializer.loads(token)
        except BadData:
            return False
        made, cookie = datetime.fromisoformat(made_at), request.cookies.get(self._cookie, "")
        in_time = made <= session.began_at and self._now() - made <= MOST_OPEN
        return in_time and path == request.url.path and hmac.compare_digest(browser.encode(), cookie.encode())
