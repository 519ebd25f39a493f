"""What a bot has logged, as tests read it."""

import pytest

from bot.delivery.watching import loop_watch


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the messages, without those on a loop that was held: a busy machine holds it, whatever the test is about."""
    return [record.getMessage() for record in caplog.records if record.name != loop_watch.__name__]
