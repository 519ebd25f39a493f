"""`stardrill web` opens the page on loopback: by itself, or by the process that has the database."""

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

import httpx
import pytest

from bot.shell.running import web as shell
from bot.web.page.link_socket import socket_of
from storage.process_lock import exclusive
from tests.end_to_end.stage import staged
from tests.shell.command import clean_environment, stardrill

WITHIN_S = 60
STRANGER = 99


@pytest.fixture
def home() -> Iterator[Path]:
    """A home with a short name: the path of a socket has at most about a hundred bytes."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@contextmanager
def opened(home: Path, *arguments: str, **env: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`stardrill web` as a process of its own, and its link; killed at the end where it still runs."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "web", "--no-browser", *arguments],
        cwd=home,
        env=clean_environment(home) | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            link = process.stdout.readline().strip()
            assert link, process.communicate(timeout=WITHIN_S)
            yield process, link
        finally:
            process.kill()


def visited(link: str) -> httpx.Response:
    """The page that a link opens."""
    with httpx.Client(follow_redirects=True, trust_env=False) as client:
        return client.get(link)


def test_alone_it_serves_the_page_of_the_terminals_user_until_it_is_told_to_stop(home: Path) -> None:
    database = home / "data" / "stardrill" / "terminal.sqlite3"
    with opened(home) as (process, link):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/page/open\?token=[\w-]{32}", link)
        page = visited(link)
        assert (page.status_code, page.url.path) == (200, "/page/stories")
        assert visited(link).status_code == 401
        another = stardrill(home, "web", "--no-browser")
        assert another.returncode == 0, another.stderr
        assert visited(another.stdout.strip()).status_code == 200
        assert "The Stardrill that runs already serves the page" in another.stderr
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=WITHIN_S)
    assert process.returncode == 0
    assert said.splitlines() == [
        f"Database: {database}",
        *shell.ONE_TIME.splitlines(),
        shell.HOW_TO_END,
        "The page is closed.",
    ]
    assert not socket_of(database).exists()
    assert stardrill(home, "export").returncode == 0


def test_a_port_that_is_taken_makes_way_for_a_free_one_unless_it_was_asked_for(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    with opened(one) as (_, first):
        taken = str(httpx.URL(first).port)
        refused = stardrill(two, "web", "--no-browser", "--port", taken)
        assert refused.returncode == 1
        assert f"Port {taken} on 127.0.0.1 cannot be opened: Address already in use. Choose another" in refused.stderr
        with opened(two) as (_, second):
            assert httpx.URL(second).port != httpx.URL(first).port
            assert visited(second).status_code == 200


async def test_beside_a_bot_the_bot_serves_the_page(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        done = await asyncio.to_thread(stardrill, tmp_path, "web", "--no-browser", DATABASE_URL=sqlite_url)
        assert done.returncode == 0, done.stderr
        async with httpx.AsyncClient(follow_redirects=True, trust_env=False) as client:
            page = await client.get(done.stdout.strip())
        assert (page.status_code, page.url.path) == (200, "/page/stories")


async def test_beside_a_bot_of_several_people_one_is_named(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        await (await stage.another_user(7)).opened()
        several = await asyncio.to_thread(stardrill, tmp_path, "web", "--no-browser", DATABASE_URL=sqlite_url)
        assert several.stderr.splitlines()[-1] == "Several people use this database: 1, 7. Name one with --user."
        named = await asyncio.to_thread(
            stardrill, tmp_path, "web", "--no-browser", "--user", "7", DATABASE_URL=sqlite_url
        )
        assert named.returncode == 0, named.stderr


async def test_somebody_whom_the_bot_does_not_know_gets_no_link(sqlite_url: str, tmp_path: Path) -> None:
    async with staged(sqlite_url) as stage:
        await stage.opened()
        done = await asyncio.to_thread(
            stardrill, tmp_path, "web", "--no-browser", "--user", str(STRANGER), DATABASE_URL=sqlite_url
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"Nobody with the id {STRANGER} may use this bot")


def test_a_bot_in_telegram_that_nobody_has_used_says_what_to_do(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "web", "--no-browser", TELEGRAM_BOT_TOKEN="1:x")
    assert done.returncode == 1
    assert (
        done.stderr.splitlines()[-1] == "Nobody has used this bot yet. Send it /start in Telegram, then open the page."
    )


def test_a_process_that_has_the_database_and_gives_no_link_is_named(sqlite_url: str, tmp_path: Path) -> None:
    with exclusive(sqlite_url):
        done = stardrill(tmp_path, "web", "--no-browser", DATABASE_URL=sqlite_url)
    assert done.returncode == 1
    assert "Another Stardrill uses" in done.stderr
    assert "It gives no link to the page" in done.stderr


def test_a_host_that_is_no_address_is_refused(tmp_path: Path) -> None:
    done = stardrill(tmp_path, "web", "--host", "example.org")
    assert done.returncode == 1
    assert done.stderr == "--host should be an IP address of this machine, such as 127.0.0.1.\n"


@pytest.mark.parametrize(
    ("platform", "environment", "opens"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
    ],
)
def test_a_browser_opens_where_there_is_a_desktop(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], opens: bool
) -> None:
    visits: list[str] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(shell, "webbrowser", SimpleNamespace(open=visits.append))
    shell._show("http://127.0.0.1/link", shell.HOW_TO_END, opens_browser=True)
    shell._show("http://127.0.0.1/link", shell.HOW_TO_END, opens_browser=False)
    assert visits == (["http://127.0.0.1/link"] if opens else [])
