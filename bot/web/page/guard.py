"""What every answer of the page carries, and what every request must be: the right host, and for a form the right site.

A page that is open in a browser must not be reachable by another site: neither by a name that is made to point to
loopback (DNS rebinding), nor in a frame, nor by a form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

TELEGRAM_SCRIPT = "https://telegram.org/js/telegram-web-app.js"
TELEGRAM_FRAMES = (
    "https://web.telegram.org https://*.web.telegram.org "
    "https://webk.telegram.org https://weba.telegram.org https://webz.telegram.org"
)
"""Where Telegram's web clients are served: most under paths of the first, and each under a name of its own."""
OWN_REQUESTS = ("same-origin", "none")
"""Values of Sec-Fetch-Site for requests of the page itself, and of somebody who typed an address."""
DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True, slots=True, kw_only=True)
class HostPolicy:
    """The hosts under which the page answers, and who may frame it."""

    hosts: Collection[str]
    """Accepted values of the Host header, with the port where it is not the scheme's own."""
    scheme: str
    mini_app: bool
    """True where Telegram opens the page; it may then frame it, and its script is loaded."""
    cookie: str = "stardrill_page"
    """Name of the cookie that holds the session. Cookies are shared by all ports of a host, so it names the port."""

    def admits(self, request: Request) -> bool:
        """Return whether a request names one of the hosts, and comes from the page itself where it is more than a visit.

        Browsers name the origin of every form; what sends none is no browser, and has no cookie but what it was given.
        Another site may link to the page, and load nothing of it.
        """
        if request.headers.get("host", "").lower() not in self.hosts:
            return False
        site, mode = request.headers.get("sec-fetch-site", "none"), request.headers.get("sec-fetch-mode", "navigate")
        if site not in OWN_REQUESTS and mode != "navigate":
            return False
        origin = request.headers.get("origin")
        if request.method == "GET" or origin is None:
            return True
        said = urlsplit(origin)
        return said.scheme == self.scheme and said.netloc.lower() in self.hosts

    def headers(self) -> Mapping[str, str]:
        """Return the headers of every answer."""
        scripts = f"'self' {TELEGRAM_SCRIPT}" if self.mini_app else "'self'"
        frames = TELEGRAM_FRAMES if self.mini_app else "'none'"
        policy = (
            f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' blob:; connect-src 'self'; "
            f"form-action 'self'; base-uri 'none'; frame-ancestors {frames}"
        )
        headers = {
            "Content-Security-Policy": policy,
            "Cache-Control": "no-store",
            "Referrer-Policy": "same-origin",
            "X-Content-Type-Options": "nosniff",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }
        if not self.mini_app:
            headers["X-Frame-Options"] = "DENY"
        return headers


def loopback_policy(port: int) -> HostPolicy:
    """Return the policy of a page on loopback, at a port."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return HostPolicy(
        hosts=frozenset(f"{name}:{port}" for name in names),
        scheme="http",
        mini_app=False,
        cookie=f"stardrill_page_{port}",
    )


def mini_app_policy(public_url: str) -> HostPolicy:
    """Return the policy of a page behind a public address, such as https://bot.example.com."""
    said = urlsplit(public_url)
    host = f"[{said.hostname}]" if ":" in (said.hostname or "") else said.hostname or ""
    port = said.port or DEFAULT_PORTS.get(said.scheme)
    # Browsers leave out the port that is the scheme's own.
    hosts = {host, f"{host}:{port}"} if port == DEFAULT_PORTS.get(said.scheme) else {f"{host}:{port}"}
    return HostPolicy(hosts=frozenset(hosts), scheme=said.scheme, mini_app=True)
