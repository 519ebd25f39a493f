"""Use cases that turn a judged answer into a story of the bank, word for word, and a later answer into a new version."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.answers.answer_from_messages import as_told
from bot.conversation.context import Context
from bot.conversation.doors import ShowStory
from bot.conversation.logic.stories.letter_paragraphs import BLANK_LINE
from bot.conversation.logic.stories.moved_marks import moved, unmarked
from bot.conversation.logic.stories.split import proposed, split
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import change_archetypes, change_text, keep, to_judge
from bot.conversation.work import Job
from bot.features.stories.project_suggestion import noticed
from bot.features.stories.proposed_title import proposed_title
from bot.features.stories.states import WritingStory
from bot.features.stories.stories import FinishStory, leave_quietly, page
from bot.features.stories.texts import stories as say
from bot.review.review_json import from_json
from bot.review.rubric import FEWEST_WORDS
from bot.review.span import Span
from bot.review.types import Review
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerKind, KeptStory, MarkedText, StoryCause, TellingHow

TELLINGS_BACK = 12
"""Most rewrites and repairs to go back in search of the answer's story."""
ANSWERS_OFFERED = 2
_LEVELS = tuple(Level)
JUDGED_WHILE_SPLIT = 2
"""Number of characters that are split in the time that it takes to judge one."""


@dataclass(frozen=True, slots=True)
class SaveAsStory(Payload, code="Ss"):
    """Make a story of a judged answer."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class UpdateStory(Payload, code="Sy"):
    """Update the story that an answer tells with the text of the answer."""

    answer_id: int


async def bank_button(context: Context, answer: Answer, review: Review) -> Button | None:
    """Return the button below the feedback: save a story, update the one that it tells, or open it.

    None for no story.
    """
    offer = await story_offer(context, answer, review)
    if offer is None:
        return None
    kept = offer.kept
    if kept is None:
        return Button(text=say.SAVE, press=SaveAsStory(answer.id))
    if kept.version.told.text == await told_text(context, answer):
        return Button(text=say.OPEN, press=ShowStory(kept.story.id))
    return Button(text=say.UPDATE, press=UpdateStory(answer.id))


@dataclass(frozen=True, slots=True)
class StoryOffer:
    """The offer to make a story of an answer, or to renew the one that it tells."""

    kept: KeptStory | None
    """The story that it tells; None where it tells none yet."""


async def story_offer(context: Context, answer: Answer, review: Review) -> StoryOffer | None:
    """Return what can become of a judged answer.

    None for what is no story: it has no moves, was not judged, or has too few words to be graded.
    """
    if review.moves is None or review.reasons.not_judged is not None or review.words < FEWEST_WORDS:
        return None
    return StoryOffer(await _told_by(context, answer))


async def take_as_story(context: Context, answer: Answer) -> KeptStory:
    """Make a story of a judged answer, or renew the one that it tells; return it."""
    kept = await _told_by(context, answer)
    return await (_make(context, answer) if kept is None else _renew(context, kept, answer))


async def save(context: Context, answer: Answer) -> list[Reply]:
    """Make a story of a judged answer. Pressed again, it opens that story."""
    kept = await _told_by(context, answer)
    begun = context.at(WritingStory)
    await leave_quietly(context)
    if kept is not None:
        return [page(context, kept)]
    kept = await _make(context, answer, begun.core if begun is not None and begun.story_id is None else None)
    name = Button(text=say.NAME_IT, press=FinishStory(kept.story.id))
    shown = page(context, kept, say.SAVED)
    return [_with(shown, name), *await noticed(context, kept)]


async def update(context: Context, answer: Answer) -> list[Reply]:
    """Update the story that an answer tells with the answer's newest text, as a new version."""
    kept = await _told_by(context, answer)
    if kept is None:
        return await save(context, answer)
    return [page(context, await _renew(context, kept, answer), say.UPDATED)]


async def _make(context: Context, answer: Answer, core: int | None = None) -> KeptStory:
    """Make a story of an answer, word for word. `core` is its number among the core stories."""
    archetypes = [ArchetypeId(answer.counts_as)] if answer.counts_as else []
    told = marked(context, await told_text(context, answer), archetypes)
    title = await proposed_title(context, archetypes or await _heard_as(context, answer), told.text)
    kept = await keep(context, title, archetypes, told, StoryCause.FROM_ANSWER, core=core)
    await context.uow.stories.tell(answer.id, kept.story.id, TellingHow.KEPT)
    return kept


async def _renew(context: Context, kept: KeptStory, answer: Answer) -> KeptStory:
    """Give a story the newest text of an answer that tells it, as a new version where it is another text."""
    text = await told_text(context, answer)
    if kept.version.told.text != text:
        told = marked(context, text, kept.story.archetypes, kept.version.told)
        kept = await change_text(context, kept, told, StoryCause.FROM_ANSWER)
    await context.uow.stories.tell(answer.id, kept.story.id, TellingHow.KEPT)
    return kept


async def file_story(context: Context, answer: Answer, archetype: ArchetypeId) -> None:
    """File the story made of an answer under an archetype, where it is filed under none."""
    story = await context.uow.stories.told_by(answer.id, context.user_id)
    kept = await context.uow.stories.one(story.id, context.user_id) if story is not None else None
    if kept is not None and not kept.story.archetypes:
        await change_archetypes(context, kept, [archetype])


async def _told_by(context: Context, answer: Answer) -> KeptStory | None:
    """Return the story that the answer tells, or that an earlier answer tells which it rewrites or repairs."""
    telling: Answer | None = answer
    for _ in range(TELLINGS_BACK):
        if telling is None:
            return None
        story = await context.uow.stories.told_by(telling.id, context.user_id)
        kept = await context.uow.stories.one(story.id, context.user_id) if story is not None else None
        if kept is not None:
            return kept
        before = telling.repairs
        telling = await context.uow.answers.get(before, context.user_id) if before is not None else None
    return None


async def told_text(context: Context, answer: Answer) -> str:
    """Return an answer as it was told: its messages as typed with a blank line between them, each in its newest edit.

    A repair stands after the answer that it repairs.
    """
    texts: list[str] = []
    telling: Answer | None = answer
    for _ in range(TELLINGS_BACK):
        if telling is None:
            break
        texts.insert(0, as_told(await context.uow.answers.parts(telling.id)))
        base = telling.repairs if telling.kind is AnswerKind.REPAIR else None
        telling = await context.uow.answers.get(base, context.user_id) if base is not None else None
    return BLANK_LINE.join(text for text in texts if text)


async def answer_buttons(context: Context, archetype: ArchetypeId | None) -> list[Button]:
    """Return buttons to take the best answers of an archetype as its story: those that no story tells yet."""
    if archetype is None:
        return []
    told = {telling.answer_id for telling in await context.uow.stories.tellings(context.user_id)}
    answers = await context.uow.answers.judged_since(context.user_id, None)
    fitting = [
        one
        for one in answers
        if one.answer.counts_as == archetype
        and told.isdisjoint((one.answer.id, one.answer.repairs))
        and one.latest.words >= FEWEST_WORDS
    ]
    best = sorted(fitting, key=lambda one: (_LEVELS.index(Level(one.latest.level)), one.answer.id), reverse=True)
    return [
        Button(
            text=say.take_label(one.answer.local_date, context.today, Level(one.latest.level)),
            press=SaveAsStory(one.answer.id),
        )
        for one in best[:ANSWERS_OFFERED]
    ]


async def _heard_as(context: Context, answer: Answer) -> list[ArchetypeId]:
    """Return the archetype that an interviewer hears in an answer that fits another question, or nothing."""
    stored = await context.uow.reviews.latest(answer.id)
    heard = from_json(json.loads(stored.body)).heard_as if stored is not None else None
    return [heard] if heard is not None else []


def marked(context: Context, text: str, archetypes: Sequence[str], before: MarkedText | None = None) -> MarkedText:
    """Return a text with the letters that its review proposes. Raises NeedsWork for a long one.

    Words that the story had before keep the letters that they had, and a sentence that had none has none.
    """
    asked = to_judge(archetypes, text)
    review = context.reviewer.review(text, archetype=asked.archetype)

    def compute() -> MarkedText:
        pieces = split(text, review)
        if before is None or not before.marks:
            return proposed(text, pieces)
        bare = unmarked(before, text)
        fresh = [piece for piece in pieces if not _is_mostly(piece.span, bare)]
        return proposed(text, fresh, moved(before, text).marks)

    return context.work.result(Job(key=("marks", asked, before), size=len(text) // JUDGED_WHILE_SPLIT, compute=compute))


def _is_mostly(span: Span, places: Sequence[Span]) -> bool:
    """Return whether the places fill more than half of a span."""
    inside = sum(max(0, min(each.end, span.end) - max(each.start, span.start)) for each in places)
    return 2 * inside > span.end - span.start


def _with(shown: Reply, button: Button) -> Reply:
    return Reply(text=shown.text, buttons=((button,), *shown.buttons))
