"""What the pages name exists: targets, commands, settings, metrics, files, modules; what operators need is named there."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from bot.cli import app
from bot.config import NAMES as SETTINGS
from bot.delivery.watching.metrics import Metrics

ROOT = Path(__file__).parents[1]
OPERATING = ROOT / "docs" / "operating.md"
PAGES = (ROOT / "README.md", OPERATING)
LOG = ROOT / "docs" / "reading-the-log.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
NAMES = [page.name for page in PAGES]
OF_COMPOSE = {"POSTGRES_PASSWORD", "DOMAIN"}
NO_SETTINGS = {"XDG_DATA_HOME", "STANDINS"}
"""Variables of others, and of the Makefile."""
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
PACKAGES = "bot|storage|question_bank|tests"
PATH = re.compile(rf"(?<![\w/.])(?:{PACKAGES}|docs)/[\w./<>*-]*[\w/>*]")
MODULE = re.compile(rf"(?<![\w/.])(?:{PACKAGES})(?:\.[a-z_]+)+\b")
WRITTEN = {"a-clumsy-week.md", "a-fortnight.md", "accuracy.md", "performance.md"}
"""Pages that a program writes."""
MAPS = [ROOT / "CONTRIBUTING.md", ROOT / "README.md"] + [
    page for page in sorted((ROOT / "docs").rglob("*.md")) if page.name not in WRITTEN
]


@pytest.fixture(params=PAGES, ids=NAMES)
def code(request: pytest.FixtureRequest) -> str:
    """Everything of a page that is set as code."""
    page: Path = request.param
    return code_of(page)


def code_of(page: Path) -> str:
    return "\n".join(found[0].strip("`") for found in CODE.finditer(page.read_text(encoding="utf-8")))


def commands() -> set[str]:
    """What can follow `stardrill`: names of commands, those of a group with the group's before them."""
    found: set[str] = set()
    whole = typer.main.get_command(app)
    assert isinstance(whole, TyperGroup)
    for name, command in whole.commands.items():
        found.add(name)
        if isinstance(command, TyperGroup):
            found |= {f"{name} {of_group}" for of_group in command.commands}
    return found


def metrics() -> set[str]:
    """The names as they are scraped."""
    families = Metrics().registry.collect()
    return {f"{family.name}_total" if family.type == "counter" else family.name for family in families}


def test_each_target_of_make_exists(code: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert named
    assert named - targets == set()


def test_each_command_exists(code: str) -> None:
    known = commands()
    groups = {name.split()[0] for name in known if " " in name}
    named = re.findall(r"(?:\bstardrill|\bbot stardrill|--rm(?: --no-deps)? bot) ([a-z]+)(?: ([a-z]+))?", code)
    assert named
    wanted = {f"{first} {second}" if first in groups else first for first, second in named}
    assert wanted - known == set()


def test_each_setting_exists(code: str) -> None:
    named = set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b|\b[A-Z]{3,}(?==)", code))
    assert named
    assert named - SETTINGS - OF_COMPOSE - NO_SETTINGS == set()


@pytest.mark.parametrize("page", [OPERATING, LOG], ids=lambda page: page.name)
def test_each_metric_exists(page: Path) -> None:
    named = set(re.findall(r"\bstardrill_[a-z_]+\b", code_of(page)))
    assert named
    assert named - metrics() == set()


def test_each_link_leads_to_a_file() -> None:
    for page in PAGES:
        linked = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        assert linked
        assert [name for name in linked if not (page.parent / name).exists()] == []


def test_each_link_within_the_page_leads_to_a_heading() -> None:
    text = OPERATING.read_text(encoding="utf-8")
    headings = {
        title.lower().replace(" ", "-").replace(",", "") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - headings == set()


def test_the_operator_finds_every_setting() -> None:
    table = OPERATING.read_text(encoding="utf-8").partition("## Settings")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == SETTINGS | OF_COMPOSE


def test_the_operator_finds_what_to_alert_on_for_every_metric() -> None:
    table = OPERATING.read_text(encoding="utf-8").partition("## Health and metrics")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(stardrill_[a-z_]+)` \|", table, re.MULTILINE)) == metrics()


@pytest.mark.parametrize("page", MAPS, ids=lambda page: page.name)
def test_each_path_and_module_of_a_page_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    paths = {found[0] for found in PATH.finditer(text)}
    assert [path for path in sorted(paths) if not is_a_path(path)] == []
    modules = {found[0] for found in MODULE.finditer(text)}
    assert [name for name in sorted(modules) if not is_a_module(name)] == []


def is_a_path(path: str) -> bool:
    """Whether a path exists; `<name>` in it stands for any name."""
    return any(ROOT.glob(re.sub(r"<\w+>", "*", path).rstrip("/")))


def is_a_module(name: str) -> bool:
    """Whether a dotted name is a package, a module, or something that a module names."""
    path = ROOT.joinpath(*name.split("."))
    within = path.parent.with_suffix(".py")
    named = within.exists() and re.search(rf"\b{path.name}\b", within.read_text(encoding="utf-8"))
    return path.is_dir() or path.with_suffix(".py").exists() or bool(named)


@pytest.mark.parametrize("page", MAPS[2:], ids=lambda page: page.name)
def test_each_link_between_pages_leads_to_a_file(page: Path) -> None:
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [name for name in linked if not (page.parent / name).exists()] == []


def test_each_class_of_the_glossary_exists() -> None:
    named = re.findall(r"\(`([A-Z]\w+)`\)", GLOSSARY.read_text(encoding="utf-8"))
    code = "\n".join(
        file.read_text(encoding="utf-8")
        for package in ("bot", "storage", "question_bank")
        for file in sorted((ROOT / package).rglob("*.py"))
    )
    assert named
    assert set(named) - set(re.findall(r"^class (\w+)", code, re.MULTILINE)) == set()


def test_each_word_of_the_glossary_has_one_meaning() -> None:
    words = Counter(word.lower() for word in re.findall(r"\*\*([^*]+)\*\*", GLOSSARY.read_text(encoding="utf-8")))
    assert len(words) > 80
    assert [word for word, times in words.items() if times > 1] == []


def lines_logged() -> set[str]:
    """How the lines begin that the program can log, each up to the first sign or value in it."""
    found: set[str] = set()
    for package in ("bot", "storage"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(call, ast.Call):
                    found.update(re.split(r"[%\n.,;:(]", text)[0].strip() for text in texts_logged(call))
    return found - {""}


def texts_logged(call: ast.Call) -> list[str]:
    """The texts that a call logs, as a logger does or as an `Outage` is told to."""
    logs = isinstance(call.func, ast.Attribute) and call.func.attr in ("info", "warning", "error", "log")
    logs = logs and ast.unparse(call.func).rpartition(".")[0].endswith(("log", "_lines"))
    told = call.args[:2] if logs else [each.value for each in call.keywords if each.arg in ("away", "back")]
    return [each.value for each in told if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def test_every_line_of_the_log_is_explained() -> None:
    explained = LOG.read_text(encoding="utf-8")
    logged = lines_logged()
    assert logged
    assert [line for line in sorted(logged) if line not in explained] == []
