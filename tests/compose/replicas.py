"""The profile scale-out: three replicas behind the proxy, one of them killed while people talk."""

import asyncio
import ssl
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import quote

import aiohttp

from bot.terminal.local_bot_api import LocalBotApi
from storage.engine import Database
from tests.compose.commands import CheckFailed, output_of, status_of
from tests.compose.one_bot import KEYS, SECRETS, STOP_WITHIN_S, Say, look_at_logs
from tests.compose.project import LOOK_S, Project, inspected
from tests.faults.people import Walker
from tests.faults.storm import settled
from tests.faults.verdict import judge

REPLICAS, PEOPLE = 3, 6
TALK_S = 8.0
CERTIFICATE_WITHIN_S = 30.0
AUTHORITY = "/data/caddy/pki/authorities/local/root.crt"
PROFILE = ("--profile", "scale-out")
UPDATES = """
import os, urllib.request
lines = urllib.request.urlopen(f"http://127.0.0.1:{os.environ['PORT']}/metrics", timeout=5).read().decode().splitlines()
print(int(sum(float(line.rpartition(" ")[2]) for line in lines if line.startswith("stardrill_updates_total"))))
"""


async def check_replicas(
    project: Project, api: LocalBotApi, trusted: ssl.SSLContext, settings: Mapping[str, str], say: Say
) -> None:
    """Start three replicas, kill one, and count everything. `trusted` learns the authority that the proxy made.

    `settings` are those of `.env`.

    Raises CheckFailed with what did not hold.
    """
    await project.run(*PROFILE, "up", "--detach", "--build", "--scale", "bot=0")
    trusted.load_verify_locations(cadata=await _authority(project))
    replicas = await project.healthy("replica", REPLICAS)
    say(f"{REPLICAS} replicas are healthy, and the webhook is {api.webhook.url[:28]}...")
    await _look_at_proxy(trusted)
    say("the proxy passes the webhook on, and neither health nor metrics")
    walkers = [Walker(api, user_id, seed=1) for user_id in range(1, PEOPLE + 1)]
    killed_at = await _talk_and_kill(walkers, replicas[0])
    served = await asyncio.gather(*(walker.is_served() for walker in walkers))
    if not all(served):
        raise CheckFailed(f"{served.count(False)} of {PEOPLE} people are stuck after the kill")
    say(f"one replica killed while {PEOPLE} people talk: everybody is served")
    handled = [await _updates(replica) for replica in replicas[1:]]
    if not all(handled):
        raise CheckFailed(f"the replicas that live handled {handled} updates")
    say(f"the other two handled {handled[0]} and {handled[1]} updates")
    say(await _count(await _database(project, settings), api, walkers, killed_at))
    typed = [text for walker in walkers for text in walker.typed]
    await look_at_logs(project, [*(settings[name] for name in (*SECRETS, "WEBHOOK_SECRET")), *typed])
    say("no secret and no answer is in any log")
    took = await project.stop("replica", STOP_WITHIN_S)
    say(f"a stop of what is left takes {took:.1f} s and ends with 0")


async def _authority(project: Project) -> str:
    """The certificate of the authority that signs for `localhost`, which the proxy makes at its first start."""
    began = time.monotonic()
    while time.monotonic() - began < CERTIFICATE_WITHIN_S:
        for proxy in await project.containers("proxy"):
            status, said = await status_of("docker", "exec", proxy, "cat", AUTHORITY)
            if not status and "END CERTIFICATE" in said:
                return said
        await asyncio.sleep(LOOK_S)
    raise CheckFailed("the proxy has made no certificate")


async def _look_at_proxy(trusted: ssl.SSLContext) -> None:
    connector = aiohttp.TCPConnector(ssl=trusted)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10), connector=connector) as client:
        wanted = {"/readyz": 404, "/healthz": 404, "/metrics": 404, "/telegram/guessed": 404}
        for path, status in wanted.items():
            async with client.post(f"https://localhost{path}", json={}) as response:
                if response.status != status:
                    raise CheckFailed(f"the proxy answers {response.status} on {path}, wanted {status}")


async def _talk_and_kill(walkers: Sequence[Walker], replica: str) -> float:
    """Let everybody talk, kill a replica in the middle, and let them talk on; when it was killed, in seconds."""
    over = asyncio.Event()
    lives = [asyncio.create_task(walker.live(over)) for walker in walkers]
    await asyncio.sleep(TALK_S)
    await output_of("docker", "kill", replica)
    killed_at = datetime.now(UTC).timestamp()
    await asyncio.sleep(TALK_S)
    over.set()
    await asyncio.gather(*lives)
    return killed_at


async def _updates(replica: str) -> int:
    """How many updates a replica has handled."""
    return int(await output_of("docker", "exec", replica, "python", "-c", UPDATES))


async def _database(project: Project, settings: Mapping[str, str]) -> Database:
    """The database of the project, opened from this machine."""
    (database,) = await project.containers("database")
    networks = (await inspected(database))["NetworkSettings"]["Networks"]
    (address,) = (network["IPAddress"] for network in networks.values())
    url = f"postgresql://stardrill:{quote(settings['POSTGRES_PASSWORD'], safe='')}@{address}/stardrill"
    return await Database.open(url, [settings[KEYS]])


async def _count(database: Database, api: LocalBotApi, walkers: Sequence[Walker], killed_at: float) -> str:
    """Compare what was typed with what is stored and said, as the storm does."""
    try:
        await settled(database)
        typed = {walker.user.person.id: walker.typed for walker in walkers}
        verdict = await judge(database, api, typed, [killed_at], range(0))
    finally:
        await database.close()
    if verdict.faults:
        raise CheckFailed("; ".join(verdict.faults))
    figures = verdict.figures
    return f"{figures['texts']} texts, {figures['updates']} updates, {figures['replies']} replies: none lost, none out of order"
