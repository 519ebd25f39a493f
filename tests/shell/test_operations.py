"""What an operator does from the shell: keys, and a look at everything."""

import shutil
from pathlib import Path

import pytest

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from storage.engine import Database
from storage.schema import upgrade
from tests.shell.test_cli import stardrill


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database into which somebody has typed."""
    folder = tmp_path_factory.mktemp("told")
    url = f"sqlite:///{folder / 'x.sqlite3'}"
    said = stardrill(folder, "run", stdin="/start\n1\n3\n3\nthe payroll outage\n", DATABASE_URL=url)
    assert said.returncode == 0
    return folder / "x.sqlite3"


@pytest.fixture
def url(told: Path, tmp_path: Path) -> str:
    """A copy of it."""
    shutil.copy(told, tmp_path / "x.sqlite3")
    return f"sqlite:///{tmp_path / 'x.sqlite3'}"


def test_the_doctor_finds_a_new_place_in_need_of_its_tables(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    done = stardrill(tmp_path, "doctor", DATABASE_URL=url)
    assert done.returncode == 1
    assert "MEND database: its tables are not the newest. Run `stardrill db upgrade`." in done.stdout
    stardrill(tmp_path, "db", "upgrade", DATABASE_URL=url)
    done = stardrill(tmp_path, "doctor", DATABASE_URL=url)
    assert done.returncode == 0, done.stdout
    assert "not encrypted" in done.stdout


async def test_the_doctor_asks_telegram_whose_the_token_is(sqlite_url: str) -> None:
    from bot.config import load_config
    from bot.shell.doctor import examine

    database = await Database.open(sqlite_url)
    await upgrade(database)
    await database.close()
    async with LocalBotApi(token="1:right", clock=SystemClock()) as api:
        said = {}
        for token in ("1:right", "1:wrong"):
            config = load_config(telegram_bot_token=token, telegram_api_url=api.url)
            findings = [finding async for finding in examine(config, sqlite_url, SystemClock())]
            said[token] = {finding.what: finding.said for finding in findings if finding.what in ("token", "clock")}
            assert not any(token in finding.said for finding in findings)
    assert said["1:right"]["token"] == "it is that of @local_bot"
    assert "BotFather" in said["1:wrong"]["token"]
    assert "agrees" in said["1:right"]["clock"]
