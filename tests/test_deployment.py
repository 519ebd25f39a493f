"""What can be checked of the deployment without an engine to run it."""

import re
from pathlib import Path

import yaml

from bot.config import Config

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()


def test_the_example_settings_are_the_settings() -> None:
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert named - {"POSTGRES_PASSWORD"} == {name.upper() for name in Config.model_fields}


def test_the_bot_waits_for_a_healthy_database() -> None:
    services = COMPOSE["services"]
    assert services["bot"]["depends_on"]["database"]["condition"] == "service_healthy"
    assert "pg_isready" in services["database"]["healthcheck"]["test"][1]
    assert services["database"]["volumes"]


def test_the_bot_runs_with_as_little_as_it_can() -> None:
    bot = COMPOSE["services"]["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in bot["security_opt"]
    assert re.search(r"^USER \d+$", DOCKERFILE, re.MULTILINE)


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
