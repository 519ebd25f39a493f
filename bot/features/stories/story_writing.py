"""Writes a story letter by letter: a prompt each, a verdict after every message, everything stored as it comes."""

from dataclasses import dataclass

from bot.conversation.actions import Action
from bot.conversation.context import State, Turn
from bot.conversation.logic.parts import told
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.story_bank import TYPED, bank_of, change_parts, keep, only_adds, review_of
from bot.conversation.text_of_answer import LONGEST_ANSWER
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.stories.logic.tags import suggested_title
from bot.features.stories.stories import open_button, show_bank, show_story, slots_of
from bot.features.stories.texts import story_writing as say
from question_bank.models import Archetype, ArchetypeId, Move
from storage.records import KeptStory, StoryCause

TOPICS = {
    Move.SITUATION: "situation",
    Move.TRADE_OFF: "trade-off",
    Move.ACTION: "action",
    Move.RESULT: "result",
    Move.DRIVER: "driver-of-impact",
    Move.REFLECTION: "reflection",
}
"""Where the guidance has more on each move."""
UNBORN = 0
"""Stands for the id of a story of which nothing is written yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What the conversation row says is being written. `kept` is None until the first message."""

    kept: KeptStory | None
    archetype: ArchetypeId | None
    core: int | None
    move: Move
    over: bool

    @property
    def story_id(self) -> int:
        """The story's id for a button."""
        return self.kept.story.id if self.kept is not None else UNBORN

    @property
    def text(self) -> str:
        """What the letter says already."""
        return self.kept.version.parts.get(self.move.value, "") if self.kept is not None else ""


async def choose_archetype(turn: Turn) -> list[Reply]:
    """Ask what a new story is for."""
    filled = slots_of(await bank_of(turn))
    rows = [
        (Button(text=f"{'●' if each.id in filled else '○'} {each.name}", action=Action.STORY_NEW, args=(each.id,)),)
        for each in turn.bank.archetypes.values()
    ]
    none = Button(text=say.OTHER, action=Action.STORY_NEW)
    return [Reply(text=say.CHOOSE, buttons=(*rows, (none,)))]


async def begin(turn: Turn, archetype: ArchetypeId | None, core: int | None = None) -> list[Reply]:
    """Begin a story; it comes to be with its first message."""
    writing = Writing(kept=None, archetype=archetype, core=core, move=Move.SITUATION, over=False)
    return await _prompt(turn, writing)


async def write(turn: Turn, kept: KeptStory | None, move: Move, *, over: bool = False) -> list[Reply]:
    """Prompt for a letter of a story; None is the story that the conversation has begun.

    `over` is whether the next message takes the place of what is there.
    """
    if kept is None:
        now = await writing_now(turn)
        if now is None:
            return await choose_archetype(turn)
        writing = Writing(kept=now.kept, archetype=now.archetype, core=now.core, move=move, over=over)
    else:
        writing = Writing(kept=kept, archetype=_first_archetype(kept), core=kept.story.core, move=move, over=over)
    return await _prompt(turn, writing)


async def read_letter(turn: Turn, kept: KeptStory, move: Move) -> list[Reply]:
    """One letter of a story, to read and to change; an empty one is asked for at once."""
    text = kept.version.parts.get(move.value, "")
    if not text.strip():
        return await write(turn, kept, move)
    own = (kept.story.id, move.value)
    change = (
        Button(text=say.MORE, action=Action.STORY_WRITE, args=own),
        Button(text=say.AGAIN, action=Action.STORY_AGAIN, args=own),
    )
    said = say.part_text(move, review_of(turn, kept), text)
    return [Reply(text=said, buttons=(change, (open_button(kept),)))]


async def take(turn: Turn, _: int, text: str) -> list[Reply]:
    """A message while a letter is open: stored at once, then judged with the whole."""
    now = await writing_now(turn)
    if now is None:
        await turn.enter(State.IDLE)
        return await choose_archetype(turn)
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    before = dict(now.kept.version.parts) if now.kept is not None else {}
    if len(told(before)) + len(text) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    said = text if now.over or not now.text else f"{now.text}\n{text}"
    kept = await _store(turn, now, {**before, now.move.value: said})
    await _enter(turn, Writing(kept=kept, archetype=now.archetype, core=now.core, move=now.move, over=False))
    parts = kept.version.parts
    verdict = say.verdict_text(now.move, review_of(turn, kept), told(parts), parts)
    return [Reply(text=verdict, buttons=_after_message(kept, now.move))]


async def leave(turn: Turn) -> list[Reply]:
    """/cancel and `Finish later`: what is written stays, and how to go on is said."""
    now = await writing_now(turn)
    await turn.enter(State.IDLE)
    if now is None or now.kept is None:
        return [Reply(text=say.NOTHING_WRITTEN, keyboard=Keyboard()), *await show_bank(turn)]
    left = say.left_text(now.kept.story.title, now.kept.version.words)
    return [Reply(text=left, buttons=((_go_on(now.kept, now.move),), (open_button(now.kept),)))]


async def finish_later(turn: Turn, kept: KeptStory | None) -> list[Reply]:
    """The page of the story that was being written, or the bank where nothing was."""
    if kept is None:
        return await leave(turn)
    return await show_story(turn, kept)


async def writing_now(turn: Turn) -> Writing | None:
    """What is being written; None where nothing is, or the story has gone meanwhile."""
    if turn.state != State.WRITING_STORY:
        return None
    data = turn.conversation.data
    kept = await turn.uow.stories.one(data["story_id"], turn.user_id) if data["story_id"] else None
    if kept is None and data["story_id"]:
        return None
    archetype = ArchetypeId(data["archetype"]) if data["archetype"] else None
    return Writing(kept=kept, archetype=archetype, core=data["core"], move=Move(data["letter"]), over=data["over"])


def put_aside(turn: Turn) -> list[Reply]:
    """The keyboard of an open answer would catch what is typed into the story: it goes, the answer stays."""
    if turn.state != State.COLLECTING:
        return []
    return [Reply(text=say.OPEN_ANSWER_WAITS, keyboard=Keyboard())]


async def _store(turn: Turn, now: Writing, parts: dict[str, str]) -> KeptStory:
    if now.kept is None:
        title = suggested_title(next(iter(parts.values())))
        archetypes = [now.archetype] if now.archetype is not None else []
        return await keep(turn, title, archetypes, parts, StoryCause.WRITTEN, core=now.core)
    version = now.kept.version
    goes_on = version.cause in TYPED and only_adds(version.parts, parts)
    return await change_parts(turn, now.kept, parts, version.cause if goes_on else StoryCause.EDITED)


async def _prompt(turn: Turn, writing: Writing) -> list[Reply]:
    aside = put_aside(turn)
    await _enter(turn, writing)
    archetype = _archetype(turn, writing)
    said = say.prompt_text(writing.move, _guidance(turn, writing.move), archetype, writing.text, over=writing.over)
    return [*aside, Reply(text=said, buttons=_before_message(writing))]


async def _enter(turn: Turn, writing: Writing) -> None:
    await turn.enter(
        State.WRITING_STORY,
        story_id=writing.story_id or None,
        archetype=writing.archetype,
        core=writing.core,
        letter=writing.move.value,
        over=writing.over,
    )


def _archetype(turn: Turn, writing: Writing) -> Archetype | None:
    return turn.bank.archetypes[writing.archetype] if writing.archetype is not None else None


def _first_archetype(kept: KeptStory) -> ArchetypeId | None:
    return ArchetypeId(kept.story.archetypes[0]) if kept.story.archetypes else None


def _guidance(turn: Turn, move: Move) -> tuple[str, str]:
    """What makes the move met: its line among the six moves, and the first of its own topic."""
    topics = turn.bank.guidance.topics
    return topics["the-six-moves"][tuple(Move).index(move)], topics[TOPICS[move]][0]


def _before_message(writing: Writing) -> tuple[tuple[Button, ...], ...]:
    later = Button(text=say.LATER, action=Action.STORY_LATER, args=(writing.story_id,))
    return ((_onward(writing.story_id, writing.move, None if writing.text else say.SKIP),), (later,))


def _after_message(kept: KeptStory, move: Move) -> tuple[tuple[Button, ...], ...]:
    own = (kept.story.id, move.value)
    return (
        (_onward(kept.story.id, move),),
        (
            Button(text=say.AGAIN, action=Action.STORY_AGAIN, args=own),
            Button(text=say.LATER, action=Action.STORY_LATER, args=(kept.story.id,)),
        ),
    )


def _onward(story_id: int, move: Move, text: str | None = None) -> Button:
    """To the next letter; after the last one, to the title."""
    place = tuple(Move).index(move) + 1
    if place == len(Move):
        return Button(text=say.FINISH, action=Action.STORY_FINISH, args=(story_id,))
    following = tuple(Move)[place]
    said = text or say.NEXT.format(move=MOVE_NAMES[following])
    return Button(text=said, action=Action.STORY_WRITE, args=(story_id, following.value))


def _go_on(kept: KeptStory, move: Move) -> Button:
    said = say.GO_ON.format(move=MOVE_NAMES[move])
    return Button(text=said, action=Action.STORY_WRITE, args=(kept.story.id, move.value))
