"""`make compose-check`: build the image, start the committed file against a Bot API of ours, use it, and remove it all.

Needs Linux, root where stand-ins have to be made, a Docker engine, Compose, and the ports 80 and 443.
"""

import argparse
import asyncio
import logging
import secrets
import ssl
import sys
import tempfile
import warnings
from collections.abc import Awaitable, Sequence
from pathlib import Path

from bot.delivery.clock import SystemClock
from bot.terminal.local_bot_api import LocalBotApi
from tests.compose.bridge import seen_from_containers
from tests.compose.commands import LAST_WORDS, CheckFailed
from tests.compose.images import provide, release
from tests.compose.one_bot import KEYS, check_one_bot, new_key
from tests.compose.project import Project, check_out, compose_command, write_settings
from tests.compose.replicas import check_replicas
from tests.faults.process import free_port

TOKEN = "1:of-the-compose-check"
SERVICES = ("database", "bot", "replica", "proxy")
SIGNS = "@/#1:%41?&=+ $HOME"
"""What would break a URL, or be taken for something else in `.env`; the password ends with it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check and say what holds; 1 where something does not."""
    parser = argparse.ArgumentParser(prog="python -m tests.compose", description=__doc__)
    parser.add_argument("--stand-ins", action="store_true", help="take stand-ins for all images")
    options = parser.parse_args(arguments)
    warnings.simplefilter("ignore")
    logging.getLogger("bot.delivery.http.http_server").setLevel(
        logging.CRITICAL
    )  # a container that is killed cuts its long poll
    try:
        asyncio.run(_check(stand_ins=options.stand_ins))
    except CheckFailed as failure:
        print(f"FAILED  {failure}", file=sys.stderr)  # noqa: T201 -- the command's own output
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


async def _check(*, stand_ins: bool) -> None:
    compose = await compose_command()
    _say(f"using `{' '.join(compose)}`")
    try:
        chosen = await provide(stand_ins=stand_ins)
        _say(f"stand-ins for {', '.join(chosen)}" if chosen else "the real images")
        with tempfile.TemporaryDirectory(prefix="stardrill-check-") as name:
            await _use(Project(Path(name), compose))
    finally:
        await release()


async def _use(project: Project) -> None:
    password = secrets.token_hex(8) + SIGNS
    port = free_port()
    settings = {"TELEGRAM_BOT_TOKEN": TOKEN, "POSTGRES_PASSWORD": password, "PORT": str(port)}
    await check_out(project.folder, settings)
    await project.remove()  # what a check that was killed left behind
    try:
        settings[KEYS] = await new_key(project)
        _say("`docker compose run` makes a key, as in docs/operating.md")
        async with LocalBotApi(token=TOKEN, clock=SystemClock()) as api, seen_from_containers(api.url) as url:
            settings["TELEGRAM_API_URL"] = url
            write_settings(project.folder, settings)
            await _told(project, check_one_bot(project, api, settings, _say))
        await project.run("down", "--volumes")
        # The proxy signs for `localhost` by an authority of its own: a name that the world knows cannot be had here.
        trusted = ssl.create_default_context()
        settings |= {"ALLOWED_USERS": "*", "DOMAIN": "localhost", "WEBHOOK_SECRET": secrets.token_urlsafe(24)}
        async with (
            LocalBotApi(token=TOKEN, clock=SystemClock(), tls=trusted) as api,
            seen_from_containers(api.url) as url,
        ):
            settings["TELEGRAM_API_URL"] = url
            write_settings(project.folder, settings)
            await _told(project, check_replicas(project, api, trusted, settings, _say))
    finally:
        await project.remove()
    _say("containers, networks, volumes and the built images are removed")


async def _told(project: Project, check: Awaitable[None]) -> None:
    """Wait for a check; where it fails, add the last lines of each log to what is said."""
    try:
        await check
    except CheckFailed as failure:
        logs = [await project.run("logs", "--no-color", "--tail", "15", service) for service in SERVICES]
        raise CheckFailed("\n".join([str(failure), *(log[-LAST_WORDS:] for log in logs)])) from None


def _say(what: str) -> None:
    print(f"ok  {what}", flush=True)  # noqa: T201 -- the command's own output


if __name__ == "__main__":
    sys.exit(main())
