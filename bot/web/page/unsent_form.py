"""A form whose words could not be taken: the notice about it shows them again, to be sent once more.

This is for a browser without JavaScript. With it, the page's own modules keep what was typed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.conversation.page import PageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentField:
    """A value of a form, as the notice sends it again."""

    name: str
    value: str
    label: str | None
    """What the field is called, None for one that is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentForm:
    """A form with the values that were sent. `csrf` is the token of the session, or of a waiting form where none is open."""

    action: str
    fields: tuple[UnsentField, ...]
    csrf: str


def unsent_form(
    request: PageRequest, typed: Mapping[str, str], *, action: str, csrf: str, without: str
) -> UnsentForm | None:
    """Return a form that sends the same again; None where nothing was typed.

    `typed` are the labels of the fields into which one types, `without` the field of the token, which is made anew.
    """
    fields = tuple(_fields(request, typed, without))
    if not any(field.label is not None and field.value.strip() for field in fields):
        return None
    return UnsentForm(action=action, fields=fields, csrf=csrf)


def _fields(request: PageRequest, typed: Mapping[str, str], without: str) -> Iterator[UnsentField]:
    for name, values in request.fields.items():
        if name != without:
            for value in values:
                yield UnsentField(name=name, value=value, label=typed.get(name))
