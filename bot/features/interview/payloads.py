"""Payloads of the debrief's buttons. They stand by themselves because its pages lead to each other."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from bot.conversation.payload import OneOf, Payload, Range
from bot.features.interview.logic.steps import DebriefStep
from bot.features.interview.states import InterviewField
from bot.features.interview.texts.debrief_steps import ROUNDS
from question_bank.models import ArchetypeId, Level, Move
from storage.records import InterviewOutcome, StoryTold

OF_INTERVIEW = (DebriefStep.LABEL, DebriefStep.ROUND)
OF_QUESTION = (DebriefStep.STORY, DebriefStep.LEVEL, DebriefStep.DRY)


@dataclass(frozen=True, slots=True)
class TellStory(Payload, code="Ic"):
    """Say that a story of the bank was told for a question."""

    asked_id: int
    story_id: int


@dataclass(frozen=True, slots=True)
class TellOther(Payload, code="Id"):
    """Say that another story was told for a question, or none."""

    asked_id: int
    told: Annotated[StoryTold, OneOf((StoryTold.ELSEWHERE, StoryTold.NONE))]


@dataclass(frozen=True, slots=True)
class TurnTitles(Payload, code="Ie"):
    """Show another page of the user's stories to choose from."""

    asked_id: int
    page: int


@dataclass(frozen=True, slots=True)
class SetOwnLevel(Payload, code="If"):
    """Say how a question went."""

    asked_id: int
    level: Level


@dataclass(frozen=True, slots=True)
class ToggleDry(Payload, code="Ig"):
    """Say that an answer ran dry in a move, or take it back."""

    asked_id: int
    move: Move


@dataclass(frozen=True, slots=True)
class NothingDry(Payload, code="Ih"):
    """Say that an answer ran dry nowhere."""

    asked_id: int


@dataclass(frozen=True, slots=True)
class DryNamed(Payload, code="Ii"):
    """Take the ticked moves as all in which an answer ran dry."""

    asked_id: int


@dataclass(frozen=True, slots=True)
class PassStep(Payload, code="Ij"):
    """Go on without an answer to a step of a question."""

    asked_id: int
    step: Annotated[DebriefStep, OneOf(OF_QUESTION)]


@dataclass(frozen=True, slots=True)
class AskAgainOf(Payload, code="Ik"):
    """Ask a step of a question again, to change what was said."""

    asked_id: int
    step: Annotated[DebriefStep, OneOf(OF_QUESTION)]


@dataclass(frozen=True, slots=True)
class ChooseKind(Payload, code="Il"):
    """Show the archetypes for a question."""

    asked_id: int
    in_list: bool = True
    """True where it is corrected in the message that noted it. False on the question's own page."""


@dataclass(frozen=True, slots=True)
class SetKind(Payload, code="Im"):
    """Set the archetype of a question."""

    asked_id: int
    in_list: bool
    archetype: ArchetypeId | None = None
    """None for none of the eight."""


@dataclass(frozen=True, slots=True)
class KeepKind(Payload, code="I4"):
    """Leave the archetype of a question as it is."""

    asked_id: int


@dataclass(frozen=True, slots=True)
class RemoveAsked(Payload, code="In"):
    """Remove a question from its interview."""

    asked_id: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class AllAsked(Payload, code="Io"):
    """Say that no more was asked."""

    interview_id: int


@dataclass(frozen=True, slots=True)
class GoOnWithDebrief(Payload, code="Ip"):
    """Go on with a debrief where it was left."""

    interview_id: int


@dataclass(frozen=True, slots=True)
class FinishDebrief(Payload, code="Iq"):
    """Take a debrief as it is for finished."""

    interview_id: int


@dataclass(frozen=True, slots=True)
class ShowInterview(Payload, code="Ir"):
    """Show an interview with a page of its questions."""

    interview_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowAsked(Payload, code="Is"):
    """Show a question of an interview."""

    asked_id: int


@dataclass(frozen=True, slots=True)
class TypeField(Payload, code="It"):
    """Ask for a field of an interview, or of one of its questions, to be typed."""

    interview_id: int
    field: InterviewField
    asked_id: int | None = None


@dataclass(frozen=True, slots=True)
class SetRound(Payload, code="Iu"):
    """Set the round of an interview."""

    interview_id: int
    place: Annotated[int, Range(1, len(ROUNDS))]
    """Number among the rounds that are offered, from 1."""


@dataclass(frozen=True, slots=True)
class SetHeldOn(Payload, code="Iv"):
    """Set the day of an interview."""

    interview_id: int
    day: date


@dataclass(frozen=True, slots=True)
class SetOutcome(Payload, code="Iw"):
    """Set what came of an interview."""

    interview_id: int
    outcome: InterviewOutcome


@dataclass(frozen=True, slots=True)
class DeleteInterview(Payload, code="Ix"):
    """Delete an interview."""

    interview_id: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class TurnToInterviews(Payload, code="Iy"):
    """Show a page of the interviews in place."""

    page: int


@dataclass(frozen=True, slots=True)
class SnoozeDebrief(Payload, code="Iz"):
    """Ask for the debrief of a day again in an hour."""

    held_on: date


@dataclass(frozen=True, slots=True)
class DebriefLater(Payload, code="I0"):
    """Leave the debrief of a day for another time."""


@dataclass(frozen=True, slots=True)
class AddAsked(Payload, code="I1"):
    """Add questions to an interview."""

    interview_id: int


@dataclass(frozen=True, slots=True)
class ShowComparison(Payload, code="I2"):
    """Show the levels of all interviews beside their outcomes."""


@dataclass(frozen=True, slots=True)
class PassField(Payload, code="I3"):
    """Go on without the name or the round of an interview."""

    interview_id: int
    step: Annotated[DebriefStep, OneOf(OF_INTERVIEW)]
