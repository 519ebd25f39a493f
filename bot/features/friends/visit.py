"""Use cases of a visit: a guest opens a link, agrees or refuses, reads the story, marks it, and leaves."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Annotated, Any

from bot.conversation.logic.link_token import hash_of_token
from bot.conversation.logic.stories.hard_questions import Interrogator
from bot.conversation.logic.typed.typed_lines import says_something
from bot.conversation.payload import ByNumber, Payload, Range
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.friend_visits import end_visits, invitation_slot, marks_slot, page_slot, questions_slot
from bot.conversation.stories.story_bank import asked_story
from bot.features.friends.guest import Guest
from bot.features.friends.logic.marking import MOVES, marked, next_move
from bot.features.friends.logic.pages import pages_of
from bot.features.friends.notice import plan_notice
from bot.features.friends.texts import visit as say
from bot.features.friends.texts.friends import HOURS_OF_A_VISIT
from question_bank.models import Level, Verdict
from storage.records import FriendLink, KeptStory, LinkState, PeerAssessment, Rehearsal, RehearsalKind

PAGE = 3_500
"""UTF-16 units of the story in one message, which leaves room for its title."""
BEST_FIRST = tuple(Verdict)[::-1]
MOST_VISITS = 3
OVER = "visit-over"
"""Slot of the reply to a tap on what is over."""


@dataclass(frozen=True, slots=True)
class AcceptVisit(Payload, code="FY"):
    """Agree to see the story."""

    link_id: int


@dataclass(frozen=True, slots=True)
class DeclineVisit(Payload, code="FN"):
    """Refuse to see the story."""

    link_id: int


@dataclass(frozen=True, slots=True)
class MarkMove(Payload, code="FM"):
    """Mark one move of the story."""

    link_id: int
    at: Annotated[int, Range(0, len(MOVES) - 1)]
    """Place of the move, from 0."""
    verdict: Annotated[Verdict, ByNumber()]


@dataclass(frozen=True, slots=True)
class MarkLevel(Payload, code="FL"):
    """Mark the level of the story."""

    link_id: int
    level: Annotated[Level, ByNumber()]


@dataclass(frozen=True, slots=True)
class UnmarkLast(Payload, code="FB"):
    """Go back to the mark before."""

    link_id: int
    given: Annotated[int, Range(1, len(MOVES) + 1)]
    """Number of marks that are given."""


@dataclass(frozen=True, slots=True)
class AddLine(Payload, code="FT"):
    """Add a line to the marks."""

    link_id: int


@dataclass(frozen=True, slots=True)
class SendMarks(Payload, code="FS"):
    """Send the marks to the author, and leave."""

    link_id: int


@dataclass(frozen=True, slots=True)
class StopVisit(Payload, code="FX"):
    """Leave without marks."""

    link_id: int


@dataclass(frozen=True, slots=True)
class ResumeVisit(Payload, code="FR"):
    """Show the open step again."""

    link_id: int


class VisitOver(Exception):
    """The guest has not opened that link, or it has ended."""


async def open_link(guest: Guest, token: str) -> list[Reply] | None:
    """Open a link, and ask whether the guest wants to see the story. Return None for a link that does not work."""
    links = guest.uow.friend_links
    link = await links.of_token(hash_of_token(token))
    if link is None or link.state is LinkState.DECLINED or link.expires_at <= guest.now:
        return None
    if link.user_id == guest.chat_id:
        return [Reply(text=say.OWN_LINK)]
    if link.guest_id == guest.chat_id:
        return [Reply(text=say.SHOWN_ALREADY), *_again(link)]
    if len(await links.of_guest(guest.chat_id)) >= MOST_VISITS:
        return [Reply(text=say.TOO_MANY)]
    until = guest.now + timedelta(hours=HOURS_OF_A_VISIT)
    if not await links.take(link.id, guest.chat_id, guest.now, until):
        return None
    await guest.uow.guests.welcome(guest.chat_id, guest.now)
    return [_step(link)]


async def accept(guest: Guest, press: AcceptVisit) -> list[Reply]:
    """Show the story, the questions and the first mark. A second tap shows the open step again."""
    link = await _held(guest, press.link_id)
    if link.version is not None:
        return _again(link)
    kept = await _story(guest, link)
    pages = pages_of(kept.version.told.text, PAGE)
    shown: dict[str, Any] = {
        "version": kept.version.n,
        "pages": len(pages),
        "words": kept.version.words,
        "rules_moves": kept.version.moves,
        "rules_level": kept.version.level,
    }
    questions = _questions(guest, kept)
    await guest.uow.friend_links.change(link.id, **shown)
    story = [
        Reply(text=say.story_text(kept.story.title, page, n, len(pages)), slot=page_slot(link.id, n - 1))
        for n, page in enumerate(pages, 1)
    ]
    accepted = Reply(text=say.ACCEPTED, slot=invitation_slot(link.id), fresh=False)
    asked = Reply(text=say.questions_text(questions), slot=questions_slot(link.id))
    return [accepted, *story, asked, _step(replace(link, **shown))]


async def decline(guest: Guest, press: DeclineVisit) -> list[Reply]:
    """Refuse. The author is told that it is a no, and nothing else."""
    return await _leave(guest, await _held(guest, press.link_id), say.DECLINED)


async def stop(guest: Guest, press: StopVisit) -> list[Reply]:
    """Leave without marks, which is a no for the author."""
    return await _leave(guest, await _held(guest, press.link_id), say.STOPPED)


async def mark_move(guest: Guest, press: MarkMove) -> list[Reply]:
    """Take the mark of one move, if it is the next one."""
    link = await _reading(guest, press.link_id)
    return await _changed(guest, link, moves=marked(link.moves, press.at, press.verdict))


async def mark_level(guest: Guest, press: MarkLevel) -> list[Reply]:
    """Take the mark of the level, once the moves are marked."""
    link = await _reading(guest, press.link_id)
    return await _changed(guest, link, **({"level": press.level.value} if next_move(link.moves) is None else {}))


async def unmark(guest: Guest, press: UnmarkLast) -> list[Reply]:
    """Take the last mark back, if it is still the last one."""
    link = await _reading(guest, press.link_id)
    await guest.uow.guests.await_line(guest.chat_id, None)
    if press.given != len(link.moves) + (link.level is not None):
        return [_step(link)]
    return await _changed(guest, link, **({"level": None} if link.level is not None else {"moves": link.moves[:-1]}))


async def can_add_line(guest: Guest, press: AddLine) -> list[Reply]:
    """Ask for the line. The caller takes the next text as it. Raises VisitOver before all marks are given."""
    link = await _reading(guest, press.link_id)
    if link.level is None:
        raise VisitOver
    return [Reply(text=say.ASK_LINE)]


async def add_line(guest: Guest, link_id: int, text: str) -> list[Reply] | None:
    """Take the line. Return None for one that is taken, else what is wrong with it. Raises VisitOver."""
    link = await _reading(guest, link_id)
    line = " ".join(text.split())
    if not says_something(line):
        return [Reply(text=say.EMPTY_LINE)]
    if len(line) > say.LONGEST_LINE:
        return [Reply(text=say.LONG_LINE)]
    await guest.uow.friend_links.change(link.id, line=line)
    return None


async def send(guest: Guest, press: SendMarks) -> list[Reply]:
    """Give the marks to the author without a name, and end the visit."""
    link = await _reading(guest, press.link_id)
    if link.level is None or next_move(link.moves) is not None:
        return [_step(link)]
    await _story(guest, link)
    rehearsal_id = await guest.uow.rehearsals.add(
        Rehearsal(
            user_id=link.user_id,
            answer_id=None,
            story_id=link.story_id,
            kind=RehearsalKind.FRIEND,
            seconds=0,
            words=link.words,
            at=guest.now,
        )
    )
    assessment = PeerAssessment(
        rehearsal_id=rehearsal_id,
        version=link.version or 1,
        moves=link.moves,
        level=link.level,
        rules_moves=link.rules_moves,
        rules_level=link.rules_level or link.level,
        line=link.line,
    )
    await guest.uow.peer_assessments.put(assessment)
    await plan_notice(guest.uow, link.user_id, guest.now)
    return await end_visits(guest.uow, await guest.uow.friend_links.end(link_id=link.id), say.SENT)


async def resume(guest: Guest, press: ResumeVisit) -> list[Reply]:
    """Show the open step again, in a new message."""
    return await show_step(guest, press.link_id)


async def show_step(guest: Guest, link_id: int) -> list[Reply]:
    """Show the open step of a visit in a new message. Raises VisitOver."""
    return _again(await _held(guest, link_id))


async def only_this(guest: Guest) -> list[Reply]:
    """Refuse whatever else a guest sends, and offer to go on. Nothing for somebody without an open visit."""
    links = await guest.uow.friend_links.of_guest(guest.chat_id)
    if not links:
        return []
    own = links[-1].id
    row = (Button(text=say.GO_ON, press=ResumeVisit(own)), Button(text=say.STOP, press=StopVisit(own)))
    return [Reply(text=say.ONLY_THIS, buttons=(row,), slot=OVER, newest_only=True)]


def over() -> Reply:
    """Return the reply to a tap on what is over."""
    return Reply(text=say.VISIT_OVER, slot=OVER, newest_only=True)


async def _held(guest: Guest, link_id: int) -> FriendLink:
    """Return the link that the guest has opened. Raises VisitOver for any other, and once its time is up."""
    link = await guest.uow.friend_links.held(link_id, guest.chat_id)
    if link is None or link.expires_at <= guest.now:
        raise VisitOver
    return link


async def _reading(guest: Guest, link_id: int) -> FriendLink:
    """Return the link whose story the guest is reading. Raises VisitOver."""
    link = await _held(guest, link_id)
    if link.version is None:
        raise VisitOver
    return link


async def _story(guest: Guest, link: FriendLink) -> KeptStory:
    """Return the author's story. Raises VisitOver where it is removed."""
    kept = await guest.uow.stories.one(link.story_id, link.user_id)
    if kept is None:
        raise VisitOver
    return kept


async def _leave(guest: Guest, link: FriendLink, said: str) -> list[Reply]:
    await guest.uow.friend_links.decline(link.id)
    await plan_notice(guest.uow, link.user_id, guest.now)
    return await end_visits(guest.uow, [link], said)


async def _changed(guest: Guest, link: FriendLink, **fields: Any) -> list[Reply]:
    """Store what the guest has marked, and show the next step in place."""
    if fields:
        await guest.uow.friend_links.change(link.id, **fields)
    return [replace(_step(replace(link, **fields)), fresh=False)]


def _questions(guest: Guest, kept: KeptStory) -> list[tuple[str, str | None]]:
    """Return three hard questions about a story, each with the words that it quotes."""
    asked = Interrogator(guest.bank.follow_ups).ask(asked_story(guest.reviewer, kept))
    text = kept.version.told.text
    return [(each.text, text[each.quotes.start : each.quotes.end] if each.quotes else None) for each in asked]


def _step(link: FriendLink) -> Reply:
    """Return the open step of a visit in a new message: the invitation, a mark, or the marks before they are sent."""
    own = link.id
    if link.version is None:
        yes, no = Button(text=say.YES, press=AcceptVisit(own)), Button(text=say.NO, press=DeclineVisit(own))
        return Reply(text=say.invitation_text(link.called), buttons=((yes, no),), slot=invitation_slot(own))
    move = next_move(link.moves)
    if move is not None:
        at = len(link.moves)
        row = tuple(Button(text=say.VERDICT_LABELS[each], press=MarkMove(own, at, each)) for each in BEST_FIRST)
        return Reply(text=say.move_text(link.moves, move), buttons=(row, _last_row(link)), slot=marks_slot(own))
    if link.level is None:
        levels = tuple(Button(text=say.level_label(each), press=MarkLevel(own, each)) for each in Level)
        rows = (levels[:2], levels[2:], _last_row(link))
        return Reply(text=say.level_text(link.moves), buttons=rows, slot=marks_slot(own))
    line = say.CHANGE_LINE if link.line else say.ADD_LINE
    row = (Button(text=say.SEND, press=SendMarks(own)), Button(text=line, press=AddLine(own)))
    text = say.summary_text(link.moves, Level(link.level), link.line)
    return Reply(text=text, buttons=(row, _last_row(link)), slot=marks_slot(own))


def _again(link: FriendLink) -> list[Reply]:
    """Return the open step in a new message. The one before says where it went, and has no buttons any more."""
    step = _step(link)
    return [Reply(text=say.MOVED, slot=step.slot, fresh=False), step]


def _last_row(link: FriendLink) -> tuple[Button, ...]:
    stop_ = Button(text=say.STOP, press=StopVisit(link.id))
    given = len(link.moves) + (link.level is not None)
    return (Button(text=say.BACK, press=UnmarkLast(link.id, given)), stop_) if given else (stop_,)
