"""What was sent or stored before keeps its meaning: the data of buttons in a chat, and the rows of where chats stand."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from bot.conversation import payload as codec
from bot.conversation.chat_state import ChatState, Idle
from bot.conversation.doors import AskInterviewHour, ProposeRetrieval, RemindBefore, ShowDayCard
from bot.conversation.payload import Payload
from bot.conversation.registry import Registry
from bot.features.drill.drill import (
    DiscardDrill,
    EndDrill,
    GoOnWithDrill,
    KeepDrill,
    NoDrillNow,
    StartDrill,
    SwapArchetype,
)
from bot.features.drill.drill_findings import EstimateLevel, NameGaps, ToggleGap
from bot.features.drill.logic.self_assessment import Dimension
from bot.features.drill.outline_prompts import FinishOutline, MarkStretch, NoStoryHere, PassLetter
from bot.features.drill.outlines import CountOutline
from bot.features.drill.states import Drilling, Step
from bot.features.learning.learning import TurnToCard, TurnToExample, TurnToMove, TurnToTheme
from bot.features.plan.logic.plan_tasks import TaskKind
from bot.features.plan.plan import InterviewWent, TickTask
from bot.features.plan.plan_date import InterviewInWeeks, InterviewOn, MinutesADay
from bot.features.plan.plan_hour import ForgetInterviewHour, ForgetReminder, SetInterviewHour, TypeInterviewHour
from bot.features.plan.states import TypingInterviewDate, TypingInterviewHour
from bot.features.quiz.payloads import AskNextItem, BeginQuiz, ChooseQuiz, GoOnWithQuiz, GuessItem
from bot.features.registered import FEATURES
from bot.features.retrieval.payloads import AskNextPick, BeginRetrieval, GoOnWithRetrieval, PickStory
from question_bank.models import ArchetypeId, Level, Move
from storage.records import Conversation, QuizKind

REGISTRY = Registry(FEATURES)
FIRST, SECOND, *_, LAST = ArchetypeId
BACK = {"state": "drilling", "data": {"drill_id": 7, "at": "gaps", "gaps": []}}


def stored(state: str, data: dict[str, Any]) -> ChatState:
    return REGISTRY.state_of(
        Conversation(chat_id=1, state=state, data=data, updated_at=datetime(2026, 1, 1, tzinfo=UTC))
    )


@pytest.mark.parametrize(
    ("data", "payload"),
    [
        ("Dw:2:1:2:8", SwapArchetype(2, (FIRST, SECOND, LAST))),
        ("Db:1:2:8", StartDrill((FIRST, SECOND, LAST))),
        ("Dn", NoDrillNow()),
        ("Dg:7", GoOnWithDrill(7)),
        ("De:7", EndDrill(7)),
        ("Dd:7", DiscardDrill(7)),
        ("Dk:7", KeepDrill(7)),
        ("Dx:7:2", NoStoryHere(7, 2)),
        ("Dt:7:2", MarkStretch(7, 2)),
        ("Dl:7:2:T", PassLetter(7, 2, Move.TRADE_OFF)),
        ("Df:7:2", FinishOutline(7, 2)),
        ("Dp:7:8", ToggleGap(7, LAST)),
        ("Dq:7", NameGaps(7)),
        ("Dv:7:2:staff", EstimateLevel(7, Dimension.TRADE_OFF, Level.STAFF)),
        ("Dc:9:mentoring", CountOutline(9, ArchetypeId.MENTORING)),
        ("Qb:level", BeginQuiz(QuizKind.LEVEL)),
        ("Qn", ChooseQuiz()),
        ("Qr:3", GoOnWithQuiz(3)),
        ("Qx:3:2", AskNextItem(3, 2)),
        ("Qg:3:2:mentoring:0", GuessItem(3, 2, "mentoring", seen=False)),
        ("Qg:3:2:staff:1", GuessItem(3, 2, "staff", seen=True)),
        ("Wc", ProposeRetrieval()),
        ("Wd", BeginRetrieval()),
        ("We:3", GoOnWithRetrieval(3)),
        ("Wf:3:2", AskNextPick(3, 2)),
        ("Wg:3:2:9:0", PickStory(3, 2, 9, seen=False)),
        ("Ls:mentoring", TurnToCard(ArchetypeId.MENTORING)),
        ("Le:mentoring:staff", TurnToExample(ArchetypeId.MENTORING, Level.STAFF)),
        ("Lw:S:0", TurnToMove(Move.SITUATION, 0)),
        ("Lh:why", TurnToTheme("why")),
        ("Pw:2", InterviewInWeeks(2)),
        ("Pd:2026-03-02", InterviewOn(date(2026, 3, 2))),
        ("Pm:30", MinutesADay(30)),
        ("Pt:listen", TickTask(TaskKind.LISTEN)),
        ("Pf", ShowDayCard()),
        ("Ph", AskInterviewHour()),
        ("Pr:2026-03-02:1000", RemindBefore(date(2026, 3, 2), time(10))),
        ("Pr:2026-03-02:0930:1", RemindBefore(date(2026, 3, 2), time(9, 30), in_place=True)),
        ("Pi:2026-03-02:1000", SetInterviewHour(date(2026, 3, 2), time(10))),
        ("Pj", TypeInterviewHour()),
        ("Pl", ForgetInterviewHour()),
        ("Pn", ForgetReminder()),
        ("Po:1", InterviewWent(well=True)),
        ("Po:0", InterviewWent(well=False)),
    ],
)
def test_a_button_means_what_it_meant(data: str, payload: Payload) -> None:
    assert REGISTRY.payload(data) == payload
    assert codec.encode(payload) == data


@pytest.mark.parametrize(
    ("state", "data", "meant"),
    [
        ("drilling", {"drill_id": 7, "n": 2, "at": "project"}, Drilling(7, Step.PROJECT, 2)),
        ("drilling", {"drill_id": 7, "n": 2, "at": "E", "named": True}, Drilling(7, Step.REFLECTION, 2)),
        ("drilling", {"drill_id": 7, "at": "gaps", "gaps": []}, Drilling(7, Step.GAPS)),
        (
            "drilling",
            {"drill_id": 7, "n": 2, "at": "S", "message_id": 31, "typed": "We had 40 people."},
            Drilling(7, Step.SITUATION, 2, message_id=31, typed="We had 40 people."),
        ),
        (
            "drilling",
            {"drill_id": 7, "at": "estimate", "gaps": ["mentoring"]},
            Drilling(7, Step.ESTIMATE, gaps=(ArchetypeId.MENTORING,)),
        ),
        ("typing_interview", {"back": BACK}, TypingInterviewDate(BACK)),
        ("typing_interview_hour", {"back": BACK}, TypingInterviewHour(BACK)),
        ("typing_interview_hour", {"back": BACK, "asked": False}, TypingInterviewHour(BACK, asked=False)),
        ("drilling", {"drill_id": 7, "at": "nowhere"}, Idle()),
    ],
)
def test_a_stored_row_means_what_it_meant(state: str, data: dict[str, Any], meant: ChatState) -> None:
    assert stored(state, data) == meant


@pytest.mark.parametrize("move", Move)
def test_a_drill_knows_the_letter_that_it_asks_for(move: Move) -> None:
    assert Drilling(7, Step(move.value), 1).letter is move


@pytest.mark.parametrize("step", [Step.PROJECT, Step.GAPS, Step.ESTIMATE])
def test_other_steps_ask_for_no_letter(step: Step) -> None:
    assert Drilling(7, step).letter is None
