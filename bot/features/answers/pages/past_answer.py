"""The page of one past answer: what earned each move, the verdicts, and the way to a story."""

import json
from collections.abc import Mapping, Sequence

from bot.conversation.answers.question_of_answer import question_of
from bot.conversation.context import Context
from bot.conversation.logic.marked_pieces import marked_pieces
from bot.conversation.page import Method, PageRedirect, PageRequest, PageRoute, PageView
from bot.conversation.stale_buttons import StaleButton, past_answer
from bot.conversation.texts.html import duration
from bot.conversation.texts.names import ARCHETYPE_LABELS, level_name, part_name
from bot.conversation.texts.verdict_rows import verdict_rows
from bot.features.answers.texts.answers import KINDS
from bot.features.stories.story_from_answer import story_offer, take_as_story
from bot.review.feedback.fix_first import TRAP
from bot.review.review_json import from_json
from bot.review.types import Review
from question_bank.models import ArchetypeId
from storage.records import Answer


async def show_answer(context: Context, request: PageRequest) -> PageView:
    """Show a past answer."""
    answer = await past_answer(context, request.path["answer_id"])
    stored = await context.uow.reviews.latest(answer.id)
    version = await context.uow.answers.latest_version(answer.id)
    if stored is None or version is None:
        raise StaleButton
    review = from_json(json.loads(stored.body))
    offer = await story_offer(context, answer, review)
    return PageView(
        template="answers/answer.html",
        title=f"Answer of {answer.local_date.day} {answer.local_date:%b %Y}",
        values={
            "id": answer.id,
            "question": (await question_of(context, answer)).text,
            "archetype": ARCHETYPE_LABELS[ArchetypeId(answer.counts_as)] if answer.counts_as else None,
            "kind": KINDS.get(answer.kind),
            "level": level_name(review),
            "reason": review.reasons.not_judged or review.reasons.level,
            "fix_first": _fix_first(review),
            "pieces": marked_pieces(version.text, {part.value: each.evidence for part, each in review.parts.items()}),
            "verdicts": verdict_rows(review),
            "more": [
                each for each in (review.reasons.trap, review.reasons.structural_change, review.reasons.lift) if each
            ],
            "follow_up": review.follow_up,
            "words": stored.words,
            "spoken": duration(stored.seconds),
            "before": answer.repairs,
            "versions": await _earlier(context, answer),
            "story": offer.kept.story if offer is not None and offer.kept is not None else None,
            "may_be_story": offer is not None,
        },
    )


async def save_as_story(context: Context, request: PageRequest) -> PageRedirect:
    """Make a story of an answer, or update the one that it tells; then open the story."""
    answer = await past_answer(context, request.path["answer_id"])
    stored = await context.uow.reviews.latest(answer.id)
    if stored is None or await story_offer(context, answer, from_json(json.loads(stored.body))) is None:
        raise StaleButton
    kept = await take_as_story(context, answer)
    return PageRedirect(f"/stories/{kept.story.id}")


def _fix_first(review: Review) -> str | None:
    if review.fix_first is None or review.reasons.not_judged is not None:
        return None
    if review.fix_first == TRAP:
        return f"The trap. {review.reasons.trap or ''}".strip()
    return f"{part_name(review.fix_first)}. {review.parts[review.fix_first].advice}"


async def _earlier(context: Context, answer: Answer) -> Sequence[Mapping[str, str]]:
    """Return the levels of the answer's earlier texts, oldest first."""
    reviews = await context.uow.reviews.of(answer.id)
    return [
        {
            "on": f"{each.created_at.astimezone(context.zone):%-d %b %Y}",
            "level": level_name(from_json(json.loads(each.body))),
        }
        for each in reviews[:-1]
    ]


ROUTES = (
    PageRoute(path="/answers/{answer_id:int}", call=show_answer),
    PageRoute(path="/answers/{answer_id:int}/story", call=save_as_story, method=Method.POST, writes=True),
)
