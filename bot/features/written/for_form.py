"""Use case that shows a stored story for a form: what earns nothing is struck out, and no word is changed."""

from dataclasses import dataclass
from typing import Annotated

from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.logic.typed.word_limit import FEWEST, LIMITS, MOST
from bot.conversation.payload import Payload, Range
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.stories.story_bank import review_of, to_judge
from bot.conversation.work import Job
from bot.features.written.logic.first_to_cut import first_to_cut, without
from bot.features.written.texts import written as say
from bot.features.written.texts.written import CutStory
from bot.review.rubric import count_words
from bot.review.span import Span
from bot.review.types import Review
from storage.records import KeptStory

LIMITS_A_ROW = 3
CUT_WHILE_JUDGED = 3
"""Number of characters that are cut into sentences in the time that it takes to judge one."""


@dataclass(frozen=True, slots=True)
class FitStory(Payload, code="Uc"):
    """Show a story for a form that takes so many words."""

    story_id: int
    words: Annotated[int, Range(FEWEST, MOST)]


async def show(context: Context, kept: KeptStory, limit: int | None = None) -> list[Reply]:
    """Show a story for a form. Raises NeedsWork for a long one."""
    text = kept.version.told.text
    review = review_of(context, kept)
    back = (Button(text=say.BACK, press=ShowStory(kept.story.id)),)
    if review.reasons.not_judged is not None or not text.strip():
        return [Reply(text=say.not_judged_text(kept.story.title), buttons=(back,))]
    cut = _to_cut(context, text, review)
    rest = without(text, cut)
    asked = to_judge(kept.story.archetypes, rest)
    story = CutStory(
        title=kept.story.title,
        text=text,
        cut=cut,
        words=count_words(text),
        remaining=count_words(rest),
        level=review.level,
        level_without=context.reviewer.review(asked.text, archetype=asked.archetype).level,
    )
    buttons = [Button(text=say.limit_label(each), press=FitStory(kept.story.id, each)) for each in LIMITS]
    rows = (*in_rows(buttons, LIMITS_A_ROW), back)
    return [
        Reply(text=say.for_form_text(story, limit), buttons=rows, slot=f"for-form:{kept.story.id}", fresh=limit is None)
    ]


def _to_cut(context: Context, text: str, review: Review) -> tuple[Span, ...]:
    job = Job(
        key=("first to cut", text), size=len(text) // CUT_WHILE_JUDGED, compute=lambda: first_to_cut(text, review)
    )
    return context.work.result(job)
