"""Where the page's templates and static files lie: in its own folders, and in those of the features."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment

import bot.features
from bot.web.page.html import load_templates
from bot.web.page.static_files import StaticFile, load_static_files

OWN = "page"
"""The name under which the page's own files are found, beside the names of the features."""


@cache
def load_page_templates() -> Environment:
    """Return the templates of the page and of all features. The first call takes half a second."""
    return load_templates(_folders("templates"))


@cache
def load_page_files() -> Mapping[str, StaticFile]:
    """Return the static files of the page and of all features."""
    return load_static_files(_folders("static"))


def _folders(kind: str) -> dict[str, Path]:
    features = Path(next(iter(bot.features.__path__)))
    return {OWN: Path(__file__).parent / kind} | {each.name: each / kind for each in sorted(features.iterdir())}
