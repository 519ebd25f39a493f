"""What can be checked of the deployment without an engine to run it."""

import re
from pathlib import Path

import pytest
import yaml

from bot.app import STOP_WITHIN_S
from bot.config import Config

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_example_settings_are_the_settings() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named - {"POSTGRES_PASSWORD", "DOMAIN"} == {name.upper() for name in Config.model_fields}


def test_the_bot_waits_for_a_healthy_database() -> None:
    services = COMPOSE["services"]
    assert services["bot"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in services["database"]["healthcheck"]["test"][1]
    assert services["database"]["volumes"]


@pytest.mark.parametrize("name", ["bot", "replica", "proxy"])
def test_what_faces_the_network_runs_with_as_little_as_it_can(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service["restart"] == "unless-stopped"


def test_the_image_does_not_run_as_root() -> None:
    assert re.search(r"^USER [1-9]\d*$", DOCKERFILE, re.MULTILINE)


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


def test_the_proxy_passes_on_the_webhook_and_nothing_else() -> None:
    config = COMPOSE["configs"]["proxy"]["content"]
    assert re.findall(r"handle (\S+) \{", config) == ["/telegram/*"]
    assert f"replica {COMPOSE['services']['replica']['environment']['PORT']}" in config
    assert "respond 404" in config


def test_every_file_that_the_image_copies_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    assert copied
    assert [name for line in copied for name in line.split() if not (ROOT / name).exists()] == []


def test_no_committed_file_names_a_package_index() -> None:
    host = re.compile("|".join(("pypi" r"\.org", "python" r"hosted", "registry" r"\.npm" "js")))
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml", "Makefile", "Dockerfile"):
        assert not host.search((ROOT / name).read_text())


def test_everything_is_pinned_with_hashes() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)
