"""Payloads of the buttons that lead into a feature from elsewhere.

They stand here so that nobody imports the feature.
"""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from bot.conversation.payload import Payload, Range
from question_bank.models import ArchetypeId


@dataclass(frozen=True, slots=True)
class Practise(Payload, code="pr"):
    """Ask one question now."""


@dataclass(frozen=True, slots=True)
class NextQuestion(Payload, code="nx"):
    """Ask the next question after a feedback."""


@dataclass(frozen=True, slots=True)
class AskArchetype(Payload, code="Ca"):
    """Ask a question of one archetype."""

    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class GoOnWithAnswer(Payload, code="go"):
    """Continue an open answer."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class DiscardAnswer(Payload, code="di"):
    """Discard an open answer, then go on with what was asked for."""

    answer_id: int
    then: tuple[str, ...] = ()
    """Words of the payload of what was asked for when the answer was offered. Empty for nothing."""


@dataclass(frozen=True, slots=True)
class KeepAnswer(Payload, code="kp"):
    """Keep an open answer aside, then go on with what was asked for."""

    answer_id: int
    then: tuple[str, ...] = ()
    """As in DiscardAnswer."""


@dataclass(frozen=True, slots=True)
class ShowKept(Payload, code="kl"):
    """Show what is kept aside."""


@dataclass(frozen=True, slots=True)
class HaveNoStory(Payload, code="ns"):
    """Say that there is no story for an open question."""

    answer_id: int
    sure: bool = False
    """True where the nearest stories were offered already."""


@dataclass(frozen=True, slots=True)
class RewriteAnswer(Payload, code="rw"):
    """Ask the question of a judged answer again, for a new text."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ReadFeedback(Payload, code="Mf"):
    """Show the whole feedback on a past answer, as after a mock."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowMocks(Payload, code="mo"):
    """Propose a mock interview."""


@dataclass(frozen=True, slots=True)
class ResumeMock(Payload, code="mr"):
    """Continue a mock where it was left."""

    mock_id: int


@dataclass(frozen=True, slots=True)
class EndMock(Payload, code="me"):
    """End a mock early."""

    mock_id: int


@dataclass(frozen=True, slots=True)
class ShowStories(Payload, code="SS"):
    """Show the story bank."""


@dataclass(frozen=True, slots=True)
class ShowStory(Payload, code="So"):
    """Show the page of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class WriteStory(Payload, code="Sn"):
    """Write a new story, for one archetype if it is named."""

    archetype: ArchetypeId | None = None


@dataclass(frozen=True, slots=True)
class AskScope(Payload, code="Wa"):
    """Ask how far a story reached."""

    story_id: int


@dataclass(frozen=True, slots=True)
class Rehearse(Payload, code="Ra"):
    """Rehearse a story aloud. Without a story, ask which one."""

    story_id: int | None = None


@dataclass(frozen=True, slots=True)
class PushBack(Payload, code="Rp"):
    """Ask hard questions about a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class AskFriend(Payload, code="FA"):
    """Say what a friend would see of a story, and offer to make a link."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ShowFriendLinks(Payload, code="FI"):
    """Show the links for friends."""


@dataclass(frozen=True, slots=True)
class ProposeDrill(Payload, code="Da"):
    """Propose a gap drill."""


@dataclass(frozen=True, slots=True)
class ProposeQuiz(Payload, code="Qa"):
    """Propose the quizzes."""


@dataclass(frozen=True, slots=True)
class ProposeRetrieval(Payload, code="Wc"):
    """Propose the drill on finding a story for a question."""


@dataclass(frozen=True, slots=True)
class ShowCards(Payload, code="La"):
    """Show the menu of the learning cards."""


@dataclass(frozen=True, slots=True)
class ShowCard(Payload, code="Lc"):
    """Show the learning card of an archetype in a message of its own."""

    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class ShowMoves(Payload, code="Lg"):
    """Show the six moves in a message of their own."""


@dataclass(frozen=True, slots=True)
class ChooseSubject(Payload, code="Yb"):
    """Show what can be practised: the eight archetypes and the other kinds of question."""


@dataclass(frozen=True, slots=True)
class ShowStylePrompts(Payload, code="Ya"):
    """Show the style prompts by their groups."""


@dataclass(frozen=True, slots=True)
class PractiseSubject(Payload, code="Yk"):
    """Ask a question of a track, or a style prompt."""

    subject: str
    """Id of a track, or `style`."""


@dataclass(frozen=True, slots=True)
class ShowPlan(Payload, code="Pa"):
    """Show the plan until the interview."""


@dataclass(frozen=True, slots=True)
class ShowDayCard(Payload, code="Pf"):
    """Show the day card: what to read before the interview, from the user's own stories."""


@dataclass(frozen=True, slots=True)
class AskInterviewHour(Payload, code="Ph"):
    """Ask for the hour of the interview."""


@dataclass(frozen=True, slots=True)
class RemindBefore(Payload, code="Pr"):
    """Send the day card two hours before the interview. The day and the hour are those that the button was made for."""

    on: date
    at: time
    in_place: bool = False
    """True where the message of the button is to show what the press did."""


@dataclass(frozen=True, slots=True)
class ShowCoverage(Payload, code="co"):
    """Show the coverage."""


@dataclass(frozen=True, slots=True)
class ShowSettings(Payload, code="se"):
    """Show the settings. Kept for messages that may have such a button; none sends it today."""


@dataclass(frozen=True, slots=True)
class ShowTracks(Payload, code="Zk"):
    """Show the tracks that questions may come from, each as a switch, in a message of its own."""


class ButtonPlace(StrEnum):
    """The place of a button that updates the message in which it stands."""

    SETTINGS = "here"


@dataclass(frozen=True, slots=True)
class StopDaily(Payload, code="d0"):
    """Stop the daily question."""

    place: ButtonPlace | None = None


@dataclass(frozen=True, slots=True)
class MoveDaily(Payload, code="Zr"):
    """Ask for another time of the daily question, in a message of its own."""


@dataclass(frozen=True, slots=True)
class DailyOnceAWeek(Payload, code="Zo"):
    """Have the daily question on one day of the week alone."""

    day: Annotated[int, Range(1, 7)]
    """ISO day of the week."""


@dataclass(frozen=True, slots=True)
class PauseDaily(Payload, code="Zv"):
    """Ask for the length of a pause, in a message of its own."""


@dataclass(frozen=True, slots=True)
class StopWeekly(Payload, code="w0"):
    """Stop the weekly summary."""

    place: ButtonPlace | None = None


@dataclass(frozen=True, slots=True)
class Export(Payload, code="Xa"):
    """Send everything as files. Kept for messages that may have such a button; none sends it today."""


@dataclass(frozen=True, slots=True)
class JudgeAnswer(Payload, code="ju"):
    """Judge an open answer as it is."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowOwnQuestions(Payload, code="Oa"):
    """Show the user's own questions."""


@dataclass(frozen=True, slots=True)
class PractiseOwnQuestion(Payload, code="Ob"):
    """Ask one of the user's own questions; without an id, the one asked longest ago."""

    own_id: int | None = None


@dataclass(frozen=True, slots=True)
class LogMoment(Payload, code="Jl"):
    """Ask for a moment."""


@dataclass(frozen=True, slots=True)
class ReadAsResume(Payload, code="Jm"):
    """Read a text file that waits for an import as a résumé instead."""

    file_id: int


@dataclass(frozen=True, slots=True)
class LimitWords(Payload, code="Ud"):
    """Ask for the word limit of an open answer that is typed for a form."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowForForm(Payload, code="Ue"):
    """Show a story with the sentences that a form can do without."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ShowInterviews(Payload, code="Ia"):
    """Show the interviews that the user wrote down."""


@dataclass(frozen=True, slots=True)
class BeginDebrief(Payload, code="Ib"):
    """Write down an interview, or go on with it."""

    held_on: date | None = None
    """The user's local day of the interview. None where it is asked."""
