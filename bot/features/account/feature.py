"""The declaration of /help, /privacy, /cancel and /delete for the registry."""

from bot.conversation.feature import Command, Feature, without_payload
from bot.features.account import account

ACCOUNT = Feature(
    name="account",
    commands={
        "help": Command(call=account.help_),
        "privacy": Command(call=account.privacy),
        # In a side question, /cancel leaves the question alone, and the state before it stays.
        "cancel": Command(call=account.cancel, leaves_side_question=False),
        "delete": Command(call=account.ask_delete),
    },
    presses={
        account.EraseEverything: without_payload(account.delete),
        account.KeepEverything: without_payload(account.keep),
    },
)
