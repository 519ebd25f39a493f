"""The page's templates: Jinja2 with everything from outside escaped, and unknown names refused.

Those of the page itself are in `bot/web/page/templates/`, those of a feature in `bot/features/<name>/templates/`, named
`<feature>/<file>.html`.
"""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, PrefixLoader, StrictUndefined


def load_templates(folders: Mapping[str, Path]) -> Environment:
    """Return the environment of the templates in the folders, by the names of the folders.

    All are compiled here, which takes some 20 ms each: no request waits for it.
    """
    found = {name: FileSystemLoader(folder) for name, folder in folders.items() if folder.is_dir()}
    templates = Environment(
        loader=PrefixLoader(found),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    for name in templates.list_templates():
        templates.get_template(name)
    return templates
