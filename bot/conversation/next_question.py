"""Gathers what the choice of a question or a repair needs."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.context import Turn
from bot.conversation.logic import choose as chooser
from bot.conversation.logic.history import judged
from bot.conversation.logic.schedule import Standing, standings
from bot.review.review_json import from_json
from question_bank.models import ArchetypeId, Move, Question
from storage.records import Answer

LOOK_BACK = timedelta(days=62)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A story judged lately, the one move to mend in it, and how to ask for that."""

    answer: Answer
    move: Move
    follow_up: str


async def choose(turn: Turn, *, daily: bool, exclude: Collection[str] = ()) -> Question:
    """Return the question that spaced repetition wants most."""
    choice = chooser.next_question(
        standings=await standings_of(turn),
        history=await asked_lately(turn),
        purpose=turn.settings.purpose,
        today=turn.today,
        daily=daily,
        dice=turn.dice,
        bank=turn.bank,
        exclude=exclude,
    )
    return turn.bank.questions[choice.question_id]


async def choose_for(turn: Turn, archetype: ArchetypeId) -> Question:
    """Return a question on that archetype, in a phrasing that was not heard lately."""
    return chooser.phrasing(
        archetype,
        await asked_lately(turn),
        turn.settings.purpose,
        turn.today,
        turn.dice,
        turn.bank,
    )


async def repair_for(turn: Turn, question: Question) -> Repair | None:
    """Return what to repair instead of asking for a whole story again; None where the whole story is wanted."""
    archetype = question.archetypes[0]
    newest = await turn.uow.answers.latest_judged(turn.user_id, archetype)
    if newest is None:
        return None
    standing = next(s for s in await standings_of(turn) if s.archetype is archetype)
    move = chooser.repair_of(judged(newest), standing, turn.today)
    if move is None:
        return None
    review = from_json(json.loads(newest.latest.body))
    verdict = (review.moves or {})[move].verdict
    texts = next(f.texts for f in turn.bank.follow_ups if f.aims_at is move and f.verdict is verdict)
    return Repair(answer=newest.answer, move=move, follow_up=turn.dice.choice(texts))


async def asked_lately(turn: Turn) -> Sequence[Answer]:
    """Return what was asked in the last two months, newest first."""
    return await turn.uow.answers.asked_since(turn.user_id, turn.now - LOOK_BACK)


async def standings_of(turn: Turn) -> Sequence[Standing]:
    """Return how the eight archetypes stand today."""
    cards = await turn.uow.cards.all(turn.user_id)
    return standings(cards, turn.settings.interview_on, turn.zone, turn.now)
