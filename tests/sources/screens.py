"""The screens on which a user reads the facts of the sources, as plain text, made by the functions that the bot calls."""

from collections.abc import Callable, Mapping
from functools import cache

from bot.features.answering.texts import asking
from bot.features.answering.texts import subjects as subjects_say
from bot.features.drill.texts import drill as drill_say
from bot.features.learning.texts import learning
from bot.features.quiz.texts import quiz as quiz_say
from bot.features.stories.texts import core_stories, story_writing
from bot.terminal.refusals import plain_text
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Move, QuestionBank
from tests.review.engine import review


@cache
def bank() -> QuestionBank:
    """Return the bank, loaded once."""
    return load_bank()


@cache
def shown(screen: str) -> str:
    """Return what a user reads on a screen, in one line. `screen` is a name of SCREENS and what it takes: `letter 2 A`."""
    name, *which = screen.split()
    return " ".join(plain_text(SCREENS[name](*which), "HTML").split())


def _card(archetype: str) -> str:
    return learning.card_text(bank().archetypes[ArchetypeId(archetype)])


def _six_moves() -> str:
    return learning.moves_text(bank().guidance.topics[learning.THE_SIX])


def _move(letter: str) -> str:
    topics, move = bank().guidance.topics, Move(letter)
    what = topics[learning.THE_SIX][tuple(Move).index(move)]
    return learning.move_text(move, what, topics[learning.MOVE_TOPICS[move]], ())


def _openings() -> str:
    openings = [(each.name, each.card.opening) for each in bank().archetypes.values()]
    return learning.openings_text(bank().guidance.topics[learning.OPENING_TOPIC], openings)


def _told_twice() -> str:
    twice = bank().told_twice
    return learning.told_twice_text(twice, review(twice.star), review(twice.whole))


def _advice(page: str) -> str:
    theme = next(each for each in learning.ADVICE if each.id == page)
    return learning.theme_text(theme, bank().guidance.topics)


def _core_story(number: str) -> str:
    return core_stories.core_story_text(bank().core_stories[int(number) - 1], ())


def _letter(number: str, letter: str) -> str:
    return story_writing.core_story_ideas(bank().core_stories[int(number) - 1], Move(letter))


def _question(question_id: str) -> str:
    return core_stories.question_text(bank().questions[question_id], ())


def _drill() -> str:
    three = [(archetype, None) for archetype in bank().archetypes.values()][:3]
    return drill_say.proposal_text(three, gaps=8, missing=3)


SCREENS: Mapping[str, Callable[..., str]] = {
    "card": _card,
    "six-moves": _six_moves,
    "move": _move,
    "openings": _openings,
    "told-twice": _told_twice,
    "advice": _advice,
    "core-story": _core_story,
    "letter": _letter,
    "question": _question,
    "style-prompts": lambda: subjects_say.style_prompts_text(bank().style_prompts()),
    "no-story": lambda: asking.no_story_text("Mentoring"),
    "quiz": lambda: quiz_say.CHOOSE,
    "drill": _drill,
}
