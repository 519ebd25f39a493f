"""Whether one option answers another: when two clauses are the two sides of a choice.

What matters of an option is made out once: pairs are compared, and what is said twice need not be compared twice.
"""

from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from bot.coach.clauses import LEADS, Clause, Frame
from bot.coach.text import PAUSE

PAIRED = frozenset({Frame.GERUND, Frame.CONDITION, Frame.WITH, Frame.INFINITIVE, Frame.EXISTENCE, Frame.ORDER})
"""Frames that are an option's by themselves: the same one twice sets two options beside each other."""
_ANSWERED_BY_MODAL = frozenset({Frame.GERUND, Frame.CONDITION, Frame.WITH, Frame.COST})
_POLAR = frozenset({"without", "none", "no", "not", "other", "never", "dont", "only", "nobody"})
_JOINTS = frozenset({PAUSE, "or"})
_SPEAKERS = frozenset({"i", "we", "my"})


class Side(NamedTuple):
    """What matters of an option where it is set beside another; what its frame does not ask about is left blank.

    `head` is its first word that says something, `last` its last. `chooser` is the speaker where it is what the speaker
    could do, `own` says that the speaker wants it, `needed` that somebody needed it.
    """

    frame: Frame
    joint: str
    valued: bool
    unreal: bool = False
    denied: bool = False
    head: str = ""
    last: str = ""
    chooser: str = ""
    own: bool = False
    needed: bool = False


def any_answers(options: Iterable[Clause]) -> bool:
    """Return whether an option answers one that comes before it, with something to gain or lose in them."""
    first: dict[Side, int] = {}
    last: dict[Side, int] = {}
    for at, option in enumerate(options):
        side = _side(option)
        if side is not None:
            first.setdefault(side, at)
            last[side] = at
    return any(first[one] < last[other] and _answers(one, other) for one in first for other in first)


def is_own_wish(option: Clause) -> bool:
    """Return whether the speaker is the one who wants it."""
    return not _SPEAKERS.isdisjoint(option.words[:4])


def _side(option: Clause) -> Side | None:
    """Return what matters of an option; None where its frame answers no other."""
    frame, valued = option.frame, option.valued
    joint = option.joint if option.joint in _JOINTS else ""
    if frame in PAIRED:
        denied = not _POLAR.isdisjoint(option.words[:5])
        return Side(frame, joint, valued, option.unreal, denied, _head(option), option.words[-1])
    if frame is Frame.MODAL:
        return Side(frame, joint, valued, chooser=_chooser(option), own=is_own_wish(option))
    if frame is Frame.WISH:
        return Side(frame, "", valued, needed="needed" in option.words)
    return Side(frame, "", valued) if frame is Frame.COST else None


def _answers(one: Side, other: Side) -> bool:
    """Return whether the second option's frame answers the first's, with something to gain or lose in them."""
    if one.frame is other.frame:
        return _beside(one, other)
    if one.frame is Frame.MODAL and other.frame is Frame.WISH:
        return one.valued and other.valued and not one.own and other.needed
    if one.frame is Frame.MODAL or other.frame is Frame.MODAL:
        answered = other if one.frame is Frame.MODAL else one
        if answered.frame not in _ANSWERED_BY_MODAL:
            return False
        return one.valued and other.valued and (answered.frame is not Frame.WITH or answered.head == "without")
    return False


def _beside(one: Side, other: Side) -> bool:
    """Return whether two options in the same frame stand against each other."""
    if one.frame is Frame.MODAL:
        return other.joint == "or" and one.chooser == other.chooser != ""
    if one.frame not in PAIRED:
        return False
    if one.frame is Frame.WITH and PAUSE in (one.joint, other.joint) and one.denied == other.denied:
        return False
    if one.valued and other.valued:
        return True
    weighty = (one.valued or one.unreal) and (other.valued or other.unreal)
    if weighty and one.frame is Frame.GERUND:
        return True
    return (weighty or one.valued or other.valued) and _mirrored(one, other)


def _mirrored(one: Side, other: Side) -> bool:
    """Return whether two sides say that they are opposites: the same head word, an `or`, or one is denied."""
    if other.joint == "or":
        return True
    if one.head == other.head and one.frame is not Frame.EXISTENCE:
        return one.frame is not Frame.CONDITION or one.denied != other.denied
    return one.denied != other.denied or one.last == other.last


def _head(option: Clause) -> str:
    return next((word for word in option.words if word not in LEADS), "")


def _chooser(option: Clause) -> str:
    """Return the speaker, where it is what the speaker could do: `I could …`."""
    speaker, verb = [*islice((word for word in option.words if word not in LEADS), 2), "", ""][:2]
    return speaker if speaker in ("i", "we") and verb.startswith(("could", "can")) else ""
