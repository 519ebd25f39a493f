"""/help, /privacy, /cancel and /delete: what the registry has to know of them."""

from bot.conversation.feature import Command, Feature, without_payload
from bot.features.account import account

ACCOUNT = Feature(
    name="account",
    commands={
        "help": Command(call=account.help_),
        "privacy": Command(call=account.privacy),
        # A question in between is what /cancel leaves, and where the chat stood before stays.
        "cancel": Command(call=account.cancel, leaves_side_question=False),
        "delete": Command(call=account.ask_delete),
    },
    presses={
        account.EraseEverything: without_payload(account.delete),
        account.KeepEverything: without_payload(account.keep),
    },
)
