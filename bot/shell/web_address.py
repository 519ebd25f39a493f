"""A web address as it may be shown: without user, password and query."""

import re


def shown(address: str) -> str:
    """Return an address without what may be a secret in it; whatever stands before its last `@` is taken for one."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{re.split('[?#]', rest.rpartition('@')[2], maxsplit=1)[0]}"
