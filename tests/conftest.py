"""What every test may ask for."""

import gc
import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.browser.chromium import NO_CHROMIUM
from tests.end_to_end.beginnings import choose_how_to_begin

pytest_plugins = ["tests.databases"]

# How long one example takes says more of the machine than of the code; what must be quick is measured elsewhere.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Hundreds of bots are built and thrown away: looking for cycles less often saves a twelfth of the suite's time.
gc.set_threshold(50_000, 20, 50)


MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes that must be free in memory. What a test leaves is removed when it has passed, so that a run needs a tenth of it."""


def pytest_configure() -> None:
    """Put the folders of the tests in memory where there is room: on a disk each commit waits some milliseconds for it."""
    if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no cycles among what is collected: all of it stays to the end, and looking took a sixth of the time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tell the stage what the next test is given."""
    choose_how_to_begin(getattr(item, "fixturenames", ()))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines how many tests of the page were left out."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if left_out:
        terminalreporter.write_line(f"{left_out} tests in a browser were left out: {NO_CHROMIUM}.")
