"""The page's templates are compiled when they are loaded, and escape what they show."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.web.page.html import load_templates


def test_no_request_waits_for_a_template(tmp_path: Path) -> None:
    (tmp_path / "greeting.html").write_text("<p>{{ name }}</p>")
    templates = load_templates({"own": tmp_path})
    (tmp_path / "greeting.html").unlink()
    assert templates.get_template("own/greeting.html").render(name="<b>") == "<p>&lt;b&gt;</p>"


def test_an_unknown_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "greeting.html").write_text("<p>{{ name }}</p>")
    with pytest.raises(UndefinedError):
        load_templates({"own": tmp_path}).get_template("own/greeting.html").render()
