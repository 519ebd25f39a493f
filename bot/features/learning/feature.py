"""The declaration of the learning cards for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import ShowCard, ShowCards, ShowMoves
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.features.learning import learning
from bot.features.learning.texts.learning import ADVICE


async def show_card(context: Context, press: ShowCard) -> list[Reply]:
    """Show an archetype's card as a new message."""
    return await learning.card(context, press.archetype, fresh=True)


async def show_moves(context: Context) -> list[Reply]:
    """Show the six moves as a new message."""
    return await learning.moves(context, fresh=True)


async def turn_to_card(context: Context, press: learning.TurnToCard) -> list[Reply]:
    """Show an archetype's card in place."""
    return await learning.card(context, press.archetype, fresh=False)


async def turn_to_example(context: Context, press: learning.TurnToExample) -> list[Reply]:
    """Show the model answer of an archetype at a level."""
    return await learning.example(context, press.archetype, press.level)


async def turn_to_move(context: Context, press: learning.TurnToMove) -> list[Reply]:
    """Show a move, with the words of one example."""
    return await learning.move(context, press.move, press.place)


async def turn_to_theme(context: Context, press: learning.TurnToTheme) -> list[Reply]:
    """Show a page of advice."""
    return await learning.theme(context, next(theme for theme in ADVICE if theme.id == press.theme))


LEARNING = Feature(
    name="learning",
    commands={"learn": Command(call=learning.menu)},
    presses={
        ShowCards: without_payload(learning.menu),
        ShowCard: show_card,
        ShowMoves: without_payload(show_moves),
        learning.TurnToMenu: without_payload(learning.back_to_menu),
        learning.TurnToCard: turn_to_card,
        learning.TurnToExample: turn_to_example,
        learning.TurnToMoves: without_payload(learning.moves),
        learning.TurnToMove: turn_to_move,
        learning.TurnToToldTwice: without_payload(learning.told_twice),
        learning.TurnToOpenings: without_payload(learning.openings),
        learning.TurnToThemes: without_payload(learning.themes),
        learning.TurnToTheme: turn_to_theme,
    },
)
