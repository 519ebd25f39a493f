"""Where the Chromium of the tests is, and how it is started."""

import os
import shutil

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first is Chromium without a window of its own to draw: the same pages for half the work."""
NO_CHROMIUM = "there is no Chromium; `make browser` installs it"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""Containers have no sandbox for Chromium, and the tests need no network but loopback."""


def chromium() -> str | None:
    """Return the path of a Chromium, or None. STARDRILL_CHROMIUM names another one."""
    return os.environ.get("STARDRILL_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
