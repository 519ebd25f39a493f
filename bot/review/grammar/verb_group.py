"""A verb group: which verb it is, and as what its auxiliaries tell it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.review.reading import Tense


class Form(StrEnum):
    """What kind of verb form opens a group."""

    FINITE = "finite"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    PARTICIPLE = "participle"


class SemiModal(StrEnum):
    """What a construction makes of a verb beyond its auxiliaries."""

    NONE = ""
    USED_TO = "used to"
    GOING_TO = "going to"
    ABOUT_TO = "about to"
    SUPPOSED_TO = "supposed to"
    HAVE_TO = "have to"
    ABLE_TO = "able to"
    BETTER = "better"


@dataclass(slots=True)
class Group:
    """A verb group: the units from `first` up to `last`, exclusive; `verb` is the main one."""

    first: int
    last: int
    verb: int
    form: Form
    predicate: str
    tense: Tense = Tense.NONE
    modal: str = ""
    turn: SemiModal = SemiModal.NONE
    bare: bool = False
    """It opens with a base form: an order, a present tense, or what goes on from an earlier `to` or `would`."""
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False
    inner: tuple[int, int] | None = None
    """The units of the subject that stands inside: `did I ask`."""
