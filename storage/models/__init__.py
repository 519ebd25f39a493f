"""The tables; each name ends in Row. Times are aware UTC. Free text is encrypted by the repositories."""

from storage.models.answers import (
    AnswerPartRow,
    AnswerRow,
    AnswerVersionRow,
    DisagreementRow,
    LooseTextRow,
    OwnQuestionRow,
    ReviewRow,
)
from storage.models.base import Base, UtcDateTime
from storage.models.delivery import DueRow, ErasedUpdateRow, FactRow, InboxRow, OutboxRow, SlotRow
from storage.models.moments import MomentRow
from storage.models.people import (
    ConversationRow,
    GuestRow,
    HintRow,
    PauseRow,
    PlanTickRow,
    SettingsRow,
    UserRow,
)
from storage.models.practice import CardRow, DrillRow, MockRow, OutlineRow, QuizItemRow, QuizRow, RatingRow
from storage.models.stories import (
    ChallengeRow,
    FriendLinkRow,
    ImportRow,
    PeerAssessmentRow,
    RehearsalRow,
    StoryRow,
    StoryVersionRow,
    TellingRow,
)

__all__ = [
    "AnswerPartRow",
    "AnswerRow",
    "AnswerVersionRow",
    "Base",
    "CardRow",
    "ChallengeRow",
    "ConversationRow",
    "DisagreementRow",
    "DrillRow",
    "DueRow",
    "ErasedUpdateRow",
    "FactRow",
    "FriendLinkRow",
    "GuestRow",
    "HintRow",
    "ImportRow",
    "InboxRow",
    "LooseTextRow",
    "MockRow",
    "MomentRow",
    "OutboxRow",
    "OutlineRow",
    "OwnQuestionRow",
    "PauseRow",
    "PeerAssessmentRow",
    "PlanTickRow",
    "QuizItemRow",
    "QuizRow",
    "RatingRow",
    "RehearsalRow",
    "ReviewRow",
    "SettingsRow",
    "SlotRow",
    "StoryRow",
    "StoryVersionRow",
    "TellingRow",
    "UserRow",
    "UtcDateTime",
]
