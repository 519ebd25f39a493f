"""/help, /privacy, /cancel and /delete: what the registry has to know of them."""

from bot.conversation.feature import Command, Feature, without_payload
from bot.features.account import house

ACCOUNT = Feature(
    name="account",
    commands={
        "help": Command(call=house.help_),
        "privacy": Command(call=house.privacy),
        # A question in between is what /cancel leaves, and where the chat stood before stays.
        "cancel": Command(call=house.cancel, leaves_side_question=False),
        "delete": Command(call=house.ask_delete),
    },
    presses={
        house.EraseEverything: without_payload(house.delete),
        house.KeepEverything: without_payload(house.keep),
    },
)
