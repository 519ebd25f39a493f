"""The question or repair that one user gets: gathers their record, and asks the rules of `logic/questions/`."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.conversation.context import Context
from bot.conversation.logic.questions.history import judged, last_asked
from bot.conversation.logic.questions.next_question import Why, next_question, phrasing, repair_of
from bot.conversation.logic.questions.own_question_share import with_own
from bot.conversation.logic.questions.spaced_repetition import Standing, standings
from bot.conversation.questions.chosen_tracks import chosen_tracks
from bot.conversation.questions.own_questions import own_questions
from bot.review.review_json import from_json
from question_bank.models import ArchetypeId, Move, Question
from storage.records import Answer

LOOK_BACK = timedelta(days=62)


_TURNS_TO_KEEP = (Why.INTERVIEW, Why.NEVER_TRIED)
"""Reasons for which an archetype is asked and no question without one comes instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A story judged lately, the move to mend in it, and the follow-up that asks for that."""

    answer: Answer
    move: Move
    follow_up: str


async def choose(context: Context, *, daily: bool, exclude: Collection[str] = ()) -> Question:
    """Return the question that spaced repetition wants most."""
    history = await asked_lately(context)
    choice = next_question(
        standings=await standings_of(context),
        history=history,
        tracks=chosen_tracks(context.settings, context.bank),
        today=context.today,
        daily=daily,
        dice=context.dice,
        bank=context.bank,
        exclude=exclude,
    )
    return with_own(
        context.bank.questions[choice.question_id],
        await own_questions(context),
        last_asked(history),
        context.today,
        context.dice,
        exclude=exclude,
        unfiled=choice.why not in _TURNS_TO_KEEP,
    )


async def choose_for(context: Context, archetype: ArchetypeId) -> Question:
    """Return a question of the archetype, in a phrasing not used lately."""
    asked = last_asked(await asked_lately(context))
    question = phrasing(
        archetype,
        asked,
        chosen_tracks(context.settings, context.bank),
        context.today,
        context.dice,
        context.bank,
    )
    own = await own_questions(context)
    return with_own(question, own, asked, context.today, context.dice, unfiled=False)


async def repair_for(context: Context, question: Question) -> Repair | None:
    """Return the repair to ask for instead of the whole story, or None where the whole story is wanted."""
    if not question.archetypes:
        return None
    archetype = question.archetypes[0]
    newest = await context.uow.answers.latest_judged(context.user_id, archetype)
    if newest is None:
        return None
    found = await standings_of(context)
    standing = next(each for each in found if each.archetype is archetype)
    move = repair_of(judged(newest), standing, found, await asked_lately(context), context.today)
    if move is None:
        return None
    review = from_json(json.loads(newest.latest.body))
    verdict = (review.moves or {})[move].verdict
    texts = next(f.texts for f in context.bank.follow_ups if f.aims_at is move and f.verdict is verdict)
    return Repair(answer=newest.answer, move=move, follow_up=context.dice.choice(texts))


async def asked_lately(context: Context) -> Sequence[Answer]:
    """Return the questions asked in the last two months, newest first."""
    return await context.uow.answers.asked_since(context.user_id, context.now - LOOK_BACK)


async def standings_of(context: Context) -> Sequence[Standing]:
    """Return the standing of the eight archetypes today."""
    cards = await context.uow.cards.all(context.user_id)
    return standings(cards, context.settings.interview_on, context.zone, context.now)
