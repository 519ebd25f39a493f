"""Buttons that lead into a feature from everywhere else: what they are called, so that nobody imports the feature."""

from dataclasses import dataclass
from enum import StrEnum

from bot.conversation.payload import Payload
from question_bank.models import ArchetypeId


@dataclass(frozen=True, slots=True)
class Practise(Payload, code="pr"):
    """Ask one question now."""


@dataclass(frozen=True, slots=True)
class NextQuestion(Payload, code="nx"):
    """Ask the next question after a feedback."""


@dataclass(frozen=True, slots=True)
class AskArchetype(Payload, code="Ca"):
    """Ask a question of that archetype."""

    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class GoOnWithAnswer(Payload, code="go"):
    """Take an open answer up again."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class DiscardAnswer(Payload, code="di"):
    """Throw an open answer away."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class HaveNoStory(Payload, code="ns"):
    """Say that there is no story for an open question; `sure` is whether the nearest ones were offered already."""

    answer_id: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class RewriteAnswer(Payload, code="rw"):
    """Ask the question of a judged answer again, for a new text."""

    answer_id: int


@dataclass(frozen=True, slots=True)
class ShowMocks(Payload, code="mo"):
    """Propose a mock interview."""


@dataclass(frozen=True, slots=True)
class ShowStories(Payload, code="SS"):
    """Show the story bank."""


@dataclass(frozen=True, slots=True)
class ShowStory(Payload, code="So"):
    """Show the page of a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class WriteStory(Payload, code="Sn"):
    """Write a new story, of that archetype where one is named."""

    archetype: ArchetypeId | None = None


@dataclass(frozen=True, slots=True)
class Rehearse(Payload, code="Ra"):
    """Tell a story aloud; without one, choose which."""

    story_id: int | None = None


@dataclass(frozen=True, slots=True)
class PushBack(Payload, code="Rp"):
    """Ask hard questions about a story."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ProposeDrill(Payload, code="Da"):
    """Propose a gap drill."""


@dataclass(frozen=True, slots=True)
class ProposeQuiz(Payload, code="Qa"):
    """Propose the quizzes."""


@dataclass(frozen=True, slots=True)
class ShowCards(Payload, code="La"):
    """Show the menu of the learning cards."""


@dataclass(frozen=True, slots=True)
class ShowCard(Payload, code="Lc"):
    """Show the learning card of an archetype in a message of its own."""

    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class ShowPlan(Payload, code="Pa"):
    """Show the plan until the interview."""


@dataclass(frozen=True, slots=True)
class ShowCoverage(Payload, code="co"):
    """Show the coverage."""


@dataclass(frozen=True, slots=True)
class ShowSettings(Payload, code="se"):
    """Show the settings."""


class ButtonPlace(StrEnum):
    """Where a button stands, where what it changes is shown in place."""

    SETTINGS = "here"


@dataclass(frozen=True, slots=True)
class StopDaily(Payload, code="d0"):
    """Stop the daily question."""

    place: ButtonPlace | None = None


@dataclass(frozen=True, slots=True)
class StopWeekly(Payload, code="w0"):
    """Stop the weekly summary."""

    place: ButtonPlace | None = None


@dataclass(frozen=True, slots=True)
class Export(Payload, code="Xa"):
    """Send everything as files."""


@dataclass(frozen=True, slots=True)
class JudgeAnswer(Payload, code="ju"):
    """Judge an open answer as it is."""

    answer_id: int
