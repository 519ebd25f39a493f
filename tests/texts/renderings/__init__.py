"""The longest and the oddest that each message can become: one module here for each module of messages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

LONG = "a & b <c> 😀 " * 400
"""What somebody may have typed: too long, and full of what HTML minds."""
LONG_LINE = "A project <with> a & name " * 8
"""The longest that a title, a project or another line may be."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """One call of a message function. `caption` is for what stands under a picture or a file."""

    function: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    caption: bool = False


def of(function: Callable[..., Any], *args: Any, caption: bool = False, **kwargs: Any) -> Rendering:
    """A rendering of that function with these arguments."""
    return Rendering(function, args, kwargs, caption)
