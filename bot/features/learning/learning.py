"""/learn: cards, marked examples, the six moves, openings and advice; one message that its buttons turn over."""

from collections.abc import Sequence
from typing import TypeVar

from bot.conversation.actions import Action
from bot.conversation.context import Turn
from bot.conversation.hints import explained
from bot.conversation.replies import Button, Reply
from bot.conversation.texts.names import ARCHETYPE_LABELS, LEVEL_NAMES, MOVE_NAMES
from bot.features.learning.logic.telling import telling
from bot.features.learning.texts import learning as say
from bot.features.learning.texts.learning import ADVICE, Theme
from question_bank.models import ArchetypeId, Level, Move

SLOT = "learn"
DOORS = {
    "ask": Action.PRACTICE,
    "coverage": Action.COVERAGE,
    "drill": Action.DRILL,
    "plan": Action.PLAN,
    "quiz": Action.QUIZ,
    "stories": Action.STORIES,
}
_A_ROW = 2
Row = tuple[Button, ...]
T = TypeVar("T")


async def menu(turn: Turn) -> list[Reply]:
    """The menu, as a new message."""
    return await explained(turn, "learning", say.HINT, [_menu(fresh=True)])


async def back_to_menu(_: Turn) -> list[Reply]:
    """The menu, in its place."""
    return [_menu(fresh=False)]


async def card(turn: Turn, archetype: ArchetypeId, *, fresh: bool) -> list[Reply]:
    """One archetype's card; as a new message where another feature leads here."""
    following = _after(archetype, tuple(ArchetypeId))
    buttons: list[Row] = [
        _levels(archetype),
        (
            Button(text=say.PRACTISE, action=Action.ASK_ARCHETYPE, args=(archetype,)),
            Button(text=say.WRITE, action=Action.STORY_NEW, args=(archetype,)),
        ),
        (
            _back(Action.LEARN_MENU),
            Button(text=say.NEXT_CARD, action=Action.LEARN_SHOW, args=(following,)),
        ),
    ]
    return [_page(say.card_text(turn.bank.archetypes[archetype]), buttons, fresh=fresh)]


async def example(turn: Turn, archetype: ArchetypeId, level: Level) -> list[Reply]:
    """A model answer with its evidence marked."""
    shown = turn.bank.example(archetype, level)
    review = turn.reviewer.review(shown.text, archetype=archetype, question=shown.question)
    text = say.example_text(turn.bank.archetypes[archetype], shown, review)
    back = Button(text=say.BACK_TO_CARD, action=Action.LEARN_SHOW, args=(archetype,))
    return [_page(text, [_levels(archetype, without=level), (back,)])]


async def moves(turn: Turn) -> list[Reply]:
    """The six moves at a glance."""
    buttons = [Button(text=f"{m.value} · {MOVE_NAMES[m]}", action=Action.LEARN_MOVE, args=(m, 0)) for m in Move]
    return [
        _page(say.moves_text(turn.bank.guidance.topics[say.THE_SIX]), [*_rows(buttons), (_back(Action.LEARN_MENU),)])
    ]


async def move(turn: Turn, shown: Move, place: int) -> list[Reply]:
    """One move, with the words of the Staff example of the archetype at that place, counted round from 0."""
    archetypes, all_moves, topics = tuple(ArchetypeId), tuple(Move), turn.bank.guidance.topics
    place %= len(archetypes)
    model = turn.bank.example(archetypes[place], Level.STAFF)
    review = turn.reviewer.review(model.text, archetype=model.archetype, question=model.question)
    words = [model.text[span.start : span.end] for span in telling(review, shown)]
    what = topics[say.THE_SIX][all_moves.index(shown)]
    other = Button(text=say.OTHER_EXAMPLE, action=Action.LEARN_MOVE, args=(shown, place + 1))
    following = Button(text=say.NEXT_MOVE, action=Action.LEARN_MOVE, args=(_after(shown, all_moves), place))
    text = say.move_text(shown, what, topics[say.MOVE_TOPICS[shown]], words)
    return [_page(text, [(other,), (_back(Action.LEARN_MOVES), following)])]


async def openings(turn: Turn) -> list[Reply]:
    """Opening with the trade-off, and how each archetype may open."""
    of_each = [(archetype.name, archetype.card.opening) for archetype in turn.bank.archetypes.values()]
    text = say.openings_text(turn.bank.guidance.topics[say.OPENING_TOPIC], of_each)
    return [_page(text, [(_back(Action.LEARN_MENU),)])]


async def themes(_: Turn) -> list[Reply]:
    """The pages of advice."""
    buttons = [Button(text=theme.label, action=Action.LEARN_THEME, args=(theme.id,)) for theme in ADVICE]
    return [_page(say.THEMES_TEXT, [*_rows(buttons), (_back(Action.LEARN_MENU),)])]


async def theme(turn: Turn, shown: Theme) -> list[Reply]:
    """One page of advice."""
    door: list[Row] = [(Button(text=say.DOORS[shown.door], action=DOORS[shown.door]),)] if shown.door else []
    following = Button(text=say.NEXT_THEME, action=Action.LEARN_THEME, args=(_after(shown, tuple(ADVICE)).id,))
    text = say.theme_text(shown, turn.bank.guidance.topics)
    return [_page(text, [*door, (_back(Action.LEARN_THEMES), following)])]


def _menu(*, fresh: bool) -> Reply:
    cards = [Button(text=label, action=Action.LEARN_SHOW, args=(a,)) for a, label in ARCHETYPE_LABELS.items()]
    rest: list[Row] = [
        (Button(text=say.MOVES, action=Action.LEARN_MOVES),),
        (Button(text=say.OPENINGS, action=Action.LEARN_OPENINGS),),
        (Button(text=say.THEMES, action=Action.LEARN_THEMES),),
    ]
    return _page(say.MENU, [*_rows(cards), *rest], fresh=fresh)


def _levels(archetype: ArchetypeId, without: Level | None = None) -> Row:
    return tuple(
        Button(text=name, action=Action.LEARN_EXAMPLE, args=(archetype, level))
        for level, name in LEVEL_NAMES.items()
        if level is not without
    )


def _page(text: str, buttons: Sequence[Row], *, fresh: bool = False) -> Reply:
    return Reply(text=text, buttons=tuple(buttons), slot=SLOT, fresh=fresh)


def _back(action: Action) -> Button:
    return Button(text=say.BACK, action=action)


def _rows(buttons: Sequence[Button]) -> list[Row]:
    return [tuple(buttons[at : at + _A_ROW]) for at in range(0, len(buttons), _A_ROW)]


def _after(one: T, of_all: Sequence[T]) -> T:
    """The one that follows, round again from the last to the first."""
    return of_all[(of_all.index(one) + 1) % len(of_all)]
