"""A command loads the libraries that it needs and no others; that keeps starts short, and no clock has to tell it."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.review.engine import STAFF

ROOT = Path(__file__).parents[2]
OF_THE_BOT = {
    "aiohttp",
    "alembic",
    "apscheduler",
    "asyncio",
    "asyncpg",
    "cryptography",
    "fsrs",
    "genanki",
    "httpx",
    "icalendar",
    "PIL",
    "prometheus_client",
    "sqlalchemy",
    "starlette",
    "telegram",
    "uvicorn",
}
OF_A_REVIEW = {"question_bank", "rich", "yaml"}
LOADED = """
import json, runpy, sys
sys.argv = ["stardrill", *sys.argv[1:]]
try:
    runpy.run_module("bot", run_name="__main__")
except SystemExit as end:
    print(json.dumps({"status": end.code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def loaded(arguments: Sequence[str], status: int = 0, **environment: str) -> set[str]:
    """The packages and modules that are loaded when a command ends with that status."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=True,
    )
    told = json.loads(done.stderr.splitlines()[-1])
    assert told["status"] == status, done.stderr
    return set(told["modules"])


@pytest.fixture
def answer(tmp_path: Path) -> str:
    path = tmp_path / "answer.txt"
    path.write_text(STAFF, encoding="utf-8")
    return str(path)


def test_help_loads_nothing_but_the_command_line() -> None:
    assert loaded(["--help"]) & (OF_THE_BOT | OF_A_REVIEW | {"pydantic", "bot.features"}) == set()


def test_a_review_loads_nothing_of_the_bot(answer: str) -> None:
    modules = loaded(["review", answer])
    assert modules & OF_THE_BOT == set()
    assert modules >= OF_A_REVIEW


def test_a_review_as_json_draws_nothing(answer: str) -> None:
    assert "rich.console" not in loaded(["review", "--json", answer])


def test_the_bot_in_telegram_loads_neither_a_screen_nor_what_only_some_of_its_users_ask_for() -> None:
    unwanted = {
        "alembic",
        "bot.conversation.logic.dates.date_parser",
        "bot.terminal",
        "dateutil",
        "genanki",
        "icalendar",
        "markdown_it",
        "PIL",
        "pydantic",
        "sqlalchemy.dialects.postgresql",
        "sqlalchemy.ext.asyncio",
        "sqlalchemy.orm",
        "starlette",
        "typer",
        "uvicorn",
    }
    modules = loaded(["run"], status=1, PORT="none, so that it ends when all of it is loaded")
    assert "bot.app" in modules
    assert modules & unwanted == set()


def test_help_says_each_command_in_a_line() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, cwd=ROOT, timeout=60, check=True
    )
    assert "..." not in done.stdout.replace("[ARGS]...", "")
