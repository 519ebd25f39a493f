"""Hides the secrets in web addresses."""

import re


def shown(address: str) -> str:
    """Return an address without user, password and query; everything before its last `@` counts as a secret."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{re.split('[?#]', rest.rpartition('@')[2], maxsplit=1)[0]}"
