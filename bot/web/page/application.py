"""The page as routes of the HTTP server: it finds the session, runs the call of a feature's route, and answers."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Match, Route

from bot.conversation.page import (
    PREFIX,
    BadRequest,
    Method,
    PageAnswer,
    PageData,
    PageExport,
    PageFile,
    PagePicture,
    PageRedirect,
    PageRoute,
    PageView,
)
from bot.conversation.payload import LARGEST_NUMBER
from bot.conversation.registry import Registry
from bot.conversation.stale_buttons import StaleButton
from bot.delivery.clock import Clock
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.web.page import texts as say
from bot.web.page.calls import PageCalls
from bot.web.page.file_answers import MakeExport, drawn, exported, file_response
from bot.web.page.guard import HostPolicy
from bot.web.page.mini_app import BadLaunch, user_of_launch
from bot.web.page.one_time_links import OneTimeLinks
from bot.web.page.request_body import BodyTooLarge, read_request, sends_file
from bot.web.page.sessions import LASTS, Session, SessionOver, Sessions
from bot.web.page.static_files import StaticFile, static_response
from bot.web.page.unsent_form import UnsentForm, unsent_form
from bot.web.page.waiting_forms import WaitingForms
from storage.errors import StorageError

log = logging.getLogger(__name__)

NEW_TOKEN_HEADER = "Page-Session"  # noqa: S105 -- the name of a header
CSRF_FIELD = "csrf"
CSRF_HEADER = "X-CSRF-Token"
HOME = "/stories"
ANY_METHOD = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")
OTHER = "other"
"""The route under which requests are counted that no route takes."""
LAUNCH_BYTES = 20_000

Handler = Callable[[Request], Awaitable[Response]]


class ForeignForm(Exception):
    """A form without the token of its session."""


class Stranger(Exception):
    """Somebody who is not admitted, or who has not written to the bot yet."""


REFUSALS: Mapping[type[Exception], tuple[int, say.Notice]] = {
    Stranger: (403, say.STRANGER),
    ForeignForm: (403, say.OLD_FORM),
    StaleButton: (404, say.NOT_HERE),
    BodyTooLarge: (413, say.TOO_LARGE),
    StorageError: (503, say.AWAY),
    TimeoutError: (503, say.TOO_SLOW),
}
"""The status and the notice for what a handler raises."""


@dataclass(kw_only=True)
class PageApp:
    """The page of one bot. On loopback a cookie holds the session; behind Telegram, a bearer token does."""

    registry: Registry
    calls: PageCalls
    sessions: Sessions
    waiting_forms: WaitingForms
    links: OneTimeLinks
    host_policy: HostPolicy
    clock: Clock
    export: MakeExport
    """Makes a file with everything stored about a user, off the event loop."""
    bot_token: str | None
    """The token of the bot, which signs a Mini App's launch data. None on loopback."""
    count: Callable[[str, int], None]
    """Counts a request, by the pattern of its route and the status of its answer."""
    lines: RateLimitedLog
    """Logs what strangers cause."""
    files: Mapping[str, StaticFile]
    """The static files, by their addresses."""
    templates: Environment

    def __post_init__(self) -> None:
        self._menu = sorted(
            (route.menu.place, route.menu.label, PREFIX + route.path)
            for route in self.registry.routes.values()
            if route.menu
        )

    def routes(self) -> list[Route]:
        """Return all routes of the page. The last of them takes whatever is beneath PREFIX and of no other."""
        own = [
            self._route("/static/{file:path}", self._static),
            self._route("/", self._home),
            self._route("", self._home),
        ]
        if self.host_policy.mini_app:
            own.append(self._route("/app", self._launch_page))
            own.append(self._route("/app/session", self._launch, Method.POST))
        else:
            own.append(self._route("/open", self._open))
            own.append(self._route("/leave", self._leave, Method.POST))
        of_features = [
            self._route(route.path, partial(self._serve, route), route.method)
            for route in self.registry.routes.values()
        ]
        known = [*own, *of_features]
        unknown = self._guarded(partial(self._unknown, known), OTHER)
        return [*known, Route(f"{PREFIX}/{{rest:path}}", unknown, methods=list(ANY_METHOD))]

    def _route(self, path: str, handler: Handler, method: Method = Method.GET) -> Route:
        return Route(PREFIX + path, self._guarded(handler, path or "/"), methods=[method.value])

    def _guarded(self, handler: Handler, pattern: str) -> Handler:
        """Return a handler that refuses foreign requests, answers every error kindly, and sends the headers of the page.

        The answer is counted under the route's pattern.
        """

        async def handle(request: Request) -> Response:
            response = await self._answered(handler, request) if self.host_policy.admits(request) else self._foreign()
            for name, value in self.host_policy.headers().items():
                response.headers.setdefault(name, value)
            self.count(pattern, response.status_code)
            return response

        return handle

    async def _answered(self, handler: Handler, request: Request) -> Response:
        try:
            return await handler(request)
        except ClientDisconnect:
            raise
        except SessionOver:
            return self._plain_page(request, 401, say.OVER_MINI_APP if self.host_policy.mini_app else say.OVER)
        except BadRequest as error:
            return self._plain_page(request, 400, say.Notice(title=say.BAD_REQUEST, text=str(error)))
        except tuple(REFUSALS) as error:
            status, notice = next(REFUSALS[kind] for kind in REFUSALS if isinstance(error, kind))
            return self._plain_page(request, status, notice)
        except Exception as error:  # noqa: BLE001 -- whatever it is, the user gets a sentence and the log a reference
            reference = secrets.token_hex(3).upper()
            log.error("A request to the page crashed; reference %s\n%s", reference, traceback_without_message(error))  # noqa: TRY400 -- without the message
            return self._plain_page(request, 500, say.crashed(reference))

    async def _serve(self, route: PageRoute, request: Request) -> Response:
        asked = None
        if route.typed and not self.host_policy.mini_app:
            # Before the session is looked at: the notice that it is over shows the words again.
            asked = await read_request(request, route.most_bytes)
            request.state.unsent = (route.typed, asked)
        session = self._session(request)
        if any(type(value) is int and value > LARGEST_NUMBER for value in request.path_params.values()):
            raise StaleButton
        if asked is None:
            asked = await read_request(request, route.most_bytes)
        if route.method is Method.POST and not session.bearer:
            token = request.headers.get(CSRF_HEADER) or asked.text(CSRF_FIELD)
            if not self.sessions.is_own_form(session, token) and not self.waiting_forms.is_taken(
                request, session, token
            ):
                raise ForeignForm
        answer = await self.calls.run(session, route, asked)
        response = await self._response(request, session, answer)
        self._renew(response, session)
        return response

    def _session(self, request: Request) -> Session:
        """Return the session of a request. Raises SessionOver where there is none of the right kind."""
        if self.host_policy.mini_app:
            kind, _, token = request.headers.get("authorization", "").partition(" ")
            session = self.sessions.read(token if kind.lower() == "bearer" else "")
        else:
            session = self.sessions.read(request.cookies.get(self.host_policy.cookie, ""))
        if session.bearer is not self.host_policy.mini_app:
            raise SessionOver
        return session

    def _open_session(self, request: Request) -> Session | None:
        try:
            return self._session(request)
        except SessionOver:
            return None

    def _renew(self, response: Response, session: Session) -> None:
        renewed = self.sessions.renewed(session)
        if renewed is not None and renewed.bearer:
            response.headers[NEW_TOKEN_HEADER] = self.sessions.token(renewed)
        elif renewed is not None:
            self._set_cookie(response, renewed)

    def _set_cookie(self, response: Response, session: Session) -> None:
        response.set_cookie(
            self.host_policy.cookie,
            self.sessions.token(session),
            max_age=int(LASTS.total_seconds()),
            path=PREFIX,
            httponly=True,
            samesite="lax",
        )

    async def _response(self, request: Request, session: Session, answer: PageAnswer) -> Response:
        match answer:
            case PageView():
                return self._html(request, answer, csrf=self.sessions.csrf_token(session))
            case PageRedirect(to=to):
                return RedirectResponse(PREFIX + to, 303)
            case PageData(content=content, status=status):
                return JSONResponse(content, status)
            case PageFile():
                return file_response(answer)
            case PagePicture():
                return file_response(await drawn(answer))
            case PageExport():
                return file_response(await exported(self.export, session.user_id, answer))

    def _html(self, request: Request, view: PageView, csrf: str | None = None) -> Response:
        values: dict[str, Any] = {
            **view.values,
            "title": view.title,
            "page": PREFIX,
            "menu": [(label, path, request.url.path.startswith(path)) for _, label, path in self._menu],
            "csrf": csrf,
            "mini_app": self.host_policy.mini_app,
        }
        html = self.templates.get_template(view.template).render(values)
        return Response(html, view.status, media_type="text/html")

    def _plain_page(self, request: Request, status: int, notice: say.Notice) -> Response:
        """Return a notice: as JSON to a module of the page, else as a page."""
        if "application/json" in request.headers.get("accept", ""):
            return JSONResponse({"title": notice.title, "text": notice.text}, status)
        form = self._unsent(request)
        instead = notice.with_words if form is not None else notice.with_file if sends_file(request) else None
        text = instead if instead is not None else notice.text
        view = PageView(
            template="page/notice.html", title=notice.title, values={"text": text, "form": form}, status=status
        )
        response = self._html(request, view)
        self.waiting_forms.keep_cookie(request, response)
        return response

    def _unsent(self, request: Request) -> UnsentForm | None:
        """Return the form that a notice is about, with what was typed; None where nothing was."""
        if getattr(request.state, "unsent", None) is None:
            return None
        typed, asked = request.state.unsent
        session = self._open_session(request)
        csrf = self.sessions.csrf_token(session) if session is not None else self.waiting_forms.token(request)
        return unsent_form(asked, typed, action=request.url.path, csrf=csrf, without=CSRF_FIELD)

    def _foreign(self) -> Response:
        return Response(say.FOREIGN, 403, media_type="text/plain")

    async def _unknown(self, known: Sequence[Route], request: Request) -> Response:
        """Answer a path that no route has, and a method that its route does not take."""
        allowed = {
            method
            for route in known
            if route.matches(request.scope)[0] is Match.PARTIAL
            for method in route.methods or ()
        }
        if not allowed:
            return self._plain_page(request, 404, say.NOT_HERE)
        response = self._plain_page(request, 405, say.NOT_HERE)
        response.headers["Allow"] = ", ".join(sorted(allowed))
        return response

    async def _static(self, request: Request) -> Response:
        return static_response(self.files, request)

    async def _home(self, _: Request) -> Response:
        return RedirectResponse(PREFIX + ("/app" if self.host_policy.mini_app else HOME), 303)

    async def _open(self, request: Request) -> Response:
        """Redeem a one-time link: the token leaves the address by the redirect. Looking at its head alone is no visit.

        Where the page is open already, a link that was used leads on to it.
        """
        if request.method == "HEAD":
            return Response()
        user_id = self.links.redeem(request.query_params.get("token", ""))
        if user_id is None:
            if self._open_session(request) is not None:
                return RedirectResponse(PREFIX + HOME, 303)
            return self._plain_page(request, 401, say.LINK_OVER)
        user = await self.calls.known(user_id)
        response = RedirectResponse(PREFIX + HOME, 303)
        self._set_cookie(response, self.sessions.begin(user, bearer=False))
        return response

    async def _leave(self, request: Request) -> Response:
        asked = await read_request(request, LAUNCH_BYTES)
        if not self.sessions.is_own_form(self._session(request), asked.text(CSRF_FIELD)):
            raise ForeignForm
        response = self._plain_page(request, 200, say.LEFT)
        response.delete_cookie(self.host_policy.cookie, path=PREFIX, httponly=True, samesite="lax")
        self.waiting_forms.forget_cookie(response)
        return response

    async def _launch_page(self, request: Request) -> Response:
        """Return the page that Telegram opens. It holds nothing of anybody: its script asks for a session first."""
        return self._html(request, PageView(template="page/launch.html", title=say.NAME))

    async def _launch(self, request: Request) -> Response:
        """Return a bearer token for the user whom Telegram names."""
        asked = await read_request(request, LAUNCH_BYTES)
        try:
            user_id = user_of_launch(asked.text("launch"), self.bot_token or "", self.clock.now())
        except BadLaunch as error:
            self.lines.warning("The page was not opened: its launch data are %s.", error)
            raise SessionOver from error
        try:
            user = await self.calls.known(user_id)
        except SessionOver as error:
            raise Stranger from error
        session = self.sessions.begin(user, bearer=True)
        return JSONResponse({"token": self.sessions.token(session), "home": PREFIX + HOME})
