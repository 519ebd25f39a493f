"""What can be checked of the deployment without an engine to run it; `make compose-check` runs it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import STOP_WITHIN_S
from bot.config import NAMES
from bot.delivery.http.http_server import Server
from bot.features.registered import FEATURES
from tests.compose.commands import status_of
from tests.compose.images import IMAGES

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
CADDYFILE = (ROOT / "Caddyfile").read_text()
SERVICE = ROOT / "stardrill.service"
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-audit.lock")
LARGEST_EXPOSURE = 2.0
"""By `systemd-analyze security`, from 0 to 10; a service without any hardening has 9.6."""


def test_the_example_settings_are_the_settings() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named - {"POSTGRES_PASSWORD", "DOMAIN"} == NAMES


def test_the_bot_waits_for_a_healthy_database() -> None:
    services = COMPOSE["services"]
    assert services["bot"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in services["database"]["healthcheck"]["test"][1]
    assert services["database"]["volumes"]


def test_the_database_is_healthy_only_once_it_listens_for_others() -> None:
    assert "--host 127.0.0.1" in COMPOSE["services"]["database"]["healthcheck"]["test"][1]


@pytest.mark.parametrize("name", ["bot", "replica"])
def test_the_password_is_no_part_of_the_address(name: str) -> None:
    environment = COMPOSE["services"][name]["environment"]
    assert environment["DATABASE_URL"] == "postgresql://stardrill@database/stardrill"
    assert environment["DATABASE_PASSWORD"].startswith("${POSTGRES_PASSWORD")


@pytest.mark.parametrize("name", ["bot", "replica"])
def test_an_empty_host_or_port_in_the_settings_does_not_close_the_container(name: str) -> None:
    environment = COMPOSE["services"][name]["environment"]
    assert environment["HOST"] == "0.0.0.0"  # noqa: S104 -- inside the container
    assert environment["PORT"] == "8080"


def test_the_port_of_the_bot_is_open_to_this_machine_alone() -> None:
    assert COMPOSE["services"]["bot"]["ports"] == ["127.0.0.1:${PORT:-8080}:8080"]
    assert "ports" not in COMPOSE["services"]["database"]
    assert "ports" not in COMPOSE["services"]["replica"]


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_no_log_fills_the_disk(name: str) -> None:
    assert COMPOSE["services"][name]["logging"]["options"] == {"max-size": "10m", "max-file": "5"}


def test_an_older_compose_takes_the_file() -> None:
    assert set(COMPOSE) - {"services", "volumes"} == {name for name in COMPOSE if name.startswith("x-")}
    assert "configs" not in COMPOSE["services"]["proxy"]


def test_the_check_has_a_stand_in_for_each_image() -> None:
    pulled = [service["image"] for service in COMPOSE["services"].values() if "image" in service]
    assert set(IMAGES) == {*pulled, *re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)}


@pytest.mark.parametrize("name", ["bot", "replica", "proxy"])
def test_what_faces_the_network_runs_with_as_little_as_it_can(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", ["bot", "replica"])
def test_the_bot_can_write_to_its_tmp_alone(name: str) -> None:
    (tmpfs,) = COMPOSE["services"][name]["tmpfs"]
    assert tmpfs.startswith("/tmp:mode=1777,size=")
    assert "volumes" not in COMPOSE["services"][name]


def test_the_image_does_not_run_as_root() -> None:
    assert re.search(r"^USER [1-9]\d*$", DOCKERFILE, re.MULTILINE)


def test_what_installs_is_not_in_the_image() -> None:
    build, _, image = DOCKERFILE.rpartition("\nFROM ")
    assert "pip uninstall --yes setuptools pip" in build
    assert "pip" not in image


@pytest.mark.parametrize(("answer", "passes"), [(200, True), (503, False), (404, False)])
async def test_the_health_check_of_the_image_asks_whether_the_bot_is_ready(answer: int, passes: bool) -> None:
    async def readyz(_: Request) -> Response:
        return Response(status_code=answer)

    server = Server(Starlette(routes=[Route("/readyz", readyz)]), "127.0.0.1", 0)
    port = await server.start()
    try:
        status, _ = await _health_check({"PORT": str(port)})
    finally:
        await server.stop()
    assert (status == 0) is passes


async def test_the_health_check_fails_where_nobody_listens() -> None:
    status, _ = await _health_check({"PORT": "1"})
    assert status != 0


async def _health_check(environment: Mapping[str, str]) -> tuple[int, str]:
    """Run the image's health check with this Python."""
    found = re.search(r"^HEALTHCHECK .*\n  CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)
    assert found is not None
    python, *arguments = json.loads(found[1])
    assert python == "python"
    settings = [f"{name}={value}" for name, value in environment.items()]
    return await status_of("env", *settings, sys.executable, *arguments, within_s=30)


@pytest.mark.parametrize("name", ["bot", "replica"])
def test_a_stop_is_given_more_time_than_it_takes(name: str) -> None:
    grace = COMPOSE["services"][name]["stop_grace_period"]
    assert float(grace.removesuffix("s")) > STOP_WITHIN_S


def test_in_a_container_the_port_listens_on_every_address() -> None:
    assert re.search(r"^ENV .*\bHOST=0\.0\.0\.0\b", DOCKERFILE, re.MULTILINE)


def test_scaled_out_three_replicas_share_the_webhook_behind_a_proxy() -> None:
    services = COMPOSE["services"]
    replica, proxy = services["replica"], services["proxy"]
    assert replica["profiles"] == proxy["profiles"] == ["scale-out"]
    assert replica["deploy"]["replicas"] == 3
    assert replica["environment"]["WEBHOOK_URL"].startswith("https://")
    assert "profiles" not in services["bot"]


def test_the_proxy_passes_on_the_webhook_and_the_page_and_nothing_else() -> None:
    assert "./Caddyfile:/etc/caddy/Caddyfile:ro" in COMPOSE["services"]["proxy"]["volumes"]
    assert re.findall(r"handle (\S+) \{", CADDYFILE) == ["/telegram/*", "@page"]
    assert re.findall(r"@page path (.*)", CADDYFILE) == ["/page /page/*"]
    assert f"replica {COMPOSE['services']['replica']['environment']['PORT']}" in CADDYFILE
    assert "respond 404" in CADDYFILE


def test_the_proxy_lets_through_the_largest_body_that_a_route_of_the_page_takes() -> None:
    limits = [int(found) * 1_000_000 for found in re.findall(r"max_size (\d+)MB", CADDYFILE)]
    assert max(route.most_bytes for feature in FEATURES for route in feature.routes) <= max(limits)


def test_the_log_of_the_proxy_has_neither_the_secret_nor_the_path_of_the_webhook() -> None:
    assert "request>headers delete" in CADDYFILE
    assert "request>uri delete" in CADDYFILE


def test_a_stop_of_the_service_is_given_more_time_than_it_takes() -> None:
    found = re.search(r"^TimeoutStopSec=(\d+)$", SERVICE.read_text(), re.MULTILINE)
    assert found is not None
    assert float(found[1]) > STOP_WITHIN_S


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_takes_the_service_and_finds_it_confined(tmp_path: Path) -> None:
    unit = tmp_path / SERVICE.name
    unit.write_text(SERVICE.read_text().replace("/opt/stardrill/.venv/bin/stardrill", sys.executable))
    exposure = ("security", "--offline=true", f"--threshold={LARGEST_EXPOSURE * 10:.0f}")
    for asked in (("verify",), exposure):
        done = subprocess.run(
            ["systemd-analyze", *asked, str(unit)],  # noqa: S607 -- wherever it is installed
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""


def test_every_file_that_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert copied
    assert [name for line in copied for name in line.split() if not (ROOT / name).exists()] == []


def test_no_committed_file_names_a_package_index() -> None:
    host = re.compile("|".join(("pypi" r"\.org", "python" r"hosted", "registry" r"\.npm" "js")))
    for name in (*LOCKS, "pyproject.toml", "Makefile", "Dockerfile", "docker-compose.yml"):
        assert not host.search((ROOT / name).read_text())


def test_everything_is_pinned_with_hashes() -> None:
    for name in LOCKS:
        text = (ROOT / name).read_text()
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)


def test_the_tool_of_the_audit_is_pinned_as_well() -> None:
    recipe = (ROOT / "Makefile").read_text().partition("\naudit:")[2].partition("\n\n")[0]
    assert "--require-hashes -r requirements-audit.lock" in recipe
