"""Libraries that quote what passes by are told of by their place and the type of the error alone."""

import logging

import pytest

from bot.delivery.watching.log_privacy import silence_libraries

SECRET = "the payroll outage"


async def fail() -> None:
    """End as a task of a bug ends."""
    raise ValueError(SECRET)


@pytest.mark.parametrize("name", ["asyncio", "telegram.ext.Application"])
async def test_a_library_repeats_nothing_of_an_error(name: str, caplog: pytest.LogCaptureFixture) -> None:
    silence_libraries()
    try:
        await fail()
    except ValueError:
        logging.getLogger(name).exception("Task exception was never retrieved: %s", SECRET)
    (record,) = caplog.records
    assert record.getMessage().startswith("The library spoke at test_log_privacy.py")
    assert "builtins.ValueError at" in record.getMessage()
    assert SECRET not in caplog.text
