"""What every answer of the page carries, and what every request must be: the right host, and for a form the right site.

A page that is open in a browser must not be reachable by another site: neither by a name that is made to point to
loopback (DNS rebinding), nor in a frame, nor by a form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request

TELEGRAM_SCRIPT = "https://telegram.org"
TELEGRAM_FRAMES = "https://web.telegram.org https://*.web.telegram.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """How the page is reached: under which hosts, and by whom it may be framed."""

    hosts: Collection[str]
    """Accepted values of the Host header, with the port where it is not the scheme's own."""
    scheme: str
    mini_app: bool
    """True where Telegram opens the page; it may then frame it, and its script is loaded."""

    def admits(self, request: Request) -> bool:
        """Return whether a request names one of the hosts, and a form comes from the page itself.

        Browsers name the origin of every form; what sends none is no browser, and has no cookie but what it was given.
        """
        if request.headers.get("host", "").lower() not in self.hosts:
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
            f"default-src 'none'; script-src {scripts}; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
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


def loopback_doors(port: int) -> Doors:
    """Return the doors of a page on loopback, at a port."""
    names = ("127.0.0.1", "localhost", "[::1]")
    return Doors(hosts=frozenset(f"{name}:{port}" for name in names), scheme="http", mini_app=False)


def mini_app_doors(public_url: str) -> Doors:
    """Return the doors of a page behind a public address, such as https://bot.example.com."""
    said = urlsplit(public_url)
    return Doors(hosts=frozenset({said.netloc.lower()}), scheme=said.scheme, mini_app=True)
