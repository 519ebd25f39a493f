"""The declaration of the day card for the registry."""

from bot.conversation.doors import ShowDayCard
from bot.conversation.feature import Feature, without_payload
from bot.features.day_card import day_card
from bot.features.day_card.pages.day_card import ROUTES
from storage.records import DueKind

DAY_CARD = Feature(
    name="day_card",
    presses={ShowDayCard: without_payload(day_card.show)},
    time_marks={DueKind.INTERVIEW_REMINDER: day_card.remind},
    instead_of_daily=day_card.on_the_eve,
    routes=ROUTES,
)
