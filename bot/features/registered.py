"""The list of all features. A new one is a folder beside this file, and a line here."""

from collections.abc import Sequence

from bot.conversation.feature import Feature
from bot.features.account.feature import ACCOUNT
from bot.features.answering.feature import ANSWERING
from bot.features.answers.feature import ANSWERS
from bot.features.day_card.feature import DAY_CARD
from bot.features.drill.feature import DRILL
from bot.features.friends.feature import FRIENDS
from bot.features.interview.feature import INTERVIEW
from bot.features.learning.feature import LEARNING
from bot.features.mock.feature import MOCK
from bot.features.moments.feature import MOMENTS
from bot.features.plan.feature import PLAN
from bot.features.progress.feature import PROGRESS
from bot.features.questions.feature import QUESTIONS
from bot.features.quiz.feature import QUIZ
from bot.features.rehearsal.feature import REHEARSAL
from bot.features.retrieval.feature import RETRIEVAL
from bot.features.settings.feature import SETTINGS
from bot.features.stories.feature import STORIES
from bot.features.transfer.feature import TRANSFER
from bot.features.written.feature import WRITTEN

FEATURES: Sequence[Feature] = (
    ACCOUNT,
    ANSWERING,
    ANSWERS,
    DAY_CARD,
    DRILL,
    FRIENDS,
    INTERVIEW,
    LEARNING,
    MOCK,
    MOMENTS,
    PLAN,
    PROGRESS,
    QUESTIONS,
    QUIZ,
    REHEARSAL,
    RETRIEVAL,
    SETTINGS,
    STORIES,
    TRANSFER,
    WRITTEN,
)
