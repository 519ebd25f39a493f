"""What every test may ask for."""

import gc

import pytest
from hypothesis import settings

from tests.browser.chromium import NO_CHROMIUM

pytest_plugins = ["tests.databases"]

# How long one example takes says more of the machine than of the code; what must be quick is measured elsewhere.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Hundreds of bots are built and thrown away: looking for cycles less often saves a twelfth of the suite's time.
gc.set_threshold(50_000, 20, 50)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in the last lines how many tests of the page were left out."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if left_out:
        terminalreporter.write_line(f"{left_out} tests in a browser were left out: {NO_CHROMIUM}.")
