"""The default profile: one bot that polls, its health, its confinement, a stop, a back-up and the way back from it."""

import asyncio
import json
import re
import time
from collections.abc import Callable, Sequence

import aiohttp

from bot.terminal.local_bot_api import LocalBotApi
from tests.compose.commands import CheckFailed, status_of
from tests.compose.project import LOOK_S, ROOT, Project, inspected, write_settings
from tests.faults.people import PATIENCE_S, Walker

Say = Callable[[str], None]
STOP_WITHIN_S = 20.0
READY_WITHIN_S = 60.0
OWNER = 1
KEYS = "STARDRILL_ENCRYPTION_KEYS"
SECRETS = ("TELEGRAM_BOT_TOKEN", "POSTGRES_PASSWORD", KEYS)
KEY = re.compile(r"(?<![\w-])[\w-]{43}=")
LINK = re.compile(r"https://t\.me/\S+\?start=(\S+)")
CONFINEMENT = """
import json, os
def writable(folder):
    try:
        with open(folder + "/probe", "w"):
            return True
    except OSError:
        return False
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(json.dumps({
    "user": os.getuid(), "capabilities": int(status["CapBnd"], 16), "no new privileges": int(status["NoNewPrivs"]),
    "writable": [folder for folder in ("/", "/opt/stardrill", "/var/lib/stardrill", "/etc", "/tmp") if writable(folder)],
}))
"""
CONFINED = {"user": 10001, "capabilities": 0, "no new privileges": 1, "writable": ["/tmp"]}


async def check_one_bot(project: Project, api: LocalBotApi, settings: dict[str, str], say: Say) -> None:
    """Start what is committed and use it. `settings` are those of `.env`. Raises CheckFailed with what did not hold."""
    port = int(settings["PORT"])
    await project.run("up", "--detach", "--build")
    (bot,) = await project.healthy("bot")
    say("`up -d` builds the image and starts; the bot is healthy")
    owner = Walker(api, OWNER, seed=1)
    await _own(project, owner)
    say(f"the link in `logs bot` makes an owner; /start is answered: {_first_line(owner)}")
    await _serve(owner, "before the stop")
    say("a question is asked, answered and judged")
    await _look_at_port(port)
    say(f"/healthz, /readyz and /metrics answer on 127.0.0.1:{port}")
    await _look_at_confinement(bot)
    say(f"it runs as user {CONFINED['user']} without capabilities, and can write to /tmp alone")
    await project.run("exec", "-T", "bot", "stardrill", "doctor")
    say("`stardrill doctor` finds nothing to mend")
    await _lose_database_for_a_while(project, bot, port)
    await _serve(owner, "after the database was away")
    say("the health check fails while the database is away; afterwards the bot goes on by itself")
    await look_at_logs(project, [*(settings[name] for name in SECRETS), *owner.typed])
    say("no token, no password, no key and no answer is in any log")
    await project.run_as_written(documented("pg_dump"))
    copy = (project.folder / "stardrill.dump").stat()
    if not copy.st_size or copy.st_mode & 0o077:
        raise CheckFailed(f"the copy has {copy.st_size} bytes and the mode {copy.st_mode & 0o777:o}")
    say(f"pg_dump as in docs/operating.md: {copy.st_size:,} bytes, for their owner alone")
    took = await project.stop("bot", STOP_WITHIN_S)
    say(f"a stop takes {took:.1f} s and ends with 0")
    await _lose_everything_and_restore(project)
    await _serve(owner, "after the restore")
    say(
        "with the database's volume gone, pg_restore as in docs/operating.md brings everything back: the owner is known"
    )
    await _rotate_key(project, settings)
    await _serve(owner, "with the new key alone")
    say("keys are rotated as in docs/operating.md, and the bot goes on with the new one alone")


async def new_key(project: Project) -> str:
    """A key, made as docs/operating.md says. Raises CheckFailed where none is printed."""
    key = KEY.search(await project.run_as_written(documented("keys new")))
    if key is None:
        raise CheckFailed("`keys new` prints no key")
    return key[0]


def documented(what: str) -> str:
    """The one line of docs/operating.md that does something through Compose, such as `pg_dump`."""
    lines = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8").splitlines()
    (line,) = (line for line in lines if "docker compose" in line and f" {what}" in line and "`" not in line)
    return line


async def _own(project: Project, owner: Walker) -> None:
    """Open the link of the log, and go through the set-up."""
    code = LINK.search(await project.run("logs", "bot"))
    if code is None:
        raise CheckFailed("there is no owner's link in the log")
    owner.user.say(f"/start {code[1]}")
    try:
        async with asyncio.timeout(PATIENCE_S):
            while not owner.user.chat.messages:  # noqa: ASYNC110 -- another process's doing
                await asyncio.sleep(LOOK_S)
    except TimeoutError:
        raise CheckFailed("/start is not answered") from None
    enough = asyncio.Event()
    enough.set()
    await owner.live(enough)


async def _serve(walker: Walker, when: str) -> None:
    if not await walker.is_served():
        raise CheckFailed(f"{when}, a question is not asked, answered or judged")


def _first_line(walker: Walker) -> str:
    return walker.user.chat.messages[min(walker.user.chat.messages)].plain.splitlines()[0]


async def _look_at_port(port: int) -> None:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as client:
        for path, part in (("healthz", "ok"), ("readyz", '"ready":true'), ("metrics", "stardrill_updates_total")):
            async with client.get(f"http://127.0.0.1:{port}/{path}") as response:
                if response.status != 200 or part not in await response.text():
                    raise CheckFailed(f"/{path} answers {response.status}, and not with {part}")


async def _look_at_confinement(container: str) -> None:
    _, said = await status_of("docker", "exec", container, "python", "-c", CONFINEMENT)
    if json.loads(said) != CONFINED:
        raise CheckFailed(f"the container is {said}, wanted {CONFINED}")


async def _lose_database_for_a_while(project: Project, bot: str, port: int) -> None:
    """Stop the database, see the image's own health check fail, and start it again."""
    test = (await inspected(bot))["Config"]["Healthcheck"]["Test"][1:]
    await project.run("stop", "database")
    status, _ = await status_of("docker", "exec", bot, *test)
    if not status:
        raise CheckFailed("the health check passes without a database")
    await project.run("start", "database")
    began = time.monotonic()
    while (await status_of("docker", "exec", bot, *test))[0]:
        if time.monotonic() - began > READY_WITHIN_S:
            raise CheckFailed(f"the bot is not ready {READY_WITHIN_S:.0f} s after the database is back; port {port}")
        await asyncio.sleep(LOOK_S)


async def look_at_logs(project: Project, words: Sequence[str]) -> None:
    """Raise CheckFailed where one of the words is in a container's log."""
    logged = await project.run("logs", "--no-color")
    told = [word for word in words if word in logged]
    if told:
        where = {line.partition("|")[0].strip() for line in logged.splitlines() if any(word in line for word in told)}
        raise CheckFailed(f"{len(told)} of the secrets and answers are in the logs of {', '.join(sorted(where))}")


async def _lose_everything_and_restore(project: Project) -> None:
    await project.run("down", "--volumes")
    await project.run("up", "--detach", "database")
    await project.healthy("database")
    await project.run_as_written(documented("pg_restore"))
    await project.run("up", "--detach")
    await project.healthy("bot")


async def _rotate_key(project: Project, settings: dict[str, str]) -> None:
    """Put a new key before the one in use, rotate, and go on without the old one."""
    old, new = settings[KEYS], await new_key(project)
    write_settings(project.folder, settings | {KEYS: f"{new},{old}"})
    await project.stop("bot", STOP_WITHIN_S)
    await project.run_as_written(documented("keys rotate"))
    await project.run_as_written(documented("psql"))
    write_settings(project.folder, settings | {KEYS: new})
    await project.run("up", "--detach")
    await project.healthy("bot")
