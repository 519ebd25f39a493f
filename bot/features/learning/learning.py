"""Use cases of /learn: cards, marked examples, the six moves, openings and advice, in one message that buttons edit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeVar

from bot.conversation.context import Context
from bot.conversation.doors import (
    AskArchetype,
    Practise,
    ProposeDrill,
    ProposeQuiz,
    ShowCoverage,
    ShowPlan,
    ShowStories,
    ShowStylePrompts,
    WriteStory,
)
from bot.conversation.hints import explained
from bot.conversation.logic.best_evidence import telling
from bot.conversation.payload import OneOf, Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_NAMES
from bot.features.learning.texts import learning as say
from bot.features.learning.texts.learning import ADVICE, Theme
from bot.review.reviewer import CISCO
from question_bank.models import ArchetypeId, Level, Move

SLOT = "learn"
DOORS = {
    "ask": Practise(),
    "coverage": ShowCoverage(),
    "drill": ProposeDrill(),
    "plan": ShowPlan(),
    "quiz": ProposeQuiz(),
    "stories": ShowStories(),
    "style": ShowStylePrompts(),
}
_A_ROW = 2
Row = tuple[Button, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TurnToMenu(Payload, code="Lm"):
    """Show the menu in place."""


@dataclass(frozen=True, slots=True)
class TurnToCard(Payload, code="Ls"):
    """Show an archetype's card in place."""

    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class TurnToExample(Payload, code="Le"):
    """Show the model answer of an archetype at a level."""

    archetype: ArchetypeId
    level: Level


@dataclass(frozen=True, slots=True)
class TurnToMoves(Payload, code="Lv"):
    """Show the six moves at a glance."""


@dataclass(frozen=True, slots=True)
class TurnToMove(Payload, code="Lw"):
    """Show a move, with the example of one archetype."""

    move: Move
    place: int
    """Position of the archetype, from 0. Beyond the last it starts again."""


@dataclass(frozen=True, slots=True)
class TurnToOpenings(Payload, code="Lo"):
    """Show the openings of an answer."""


@dataclass(frozen=True, slots=True)
class TurnToToldTwice(Payload, code="Lk"):
    """Show the same work told as STAR and as STAR-DRIVE."""


@dataclass(frozen=True, slots=True)
class TurnToThemes(Payload, code="Lt"):
    """Show the list of advice."""


@dataclass(frozen=True, slots=True)
class TurnToTheme(Payload, code="Lh"):
    """Show a page of advice."""

    theme: Annotated[str, OneOf(tuple(each.id for each in ADVICE))]


async def menu(context: Context) -> list[Reply]:
    """Show the menu as a new message."""
    return await explained(context, "learning", say.HINT, [_menu(fresh=True)])


async def back_to_menu(_: Context) -> list[Reply]:
    """Show the menu in place."""
    return [_menu(fresh=False)]


async def card(context: Context, archetype: ArchetypeId, *, fresh: bool) -> list[Reply]:
    """Show an archetype's card. `fresh` True sends a new message."""
    following = _after(archetype, tuple(ArchetypeId))
    buttons: list[Row] = [
        _levels(archetype),
        (
            Button(text=say.PRACTISE, press=AskArchetype(archetype)),
            Button(text=say.WRITE, press=WriteStory(archetype)),
        ),
        (_back(TurnToMenu()), Button(text=say.NEXT_CARD, press=TurnToCard(following))),
    ]
    return [_page(say.card_text(context.bank.archetypes[archetype]), buttons, fresh=fresh)]


async def example(context: Context, archetype: ArchetypeId, level: Level) -> list[Reply]:
    """Show a model answer with its evidence marked."""
    shown = context.bank.example(archetype, level)
    review = context.reviewer.review(shown.text, archetype=archetype, question=shown.question)
    text = say.example_text(context.bank.archetypes[archetype], shown, review)
    back = Button(text=say.BACK_TO_CARD, press=TurnToCard(archetype))
    return [_page(text, [_levels(archetype, without=level), (back,)])]


async def moves(context: Context, *, fresh: bool = False) -> list[Reply]:
    """Show the six moves at a glance. `fresh` True sends a new message."""
    buttons = [Button(text=f"{m.value} · {MOVE_NAMES[m]}", press=TurnToMove(m, 0)) for m in Move]
    twice = Button(text=say.TOLD_TWICE, press=TurnToToldTwice())
    rows = [*_rows(buttons), (twice,), (_back(TurnToMenu()),)]
    return [_page(say.moves_text(context.bank.guidance.topics[say.THE_SIX]), rows, fresh=fresh)]


async def move(context: Context, shown: Move, place: int) -> list[Reply]:
    """Show a move, with the words of a Staff example.

    `place` is the position of the example's archetype, from 0. Beyond the last it starts again.
    """
    archetypes, all_moves, topics = tuple(ArchetypeId), tuple(Move), context.bank.guidance.topics
    place %= len(archetypes)
    model = context.bank.example(archetypes[place], Level.STAFF)
    review = context.reviewer.review(model.text, archetype=model.archetype, question=model.question)
    words = [model.text[span.start : span.end] for span in telling(review, shown)]
    what = topics[say.THE_SIX][all_moves.index(shown)]
    other = Button(text=say.OTHER_EXAMPLE, press=TurnToMove(shown, place + 1))
    following = Button(text=say.NEXT_MOVE, press=TurnToMove(_after(shown, all_moves), place))
    text = say.move_text(shown, what, topics[say.MOVE_TOPICS[shown]], words)
    return [_page(text, [(other,), (_back(TurnToMoves()), following)])]


async def told_twice(context: Context) -> list[Reply]:
    """Show the same work told as STAR and as STAR-DRIVE, each with its level."""
    twice = context.bank.told_twice
    star, star_drive = (context.reviewer.review(text, archetype=CISCO) for text in (twice.star, twice.whole))
    rows = [(Button(text=say.MOVES, press=TurnToMoves()),), (_back(TurnToMenu()),)]
    return [_page(say.told_twice_text(twice, star, star_drive), rows)]


async def openings(context: Context) -> list[Reply]:
    """Show the advice on opening with the trade-off, and an opening for each archetype."""
    of_each = [(archetype.name, archetype.card.opening) for archetype in context.bank.archetypes.values()]
    text = say.openings_text(context.bank.guidance.topics[say.OPENING_TOPIC], of_each)
    return [_page(text, [(_back(TurnToMenu()),)])]


async def themes(_: Context) -> list[Reply]:
    """Show the list of advice."""
    buttons = [Button(text=theme.label, press=TurnToTheme(theme.id)) for theme in ADVICE]
    return [_page(say.THEMES_TEXT, [*_rows(buttons), (_back(TurnToMenu()),)])]


async def theme(context: Context, shown: Theme) -> list[Reply]:
    """Show a page of advice."""
    door: list[Row] = [(Button(text=say.DOORS[shown.door], press=DOORS[shown.door]),)] if shown.door else []
    following = Button(text=say.NEXT_THEME, press=TurnToTheme(_after(shown, tuple(ADVICE)).id))
    text = say.theme_text(shown, context.bank.guidance.topics)
    return [_page(text, [*door, (_back(TurnToThemes()), following)])]


def _menu(*, fresh: bool) -> Reply:
    cards = [Button(text=label, press=TurnToCard(a)) for a, label in ARCHETYPE_LABELS.items()]
    rest: list[Row] = [
        (Button(text=say.MOVES, press=TurnToMoves()),),
        (Button(text=say.TOLD_TWICE, press=TurnToToldTwice()),),
        (Button(text=say.OPENINGS, press=TurnToOpenings()),),
        (Button(text=say.STYLE, press=ShowStylePrompts()),),
        (Button(text=say.THEMES, press=TurnToThemes()),),
    ]
    return _page(say.MENU, [*_rows(cards), *rest], fresh=fresh)


def _levels(archetype: ArchetypeId, without: Level | None = None) -> Row:
    return tuple(
        Button(text=name, press=TurnToExample(archetype, level))
        for level, name in LEVEL_NAMES.items()
        if level is not without
    )


def _page(text: str, buttons: Sequence[Row], *, fresh: bool = False) -> Reply:
    return Reply(text=text, buttons=tuple(buttons), slot=SLOT, fresh=fresh)


def _back(press: Payload) -> Button:
    return Button(text=say.BACK, press=press)


def _rows(buttons: Sequence[Button]) -> list[Row]:
    return in_rows(buttons, _A_ROW)


def _after(one: T, of_all: Sequence[T]) -> T:
    """Return the item that follows. The first follows the last."""
    return of_all[(of_all.index(one) + 1) % len(of_all)]
