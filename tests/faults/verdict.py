"""What must be true after a storm, by the database and by the fake Telegram's own log."""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.features.answering.texts.asking import NO_OPEN_QUESTION
from bot.terminal.local_bot_api import Call, LocalBotApi
from storage.engine import Database
from storage.records import DueKind, InboxState, OutboxState
from storage.tables import ANSWER, ANSWER_PART, DUE, INBOX, LOOSE_TEXT, OUTBOX
from tests.faults.sequence import by_chat, first_out_of_order, too_fast
from tests.faults.vandals import FIRST

RECORDED_WITHIN_S = 3.0
"""A send whose success was not recorded this long after it was answered was not in flight at a kill."""
SUPERSEDED_WITHIN = timedelta(seconds=30)
"""A word that no question is open waits no longer to be sent, so a later one cannot have taken its place."""
MOST_A_SECOND = 30
_MARK = re.compile(r"\((\d+\.\d+)\)")
_SENDS = ("sendmessage", "sendphoto", "senddocument")


@dataclass(slots=True)
class Verdict:
    """What was counted, and what is wrong; nothing is wrong where `faults` is empty."""

    figures: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def expect(self, holds: bool, fault: str) -> None:
        """Note a fault unless it holds."""
        if not holds:
            self.faults.append(fault)


async def judge(
    database: Database,
    api: LocalBotApi,
    typed: Mapping[int, Sequence[str]],
    kills: Sequence[float],
    sleepers: Collection[int],
) -> Verdict:
    """Compare what people typed and saw with what the database holds. `kills` are by the wall clock, in seconds."""
    verdict = Verdict()
    await _texts(verdict, database, typed)
    await _inbox(verdict, database)
    await _replies(verdict, database, api, kills)
    await _daily(verdict, database, sleepers)
    _pace(verdict, api, kills)
    return verdict


async def _texts(verdict: Verdict, database: Database, typed: Mapping[int, Sequence[str]]) -> None:
    """Every text that was typed as an answer is a part of one, once, in the order of typing.

    Somebody may type to a question that the bot has closed already, before reading so: then the bot says that none is
    open, at the text or, where that was still to be sent, at the next such text. A long text is kept as a loose text
    instead.
    """
    query = select(ANSWER.c.user_id, ANSWER_PART.c.text).join(ANSWER, ANSWER.c.id == ANSWER_PART.c.answer_id)
    async with database.raw() as connection:
        rows = (await connection.execute(query.order_by(ANSWER_PART.c.id))).all()
        loose = {database.cipher.open(row.text) for row in await connection.execute(select(LOOSE_TEXT.c.text))}
        said = (await connection.execute(select(OUTBOX.c.chat_id, OUTBOX.c.payload, OUTBOX.c.created_at))).all()
        heard = (await connection.execute(select(INBOX.c.payload, INBOX.c.handled_at))).all()
    refused: dict[int, list[datetime]] = {}
    for row in said:
        if _text(database, row.payload) == NO_OPEN_QUESTION:
            refused.setdefault(row.chat_id, []).append(row.created_at)
    handled = {_typed(database.cipher.open(row.payload)): row.handled_at for row in heard if row.handled_at is not None}
    found: dict[int, list[str]] = {}
    for user_id, sealed in rows:
        found.setdefault(user_id, []).append(database.cipher.open(sealed))
    for user_id, texts in typed.items():
        recorded = [text for text in found.get(user_id, []) if text in set(texts)]
        twice = [text for text, times in Counter(recorded).items() if times > 1]
        verdict.expect(not twice, f"user {user_id}: {len(twice)} texts are recorded twice: {_marks(twice)}")
        kept = loose.union(recorded)
        lost = [text for text in texts if text not in kept]
        unsaid = [text for text in lost if not _is_refused(handled.get(text), refused.get(user_id, ()))]
        verdict.expect(not unsaid, f"user {user_id}: {len(unsaid)} texts are lost: {_marks(unsaid)}")
        verdict.expect(recorded == [t for t in texts if t in set(recorded)], f"user {user_id}: texts are out of order")
        verdict.figures["texts to no question"] = verdict.figures.get("texts to no question", 0) + len(lost)
    verdict.figures["texts"] = sum(map(len, typed.values()))


def _is_refused(handled_at: datetime | None, refused: Sequence[datetime]) -> bool:
    """Return whether the bot said that no question is open when it handled a text, or soon after at the next such text."""
    return handled_at is not None and any(handled_at <= at <= handled_at + SUPERSEDED_WITHIN for at in refused)


def _typed(payload: str) -> str | None:
    """Return the text of an update as it came. None where it has none, or is none."""
    try:
        text = json.loads(payload)["message"]["text"]
    except (ValueError, KeyError, TypeError):
        return None
    return text if isinstance(text, str) else None


async def _inbox(verdict: Verdict, database: Database) -> None:
    async with database.raw() as connection:
        states = Counter(row.state for row in await connection.execute(select(INBOX.c.state)))
    verdict.figures["updates"] = sum(states.values())
    for state in (InboxState.PENDING, InboxState.FAILED):
        verdict.expect(not states[state.value], f"{states[state.value]} updates are {state}")


async def hostile(verdict: Verdict, database: Database, unreadable: int) -> None:
    """What nobody can read was set aside, and nothing of honest people was."""
    query = select(INBOX.c.chat_id).where(INBOX.c.state == InboxState.SET_ASIDE.value)
    async with database.raw() as connection:
        aside = [row.chat_id for row in await connection.execute(query)]
    honest = [chat_id for chat_id in aside if 0 < chat_id < FIRST]
    verdict.figures["unreadable updates"] = unreadable
    verdict.expect(not honest, f"{len(honest)} updates of honest people were set aside")
    verdict.expect(len(aside) - len(honest) >= unreadable, f"of {unreadable} unreadable updates {len(aside)} are aside")


async def _replies(verdict: Verdict, database: Database, api: LocalBotApi, kills: Sequence[float]) -> None:
    """Every reply left at least once; what left twice was in flight at a kill."""
    columns = (OUTBOX.c.chat_id, OUTBOX.c.payload, OUTBOX.c.slot, OUTBOX.c.state, OUTBOX.c.reason)
    async with database.raw() as connection:
        rows = (await connection.execute(select(*columns).order_by(OUTBOX.c.id))).all()
    verdict.figures["replies"] = len(rows)
    unsent = [row for row in rows if row.state != OutboxState.SENT.value]
    reasons = Counter(f"{row.state} {row.reason or ''}".strip() for row in unsent)
    verdict.expect(not unsent, f"{len(unsent)} replies did not leave: {dict(reasons)}")
    said = _said(api)
    promised = Counter((row.chat_id, json.loads(database.cipher.open(row.payload))["text"]) for row in rows)
    missing = [key for key in promised if key not in said]
    verdict.expect(
        not missing, f"{len(missing)} replies never reached Telegram: {[text[:60] for _, text in missing[:5]]}"
    )
    doubled = 0
    slotless = {
        (row.chat_id, json.loads(database.cipher.open(row.payload))["text"]) for row in rows if row.slot is None
    }
    for key in slotless:
        extra = len(said.get(key, [])) - promised[key]
        if extra > 0:
            doubled += extra
            in_flight = [call for call in said[key] if call.cut or _was_in_flight(call, kills)]
            verdict.expect(len(in_flight) >= extra, f"a reply left {extra} times too often, away from any kill")
    verdict.figures["replies that left twice"] = doubled
    _order(verdict, api, [(row.chat_id, _text(database, row.payload)) for row in rows if row.slot is None])


def _text(database: Database, payload: str) -> str:
    text: str = json.loads(database.cipher.open(payload))["text"]
    return text


def _order(verdict: Verdict, api: LocalBotApi, promised: Sequence[tuple[int, str]]) -> None:
    """What is in no slot reached its chat in the order of the outbox. What is in one is edited, and may come later."""
    of_chat: dict[int, list[str]] = {}
    for chat_id, text in promised:
        of_chat.setdefault(chat_id, []).append(text)
    arrived = by_chat(
        [
            (int(call.params["chat_id"]), str(call.params.get("text", call.params.get("caption", ""))))
            for call in api.calls
            if call.refused is None and call.method.lower() in _SENDS
        ],
        {chat_id: set(texts) for chat_id, texts in of_chat.items()},
    )
    found = {chat_id: first_out_of_order(texts, arrived.get(chat_id, [])) for chat_id, texts in of_chat.items()}
    wrong = {chat_id: text[:80] for chat_id, text in found.items() if text is not None}
    verdict.figures["chats out of order"] = len(wrong)
    verdict.expect(not wrong, f"in {len(wrong)} chats replies came out of order, first: {wrong}")


def _pace(verdict: Verdict, api: LocalBotApi, kills: Sequence[float]) -> None:
    """No second has more messages than Telegram takes, whoever sent them, and no chat more than its own pace."""
    of_chat: dict[int, list[float]] = {}
    for call in api.calls:
        if call.method.lower() in (*_SENDS, "editmessagetext") and call.refused is None:
            of_chat.setdefault(int(call.params["chat_id"]), []).append(call.at)
    hasty = {chat_id: count for chat_id, at in of_chat.items() if (count := too_fast(at, kills))}
    verdict.figures["too soon after another in its chat"] = sum(hasty.values())
    verdict.expect(not hasty, f"messages came to a chat faster than one a second: {hasty}")
    sends = [call.at for call in api.calls if call.method.lower() in _SENDS and call.refused is None]
    most = max((sum(at <= other < at + 1 for other in sends) for at in sends), default=0)
    verdict.figures["most in a second"] = most
    verdict.expect(most <= MOST_A_SECOND, f"{most} messages left within a second")


def _said(api: LocalBotApi) -> dict[tuple[int, str], list[Call]]:
    """What reached the chats, by chat and text."""
    said: dict[tuple[int, str], list[Call]] = {}
    for call in api.calls:
        method = call.method.lower()
        if call.refused is None and (method in _SENDS or method == "editmessagetext"):
            text = str(call.params.get("text", call.params.get("caption", "")))
            said.setdefault((int(call.params["chat_id"]), text), []).append(call)
    return said


def _was_in_flight(call: Call, kills: Sequence[float]) -> bool:
    return any(-0.5 <= kill - call.at <= RECORDED_WITHIN_S for kill in kills)


async def _daily(verdict: Verdict, database: Database, sleepers: Collection[int]) -> None:
    """Who only waits for the daily question was asked once."""
    async with database.raw() as connection:
        due = (await connection.execute(select(DUE.c.user_id, DUE.c.kind, DUE.c.state))).all()
        asked = Counter(row.user_id for row in await connection.execute(select(ANSWER.c.user_id)))
    done = Counter(row.user_id for row in due if row.kind == DueKind.DAILY.value and row.state == "done")
    verdict.figures["daily questions"] = sum(asked[user_id] for user_id in sleepers)
    wrong = [user_id for user_id in sleepers if asked[user_id] != 1 or done[user_id] != 1]
    verdict.expect(not wrong, f"{len(wrong)} of {len(sleepers)} daily questions came not exactly once")


def _marks(texts: Sequence[str]) -> str:
    return ", ".join(_MARK.findall(" ".join(texts))[:5])
