"""The bot in the terminal talks to a Bot API that nobody else on the machine has the token of."""

import io
import sys
from typing import Any

import pytest

from bot.config import load_config
from bot.shell.running import terminal
from bot.terminal.local_bot_api import LocalBotApi


async def test_each_run_in_the_terminal_has_a_token_of_its_own(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[LocalBotApi] = []

    def noted(**options: Any) -> LocalBotApi:
        opened.append(LocalBotApi(**options))
        return opened[-1]

    monkeypatch.setattr(terminal, "LocalBotApi", noted)
    monkeypatch.setattr(terminal, "log_to_stderr", lambda _: None)
    for _ in range(2):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(b"/help\n"))))
        await terminal.in_terminal(load_config(database_url=sqlite_url), sqlite_url)
    first, second = (api.token for api in opened)
    assert first != second
    said = capsys.readouterr().out
    assert said.count("> /help") == 2
    assert first not in said
