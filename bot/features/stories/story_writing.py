"""Use cases that write a story letter by letter, in the order that the user wants: a prompt for each, then a verdict."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, is_sent_twice
from bot.conversation.answers.collecting import Collecting
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import WriteStory
from bot.conversation.double_taps import came_at_once
from bot.conversation.logic.stories.letter_paragraphs import (
    TOLD_ORDER,
    TRADE_OFF_FIRST,
    only_adds,
    order_of,
    rewritten,
    with_more,
)
from bot.conversation.logic.stories.story_text import letter_text
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.side_question import open_beneath
from bot.conversation.stories.story_bank import TYPED, bank_of, change_text, keep, review_of
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.stories.proposed_title import proposed_title
from bot.features.stories.states import WritingStory
from bot.features.stories.stories import FinishStory, open_button, show_bank, show_story, slots_of
from bot.features.stories.story_from_answer import answer_buttons
from bot.features.stories.texts import story_writing as say
from bot.features.stories.texts.stories import circle
from question_bank.models import Archetype, ArchetypeId, Move
from storage.records import KeptStory, MarkedText, StoryCause
from storage.unit_of_work import UnitOfWork

TOPICS = {
    Move.SITUATION: "situation",
    Move.TRADE_OFF: "trade-off",
    Move.ACTION: "action",
    Move.RESULT: "result",
    Move.DRIVER: "driver-of-impact",
    Move.REFLECTION: "reflection",
}
"""Topics of the guidance on each move."""
UNBORN = 0
"""Stands for the id of a story that the chat has begun and of which nothing is written yet."""


@dataclass(frozen=True, slots=True)
class WriteLetter(Payload, code="Sw"):
    """Write a letter of a story, or add to it."""

    story_id: int
    letter: Move


@dataclass(frozen=True, slots=True)
class WriteLetterAgain(Payload, code="Sg"):
    """Write a letter of a story again."""

    story_id: int
    letter: Move


@dataclass(frozen=True, slots=True)
class FinishStoryLater(Payload, code="Sf"):
    """Leave the story that is being written."""

    story_id: int


@dataclass(frozen=True, slots=True)
class BeginWithTradeOff(Payload, code="SG"):
    """Begin the story that the chat has begun with its trade-off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """The story that is being written, by the chat state. `kept` is None until the first message."""

    state: WritingStory
    kept: KeptStory | None = None

    @property
    def move(self) -> Move:
        """Return the move of the letter."""
        return self.state.letter

    @property
    def order(self) -> Sequence[Move]:
        """Return the order in which the letters are asked for."""
        return TRADE_OFF_FIRST if self.state.trade_off_first else TOLD_ORDER

    @property
    def story_id(self) -> int:
        """Return the story's id for a button."""
        return self.kept.story.id if self.kept is not None else UNBORN

    @property
    def text(self) -> str:
        """Return the text that the letter has already."""
        return letter_text(self.told, self.move)

    @property
    def told(self) -> MarkedText:
        """Return the story's text so far."""
        return self.kept.version.told if self.kept is not None else MarkedText()


async def choose_archetype(context: Context) -> list[Reply]:
    """Ask for the archetype of a new story."""
    slots = slots_of(await bank_of(context))
    rows = [
        (Button(text=f"{circle(slots.get(each.id))} {each.name}", press=WriteStory(each.id)),)
        for each in context.bank.archetypes.values()
    ]
    none = Button(text=say.OTHER, press=WriteStory())
    return [Reply(text=say.CHOOSE, buttons=(*rows, (none,)))]


async def begin(context: Context, archetype: ArchetypeId | None, core: int | None = None) -> list[Reply]:
    """Begin a story, or offer the best answers of its archetype for it. It is stored with its first message."""
    writing = Writing(state=WritingStory(letter=Move.SITUATION, archetype=archetype, core=core))
    return await _prompt(context, writing, await answer_buttons(context, archetype))


async def begin_with_trade_off(context: Context) -> list[Reply]:
    """Begin the story that the chat has begun with its trade-off, as long as nothing of it is written."""
    now = await writing_now(context)
    if now is None:
        return await choose_archetype(context)
    letter = Move.TRADE_OFF if now.kept is None else now.move
    return await _prompt(context, replace(now, state=replace(now.state, letter=letter, trade_off_first=True)))


async def write(context: Context, kept: KeptStory | None, move: Move, *, over: bool = False) -> list[Reply]:
    """Ask for a letter of a story. `kept` None is the story that the chat has begun.

    With `over` True the next message replaces the letter's text.
    """
    now = await writing_now(context)
    if kept is None:
        if now is None:
            return await choose_archetype(context)
        return await _prompt(
            context, replace(now, state=replace(now.state, letter=move, over=over, in_one_letter=False))
        )
    goes_on = now.state if now is not None and now.state.story_id == kept.story.id else None
    state = WritingStory(
        story_id=kept.story.id,
        archetype=_first_archetype(kept),
        core=kept.story.core,
        letter=move,
        over=over,
        trade_off_first=goes_on.trade_off_first if goes_on is not None else _opens_with_trade_off(kept),
        message_id=goes_on.message_id if goes_on is not None else None,
        typed=goes_on.typed if goes_on is not None else "",
    )
    return await _prompt(context, Writing(state=state, kept=kept))


async def read_letter(context: Context, kept: KeptStory, move: Move) -> list[Reply]:
    """Show one letter of a story, to read and to change. Ask for an empty one at once."""
    text = letter_text(kept.version.told, move)
    if not text:
        return await write(context, kept, move)
    own = kept.story.id
    change = (
        Button(text=say.MORE, press=WriteLetter(own, move)),
        Button(text=say.AGAIN, press=WriteLetterAgain(own, move)),
    )
    said = say.part_text(move, review_of(context, kept), text)
    return [Reply(text=said, buttons=(change, (open_button(kept),)))]


async def keep_typed(context: Context, message_id: int, text: str) -> KeptStory | list[Reply]:
    """Store a message as the open letter, and return the story. Return replies where it cannot be stored.

    A message that a client sent twice is told once, and needs one reply where it came at once.
    """
    now = await writing_now(context)
    if now is None:
        await context.enter(Idle())
        return await choose_archetype(context)
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    if len(now.told.text) + len(text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    if now.kept is not None and is_sent_twice(now.state.typed, text):
        return [] if came_at_once(context) else now.kept
    change = rewritten if now.state.over else with_more
    kept = await _store(context, now, change(now.told, now.move, text, now.order))
    await context.enter(replace(now.state, story_id=kept.story.id, over=False, message_id=message_id, typed=text))
    return kept


def verdict_reply(context: Context, now: Writing) -> Reply:
    """Return the verdict on the open letter of a story with a text, and the buttons to go on."""
    if now.kept is None:
        return Reply(text=say.NOTHING_WRITTEN)
    text = say.verdict_text(now.move, review_of(context, now.kept), now.told)
    return Reply(text=text, buttons=_after_message(now))


async def leave(context: Context) -> list[Reply]:
    """Leave the story, and say how to go on. Its text is kept."""
    now = await writing_now(context)
    await context.enter(Idle())
    if now is None or now.kept is None:
        return [Reply(text=say.NOTHING_WRITTEN, keyboard=Keyboard()), *await show_bank(context)]
    left = say.left_text(now.kept.story.title, now.kept.version.words)
    return [Reply(text=left, buttons=((go_on_button(now.kept, now.move),), (open_button(now.kept),)))]


async def finish_later(context: Context, kept: KeptStory | None) -> list[Reply]:
    """Show the page of the story that was being written, or the bank where nothing was."""
    if kept is None:
        return await leave(context)
    return await show_story(context, kept)


async def writing_now(context: Context) -> Writing | None:
    """Return the story that is being written. None where there is none, or it was removed meanwhile."""
    state = open_beneath(context, WritingStory)
    if state is None or state.story_id is None:
        return Writing(state=state) if state is not None else None
    kept = await context.uow.stories.one(state.story_id, context.user_id)
    return Writing(state=state, kept=kept) if kept is not None else None


async def last_typed(uow: UnitOfWork, state: WritingStory, user_id: int) -> str | None:
    """Return the text of the open letter, else that of the whole story. None where nothing is written."""
    kept = await uow.stories.one(state.story_id, user_id) if state.story_id is not None else None
    if kept is None:
        return None
    return letter_text(kept.version.told, state.letter) or kept.version.told.text.strip()


def put_aside(context: Context) -> list[Reply]:
    """Remove the keyboard of an open answer, which would catch the next text. The answer is kept."""
    if context.at(Collecting) is None:
        return []
    return [Reply(text=say.OPEN_ANSWER_WAITS, keyboard=Keyboard())]


async def _store(context: Context, now: Writing, told: MarkedText) -> KeptStory:
    if now.kept is None:
        archetypes = [now.state.archetype] if now.state.archetype is not None else []
        title = await proposed_title(context, archetypes, told.text)
        return await keep(context, title, archetypes, told, StoryCause.WRITTEN, core=now.state.core)
    version = now.kept.version
    goes_on = version.cause in TYPED and only_adds(version.told.text, told.text)
    return await change_text(context, now.kept, told, version.cause if goes_on else StoryCause.EDITED)


async def _prompt(context: Context, writing: Writing, answers: Sequence[Button] = ()) -> list[Reply]:
    aside = put_aside(context)
    await context.enter(writing.state)
    archetype = _archetype(context, writing)
    said = say.prompt_text(
        writing.move,
        _guidance(context, writing.move),
        archetype,
        writing.text,
        over=writing.state.over,
        place=writing.order.index(writing.move) + 1,
    )
    said = "\n\n".join(filter(None, (said, _ideas(context, writing))))
    return [*aside, Reply(text=said, buttons=(*((button,) for button in answers), *_before_message(writing)))]


def _ideas(context: Context, writing: Writing) -> str:
    """Return the template's material for the letter, where the story stands for a core story."""
    core = next((each for each in context.bank.core_stories if each.number == writing.state.core), None)
    return say.core_story_ideas(core, writing.move) if core and writing.move in say.LETTERS_OF_TEMPLATE else ""


def _archetype(context: Context, writing: Writing) -> Archetype | None:
    return context.bank.archetypes[writing.state.archetype] if writing.state.archetype is not None else None


def _first_archetype(kept: KeptStory) -> ArchetypeId | None:
    return ArchetypeId(kept.story.archetypes[0]) if kept.story.archetypes else None


def _guidance(context: Context, move: Move) -> tuple[str, str]:
    """Return the guidance on a move: its line among the six moves, and the first of its own topic."""
    topics = context.bank.guidance.topics
    return topics["the-six-moves"][tuple(Move).index(move)], topics[TOPICS[move]][0]


def _opens_with_trade_off(kept: KeptStory) -> bool:
    return order_of(kept.version.told) is TRADE_OFF_FIRST


def _before_message(writing: Writing) -> tuple[tuple[Button, ...], ...]:
    later = Button(text=say.LATER, press=FinishStoryLater(writing.story_id))
    onward = _onward(writing, None if writing.text else say.SKIP)
    if writing.kept is None and writing.move is Move.SITUATION and not writing.state.trade_off_first:
        return ((Button(text=say.TRADE_OFF_FIRST, press=BeginWithTradeOff()),), (onward, later))
    return ((onward,), (later,))


def _after_message(now: Writing) -> tuple[tuple[Button, ...], ...]:
    return (
        (_onward(now),),
        (
            Button(text=say.AGAIN, press=WriteLetterAgain(now.story_id, now.move)),
            Button(text=say.LATER, press=FinishStoryLater(now.story_id)),
        ),
    )


def _onward(writing: Writing, text: str | None = None) -> Button:
    """Return the button to the next letter, or to the title after the last one."""
    place = writing.order.index(writing.move) + 1
    if place == len(Move):
        return Button(text=say.FINISH, press=FinishStory(writing.story_id))
    following = writing.order[place]
    said = text or say.NEXT.format(move=MOVE_NAMES[following])
    return Button(text=said, press=WriteLetter(writing.story_id, following))


def go_on_button(kept: KeptStory, move: Move) -> Button:
    """Return the button that goes on with a letter of a story."""
    said = say.GO_ON.format(move=MOVE_NAMES[move])
    return Button(text=said, press=WriteLetter(kept.story.id, move))
