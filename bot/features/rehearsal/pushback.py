"""Use cases of hard questions about a story, one after the other. Answers are stored as they come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER, appended
from bot.conversation.answers.open_answer import make_way
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import PushBack, Rehearse, ShowStories, ShowStory
from bot.conversation.hints import explained
from bot.conversation.logic.stories.hard_questions import Hard, HardQuestion, Interrogator
from bot.conversation.logic.stories.rehearsal_counts import rehearsed
from bot.conversation.logic.typed.typed_key import matching_label
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Keyboard, Reply
from bot.conversation.stories.story_bank import asked_story, main_archetype, review_of
from bot.conversation.texts import what_next
from bot.features.rehearsal.logic.pushback_verdict import AnswerLack, Checked, Settled, check
from bot.features.rehearsal.rehearsal import standing_of
from bot.features.rehearsal.states import AnsweringHardQuestion
from bot.features.rehearsal.texts import pushback as say
from bot.features.rehearsal.texts import rehearsal as aloud
from bot.review.rubric import count_words
from question_bank.models import Verdict
from storage.records import Challenge, ChallengeKind, ChallengeState, KeptStory, Rehearsal, RehearsalKind
from storage.unit_of_work import UnitOfWork

KEYBOARD = Keyboard(rows=say.KEYS)


@dataclass(frozen=True, slots=True)
class SpokenAnswer(Payload, code="Rv"):
    """Say whether a spoken answer to a hard question answered it."""

    rehearsal_id: int
    n: int
    said: bool


class _Round:
    """A round of hard questions: its rehearsal, its story, its questions."""

    def __init__(self, rehearsal: Rehearsal, kept: KeptStory, challenges: Sequence[Challenge]) -> None:
        self.rehearsal, self.kept, self.challenges = rehearsal, kept, challenges

    @property
    def current(self) -> Challenge | None:
        """Return the open question, or None at the end."""
        return next((each for each in self.challenges if each.state is ChallengeState.ASKED), None)


async def begin(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask the first question of a new round, or continue the round that was left."""
    if not kept.version.words:
        button = Button(text=say.EDIT, press=ShowStory(kept.story.id))
        return [Reply(text=aloud.NO_TEXT, buttons=((button,),))]
    way = await make_way(context, PushBack(kept.story.id))
    if not way.free:
        return way.said
    left = await _left(context, kept)
    if left is not None:
        return [*way.said, *await _ask(context, left)]
    rehearsal = Rehearsal(
        user_id=context.user_id,
        answer_id=None,
        story_id=kept.story.id,
        kind=RehearsalKind.PUSHBACK,
        seconds=0,
        words=kept.version.words,
        at=context.now,
    )
    rehearsal_id = await context.uow.rehearsals.add(rehearsal)
    for n, question in enumerate(Interrogator(context.bank.follow_ups).ask(asked_story(context.reviewer, kept)), 1):
        await context.uow.rehearsals.challenge(_challenge(context, rehearsal_id, n, question))
    begun = _Round(replace(rehearsal, id=rehearsal_id), kept, await context.uow.rehearsals.challenges(rehearsal_id))
    return [*way.said, *await explained(context, "pushback", say.HINT, await _ask(context, begun))]


async def take_text(context: Context, _: int, text: str) -> list[Reply]:
    """Take a message for the open hard question: that there is no answer, or a part of the answer."""
    held = await _open_round(context)
    if held is None or held.current is None:
        return await _over(context)
    if matching_label(text, [say.NO_ANSWER]):
        await _settle(context, held.current, ChallengeState.PASSED)
        return await _go_on(context, held, say.PASSED)
    return await _add(context, held.current, text)


async def done(context: Context) -> list[Reply]:
    """Check the typed answer, or ask whether the spoken one answered the question."""
    held = await _open_round(context)
    if held is None or held.current is None:
        return await _over(context)
    return await _done(context, held, held.current)


async def start_over(context: Context) -> list[Reply]:
    """Clear what was typed for the open hard question."""
    held = await _open_round(context)
    if held is None or held.current is None:
        return await _over(context)
    await context.uow.rehearsals.challenge(replace(held.current, text=None))
    return [Reply(text=say.CLEARED)]


async def take_voice(context: Context, seconds: int) -> list[Reply]:
    """Store the length of a spoken answer in seconds, and ask whether it answered the question."""
    held = await _open_round(context)
    if held is None or held.current is None:
        return await _over(context)
    challenge = replace(held.current, seconds=(held.current.seconds or 0) + seconds)
    await context.uow.rehearsals.challenge(challenge)
    await context.uow.rehearsals.take_time(challenge.rehearsal_id, held.rehearsal.seconds + seconds)
    await _stay(context, challenge.rehearsal_id)
    return [_ask_its_worth(challenge)]


async def spoken(context: Context, challenge: Challenge, *, said: bool) -> list[Reply]:
    """Store the user's own verdict on a spoken answer, and go on."""
    held = await _open_round(context)
    if held is None:
        return await _over(context)
    await _settle(context, challenge, ChallengeState.ANSWERED if said else ChallengeState.PASSED)
    return await _go_on(context, held, say.by_your_word_text(Verdict.MET if said else Verdict.MISSING))


async def open_challenge(context: Context, rehearsal_id: int, n: int) -> Challenge | None:
    """Return the open question of the user's round if it has a spoken answer without a verdict, else None."""
    held = await _open_round(context)
    current = held.current if held is not None else None
    waits = current is not None and (current.rehearsal_id, current.n) == (rehearsal_id, n) and current.seconds
    return current if waits else None


async def leave(context: Context) -> list[Reply]:
    """Leave the round, and say how to continue it."""
    held = await _open_round(context)
    await context.enter(Idle())
    if held is None or held.current is None:
        return [Reply(text=what_next.LEFT_AS_IT_WAS, keyboard=Keyboard())]
    said = Reply(text=say.left_text(held.current.n, len(held.challenges)), keyboard=Keyboard())
    story_id = held.kept.story.id
    on = Button(text=what_next.GO_ON, press=PushBack(story_id))
    story = Button(text=aloud.STORY, press=ShowStory(story_id))
    return [said, Reply(text=what_next.WHAT_NEXT, buttons=((on, story),))]


async def last_typed(uow: UnitOfWork, state: AnsweringHardQuestion, user_id: int) -> str | None:
    """Return the last typed answer of the round, or None."""
    if await uow.rehearsals.get(state.rehearsal_id, user_id) is None:
        return None
    challenges = await uow.rehearsals.challenges(state.rehearsal_id)
    return next((challenge.text for challenge in reversed(challenges) if challenge.text), None)


async def _left(context: Context, kept: KeptStory) -> _Round | None:
    """Return the newest round on this story if it was left and the story's text has not changed since, else None."""
    for rehearsal in reversed(await context.uow.rehearsals.of_stories(context.user_id)):
        if rehearsal.id is None or rehearsal.story_id != kept.story.id or rehearsal.kind is not RehearsalKind.PUSHBACK:
            continue
        held = _Round(rehearsal, kept, await context.uow.rehearsals.challenges(rehearsal.id))
        same = rehearsal.words == kept.version.words and rehearsal.at >= kept.version.created_at
        return held if same and held.current is not None else None
    return None


async def _open_round(context: Context) -> _Round | None:
    """Return the round of the chat's state. None where it or its story is gone."""
    state = context.at(AnsweringHardQuestion)
    rehearsal = await context.uow.rehearsals.get(state.rehearsal_id, context.user_id) if state is not None else None
    if rehearsal is None or rehearsal.id is None or rehearsal.story_id is None:
        return None
    kept = await context.uow.stories.one(rehearsal.story_id, context.user_id)
    if kept is None:
        return None
    return _Round(rehearsal, kept, await context.uow.rehearsals.challenges(rehearsal.id))


async def _stay(context: Context, rehearsal_id: int) -> None:
    """Enter the round's state again, as of now."""
    await context.enter(AnsweringHardQuestion(rehearsal_id))


async def _ask(context: Context, held: _Round) -> list[Reply]:
    challenge = held.current
    if challenge is None:
        return await _over(context)
    await _stay(context, challenge.rehearsal_id)
    question = _known(context, held.kept, challenge)
    span = question.quotes
    quote = held.kept.version.told.text[span.start : span.end] if span is not None else None
    text = say.question_text(challenge.n, len(held.challenges), held.kept.story.title, challenge.question, quote)
    return [Reply(text=text, keyboard=KEYBOARD)]


async def _add(context: Context, challenge: Challenge, text: str) -> list[Reply]:
    if not text.strip():
        return [Reply(text=say.EMPTY)]
    whole = f"{challenge.text}\n{text}" if challenge.text else text
    if len(whole) > LONGEST_ANSWER:
        return [Reply(text=say.TOO_LONG)]
    await context.uow.rehearsals.challenge(replace(challenge, text=whole))
    await _stay(context, challenge.rehearsal_id)
    slot = f"pushback:{challenge.rehearsal_id}:{challenge.n}"
    return [Reply(text=say.status_text(count_words(whole)), slot=slot, fresh=False)]


async def _done(context: Context, held: _Round, challenge: Challenge) -> list[Reply]:
    if challenge.text is None:
        return [_ask_its_worth(challenge)] if challenge.seconds else [Reply(text=say.NOTHING_YET)]
    checked, freed = _check(context, held.kept, challenge)
    await _settle(
        context, challenge, ChallengeState.ANSWERED if checked.verdict is Verdict.MET else ChallengeState.PASSED
    )
    return await _go_on(context, held, say.checked_text(checked, _words(challenge, checked), freed=freed))


async def _settle(context: Context, challenge: Challenge, state: ChallengeState) -> None:
    await context.uow.rehearsals.challenge(replace(challenge, state=state, at=context.now))


async def _go_on(context: Context, held: _Round, said: str) -> list[Reply]:
    """Reply with the verdict on the answer, then the next question or the write-up."""
    now = _Round(held.rehearsal, held.kept, await context.uow.rehearsals.challenges(held.challenges[0].rehearsal_id))
    if now.current is not None:
        return [Reply(text=said), *await _ask(context, now)]
    await context.enter(Idle())
    return [Reply(text=said, keyboard=Keyboard()), await _write_up(context, now)]


async def _write_up(context: Context, held: _Round) -> Reply:
    story = held.kept.story
    settled = [_settled(context, held.kept, challenge) for challenge in held.challenges]
    counts = rehearsed([held.rehearsal], held.challenges).get(story.id)
    text = say.write_up_text(
        story.title,
        settled,
        main_archetype(held.kept),
        await standing_of(context, story.id),
        counts=counts is not None and counts.pushbacks > 0,
    )
    edit = Button(text=say.EDIT, press=ShowStory(story.id))
    again = Button(text=say.AGAIN, press=PushBack(story.id))
    tell = Button(text=aloud.ALOUD, press=Rehearse(story.id))
    return Reply(text=text, buttons=((edit,), (again, tell)))


async def _over(context: Context) -> list[Reply]:
    await context.enter(Idle())
    button = Button(text=aloud.TO_THE_BANK, press=ShowStories())
    return [Reply(text=say.OVER, keyboard=Keyboard()), Reply(text=what_next.WHAT_NEXT, buttons=((button,),))]


def _settled(context: Context, kept: KeptStory, challenge: Challenge) -> Settled:
    hard = Hard(challenge.kind.value)
    if challenge.text is None:
        verdict = Verdict.MET if challenge.state is ChallengeState.ANSWERED else Verdict.MISSING
        return Settled(
            hard=hard, question=challenge.question, verdict=verdict, lack=AnswerLack.SILENT, spoken=challenge.seconds
        )
    checked, _ = _check(context, kept, challenge)
    quote = _words(challenge, checked)
    return Settled(hard=hard, question=challenge.question, verdict=checked.verdict, lack=checked.lack, quote=quote)


def _check(context: Context, kept: KeptStory, challenge: Challenge) -> tuple[Checked, bool]:
    """Return the verdict on a typed answer, and whether the story with it gets out of its archetype's trap."""
    text = challenge.text or ""
    question = _known(context, kept, challenge)
    freed = challenge.kind is ChallengeKind.TRAP and _freed(context, kept, text)
    return check(question, context.reviewer.read(text), freed=freed), freed


def _freed(context: Context, kept: KeptStory, answer: str) -> bool:
    archetype = main_archetype(kept)
    if archetype is None or not review_of(context, kept).trap:
        return False
    whole, first_end = appended(kept.version.told.text, answer)
    return not context.reviewer.review(whole, archetype=archetype, first_end=first_end).trap


def _words(challenge: Challenge, checked: Checked) -> str | None:
    """Return the words of the answer that decided, or None."""
    span = checked.words
    return (challenge.text or "")[span.start : span.end] if span is not None else None


def _known(context: Context, kept: KeptStory, challenge: Challenge) -> HardQuestion:
    asker = Interrogator(context.bank.follow_ups)
    return asker.known(Hard(challenge.kind.value), challenge.question, asked_story(context.reviewer, kept))


def _challenge(context: Context, rehearsal_id: int, n: int, question: HardQuestion) -> Challenge:
    return Challenge(
        rehearsal_id=rehearsal_id,
        n=n,
        kind=ChallengeKind(question.hard.value),
        question=question.text,
        state=ChallengeState.ASKED,
        at=context.now,
    )


def _ask_its_worth(challenge: Challenge) -> Reply:
    yes, no = (
        Button(text=text, press=SpokenAnswer(challenge.rehearsal_id, challenge.n, said))
        for text, said in ((say.YES, True), (say.NO, False))
    )
    return Reply(text=say.spoken_text(Hard(challenge.kind.value), challenge.seconds or 0), buttons=((yes, no),))
